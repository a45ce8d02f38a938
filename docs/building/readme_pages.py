"""Pages that are sections of the README: what stands there is not written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = {"zh": "README.md", "en": "README.en.md"}
SECTIONS = {
    "install.md": {"zh": "安装", "en": "Installing"},
    "reading.md": {"zh": "读懂报告", "en": "Reading the report"},
    "everyday.md": {"zh": "常用命令", "en": "Everyday commands"},
    "ci.md": {"zh": "放进 CI", "en": "In CI"},
}


def readme_pages(lang: str) -> Iterator[tuple[str, str]]:
    """Raises KeyError for a section that the README has no more."""
    text = (ROOT / README[lang]).read_text("utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    for name, headings in SECTIONS.items():
        yield name, f"# {headings[lang]}\n{found[headings[lang]]}"

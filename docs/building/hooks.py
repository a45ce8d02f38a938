"""What mkdocs does besides: takes the pages of one language, makes those that are generated, and draws up the navigation.

- `docs/pages/NAME.zh.md` and `NAME.en.md` become NAME.md of the site in each language; pages without a language are of both.
- CONTRIBUTING, CHANGELOG and the examples' READMEs are taken from where they stand.
- Of a page in both languages that of the site is taken (languages.py).
- A link to a file that is in the repository and not on the site becomes its name; a link to nothing stays, and `--strict` refuses it.
"""

from __future__ import annotations

import posixpath
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from languages import in_language  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from navigation import navigation, title_of  # noqa: E402
from pages import generated  # noqa: E402
from readme_pages import SECTIONS  # noqa: E402

_TAKEN = {
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "CHANGELOG.md": "CHANGELOG.md",
    "examples/regional-list/README.md": "examples/regional-list.md",
}
"""Files of the repository outside docs/, and the pages that they are."""
_OF_A_LANGUAGE = re.compile(r"^pages/(.+)\.(zh|en)\.md$")
_HAN = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]"
_BROKEN_LINE = re.compile(rf"(?<={_HAN})\n(?={_HAN})")
_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)")
_FENCE = re.compile(r"(^```.*?^```[ ]*$)", re.MULTILINE | re.DOTALL)

_sources: dict[str, str] = {}
"""Of each page where it stands in the repository, if it stands there."""


def on_files(files: Files, config: Any) -> Files:
    lang = config.extra["lang"]
    pages: dict[str, str] = {}
    for file in list(files.documentation_pages()):
        match = _OF_A_LANGUAGE.match(file.src_uri)
        if match is None:
            _keep(pages, file.src_uri, file.content_string, f"docs/{file.src_uri}")
            continue
        files.remove(file)
        if match[2] == lang:
            _add(files, config, pages, f"{match[1]}.md", file.content_string, f"docs/{match[1]}.md")
    for source, name in _TAKEN.items():
        _add(files, config, pages, name, (ROOT / source).read_text("utf-8"), source)
    for name, text in generated(lang).items():
        _add(files, config, pages, name, text, "README.md" if name in SECTIONS else "")
    config.nav = navigation(pages, lang)
    return files


def _add(files: Files, config: Any, pages: dict[str, str], name: str, text: str, source: str) -> None:
    files.append(File.generated(config, name, content=text))
    _keep(pages, name, text, source)


def _keep(pages: dict[str, str], name: str, text: str, source: str) -> None:
    pages[name] = text
    _sources[name] = source


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """In one language, with links and lines of prose as they are on the site, and code left as it is."""
    lang = config.extra["lang"]
    parts = _FENCE.split(in_language(markdown, lang))
    name = page.file.src_uri
    return "".join(part if i % 2 else _prose(part, name, files, lang) for i, part in enumerate(parts))


def _prose(text: str, name: str, files: Files, lang: str) -> str:
    return _LINK.sub(lambda link: _link(link, name, files, lang), _BROKEN_LINE.sub("", text))


def _link(link: re.Match[str], name: str, files: Files, lang: str) -> str:
    """A link of a page that came from elsewhere, as it is on the site."""
    words, target = link[1], link[2]
    path, _, anchor = target.partition("#")
    source = _sources.get(name, "")
    if not source or not path or "://" in path:
        return link[0]
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    on_site = _TAKEN.get(meant) or meant.removeprefix("docs/")
    page = files.get_file_from_path(on_site)
    if page and not page.inclusion.is_excluded() and (meant in _TAKEN or meant.startswith("docs/")):
        relative = posixpath.relpath(on_site, posixpath.dirname(name) or ".")
        if words.endswith(".md"):  # the name of a file, which a reader of the site does not see
            words = title_of(page.content_string, lang)
        return f"[{words}]({relative}{'#' + anchor if anchor else ''})"
    return words if (ROOT / meant).exists() else link[0]


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """The switch of languages leads to the same page in the other one: English stands in a folder below Chinese."""
    ways = {"zh": ("", "en/"), "en": ("../", "")}[config.extra["lang"]]
    places = {"zh": ways[0] + page.url, "en": ways[1] + page.url}
    config.extra["alternate"] = [
        {**other, "link": places[other["lang"]]} for other in config.extra["alternate"]
    ]
    return context

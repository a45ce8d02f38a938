"""Draw docs/report.svg, the picture in the README, from a real run.

python docs/draw_report.py           writes the picture
python docs/draw_report.py --check   exits with 1 where the picture is not that of today's report
"""

from __future__ import annotations

import html
import os
import re
import sys
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.cli.exits import exit_code
from reformcheck.plans.reader import read_plan
from reformcheck.reports.layout import Style
from reformcheck.reports.terminal.text import render
from reformcheck.rules.model import Report
from reformcheck.rules.runner import Checker
from reformcheck.running.version import VERSION

ROOT = Path(__file__).parent.parent
PLAN = "examples/jilin-altered.yaml"
PICTURE = ROOT / "docs" / "report.svg"

# rich's own template without its web fonts: the picture must not fetch anything.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "Noto Sans Mono CJK SC", "Noto Sans CJK SC", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    catalog = load_catalog()
    geography = Geography(catalog)
    plan = read_plan(PLAN, catalog, geography)
    checked = Checker(catalog, geography, today="2026-01-01").check(plan)
    report = Report(VERSION, catalog, (checked,))
    console = Console(record=True, width=100, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"$ reformcheck diff {PLAN}", style="bold", highlight=False)
    said = render(report, Style("zh", color=True), width=100, color=True, exit_code=exit_code(report))
    console.print(Text.from_ansi(said.rstrip("\n"), no_wrap=True))
    svg = console.export_svg(title="reformcheck", code_format=SVG, unique_id="report")
    return re.sub(r'textLength="([0-9.]+)"([^>]*>)([^<]*)(?=</text>)', _measure, svg)


def _measure(match: re.Match[str]) -> str:
    """rich gives every character one cell; a Chinese one takes two."""
    length, rest, text = match.groups()
    words = html.unescape(text)
    return f'textLength="{float(length) * cell_len(words) / max(len(words), 1):g}"{rest}{text}'


def main() -> int:
    os.chdir(ROOT)  # so that the report names the plan as the README's reader types it
    svg = draw()
    if "--check" in sys.argv[1:]:
        fresh = PICTURE.is_file() and PICTURE.read_text("utf-8") == svg
        print("up to date" if fresh else "stale: run python docs/draw_report.py")
        return 0 if fresh else 1
    PICTURE.write_text(svg, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

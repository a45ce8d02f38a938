"""Plans in the layouts of several provinces and of central documents, in every format, against labels by hand."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.plans.documents.drafting.draft import Draft

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml"))
TEXTS = [name for name in NAMES if not (SAMPLES / f"{name}.html").exists()]
TABLES = [name for name in NAMES if name not in TEXTS]

Imported = Callable[[Path], Draft]


def labels(name: str) -> dict[str, Any]:
    return yaml.load((SAMPLES / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


def seen(draft: Draft, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the draft says of everything that the labels speak of."""
    result: dict[str, Any] = {}
    for key in wanted:
        if key == "front":
            values = {name: getattr(draft.front, name) for name in wanted["front"]}
            result["front"] = {n: list(v) if isinstance(v, tuple) else str(v) for n, v in values.items()}
        elif key == "withheld":
            result["withheld"] = [[w.section, str(w.numbers[0]), str(w.numbers[-1])] for w in draft.withheld]
        elif key == "phases":
            result["phases"] = [[p.name, p.start, p.end] for p in draft.phases]
        elif key == "region":
            result["region"] = draft.region
    result["items"] = [seen_item(item, want) for item, want in zip(draft.items, wanted["items"], strict=True)]
    return result


def seen_item(item: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {"title": item.title}
    for key in ("number", "section"):
        if key in wanted:
            result[key] = getattr(item, key)
    for role in ("lead", "assist", "responsible"):
        names = [unit.name for unit in getattr(item.units, role)]
        if names or role in wanted:
            result[role] = names
    if item.units.open_ended:
        result["open_ended"] = "true"
    if item.scope or "scope" in wanted:
        result["scope"] = list(item.scope)
    return result


def check(draft: Draft, name: str) -> None:
    wanted = labels(name)
    assert [item.title for item in draft.items] == [item["title"] for item in wanted["items"]]
    expected = {k: v for k, v in wanted.items() if k in ("front", "withheld", "phases", "region", "items")}
    assert seen(draft, wanted) == expected


def lines(name: str) -> list[str]:
    return [line.strip(" \u3000") for line in labels(name)["text"].split("\n") if line.strip(" \u3000")]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text(imported: Imported, tmp_path: Path, name: str, encoding: str):
    path = tmp_path / "plan"
    path.write_bytes(labels(name)["text"].encode(encoding))
    check(imported(path), name)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", ["as_docx", "as_html", "as_pdf"])
def test_other_formats(
    imported: Imported, tmp_path: Path, name: str, form: str, request: pytest.FixtureRequest
):
    write = request.getfixturevalue(form)
    check(imported(write(lines(name), tmp_path / "document.bin")), name)


@pytest.mark.parametrize("name", TABLES)
def test_tables(imported: Imported, name: str):
    check(imported(SAMPLES / f"{name}.html"), name)


STYLE = "<style>td,th{border:1px solid black}table{border-collapse:collapse}.top,.foot{display:none}</style>"


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_tables_by_libreoffice(imported: Imported, tmp_path: Path, name: str):
    page = (SAMPLES / f"{name}.html").read_text("utf-8").replace("</head>", STYLE + "</head>")
    page = page.replace('<div class="top">', '<div class="top" hidden>')
    source = tmp_path / f"{name}.html"
    source.write_text(page[: page.find('<div class="foot">')] if "foot" in page else page, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*command, "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
         str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    check(imported(tmp_path / f"{name}.docx"), name)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_tables_by_chromium(imported: Imported, tmp_path: Path, name: str):
    page = (SAMPLES / f"{name}.html").read_text("utf-8").replace("</head>", STYLE + "</head>")
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(page.replace("<body>", '<body style="font-size:10px">'), encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={target}", str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    check(imported(target), name)


def test_traditional_script_alike(imported: Imported, tmp_path: Path):
    opencc = pytest.importorskip("opencc")
    name = "units-on-own-lines"
    path = tmp_path / "plan.txt"
    path.write_text(opencc.OpenCC("s2t").convert(labels(name)["text"]), encoding="utf-8")
    draft = imported(path)
    check(draft, name)
    assert draft.items[0].printed_title != draft.items[0].title


def test_lines_broken_at_one_width(imported: Imported, tmp_path: Path):
    """Text copied from a page, each line cut at 30 characters."""
    name = "first-leads"
    broken = [
        ("　　" + line)[start : start + 30] for line in lines(name) for start in range(0, len(line) + 2, 30)
    ]
    path = tmp_path / "plan.txt"
    path.write_text("\n".join(broken), encoding="utf-8")
    check(imported(path), name)


def test_nothing_is_dropped(imported: Imported, tmp_path: Path):
    """Every paragraph is in an item, a heading, the front matter, the timetable, or the review."""
    for name in TEXTS:
        path = tmp_path / "plan.txt"
        path.write_text(labels(name)["text"], encoding="utf-8")
        draft = imported(path)
        assert sum(draft.fates.values()) == len(draft.document.blocks) + draft.parted - joined(name), name


def joined(name: str) -> int:
    """Paragraphs that were joined with the one before because it broke off at 、."""
    return sum(line.endswith("、") for line in lines(name))


def test_html_escapes_are_text(imported: Imported, tmp_path: Path):
    path = tmp_path / "page.html"
    line = "1.推行“A&B<C>”机制。落实。（责任单位：省科技厅）"
    path.write_text(f"<html><body><div><p>{html.escape(line)}</p></div></body></html>", encoding="utf-8")
    (item,) = imported(path).items
    assert item.title == "推行“A&B<C>”机制"

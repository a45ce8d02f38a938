"""Jilin's plan as .docx, .html and .pdf gives the plan that its text gives."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reformcheck.plans.documents import plan_data, read_document
from reformcheck.plans.documents.drafting.draft import Draft

Imported = Callable[[Path], Draft]


@pytest.fixture(scope="module")
def jilin(examples: Path) -> list[str]:
    text = (examples / "jilin-2019-19-plan.txt").read_text("utf-8")
    lines = [line.replace("[bookmark: _GoBack]", "").strip(" \u3000") for line in text.split("\n")]
    return [line for line in lines if line]


@pytest.fixture(scope="module")
def wanted(imported: Imported, examples: Path) -> dict[str, Any]:
    return content(imported(examples / "jilin-2019-19-plan.txt"))


def content(draft: Draft) -> dict[str, Any]:
    """The data of the plan file without what tells the file and the places in it."""
    data = plan_data(draft)
    del data["document"]
    for entry in (*data["items"], *data["review"]):
        del entry["source"]
    return data


@pytest.mark.parametrize("form", ["as_docx", "as_html", "as_pdf"])
def test_same_plan(
    imported: Imported,
    jilin: list[str],
    wanted: dict,
    tmp_path: Path,
    form: str,
    request: pytest.FixtureRequest,
):
    # A name without its suffix: the kind is told from the content.
    path = request.getfixturevalue(form)(jilin, tmp_path / "document")
    assert content(imported(path)) == wanted


@pytest.fixture(scope="module")
def printed(jilin: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page made to be printed."""
    path = tmp_path_factory.mktemp("print") / "jilin.html"
    centred = "".join(f'<p style="text-align:center">{html.escape(line)}</p>' for line in jilin[:3])
    body = "".join(
        f'<p style="text-indent:2em;text-align:justify">{html.escape(line)}</p>' for line in jilin[3:]
    )
    style = "@page{size:A4;margin:2.5cm}body{font:16pt/1.7 serif}p{margin:0}"
    path.write_text(
        f'<html><head><meta charset="utf-8"><style>{style}</style></head><body>{centred}{body}</body></html>',
        encoding="utf-8",
    )
    return path


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_pdf_by_chromium(imported: Imported, printed: Path, wanted: dict, tmp_path: Path):
    """With the head and foot that a browser prints on every page."""
    target = tmp_path / "jilin.pdf"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile",
         f"--print-to-pdf={target}", str(printed)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    draft = imported(target)
    assert content(draft) == wanted
    assert draft.document.pages and draft.document.pages > 3
    assert draft.items[8].place.source.startswith("第")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pdf_and_docx_by_libreoffice(
    imported: Imported, jilin: list[str], wanted: dict, tmp_path: Path, as_docx
):
    as_docx(jilin, tmp_path / "jilin.docx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "jilin.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert content(imported(tmp_path / "jilin.pdf")) == wanted


def test_places_in_a_page(imported: Imported, jilin: list[str], tmp_path: Path, as_html):
    path = as_html(jilin, tmp_path / "page.html")
    source = path.read_text("utf-8").split("\n")
    for item in imported(path).items:
        assert source[item.place.line - 1][item.place.column - 1 :].startswith(
            f"{item.number}.{item.title[:8]}"
        )


def test_places_in_a_word_file(imported: Imported, jilin: list[str], tmp_path: Path, as_docx):
    draft = imported(as_docx(jilin, tmp_path / "jilin.docx"))
    for item in draft.items:
        paragraph = jilin[item.place.line - 1]
        assert paragraph.startswith(f"{item.number}.{item.title[:8]}")
        for unit in item.units.all:
            assert paragraph[unit.place.column - 1 :].startswith(unit.name)


def test_radicals_and_doubles_are_characters_in_every_format(tmp_path: Path):
    path = tmp_path / "x.txt"
    path.write_text("⼀、推进⼯作⽅案，⻓期清凉。", encoding="utf-8")
    assert [block.text.string for block in read_document(str(path)).blocks] == [
        "一、推进工作方案，长期清凉。"
    ]

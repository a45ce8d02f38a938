"""Scans of the Jilin plan, a degree askew and with a seal, at 150, 200 and 300 dots an inch: characters, findings, time.

    python benchmarks/recognise_scans.py [DPI ...]

Needs the extra `ocr`, Chromium and a Chinese serif font; a page takes some seconds. To be run by night, not by the suite.
"""

from __future__ import annotations

import difflib
import html
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from reformcheck.catalog.divisions import load_regions
from reformcheck.plans.documents import plan_data, read_document, understand
from reformcheck.plans.documents.reading.stream import Document, texts_of
from reformcheck.running import check

PLAN = Path(__file__).parent.parent / "examples" / "documents" / "jilin-2019-19-plan.txt"
RED = (40, 40, 220)


def main() -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        printed = print_plan(Path(folder))
        for dpi in map(int, sys.argv[1:] or ("150", "200", "300")):
            failed += compare(scan(printed, dpi, Path(folder) / f"{dpi}.pdf"), dpi)
    return 1 if failed else 0


def print_plan(folder: Path) -> Path:
    lines = [
        line.replace("[bookmark: _GoBack]", "").strip(" \u3000")
        for line in PLAN.read_text("utf-8").split("\n")
    ]
    lines = [line for line in lines if line]
    middle = "".join(f'<p style="text-align:center">{html.escape(line)}</p>' for line in lines[:3])
    body = "".join(
        f'<p style="text-indent:2em;text-align:justify">{html.escape(line)}</p>' for line in lines[3:]
    )
    style = '@page{size:A4;margin:2.5cm}body{font:16pt/1.7 "Noto Serif CJK SC"}p{margin:0}'
    page = folder / "plan.html"
    page.write_text(
        f'<html lang="zh-CN"><head><meta charset="utf-8"><style>{style}</style></head><body>{middle}{body}</body></html>',
        encoding="utf-8",
    )
    target = folder / "plan.pdf"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", str(page)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return target


def scan(printed: Path, dpi: int, target: Path) -> Path:
    """The pages as a scanner gives them: askew, with the grain of paper, a seal on the first and the last."""
    pages = []
    grain = np.random.default_rng(0)
    with pypdfium2.PdfDocument(printed) as document:
        for number in range(len(document)):
            page = document[number].render(scale=dpi / 72).to_numpy()[:, :, :3].copy()
            if number in (0, len(document) - 1):
                page = sealed(page, dpi)
            high, wide = page.shape[:2]
            turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 1.0, 1.0)
            page = cv2.warpAffine(
                page, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
            )
            page = np.clip(page + grain.normal(0, 6, page.shape), 0, 255).astype(np.uint8)
            pages.append(Image.fromarray(page[:, :, ::-1]))
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=dpi)
    return target


def sealed(page: np.ndarray, dpi: int) -> np.ndarray:
    over = page.copy()
    x, y, radius = int(page.shape[1] * 0.68), int(page.shape[0] * 0.45), round(dpi * 0.83)
    cv2.circle(over, (x, y), radius, RED, max(dpi // 40, 2))
    star = [
        (x + radius * 0.35 * np.cos(a), y + radius * 0.35 * np.sin(a))
        for a in np.pi * (0.8 * np.arange(5) - 0.5)
    ]
    cv2.fillPoly(over, [np.array(star).astype(int)], RED)
    for angle in np.pi * (0.8 + 0.14 * np.arange(11)):
        at = int(x + radius * 0.78 * np.cos(angle)), int(y + radius * 0.78 * np.sin(angle))
        cv2.rectangle(over, at, (at[0] + dpi // 10, at[1] + dpi // 10), RED, max(dpi // 70, 2))
    return np.minimum(page, over)


def compare(path: Path, dpi: int) -> bool:
    """Whether the findings differ from those of the text."""
    begun = time.perf_counter()
    read = read_document(str(path))
    seconds = (time.perf_counter() - begun) / (read.pages or 1)
    wanted, found = letters(read_document(str(PLAN))), letters(read)
    changes = difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    wrong = [(wanted[a:b], found[c:d]) for kind, a, b, c, d in changes if kind != "equal"]
    count = sum(max(len(old), len(new)) for old, new in wrong)
    same = findings(path) == findings(PLAN)
    items = plan_items(read) == plan_items(read_document(str(PLAN)))
    print(
        f"{dpi} dpi: {seconds:.1f} s a page, {count} of {len(wanted)} characters wrong ({count / len(wanted):.2%}) {wrong[:9]}"
    )
    print(
        f"  items {'as' if items else 'UNLIKE'} those of the text, findings {'as' if same else 'UNLIKE'} those of the text"
    )
    return not same


def letters(document: Document) -> str:
    """The characters of the text, of marks and brackets the full ones."""
    whole = "".join(text.string for block in document.blocks for text in texts_of(block))
    return "".join(whole.replace("[bookmark: _GoBack]", "").split()).replace("(", "（").replace(")", "）")


def findings(path: Path) -> list[tuple[str, str | None]]:
    """Rules and measures, without what is said of the recognition itself."""
    return [(one.rule, one.measure_id) for one in check(str(path)).findings if one.variant != "recognised"]


def plan_items(document: Document) -> list[tuple[object, ...]]:
    items = plan_data(understand(document, load_regions()))["items"]
    return [(item.get("number"), item["title"], item.get("units")) for item in items]


if __name__ == "__main__":
    sys.exit(main())

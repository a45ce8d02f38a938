"""Scanned pages: what is recognised on them, and what is said of it. Needs the extra `ocr`, but for the first tests."""

from __future__ import annotations

import struct
import sys
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.reading.scans.recognition import Words, chars_of, in_full_width

recognising = pytest.mark.skipif(
    find_spec("rapidocr") is None, reason='NO OCR: scans are not tested; pip install "reformcheck[ocr]"'
)


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("(责任单位:省科技厅,省财政厅)", "（责任单位：省科技厅，省财政厅）"),
        ("国办发(2018)126号", "国办发（2018）126号"),
        ("自2019年1月1日起;", "自2019年1月1日起；"),
        ("1.推行“三合一”审判", "1.推行“三合一”审判"),
        ("ISO(9001), x:y", "ISO(9001), x:y"),
    ],
)
def test_marks_beside_han(recognised: str, printed: str):
    assert in_full_width(recognised) == printed


def test_boxes_of_recognised_characters():
    words = [
        Words("按照国家要求在全省推广。", 0.99, 100, 100, 580, 145),
        Words("一1一", 0.9, 400, 960, 480, 1000),
        Words("某某", 0.3, 400, 700, 480, 740),
        Words("效。", 0.99, 100, 160, 170, 204),
    ]
    chars, unclear = chars_of(words, 1000, 144)
    assert "".join(char.char for char in chars) == "按照国家要求在全省推广。效。"
    assert unclear == "某某"
    assert chars[0][1:] == (50.0, 428.75, 70.0, 448.75)
    assert {round(char.right - char.left, 6) for char in chars} == {20.0}


def test_without_the_extra_it_is_said_what_to_install(monkeypatch, tmp_path: Path):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    path = tmp_path / "x.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(InputError) as caught:
        read_document(str(path))
    assert (
        caught.value.zh == '这是图片，须做文字识别（OCR）：`pip install "reformcheck[ocr]"` 之后可以直接读取'
    )


LINES = [
    "吉林省推广支持创新改革举措工作方案",
    "一、重点任务",
    "1.推行知识产权民事、刑事、行政案件“三合一”审判。提高审判效率，缩短审判周期。（责任单位：省高级人民法院、省市场监管厅）",
    "2.建立以降低侵权损失为核心的专利保险机制。扩大专利保险试点范围，鼓励保险机构开发产品。（责任单位：省市场监管厅）",
]


@pytest.fixture(scope="module")
def scan(as_pdf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page as a scanner gives it: a degree askew, with a red seal over its words, at 150 dots an inch."""
    import cv2
    import numpy as np
    import pypdfium2

    folder = tmp_path_factory.mktemp("scan")
    with pypdfium2.PdfDocument(as_pdf(LINES, folder / "x.pdf")) as document:
        page = document[0].render(scale=150 / 72).to_numpy()[:, :, :3].copy()
    seal = page.copy()
    cv2.circle(seal, (800, 330), 120, (40, 40, 220), 6)
    cv2.putText(seal, "SEAL", (730, 345), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (40, 40, 220), 5)
    page = np.minimum(page, seal)
    high, wide = page.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 1.0, 1.0)
    page = cv2.warpAffine(page, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    path = folder / "x.png"
    cv2.imwrite(str(path), page)
    return path


@recognising
def test_a_scanned_page(scan: Path, regions, tmp_path: Path):
    from PIL import Image

    pdf = tmp_path / "x.pdf"
    with Image.open(scan) as picture:
        picture.save(pdf, resolution=150)
    document = read_document(str(pdf))
    draft = understand(document, regions)
    text = tmp_path / "x.txt"
    text.write_text("\n".join(LINES), encoding="utf-8")
    wanted = understand(read_document(str(text)), regions)
    assert [(item.number, item.title, item.text) for item in draft.items] == [
        (item.number, item.title, item.text) for item in wanted.items
    ]
    assert [[unit.name for unit in item.units.all] for item in draft.items] == [
        [unit.name for unit in item.units.all] for item in wanted.items
    ]
    assert [(reserve.kind, reserve.words) for reserve in document.reserves] == [("recognised", "第1页")]


@recognising
@pytest.mark.parametrize(
    ("width", "scanned", "kept"), [(827, 100, 827), (1654, 200, 1654), (4962, 600, 1654)]
)
def test_resolution_of_a_picture(width: int, scanned: int, kept: int, tmp_path: Path):
    """What a page of A4 has, whatever the file says of itself; what is finer than needed is shrunk."""
    from PIL import Image

    from reformcheck.plans.documents.reading.scans.pictures import pictures_of

    path = tmp_path / "x.tif"
    Image.new("L", (width, round(width * 1.414)), 255).save(path, dpi=(72, 72))
    count, pictures = pictures_of(path.read_bytes(), Location("x.tif"))
    assert [(round(one.scanned), one.pixels.shape[1]) for one in pictures] == [(scanned, kept)]
    assert count == 1


def png(wide: int, high: int) -> bytes:
    """A picture of which only the size is told."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@recognising
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(100_000, 100_000), "百万像素"),
        (png(500, 500), "已损坏"),
        (png(500, 500)[:40], "已损坏"),
        (png(100, 100), "太小"),
        (png(400, 4000), "太小"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "已损坏"),
        (b"II*\0" + bytes(500), "已损坏"),
        (b"BM" + bytes(500), "已损坏"),
    ],
)
def test_bad_pictures(content: bytes, said: str, tmp_path: Path):
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_document(str(path))
    assert said in caught.value.zh

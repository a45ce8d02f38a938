"""Archives, mail and pages saved as one file: what they carry is read as if it lay in a folder."""

from __future__ import annotations

import zipfile
from base64 import encodebytes
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from quopri import encodestring
from typing import Any

import pytest
from old_office import word_97

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import is_document, plan_data, read_document
from reformcheck.plans.documents.drafting.draft import Draft
from reformcheck.plans.documents.reading.carried.inside import Carried, carried_by
from reformcheck.plans.documents.reading.stream import Paragraph

PLAN = ["吉林省工作方案", "一、主要任务", "（一）做好专利快速审查。（责任单位：省财政厅）"]
DOC = word_97(PLAN)


class _Gbk(zipfile.ZipInfo):
    """An entry as Windows packs it in China: its name in GBK, and nothing says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile calls
        return self.filename.encode("gb18030"), self.flag_bits


class _Mac(zipfile.ZipInfo):
    """An entry as macOS packs it: its name in UTF-8, and nothing says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile calls
        return self.filename.encode(), self.flag_bits


def packed(path: Path, files: dict[str, bytes], entry: type[zipfile.ZipInfo] = zipfile.ZipInfo) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(entry(name), content)
    return path


def carried(path: Path) -> Carried | None:
    """What a file carries, without the folder that it lies in."""
    found = carried_by(str(path))
    return found and Carried(*([name.removeprefix(f"{path.parent}/") for name in names] for names in found))


def strings(path: str) -> list[str]:
    return [block.text.string for block in read_document(path).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("entry", [zipfile.ZipInfo, _Gbk, _Mac])
def test_the_documents_of_an_archive(tmp_path: Path, entry: type[zipfile.ZipInfo]) -> None:
    files = {
        "材料/方案乙.doc": DOC,
        "说明.txt": b"",
        "图.png": b"",
        "__MACOSX/._方案乙.doc": b"",
        "~$方案.docx": b"",
    }
    path = packed(tmp_path / "材料.zip", files, entry)
    assert carried(path) == Carried(["材料.zip!/材料/方案乙.doc", "材料.zip!/说明.txt"], ["材料.zip!/图.png"])
    assert strings(f"{path}!/材料/方案乙.doc") == PLAN
    assert is_document(f"{path}!/材料/方案乙.doc")


def test_a_name_whose_second_byte_is_a_backslash(tmp_path: Path) -> None:
    assert "乗".encode("gbk")[1:] == b"\\"
    path = packed(tmp_path / "a.zip", {"乗.doc": DOC}, _Gbk)
    assert carried(path) == Carried(["a.zip!/乗.doc"], [])


def test_an_archive_in_mail(tmp_path: Path) -> None:
    inner = packed(tmp_path / "附件.zip", {"方案.doc": DOC}, _Gbk)
    message = EmailMessage()
    message["Subject"] = "报送方案"
    message.set_content("请查收。")
    message.add_attachment(inner.read_bytes(), maintype="application", subtype="zip", filename="附件.zip")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="章.png")
    (tmp_path / "来信.eml").write_bytes(message.as_bytes())
    assert carried(tmp_path / "来信.eml") == Carried(["来信.eml!/附件.zip!/方案.doc"], ["来信.eml!/章.png"])
    assert strings(f"{tmp_path}/来信.eml!/附件.zip!/方案.doc") == PLAN
    assert strings(str(tmp_path / "来信.eml")) == PLAN


@pytest.mark.parametrize(
    "name",
    [
        b'filename="=?gb2312?B?t72wuC5kb2M=?="',
        b'filename="' + "方案.doc".encode("gbk") + b'"',
        b"filename*=gbk''%B7%BD%B0%B8.doc",
        b"filename*0*=utf-8''%E6%96%B9; filename*1*=%E6%A1%88.doc",
    ],
)
def test_names_of_attached_files(tmp_path: Path, name: bytes) -> None:
    """As programs of all ages write them."""
    path = tmp_path / "m.eml"
    path.write_bytes(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
        b"--b\r\nContent-Type: application/msword\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; "
        + name + b"\r\n\r\n" + encodebytes(DOC) + b"\r\n--b--\r\n"
    )  # fmt: skip
    assert carried(path) == Carried(["m.eml!/方案.doc"], [])


def test_mail_without_attached_documents_is_one(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("\n".join(PLAN))
    message.add_alternative("".join(f"<p>{line}</p>" for line in PLAN), subtype="html")
    path = tmp_path / "m.eml"
    path.write_bytes(message.as_bytes())
    assert carried(path) is None
    assert strings(str(path)) == PLAN


def saved_page(page: str, charset: str, head: str = "") -> bytes:
    """A page as Word or a browser saves it, with its style sheet behind it."""
    return (
        f"{head}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--=_b\"\r\n\r\n"
        "此文档为“单个文件网页”。\r\n\r\n----=_b\r\nContent-Location: file:///C:/x.htm\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"{charset}\"\r\n\r\n"
    ).encode("gbk") + encodestring(page.encode(charset)) + (
        b"\r\n----=_b\r\nContent-Location: file:///C:/x.css\r\nContent-Type: text/css\r\n\r\np {}\r\n----=_b--\r\n"
    )  # fmt: skip


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
@pytest.mark.parametrize("head", ["", "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\n"])
def test_the_plan_of_a_saved_page(
    imported: Callable[[Path], Draft], examples: Path, as_html, tmp_path: Path, charset: str, head: str
) -> None:
    lines = (examples / "xizang-2020-notice.txt").read_text("utf-8").split("\n")
    page = as_html([line for line in lines if line.strip()], tmp_path / "page.html")
    saved = tmp_path / "page.mht"
    text = page.read_text("utf-8").replace('<meta charset="utf-8">', "")
    saved.write_bytes(saved_page(text, charset, head))
    assert content(imported(saved)) == content(imported(page))


def content(draft: Draft) -> dict[str, Any]:
    data = plan_data(draft)
    del data["document"]
    return data


def test_sheets_saved_as_frames(tmp_path: Path) -> None:
    def part(name: str, page: str) -> str:
        return f"--b\r\nContent-Location: {name}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n"

    path = tmp_path / "book.mht"
    path.write_text(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        + part("book.htm", "<html><frameset rows='*,39'><frame src='sheet001.htm'></frameset></html>")
        + part("sheet001.htm", f"<html><body><p>{PLAN[0]}。</p></body></html>")
        + "--b--\r\n",
        encoding="utf-8",
        newline="",
    )
    assert strings(str(path)) == [PLAN[0] + "。"]


def locked_zip(folder: Path) -> Path:
    path = packed(folder / "x.zip", {"a.doc": DOC})
    raw = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    path.write_bytes(raw)
    return path


def nested(folder: Path) -> Path:
    """An archive in an archive in an archive, and so on."""
    path = packed(folder / "x.zip", {"a.doc": DOC})
    for _ in range(30):
        path = packed(folder / "x.zip", {"x.zip": path.read_bytes()})
    return path


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "cut short": (lambda f: _cut(packed(f / "x.zip", {"a.doc": DOC})), "损坏或不完整"),
    "locked": (locked_zip, "密码"),
    "no documents": (lambda f: packed(f / "x.zip", {"a.png": b""}), "没有能读的公文"),
    "several documents": (lambda f: packed(f / "x.zip", {"a.doc": DOC, "b.doc": DOC}), "有 2 份公文"),
    "archives without end": (nested, "请先解压"),
    "a bomb": (lambda f: packed(f / "x.zip", {"a.txt": b"\n" * 100_000_000}), "超过 10 MB"),
    "mail of endless parts": (
        lambda f: _written(
            f / "x.eml", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" * 5_000
        ),
        "部分过多",
    ),
    "a saved page that is cut short": (
        lambda f: _written(f / "x.mht", saved_page(f"<html><p>{PLAN[0]}</p></html>", "utf-8")[:-40]),
        "损坏或不完整",
    ),
    "mail of nothing": (
        lambda f: _written(f / "x.eml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\n"),
        "没有文字",
    ),
}


def _cut(path: Path) -> Path:
    return _written(path, path.read_bytes()[:-60])


def _written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    make, said = BAD[name]
    with pytest.raises(InputError) as caught:
        read_document(str(make(tmp_path)))
    assert said in caught.value.zh


def test_a_file_that_is_not_in_the_archive(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"a.doc": DOC})
    with pytest.raises(InputError) as caught:
        read_document(f"{path}!/b.doc")
    assert caught.value.zh == "压缩文件里没有这个文件"


HEAD = "From: a@b\r\nMIME-Version: 1.0\r\n"


def mail(folder: Path, head: str, *parts: str) -> Path:
    body = "".join(f"\r\n--b\r\n{part}" for part in parts)
    return _written(
        folder / "x.eml", f"{HEAD}Content-Type: {head}; boundary=b\r\n{body}\r\n--b--\r\n".encode()
    )


def part(kind: str, content: str, more: str = "") -> str:
    return f"Content-Type: {kind}; charset=utf-8\r\n{more}\r\n{content}"


@pytest.mark.parametrize(
    ("head", "parts", "shown"),
    [
        ("multipart/mixed", [part("text/plain", "甲。"), part("text/html", "<p>乙。</p>"), part("text/plain", "丙。")], ["甲。", "乙。", "丙。"]),
        ("multipart/alternative", [part("text/plain", "甲。"), part("text/html", "<p>乙。</p>")], ["乙。"]),
        ("multipart/related", [part("text/html", "<p>乙。</p>"), part("text/html", "<p>丙。</p>")], ["乙。"]),
        ("multipart/mixed", [part("text/plain", "甲。"), f"Content-Type: message/rfc822\r\n\r\n{HEAD}{part('text/plain', '乙。')}"], ["甲。", "乙。"]),
        ("multipart/mixed", [part("text/plain; format=flowed", "推进 \r\n改革 \r\n。\r\n另段。")], ["推进 改革 。", "另段。"]),
        ("multipart/mixed", [part("text/plain; format=flowed; delsp=yes", "推进 \r\n改革。")], ["推进改革。"]),
    ],
)  # fmt: skip
def test_what_of_mail_is_shown(head: str, parts: list[str], shown: list[str], tmp_path: Path) -> None:
    assert strings(str(mail(tmp_path, head, *parts))) == shown


@pytest.mark.parametrize("charset", ["utf-7", "hz-gb-2312", "iso-2022-jp", "big5", "gb2312"])
def test_encodings_that_only_the_mail_names(charset: str, tmp_path: Path) -> None:
    text = "工作方案"
    raw = text.encode("hz" if charset.startswith("hz") else charset)
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert strings(str(_written(tmp_path / "x.eml", head.encode() + encodebytes(raw)))) == [text]


def test_attached_files_that_are_not_read_are_told(tmp_path: Path) -> None:
    scan = part("image/png", "x", "Content-Disposition: attachment; filename=scan.png\r\n")
    path = mail(tmp_path, "multipart/mixed", part("text/plain", "见附件。"), scan)
    assert [(told.kind, told.words) for told in read_document(str(path)).reserves] == [
        ("unread", "附件 scan.png ")
    ]


def test_a_name_that_leads_out_of_the_archive_is_a_name(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"../材料/方案.doc": DOC, "./.缓存/方案.doc": DOC})
    assert carried(path) == Carried(["x.zip!/../材料/方案.doc"], [])

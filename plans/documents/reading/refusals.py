"""Files that are no documents that can be read: what each is, and what to do."""

from __future__ import annotations

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.kinds import Refused

_SAVE = ("请用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx")
_WHAT: dict[Refused, tuple[str, str, tuple[str, str]]] = {
    "archive": (
        "压缩文件（.rar、.7z、.gz）",
        "a packed file (.rar, .7z, .gz)",
        ("请先解压", "unpack it first"),
    ),
    "zip": ("压缩文件", "a zip file", ("请先解压", "unpack it first")),
    "binary-sheets": (
        "二进制的 Excel 文件（.xlsb）",
        "a binary Excel file (.xlsb)",
        ("请用 Excel 或 WPS 打开，另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx"),
    ),
    "slides": (
        "幻灯片（PowerPoint、WPS 演示）",
        "a presentation",
        ("请检查是否给错了文件", "check that this is the right file"),
    ),
    "uof": ("标文通文件（.uof、.uot）", "a file of the Uniform Office Format", _SAVE),
    "works": ("Microsoft Works 文件", "a file of Microsoft Works", _SAVE),
}


def refusal(kind: Refused, where: Location) -> InputError:
    """Why a file of this kind is not read."""
    if kind == "locked":
        return locked(where)
    zh, en, (do_zh, do_en) = _WHAT[kind]
    return InputError(where, f"这是{zh}，{do_zh}", f"this is {en}; {do_en}")


def to_convert(zh: str, en: str, where: Location) -> InputError:
    """The error of a file that only LibreOffice could turn into one that is read, which is not installed."""
    return InputError(
        where,
        f"这是{zh}，请用 Word 或 WPS 打开，另存为 .docx 再检查；装有 LibreOffice 的会自动转换（`soffice --convert-to docx 文件名`）",
        f"this is an {en}: open it in Word or WPS and save it as .docx; where LibreOffice is installed it is converted by itself"
        " (`soffice --convert-to docx FILE`)",
    )


def locked(where: Location) -> InputError:
    """The error of a file that a password protects."""
    return InputError(
        where,
        "文件有密码保护，请先在 Word 或 WPS 里取消密码",
        "the file is protected by a password; remove it in Word or WPS first",
    )

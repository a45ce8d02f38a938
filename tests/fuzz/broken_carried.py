"""Mails, saved pages and archives that carry documents, whole or broken."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile
from random import Random

import broken_pages
import broken_words
from broken_pages import in_bytes

_CHARSETS = ("utf-8", "gb18030", "gb2312", "x-unknown", "")
_NAMES = ("方案.docx", "材料/方案.html", "../../方案.txt", "a" * 300 + ".txt", "方案", ".docx", "说明.jpg", "x.zip", "a\\b.txt", "CON.txt", "方案!/x.docx")  # fmt: skip


def _part(raw: bytes, kind: str, charset: str, chance: Random, head: str = "") -> bytes:
    how = chance.choice(("base64", "quoted-printable", "8bit"))
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[how](raw)
    said = f'; charset="{charset}"' if charset else ""
    return (
        f"Content-Type: {kind}{said}\r\nContent-Transfer-Encoding: {how}\r\n{head}\r\n".encode()
        + body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    )


def whole_mail(lines: list[str], chance: Random) -> bytes:
    """A page saved as one file, or the text of a mail."""
    body = "".join(f"<p>{broken_words.escape(line)}</p>" for line in lines)
    page = f"<html><head></head><body>{body}</body></html>".encode()
    return _joined([_part(page, "text/html", "utf-8", chance)], "related")


def _joined(parts: list[bytes], kind: str) -> bytes:
    head = f'MIME-Version: 1.0\r\nSubject: =?utf-8?B?5pa55qGI?=\r\nContent-Type: multipart/{kind}; boundary="=_b"\r\n\r\n'.encode()
    return head + b"".join(b"--=_b\r\n" + part + b"\r\n" for part in parts) + b"--=_b--\r\n"


def mail(lines: list[str], chance: Random) -> bytes:
    parts = []
    for _ in range(chance.randrange(1, 4)):
        charset = chance.choice(_CHARSETS)
        if chance.random() < 0.5:
            raw = broken_pages.page(lines, chance).encode(
                "gb18030" if charset.startswith("gb") else "utf-8", "replace"
            )
            parts.append(_part(raw, "text/html", charset, chance))
        elif chance.random() < 0.5:
            parts.append(_part("\n".join(lines).encode("utf-8", "replace"), "text/plain", charset, chance))
        else:
            name = chance.choice(_NAMES)
            head = f'Content-Disposition: attachment; filename="{name}"\r\n'
            parts.append(
                _part(broken_words.broken(lines, chance), "application/octet-stream", "", chance, head)
            )
    raw = _joined(parts, chance.choice(("mixed", "related", "alternative", "x")))
    return in_bytes(raw, chance) if chance.random() < 0.5 else raw


def whole_archive(lines: list[str], chance: Random) -> bytes:
    return _archive(
        [(chance.choice(("方案.txt", "材料/方案.txt")), "\n".join(lines).encode("utf-8", "replace"))], chance
    )


def _archive(files: list[tuple[str, bytes]], chance: Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as file:
        for name, raw in files:
            file.writestr(zipfile.ZipInfo(name), raw)
    return held.getvalue()


def archive(lines: list[str], chance: Random) -> bytes:
    files = []
    for name in chance.sample(_NAMES, chance.choice((1, 1, 1, 2))):
        raw = (
            broken_words.broken(lines, chance) if name.endswith("docx") else broken_pages.broken(lines, chance) if name.endswith("html")
            else "\n".join(lines).encode("utf-8", "replace")
        )  # fmt: skip
        files.append((name, raw))
    raw = _archive(files, chance)
    return in_bytes(raw, chance) if chance.random() < 0.4 else raw

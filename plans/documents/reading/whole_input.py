"""The bytes of an input that is opened once, whether it is a file, a pipe, a device or standard input."""

from __future__ import annotations

import os
import select
import stat
import sys
from collections.abc import Callable, Iterator

from reformcheck.catalog.errors import InputError, os_reason
from reformcheck.catalog.files.textfile import STDIN, read_beginning, shown_path
from reformcheck.catalog.model import Location

_PIECE = 1 << 18
_PATIENCE = 10.0
"""Seconds for which a named pipe that nobody writes to is waited for."""


def read_whole(path: str, limit_of: Callable[[bytes], int]) -> bytes:
    """All bytes, or one more than the limit that `limit_of` sets on seeing the first ones. Raises InputError."""
    where = Location(shown_path(path))
    try:
        pieces = _standard_input(where) if path == STDIN else _file(path, where)
        data = bytearray()
        limit = 0
        for piece in pieces:
            limit = limit or limit_of(piece)
            data += piece
            if len(data) > limit:
                break
    except FileNotFoundError:
        raise InputError(where, "找不到文件，请检查路径", "no such file; check the path") from None
    except OSError as error:
        zh, en = os_reason(error)
        raise InputError(where, f"无法读取：{zh}", f"cannot be read: {en}") from None
    except ValueError as error:  # a name that no file can have
        raise InputError(where, f"无法读取：{error}", f"cannot be read: {error}") from None
    return bytes(data[: limit + 1])


def beginning_of(path: str, size: int) -> bytes:
    """The first bytes of a file; none of what can be read only once, or not at all."""
    try:
        return read_beginning(path, size) or b""
    except (OSError, ValueError):
        return b""


def _standard_input(where: Location) -> Iterator[bytes]:
    if sys.stdin is None:
        raise InputError(where, "标准输入已经关闭", "standard input is closed")
    while piece := sys.stdin.buffer.read(_PIECE):
        yield piece


def _file(path: str, where: Location) -> Iterator[bytes]:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise InputError(where, "这是文件夹，应为文件", "this is a folder; a file was expected")
        if stat.S_ISFIFO(mode):
            _await_writer(descriptor, where)
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(descriptor, True)
        while piece := os.read(descriptor, _PIECE):
            yield piece
    finally:
        os.close(descriptor)


def _await_writer(descriptor: int, where: Location) -> None:
    """A pipe that nobody has opened for writing would seem empty, or be waited for without end."""
    if not select.select([descriptor], [], [], _PATIENCE)[0]:
        raise InputError(
            where,
            f"管道在 {_PATIENCE:.0f} 秒内没有写入任何内容",
            f"nothing was written to the pipe within {_PATIENCE:.0f} s",
        )

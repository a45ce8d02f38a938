"""What goes wrong with one file is that file's error, and stops no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reformcheck.catalog.errors import CentralDocumentError, InputError, NoPlanError, clipped
from reformcheck.catalog.language.visible import visible
from reformcheck.catalog.model import Location
from reformcheck.rules.model import ModelError, ReadError
from reformcheck.running.problems import RequestError

_T = TypeVar("_T")


def guarded(name: str, lang: str, work: Callable[[], _T]) -> _T | ReadError:
    """What work on the file of this name gives, or why it gives nothing.

    Raises what concerns all files alike: RequestError, and ModelError for a model that must be asked.
    """
    try:
        return work()
    except InputError as error:
        return read_error(error, lang)
    except (RequestError, ModelError):
        raise
    except MemoryError:
        return killed(name, lang)
    except Exception as error:
        return _internal(name, error, lang)


def read_error(error: InputError, lang: str) -> ReadError:
    """What a report says of a file that could not be read."""
    no_plan, central = isinstance(error, NoPlanError), isinstance(error, CentralDocumentError)
    return ReadError(error.location, error.message(lang), no_plan, central)


def _internal(name: str, error: Exception, lang: str) -> ReadError:
    import traceback

    said = visible(clipped(f"{type(error).__name__}: {error}"))
    message = (
        f"内部错误（{said}），这个文件没有检查完；请把文件、所用命令和加 --verbose-errors 后的输出一并报告给维护者"
        if lang == "zh"
        else f"internal error ({said}): nothing was decided of this file; please report it with the file, "
        "the command, and what --verbose-errors adds"
    )
    return ReadError(Location(name), message, trace="".join(traceback.format_exception(error)))


def killed(name: str, lang: str) -> ReadError:
    """The error of a file on which the process that checked it died."""
    return ReadError(
        Location(name),
        "检查这个文件的进程被系统终止（多半是内存不足），这个文件没有检查完；请关掉别的程序后单独检查它"
        if lang == "zh"
        else "the system ended the process that checked this file, most likely for want of memory: "
        "nothing was decided of it; check it alone, with other programs closed",
    )

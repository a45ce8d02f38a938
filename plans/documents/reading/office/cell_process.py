"""Run by itself: the cells of the workbook on standard input, as JSON on standard output.

The library that reads them ends its process where a file is hostile enough, and nothing can catch that: so it has a process
of its own, with a bound on its memory.
"""

from __future__ import annotations

import datetime
import io
import json
import sys
from contextlib import suppress
from typing import Any

_MEMORY = 450_000_000


def main() -> int:
    """0 where the workbook was read, 3 for one that a password protects, else another code."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        json.dump(_sheets(book), sys.stdout)
    except PasswordError:
        return 3
    except CalamineError:
        return 4
    return 0


def _sheets(book: Any) -> list[dict[str, Any]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = []
    for data in book.sheets_metadata:
        if data.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(data.name)
            rows = sheet.to_python(skip_empty_area=False)
            sheets.append(
                {
                    "name": data.name,
                    "hidden": data.visible != SheetVisibleEnum.Visible,
                    "rows": [[_text(value) for value in row] for row in rows],
                    "merged": sheet.merged_cell_ranges or [],
                }
            )
    return sheets


def _text(value: Any) -> str:
    """A cell as the program shows it, as far as the value tells: 1.0 is 1, the first of a month likely the month."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月" + (f"{value.day}日" if value.day > 1 else "")
    return str(value)


if __name__ == "__main__":
    sys.exit(main())

"""Arrays that cost time to compute, kept in the user's cache between runs."""

from __future__ import annotations

import hashlib
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def remembered(about: Sequence[str], make: Callable[[], list[Any]]) -> list[Any]:
    """What `make` gives, from the cache where it was made before of the very same.

    `about`: all that the arrays depend on, such as the model and the texts. A cache that cannot be read or written
    costs time alone.
    """
    file = _folder() / f"{hashlib.sha256(chr(0).join(about).encode()).hexdigest()}.npz"
    arrays = _read(file)
    if arrays is None:
        arrays = make()
        with suppress(OSError, RuntimeError):
            _write(file, arrays)
    return arrays


def _folder() -> Path:
    from platformdirs import user_cache_path

    folder: Path = user_cache_path("reformcheck", appauthor=False)
    return folder / "semantic"


def _read(file: Path) -> list[Any] | None:
    """The arrays of a file; None where there are none or they are not whole."""
    try:
        with np.load(file, allow_pickle=False) as held:
            arrays = [held[f"arr_{position}"] for position in range(len(held.files))]
    except (OSError, ValueError, EOFError, KeyError, RuntimeError, zipfile.BadZipFile):
        return None
    return arrays if all(np.isfinite(array).all() for array in arrays) else None


def _write(file: Path, arrays: Sequence[Any]) -> None:
    """All of the file or nothing, whoever else writes it. Raises OSError."""
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as target:
            np.savez(target, *arrays)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

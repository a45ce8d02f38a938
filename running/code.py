"""What a result rests on beside the plan and the settings: the program, the data that it ships, the libraries."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOMS = ("catalog", "plans", "rules", "reports", "running")

# Libraries that read documents or plans: another version may read otherwise.
_LIBRARIES = (
    "msdoc2docx",
    "opencc",
    "onnxruntime",
    "pypdfium2",
    "rapidocr",
    "python-calamine",
    "pyyaml",
    "selectolax",
    "orjson",
)


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Digest of every file of the package, and of the versions that it runs with."""
    folders = [path for room in _ROOMS for path in import_module(f"reformcheck.{room}").__path__]
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return _digest([files_digest(folders), sys.version, *libraries])


def files_digest(paths: Iterable[str]) -> str:
    """Digest of the contents of files, and of all files in folders."""
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        for file in sorted(_files(path)):
            content = Path(file).read_bytes()
            digest.update(
                f"{os.path.relpath(file, path)}\0{len(content)}\0".encode("utf-8", "surrogateescape")
            )
            digest.update(content)
    return digest.hexdigest()


def _files(path: str) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__" and not entry.name.startswith("."):
                    yield from _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry.path


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()

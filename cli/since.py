"""The little that reformcheck asks of git: what changed since a revision, and what a file was then."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location


def changed_since(revision: str) -> frozenset[Path]:
    """Absolute paths of files that differ from a revision, untracked ones too. Raises InputError."""
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    changed = _git("diff", "--name-only", "--no-renames", "-z", revision, "--")
    new = _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/")
    names = (changed + new).decode("utf-8", "surrogateescape").split("\0")
    return frozenset((top / name).resolve() for name in names if name)


def content_at(revision: str, path: str) -> bytes | None:
    """The bytes of a file at a revision; None where it did not exist."""
    folder, name = Path(path).resolve().parent, Path(path).name
    found = subprocess.run(
        ["git", "-C", str(folder), "show", f"{revision}:./{name}"], capture_output=True, check=False
    )
    return found.stdout if found.returncode == 0 else None


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise InputError(Location("git"), "没有安装 git", "git is not installed") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[0]
        raise InputError(Location("git"), f"git 不能回答：{reason}", f"git cannot answer: {reason}")
    return done.stdout

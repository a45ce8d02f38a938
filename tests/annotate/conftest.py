"""Files to annotate, and the command that does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "importing"))  # old_office

from word_files import FILES


@pytest.fixture(params=FILES)
def given(request) -> bytes:
    """Each of the six files."""
    return FILES[request.param]()


@pytest.fixture(scope="session")
def annotated(tmp_path_factory):
    """The file that the command writes, and its exit code; each file is annotated once."""
    from click.testing import CliRunner

    from reformcheck.cli import group

    folder = tmp_path_factory.mktemp("annotate")
    done: dict[bytes, tuple[bytes, int]] = {}

    def annotate(data: bytes) -> tuple[bytes, int]:
        if data not in done:
            given, out = folder / "方案.docx", folder / f"批注{len(done)}.docx"
            given.write_bytes(data)
            command = ["annotate", str(given), "-o", str(out), "--as-of", "2021-03-01", "--lang", "zh"]
            result = CliRunner().invoke(group, command, standalone_mode=False)
            assert result.exception is None, result.exception
            assert given.read_bytes() == data
            done[data] = out.read_bytes(), result.return_value
        return done[data]

    return annotate

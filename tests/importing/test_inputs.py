"""An input is opened once: pipes and standard input are read whole, as files are."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import is_document, read_document

TEXT = "某市工作方案\n一、主要任务\n" + "".join(
    f"（{n}）开展第{n}次检查。做好检查。（责任单位：市财政局）\n" for n in range(1, 201)
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")


def through_pipe(content: bytes, folder: Path, wait: float = 0.0) -> list[str]:
    """The paragraphs of what is written into a named pipe, a while after it is opened for reading."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    writer = threading.Timer(wait, lambda: pipe.write_bytes(content))
    writer.start()
    try:
        return [block.text.string for block in read_document(str(pipe)).blocks]
    finally:
        writer.join()


@needs_pipes
@pytest.mark.parametrize("wait", [0.0, 0.3])
def test_a_named_pipe_is_read_whole(tmp_path: Path, wait: float):
    assert through_pipe(TEXT.encode(), tmp_path, wait) == TEXT.splitlines()


@needs_pipes
def test_a_word_file_through_a_pipe(tmp_path: Path):
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml",
            f"<w:document {W}><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>",
        )
    assert through_pipe(path.read_bytes(), tmp_path) == ["甲"]


@needs_pipes
def test_a_pipe_that_nobody_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reformcheck.plans.documents.reading.whole_input._PATIENCE", 0.05)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="nothing was written"):
        read_document(str(tmp_path / "pipe"))


@needs_pipes
def test_a_pipe_is_not_looked_into(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.docx")
    assert not is_document(str(tmp_path / "pipe"))
    assert is_document(str(tmp_path / "pipe.docx"))


IMPORT = [sys.executable, "-m", "reformcheck.cli", "import"]


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="no /dev/stdin on this system")
@pytest.mark.parametrize("name", ["/dev/stdin", "-"])
def test_standard_input(name: str):
    done = subprocess.run([*IMPORT, name], input=TEXT.encode(), capture_output=True, check=False)
    assert "得到 200 项任务" in done.stderr.decode()


def test_the_digest_is_of_what_was_read(tmp_path: Path):
    import hashlib

    path = tmp_path / "x.txt"
    path.write_bytes(TEXT.encode())
    assert read_document(str(path)).sha256 == hashlib.sha256(TEXT.encode()).hexdigest()

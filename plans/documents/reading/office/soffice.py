"""LibreOffice, where it is installed, turns what no reader of ours reads into .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import lru_cache
from multiprocessing import util
from pathlib import Path

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

_SECONDS = 90
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)

# Nothing in a document is run, and nothing that it names elsewhere is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def soffice() -> str | None:
    """The program, where it is installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def by_soffice(raw: bytes, suffix: str, where: Location) -> bytes | None:
    """The document as .docx; None without LibreOffice. Raises InputError where it cannot read the file."""
    program = soffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "given" + suffix), Path(folder, "given.docx")
        source.write_bytes(raw)
        _run([program, f"-env:UserInstallation={_profile(os.getpid())}", "--headless", "--norestore",
              "--convert-to", "docx", "--outdir", folder, str(source)], where)  # fmt: skip
        if not target.is_file():
            raise _failed(where)
        return target.read_bytes()


@lru_cache(maxsize=1)
def _profile(process: int) -> str:
    """A profile for this process alone: two that run at the same time must not share one, nor take the user's."""
    folder = tempfile.mkdtemp(prefix="reformcheck-soffice-")
    # Also where this is one of many processes, which end without what `atexit` holds.
    util.Finalize(None, shutil.rmtree, (folder, True), exitpriority=1)
    Path(folder, "user").mkdir()
    Path(folder, "user", "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return Path(folder).as_uri()


def _run(command: list[str], where: Location) -> None:
    """Run to the end, and end it with what it has started where that takes too long."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)
        raise _failed(where) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _failed(where: Location) -> InputError:
    return InputError(
        where,
        "LibreOffice 转换不了这个文件，请用 Word 或 WPS 打开，另存为 .docx 再检查",
        "LibreOffice cannot convert the file; open it in Word or WPS, save it as .docx, and check that",
    )

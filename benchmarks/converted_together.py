"""LibreOffice started once for many .rtf inputs of the fuzzer; started for each, as the reader does, it takes over a second.

Those that it refuses, or falls over, count as refused.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from reformcheck.plans.documents.reading.office import converted, old_word, soffice
from reformcheck.plans.documents.reading.scans import read_scan

_packages: dict[bytes, bytes] = {}
"""What was converted ahead, for each input its .docx."""


def own_readers_alone() -> None:
    """Old Word files are read by our own library, what was not converted ahead is refused, and no character is recognised."""
    read_scan.can_recognise = lambda: False
    old_word.by_soffice = lambda raw, suffix, where: None
    converted.by_soffice = lambda raw, suffix, where: _packages.get(raw)


def convert_ahead(inputs: list[bytes]) -> None:
    """Convert these; those before are forgotten."""
    _packages.clear()
    _packages.update(_converted(inputs))


def _converted(inputs: list[bytes]) -> dict[bytes, bytes]:
    program = soffice.soffice()
    if program is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"{n}.rtf") for n in range(len(inputs))]
        for source, raw in zip(sources, inputs, strict=True):
            source.write_bytes(raw)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]  # fmt: skip
        subprocess.run([*command, *map(str, sources)], check=False, capture_output=True)
        made = [source.with_suffix(".docx") for source in sources]
        return {raw: path.read_bytes() for raw, path in zip(inputs, made, strict=True) if path.is_file()}

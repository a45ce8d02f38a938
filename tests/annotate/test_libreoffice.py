"""The annotated files opened in another program: every comment is there, with its words."""

from __future__ import annotations

import shutil
import subprocess
import warnings
import zipfile
from xml.etree import ElementTree

import pytest
from word_comments import comments_of
from word_files import FILES

_NO_OFFICE = (
    "NO LIBREOFFICE: the annotated files were not opened in it (apt-get install libreoffice-writer-nogui)."
)
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def test_every_comment_is_there(annotated, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        warnings.warn(_NO_OFFICE, stacklevel=1)
        pytest.skip(_NO_OFFICE)
    results = {name: annotated(make())[0] for name, make in FILES.items()}
    for name, data in results.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.docx") for name in results]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    for name, data in results.items():
        with zipfile.ZipFile(tmp_path / f"{name}.odt") as package:
            content = ElementTree.fromstring(package.read("content.xml"))
        found = [
            tuple("".join(p.itertext()) for p in note.iter(_TEXT + "p"))
            for note in content.iter(_OFFICE + "annotation")
        ]
        assert sorted(found) == sorted(comment.paragraphs for comment in comments_of(data)), name

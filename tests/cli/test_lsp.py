"""`reformcheck lsp` before the server begins."""

from __future__ import annotations

import sys

import pytest


@pytest.mark.parametrize("missing", ["pygls", "lsprotocol"])
def test_without_the_extra_one_sentence_says_what_to_install(missing, run, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("reformcheck.editor.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    done = run("lsp")
    assert (done.code, done.out) == (2, "")
    assert done.err == "reformcheck: lsp needs pygls; install it with: pip install 'reformcheck[lsp]'\n"

"""A real editor, set up as docs/editors.md tells: neovim without a screen, on the altered plan of the examples."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from .conftest import DOUBTFUL, ROOT, SURE

NVIM = os.environ.get("REFORMCHECK_NVIM") or shutil.which("nvim")
GUIDE = (ROOT / "docs" / "editors.md").read_text("utf-8")

needs_neovim = pytest.mark.skipif(
    NVIM is None, reason="no neovim: install it, or name one in REFORMCHECK_NVIM"
)

# Waits for what the server says, puts the doubtful title into line 64 and deletes the text, takes the first action
# offered there.
SCRIPT = """
local function findings()
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { rule = d.code or d.user_data.lsp.code, line = d.lnum + 1, severity = d.severity, message = d.message })
  end
  return found
end
local function has(rule)
  return function()
    for _, d in ipairs(findings()) do if d.rule == rule then return true end end
    return false
  end
end
local told = {}
vim.wait(60000, has("missing-measure"), 20)
told.first = findings()
local line = vim.fn.search("%(sure)s")
vim.api.nvim_buf_set_lines(0, line - 1, line + 2, true, { "    title: %(doubtful)s", vim.fn.getline(line + 1) })
vim.wait(60000, has("ambiguous-item"), 20)
told.doubtful = has("ambiguous-item")()
vim.ui.select = function(actions, _, choose)
  told.offered = #actions
  choose(actions[1])
end
vim.api.nvim_win_set_cursor(0, { line, 12 })
vim.lsp.buf.code_action()
vim.wait(60000, function() return vim.fn.getline(line + 1):find("measure:") ~= nil end, 20)
told.written = vim.fn.getline(line + 1)
vim.wait(60000, function() return not has("ambiguous-item")() end, 20)
told.settled = not has("ambiguous-item")()
vim.fn.writefile({ vim.fn.json_encode(told) }, "%(told)s")
vim.cmd("qall!")
"""


def setup_of(version: tuple[int, ...]) -> str:
    new, old = re.findall(r"```lua\n(.*?)```", GUIDE, re.DOTALL)
    return new if version >= (0, 11) else old


@needs_neovim
def test_neovim_shows_the_errors_and_settles_the_doubt(tmp_path: Path) -> None:
    said = subprocess.run([str(NVIM), "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(map(int, re.findall(r"\d+", said)[:2]))
    command = f'{{ "{sys.executable}", "-m", "reformcheck.cli", "lsp", "--lang", "zh" }}'
    (tmp_path / "init.lua").write_text(
        setup_of(version).replace('{ "reformcheck", "lsp" }', command), "utf-8"
    )
    told = tmp_path / "told.json"
    script = SCRIPT % {"sure": SURE, "doubtful": DOUBTFUL, "told": told}
    (tmp_path / "script.lua").write_text(script, "utf-8")
    done = subprocess.run(
        [str(NVIM), "--headless", "--clean", "-n", "-u", str(tmp_path / "init.lua"), "-c", "filetype on", "examples/jilin-altered.yaml",
         "-S", str(tmp_path / "script.lua")],
        cwd=ROOT, capture_output=True, text=True, timeout=240, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert told.is_file(), done.stderr
    found = json.loads(told.read_text("utf-8"))
    errors = [(d["rule"], d["line"]) for d in found["first"] if d["severity"] == 1]
    assert sorted(errors) == [
        ("missing-measure", 10),
        ("no-responsible-unit", 82),
        ("pilot-measure-out-of-zone", 59),
    ]
    assert all("：" in d["message"] for d in found["first"])
    assert found["doubtful"] and found["offered"] == 3
    assert found["written"] == "    measure: 2018-126/11"
    assert found["settled"]


def test_the_guide_can_be_copied() -> None:
    """What it shows in JSON and TOML is valid, and every setup calls the command that there is."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    parts = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)
    data = [json.loads(text) for kind, text in parts if kind == "json"]
    assert data[0]["yaml.schemas"].keys() == {"./plan.schema.json"} and data[1]["main"] == "extension.js"
    (helix,) = [tomllib.loads(text) for kind, text in parts if kind == "toml"]
    assert helix["language-server"]["reformcheck"] == {"command": "reformcheck", "args": ["lsp"]}
    setups = [text for kind, text in parts if kind in ("js", "lua", "elisp")]
    assert len(setups) == 4
    assert all(re.search(r'"reformcheck",? (args: \["lsp"\]|"lsp")', text) for text in setups)

"""A real Chromium without a window, driven over its own pipe: no port, no driver program, no package."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_TIMEOUT = 30.0

# Chromium reads commands on descriptor 3 and writes answers on 4; the given ones may be any.
_LAUNCH = """\
import fcntl, os, sys
reads, writes = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3])
os.dup2(reads, 3)
os.dup2(writes, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def find_chromium() -> str | None:
    """REFORMCHECK_CHROMIUM, else the first browser of the Chromium family on the path."""
    named = os.environ.get("REFORMCHECK_CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


class PageError(Exception):
    """The page's script threw, or the browser refused a command."""


class Browser:
    """One browser with one page; `messages` and `requests` gather what the page said and asked for."""

    def __init__(self, executable: str) -> None:
        self._profile = tempfile.mkdtemp(prefix="reformcheck-chromium-")
        to_read, self._to = os.pipe()
        self._from, to_write = os.pipe()
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
            "--disable-extensions", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe",
            f"--user-data-dir={self._profile}", "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, str(to_read), str(to_write), executable, *arguments],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._buffer = b""
        self._next = 0
        self._events: list[dict[str, Any]] = []
        self._session: str | None = None
        self.messages: list[str] = []
        self.requests: list[str] = []
        self._attach()

    def _attach(self) -> None:
        targets = self.command("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        attached = self.command("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.command(f"{domain}.enable")

    def close(self) -> None:
        with contextlib.suppress(PageError, OSError):
            self.command("Browser.close")
        self._process.wait(timeout=_TIMEOUT)
        os.close(self._to)
        os.close(self._from)
        shutil.rmtree(self._profile, ignore_errors=True)

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol and wait for its answer."""
        self._next += 1
        call: dict[str, Any] = {"id": self._next, "method": method, "params": params}
        if self._session and not method.startswith(("Target.", "Browser.")):
            call["sessionId"] = self._session
        os.write(self._to, json.dumps(call).encode() + b"\0")
        number = self._next
        while True:
            message = self._receive()
            if message.get("id") == number:
                if "error" in message:
                    raise PageError(f"{method}: {message['error']}")
                return message.get("result", {})

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = os.read(self._from, 1 << 20)
            if not chunk:
                raise PageError("the browser ended")
            self._buffer += chunk
        raw, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        if "method" in message:
            self._note(message["method"], message["params"])
        return message

    def _note(self, method: str, params: dict[str, Any]) -> None:
        self._events.append({"method": method, **params})
        if method == "Runtime.consoleAPICalled":
            self.messages.append(str([value.get("value") for value in params["args"]]))
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.messages.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded":
            self.messages.append(params["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.messages.append("dialog: " + params["message"])

    def open(self, path: Path, *, width: int = 1280, height: int = 900, dark: bool = False) -> float:
        """Open a file from disk; the seconds until it is loaded and painted."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", media="", features=[theme])
        self.messages.clear()
        self.requests.clear()
        self._events.clear()
        start = time.perf_counter()
        self.command("Page.navigate", url=path.resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._receive()
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return time.perf_counter() - start

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is awaited."""
        result = self.command(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in result:
            raise PageError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def press(self, key: str, *, control: bool = False) -> None:
        """Press and release a key by its DOM name, for example "ArrowDown"."""
        common = {
            "key": key,
            "code": key,
            "modifiers": 2 if control else 0,
            "windowsVirtualKeyCode": _CODES[key],
        }
        text = {"text": "\r"} if key == "Enter" else {}
        self.command("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.command("Input.dispatchKeyEvent", type="keyUp", **common)

    def point(self, selector: str) -> None:
        """Move the mouse over the middle of the first element that a selector finds."""
        x, y = self.run(
            f"(() => {{ const r = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        self.command("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def until(self, condition: Callable[[], bool], seconds: float = 5.0) -> bool:
        """Whether a condition came true in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.02)
        return False

    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        shot = self.command("Page.captureScreenshot", captureBeyondViewport=whole, **self._clip(whole))
        path.write_bytes(base64.b64decode(shot["data"]))

    def _clip(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        size = self.command("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}
        return {"clip": clip}

    def pdf(self) -> bytes:
        """The page as printed."""
        printed = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(printed["data"])


_CODES = {
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "PageUp": 33, "PageDown": 34,
    "End": 35, "Home": 36, "Enter": 13, "Escape": 27, "Tab": 9,
}  # fmt: skip

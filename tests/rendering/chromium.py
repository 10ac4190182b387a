"""A headless Chromium, spoken to over a pipe in its own protocol (Chrome DevTools Protocol); no library needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = next(
    (name for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if shutil.which(name)), None
)
"""None where there is no Chromium on this machine."""

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Chromium:
    """One tab. `said` holds what pages said on the console and exceptions, `requests` every address asked for."""

    def __init__(self, writing: int, reading: int) -> None:
        self._writing, self._reading = writing, reading
        self._held = b""
        self._last = 0
        self._session: str | None = None
        self.said: list[str] = []
        self.requests: list[str] = []
        self._arrived: set[str] = set()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, f"{method}: {answer['error']}"
                found: dict[str, Any] = answer["result"]
                return found

    def open(self, path: Path, after: str = "", *, width: int = 1200, height: int = 900) -> None:
        """Open a file in a window of this size and wait until it is there."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        self._go("about:blank")  # else another fragment of the same page would not be loaded anew
        self.said.clear()
        self.requests.clear()
        self._go(path.resolve().as_uri() + after)

    def _go(self, address: str) -> None:
        self._arrived.clear()
        self.call("Page.navigate", url=address)
        while "Page.loadEventFired" not in self._arrived:
            self._next()

    def value(self, expression: str) -> Any:
        """What a JavaScript expression is."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def click(self, selector: str) -> None:
        """Click on the middle of an element, as a hand would."""
        box = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.click(selector)
        self.call("Input.insertText", text=text)

    def pdf(self) -> bytes:
        """The page as it is printed, by its own page sizes."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(answer["data"])

    def picture(self, path: Path) -> None:
        """A picture of the whole page."""
        answer = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(answer["data"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            more = os.read(self._reading, 1 << 20)
            assert more, "Chromium has gone"
            self._held += more
        raw, _, self._held = self._held.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, told: dict[str, Any]) -> None:
        self._arrived.add(method)
        if method == "Runtime.consoleAPICalled":
            self.said.append(" ".join(str(each.get("value", each)) for each in told["args"]))
        elif method == "Runtime.exceptionThrown":
            self.said.append(str(told["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.said.append(told["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])


@contextmanager
def chromium(profile: Path) -> Iterator[Chromium]:
    """Start a browser with an empty profile; it ends with the context."""
    assert PROGRAM is not None
    to_read, writing = os.pipe()
    reading, to_write = os.pipe()
    # The protocol wants file descriptors 3 and 4.
    command = ["bash", "-c", f'exec "$@" 3<&{to_read} 4>&{to_write}', "-", PROGRAM, *_OPTIONS]
    with subprocess.Popen(
        [*command, f"--user-data-dir={profile}"],
        pass_fds=(to_read, to_write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(to_read)
        os.close(to_write)
        try:
            yield Chromium(writing, reading)
        finally:
            process.terminate()
            os.close(writing)
            os.close(reading)

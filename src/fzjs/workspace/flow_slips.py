"""Slips inside `[…]` and `{…}`: full-width commas, colons and brackets, and colons without a space."""

from __future__ import annotations

import re

from fzjs.workspace.edits import Edit
from fzjs.workspace.flaws import Flaw

# The keys of the plan language are English words; years are keys of trajectories.
KEY = r"(?:[A-Za-z_][A-Za-z0-9_-]*|[12][0-9]{3})"

_IS_KEY = re.compile(rf"\s*({KEY}|\"[^\"\n]*\"|'[^'\n]*')\s*")
_NEXT_KEY = re.compile(rf"\s*{KEY}\s*[:：]")
_MARK = re.compile("[][{},:'\"#，：［］｛｝]")
_NONBLANK = re.compile(r"\S")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*'")
_SENTENCE = re.compile("[。；！？]")
_BLANKS = " \t\u3000"
_OPENING = {"［": "[", "｛": "{"}
_CLOSING = {"］": "]", "｝": "}"}
_PAIRS = {"[": "]", "{": "}"}


class FlowScan:
    """Goes through one flow collection, over its lines, to the bracket that closes it, not beyond `reach`.

    Afterwards `is_closed` says whether there was one, and `slips` what was found on the way.
    """

    __slots__ = ("_at", "_open", "_reach", "_start", "_text", "_token", "is_closed", "slips")

    def __init__(self, text: str, start: int, reach: int) -> None:
        self._text = text
        self._start = self._at = start
        self._reach = reach
        self.is_closed = False
        self._open: list[str] = []
        self._token = start
        self.slips: list[tuple[Flaw, Edit]] = []

    def run(self) -> int:
        """Returns the offset after the closing bracket; the first line's end where there is none."""
        while (mark := _MARK.search(self._text, self._at, self._reach)) is not None:
            self._at = mark.start()
            self._step(mark[0])
            if not self._open:
                self.is_closed = True
                return self._at
        line_end = self._text.find("\n", self._start)
        line_end = len(self._text) if line_end < 0 else line_end
        self.slips = [slip for slip in self.slips if slip[0].offset < line_end]
        return line_end

    def _step(self, character: str) -> None:
        at = self._at
        fresh = _NONBLANK.search(self._text, self._token, at) is None
        if character in "\"'":
            self._at = self._past_quotes(character) if fresh else at + 1
            return
        self._at += 1
        if character in "[{" or (character in _OPENING and fresh):
            if character in _OPENING:
                self._slip(at, "FZ004", f"括号用了全角的“{character}”", "括号都用半角", _OPENING[character])
            self._open.append(_OPENING.get(character, character))
            self._token = self._at
        elif character in "]}" or character in _CLOSING:
            self._close(at, character)
        elif character == "," and self._text[self._at : self._at + 1] != "":
            self._token = self._at
        elif character == "，":
            self._comma(at)
        elif character in ":：":
            self._colon(at, character)
        elif character == "#" and self._text[at - 1] in " \t\n":
            line_end = self._text.find("\n", at)
            self._at = len(self._text) if line_end < 0 else line_end

    def _close(self, at: int, character: str) -> None:
        if character in _CLOSING:
            if _CLOSING[character] != _PAIRS[self._open[-1]]:
                return
            self._slip(at, "FZ004", f"括号用了全角的“{character}”", "括号都用半角", _CLOSING[character])
        self._open.pop()
        self._token = self._at

    def _comma(self, at: int) -> None:
        token = self._text[self._token : at].strip()
        rest = self._text[self._at : self._at + 80]
        ended = not token or token[-1] in "\"'"
        separates = _NEXT_KEY.match(rest) if self._open[-1] == "{" else not _SENTENCE.search(token)
        if ended or separates:
            hint = "改成半角逗号加空格；如果逗号是文字的一部分，给整项加引号"
            self._slip(at, "FZ004", "各项之间用了全角逗号", hint, ", ", swallow=True)
            self._token = self._at

    def _colon(self, at: int, colon: str) -> None:
        key = _IS_KEY.fullmatch(self._text, self._token, at)
        if key is None:
            return
        follower = self._text[self._at : self._at + 1]
        name = key[1]
        if colon == "：":
            self._slip(
                at,
                "FZ004",
                f"键“{name}”后面用了全角冒号",
                f"改成半角冒号加空格：“{name}: ”",
                ": ",
                swallow=True,
            )
        elif follower == "\u3000" or (
            self._open[-1] == "{"
            and follower not in " \t\r\n,]}:/"
            and name[0] not in "\"'"
            and follower != ""
        ):
            self._slip(
                at,
                "FZ005",
                f"键“{name}”的冒号后面缺少空格",
                f"冒号后面空一格：“{name}: ”",
                ": ",
                swallow=True,
            )
        elif follower not in (" ", "\t", "\r", "\n"):
            return
        self._token = self._at

    def _past_quotes(self, quote: str) -> int:
        pattern = _DOUBLE_QUOTED if quote == '"' else _SINGLE_QUOTED
        closed = pattern.match(self._text, self._at, self._reach)
        return self._at + 1 if closed is None else closed.end()

    def _slip(
        self, at: int, code: str, message: str, hint: str, mended: str, *, swallow: bool = False
    ) -> None:
        end = at + 1
        while swallow and self._text[end : end + 1] in tuple(_BLANKS):
            end += 1
        self.slips.append((Flaw(code, at, message, hint, 1), Edit(at, end, mended)))

"""Slips of the pen that hide a document's structure, found line by line in the text itself.

Input methods write `：` for `:`, `，` for `,`, `［` for `[`, `—` for `-`, `＃` for `#`; hands forget the
space after a colon or a dash, and editors indent with tabs. To YAML most of these are plain text. The
scan follows the lines as an author sees them and is careful where the same characters are text: in
block and quoted texts, in the continuation lines of a text, and behind anything but an English key.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fzjs.workspace.edits import Edit
from fzjs.workspace.flaws import Flaw
from fzjs.workspace.flow_slips import KEY, FlowScan

_QUOTED = r'"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\n]|'')*'"
_QUOTED_LINES = re.compile(_QUOTED.replace(r"\n", ""), re.DOTALL)
_WIDE_BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000"
_INDENT = re.compile(f"[ \t{_WIDE_BLANKS}]*")
_DASHES = re.compile(r"(?:-[ \t]+)+")
_WRONG_DASH = re.compile("([－—–―•·])[ \t\u3000]*(?=\\S)")
_TIGHT_DASH = re.compile(r"-(?=[^\s-])(?!\d+(?:\.\d+)?\s*$)")
_KEY = re.compile(rf"({KEY}|{_QUOTED})[ \t]*(：|:)(.?)")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:[#＃].*)?$")
_COMMENT = re.compile(r"(?<=[ \t])＃")
_TIGHT_COMMENT = re.compile(r"(?<=[^\s#])#(?=[ \t]*fzjs:)")
_STRUCTURE = re.compile(rf"^[ \t\u3000]*(?:[-－—–―•][^\s-]|{KEY}[ \t]*[：:]|＃)", re.MULTILINE)

# Bounds for what is no plan but a flood: slips told, lines looked at, quotes and brackets left open, and
# the characters between the two ends of one.
_MOST_SLIPS = 200
_MOST_LINES = 50_000
_MOST_UNCLOSED = 20
_LONGEST = 20_000


class Slip(NamedTuple):
    """A slip: what to tell the author, and the edits that would mend it."""

    flaw: Flaw
    edits: tuple[Edit, ...]


def hides_structure(raw: str) -> bool:
    """Whether a plain text of several lines has one that looks like a key, an item or a comment."""
    return _STRUCTURE.search(raw) is not None


def find_slips(text: str, *, failed: bool, widths: tuple[int, int] = (2, 2)) -> list[Slip]:
    """All slips of a text in the order of the file.

    `failed` says that YAML could not read the text as a mapping, so that something must be wrong; else
    only what can hardly be meant as text counts. `widths` are how many spaces mend a tab and an
    ideographic space in an indentation.
    """
    scan = _Scan(text, failed, widths)
    scan.run()
    return scan.slips


class _Scan:
    """Follows the lines; `_text_below` is the indentation below which a text goes on, -1 for none."""

    __slots__ = ("_failed", "_spaces", "_text", "_text_below", "_unclosed", "slips")

    def __init__(self, text: str, failed: bool, widths: tuple[int, int]) -> None:
        self._text = text
        self._failed = failed
        self._spaces = str.maketrans(
            dict.fromkeys(_WIDE_BLANKS, " ") | {"\t": " " * widths[0], "\u3000": " " * widths[1]}
        )
        self._text_below = -1
        self._unclosed = 0
        self.slips: list[Slip] = []

    def run(self) -> None:
        offset = 0
        for _ in range(_MOST_LINES):
            offset = self._line(offset)
            if offset >= len(self._text) or len(self.slips) > _MOST_SLIPS:
                return

    def _line(self, start: int) -> int:
        """Look at the line that begins at `start`; returns where the next one to look at begins."""
        end = self._line_end(start)
        indent = _INDENT.match(self._text, start, end)
        assert indent is not None
        at = indent.end()
        if at == end or self._text[at] == "#":
            return self._after(end)
        depth = len(indent[0].translate(self._spaces))
        # To YAML blanks other than spaces and tabs are text, not indentation.
        goes_on = -1 < self._text_below < len(indent[0].rstrip(_WIDE_BLANKS).translate(self._spaces))
        if self._text[at] == "＃" and not (goes_on and not self._failed):
            self._slip("FZ004", at, 1, "注释用了全角的“＃”", "改成半角的“#”，后面空一格", "# ")
            return self._after(end)
        if goes_on:
            self._comment(at, end)
            return self._after(end)
        self._text_below = -1
        self._indentation(start, at, end)
        return self._entry(at, end, depth)

    def _entry(self, at: int, end: int, depth: int) -> int:
        """A line that is no continuation: list dashes, then perhaps a key, then perhaps a value."""
        owner = depth
        while True:
            dashes = _DASHES.match(self._text, at, end)
            if dashes is not None:
                owner = depth + dashes.group().rstrip().rindex("-")
                depth += len(dashes.group())
                at = dashes.end()
            elif (width := self._dash(at, end)) > 0:
                owner = depth
                at += width
                depth += 2
            else:
                break
        key = _KEY.match(self._text, at, end)
        if key is None or not self._colon(key):
            return self._value(at, end, owner)
        at = key.end(2)
        while at < end and self._text[at] in " \t\u3000":
            at += 1
        return self._value(at, end, depth)

    def _dash(self, at: int, end: int) -> int:
        """A dash that YAML does not see: its width with what follows it, 0 where there is none."""
        wrong = _WRONG_DASH.match(self._text, at, end)
        if wrong is not None:
            if self._text[at + 1 : at + 2] == self._text[at]:  # —— is a dash of Chinese prose
                return 0
            name = wrong[1]
            self._slip(
                "FZ004", at, len(wrong[0]), f"列表项用了“{name}”", "改成半角的“-”，后面空一格", "- ", shown=1
            )
            return len(wrong[0])
        if _TIGHT_DASH.match(self._text, at, end):
            follower = self._text[at + 1]
            if not self._failed and follower.isascii():
                return 0
            self._slip("FZ005", at, 1, f"“-”和“{follower}”之间缺少空格", "“-”后面空一格", "- ")
            return 1
        return 0

    def _colon(self, key: re.Match[str]) -> bool:
        """Whether this is a key; reports a colon that YAML does not see."""
        name, colon, follower = key.groups()
        at = key.start(2)
        if colon == "：":
            width = self._blanks_from(at + 1) + 1
            self._slip(
                "FZ004",
                at,
                width,
                f"键“{name}”后面用了全角冒号",
                f"改成半角冒号加空格：“{name}: ”",
                ": ",
                shown=1,
            )
            return True
        if not follower or follower in " \t":
            return True
        if follower == "\u3000":
            width = self._blanks_from(at + 1) + 1
            self._slip(
                "FZ005", at, width, f"键“{name}”的冒号后面是全角空格", f"改成半角空格：“{name}: ”", ": "
            )
            return True
        if follower in ":/\\" or name[0] in "\"'" or (follower.isascii() and not self._failed):
            return False
        if not name[0].isdigit() and name != name.lower():
            return False
        if name.isdigit() and follower.isdigit() and len(name) < 4:  # a time of day
            return False
        self._slip("FZ005", at, 1, f"键“{name}”的冒号后面缺少空格", f"冒号后面空一格：“{name}: ”", ": ")
        return True

    def _value(self, at: int, end: int, owner: int) -> int:
        """The value at `at` of a key or item that is indented by `owner`; returns where to go on."""
        if at >= end or self._text[at] == "#":
            return self._after(end)
        first = self._text[at]
        if first in "|>" and _BLOCK_HEADER.match(self._text, at, end):
            return self._past_block(self._after(end), owner)
        if first in "\"'":
            return self._past_quotes(at, end)
        if first in "[{［｛":
            flow = FlowScan(self._text, at, self._reach(at, end))
            past = flow.run()
            self._unclosed += not flow.is_closed
            self.slips += [Slip(flaw, (edit,)) for flaw, edit in flow.slips]
            return self._after(self._line_end(past))
        if first in "“‘" and self._failed and self._curly_quotes(at, end):
            return self._after(end)
        self._comment(at, end)
        self._text_below = owner
        return self._after(end)

    def _curly_quotes(self, at: int, end: int) -> bool:
        """Chinese quotes around a value that cannot stand unquoted: they were meant as YAML's."""
        value = self._text[at:end].rstrip()
        closing = {"“": "”", "‘": "’"}[value[0]]
        inside = value[1:-1]
        if len(value) < 2 or value[-1] != closing or '"' in inside or "\\" in inside:
            return False
        if ": " not in inside and " #" not in inside:
            return False
        message = (
            f"值用了中文引号“{value[0]}{closing}”，YAML 不把它当引号"
            if closing == "’"
            else "值用了中文引号，YAML 不把它当引号"
        )
        last = at + len(value) - 1
        flaw = Flaw("FZ004", at, message, '两头都改成半角引号 "', len(value))
        self.slips.append(Slip(flaw, (Edit(at, at + 1, '"'), Edit(last, last + 1, '"'))))
        return True

    def _comment(self, at: int, end: int) -> None:
        tight = _TIGHT_COMMENT.search(self._text, at, end)
        if tight is not None:
            self._slip("FZ005", tight.start(), 1, "“#”前面缺少空格，YAML 不把它当注释", "“#”前面空一格", " #")
        found = _COMMENT.search(self._text, at, end)
        if found is not None:
            self._slip(
                "FZ004",
                found.start(),
                1,
                "注释用了全角的“＃”",
                "改成半角的“#”；如果是正文，给整个值加引号",
                "# ",
            )

    def _indentation(self, start: int, at: int, end: int) -> None:
        """Tabs before a line; blanks of other widths only before what looks like structure."""
        blanks = self._text[start:at]
        hint = "缩进只用半角空格，每级两个"
        mended = blanks.translate(self._spaces)
        if "\t" in blanks:
            self._slip("FZ006", start, at - start, "缩进用了制表符（Tab）", hint, mended)
        elif blanks.strip(" ") and _STRUCTURE.match(self._text[at:end] + " "):
            self._slip("FZ006", start, at - start, "缩进用了全角空格或不换行空格", hint, mended)

    def _past_block(self, start: int, owner: int) -> int:
        """Where the first line after a block text begins: the first that is not deeper than its owner."""
        while start < len(self._text):
            end = self._line_end(start)
            line = self._text[start:end]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= owner:
                return start
            start = self._after(end)
        return start

    def _past_quotes(self, at: int, end: int) -> int:
        closing = _QUOTED_LINES.match(self._text, at, self._reach(at, end))
        self._unclosed += closing is None
        return self._after(end if closing is None else self._line_end(closing.end()))

    def _reach(self, at: int, line_end: int) -> int:
        """How far to look for what closes a quote or bracket: one that never closes must not cost much."""
        return line_end if self._unclosed > _MOST_UNCLOSED else min(len(self._text), at + _LONGEST)

    def _blanks_from(self, at: int) -> int:
        rest = self._text[at : self._line_end(at)]
        return len(rest) - len(rest.lstrip(" \t\u3000"))

    def _line_end(self, start: int) -> int:
        end = self._text.find("\n", start)
        end = len(self._text) if end < 0 else end
        lone = self._text.find("\r", start, end)
        return end if lone < 0 else lone

    def _after(self, end: int) -> int:
        return end + 2 if self._text.startswith("\r\n", end) else end + 1

    def _slip(
        self, code: str, at: int, width: int, message: str, hint: str, mended: str, shown: int | None = None
    ) -> None:
        flaw = Flaw(code, at, message, hint, width if shown is None else shown)
        self.slips.append(Slip(flaw, (Edit(at, at + width, mended),)))

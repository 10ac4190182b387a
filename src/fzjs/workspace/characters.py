"""Characters that nobody sees and that lead YAML or a search astray, and line ends."""

from __future__ import annotations

import re
from functools import cache

from fzjs.workspace.edits import Edit
from fzjs.workspace.flaws import Flaw
from fzjs.workspace.problems import Problem

# What libyaml lets pass. Looking for single characters costs a microsecond each, for a class of them a
# hundred; only where one of these is found does the pattern below look at every character.
_PASSED_BY_LIBYAML = (
    "\x85\xad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
)

# libyaml takes these for line breaks, which no editor does; places would drift, so they become spaces.
_FALSE_LINE_BREAKS = "\x85\u2028\u2029"

_NAMES = {
    "\x00": "空字符",
    "\x0b": "纵向制表符",
    "\x0c": "换页符",
    "\x85": "控制符 NEL，YAML 会当作换行",
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2028": "行分隔符，YAML 会当作换行",
    "\u2029": "段分隔符，YAML 会当作换行",
    "\u2060": "零宽不换行符",
    "\ufeff": "零宽不换行空格，即夹在文中的 BOM",
    "\ufffd": "替换符，说明原来的字已经丢失",
}

_MOST_TOLD = 20
_MOST_EDITS = 1_000


def has_telltale(text: str) -> bool:
    """Whether an invisible character is there that libyaml does not refuse by itself."""
    return not text.isascii() and any(character in text for character in _PASSED_BY_LIBYAML)


def invisible_characters(text: str) -> tuple[list[Flaw], list[Edit]]:
    """A flaw for every run of forbidden characters, and the edits that make the text readable.

    A character of no width is taken out; one that stands for a break or a control becomes a space. Only
    the first twenty are told; a text with more than a thousand is no text, and gets no edits.
    """
    flaws: list[Flaw] = []
    edits: list[Edit] = []
    for match in _forbidden().finditer(text):
        offset, run = match.start(), match[0]
        if run == "\u200d" and _joins_emoji(text, offset):
            continue
        edit = Edit(offset, match.end(), "".join(" " if _is_control(character) else "" for character in run))
        edits.append(edit)
        if len(flaws) < _MOST_TOLD:
            flaws.append(_flaw(offset, run)._replace(edits=(edit,)))
        if len(edits) > _MOST_EDITS:
            return flaws, []
    return flaws, edits


def line_end_problem(text: str) -> Problem | None:
    """What is wrong with the line ends of a text that has a carriage return."""
    pairs, returns, feeds = text.count("\r\n"), text.count("\r"), text.count("\n")
    if pairs == returns == feeds:
        hint = "可以照用；建议在编辑器里把换行改成 LF，免得比较版本时整个文件都算改动"
        return Problem("FZ018", 1, 1, "文件用 Windows 换行（CRLF）", hint)
    offset = _first_unlike_break(text) if feeds else text.index("\r")
    before = text[:offset]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    column = offset - max(before.rfind("\n"), before.rfind("\r"))
    hint = "在编辑器里把整个文件的换行统一成 LF"
    edits = _to_one_break(text, "\r\n" if 2 * pairs > feeds + returns - pairs else "\n")
    if not feeds:
        return Problem("FZ014", line, column, "文件用旧式 Mac 换行（只有 CR）", hint, edits=edits)
    return Problem("FZ014", line, column, "换行不统一：这一行的换行和第一行不同", hint, edits=edits)


def _flaw(offset: int, run: str) -> Flaw:
    character = run[0]
    name = _NAMES.get(character, "控制字符" if _is_control(character) else "看不见的方向控制符")
    message = f"有不该出现的字符 U+{ord(character):04X}（{name}）"
    if len(run) > 1:
        message += f"，连续 {len(run)} 个"
    return Flaw("FZ010", offset, message, "删去这个字符；看不见时，把前后几个字重打一遍", len(run))


def _first_unlike_break(text: str) -> int:
    """The offset of the first line break that differs from the file's first; the first if all are alike."""
    breaks = re.finditer(r"\r\n|\r|\n", text)
    first = next(breaks)
    return next((match.start() for match in breaks if match[0] != first[0]), first.start())


def _to_one_break(text: str, wanted: str) -> tuple[Edit, ...]:
    """The edits that give every line the break that most lines have."""
    breaks = re.finditer(r"\r\n|\r|\n", text)
    return tuple(Edit(*found.span(), wanted) for found in breaks if found[0] != wanted)


def _is_control(character: str) -> bool:
    return character < "\xa0" or character in _FALSE_LINE_BREAKS


def _joins_emoji(text: str, offset: int) -> bool:
    return text[offset + 1 : offset + 2] > "\u2190" and text[offset - 1 : offset] >= "\ufe0f"


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
    )

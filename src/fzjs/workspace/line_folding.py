"""Texts written over several lines: no space where a line of Chinese goes on in the next.

YAML folds a line break into a space, which is right between words and wrong inside a Chinese sentence.
The break is dropped where the characters on both sides are Chinese (ideographs or Chinese punctuation);
spaces inside a line, blank lines and breaks next to Latin letters or digits stay as YAML has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from yaml._yaml import CParser
from yaml.error import YAMLError

# Middle dot, dashes, curly quotes, ellipsis; radicals to the end of the unified ideographs (with the
# ideographic punctuation and kana between them); compatibility ideographs; full-width forms; planes 2 and 3.
_CHINESE = "·–—‘’“”…\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"


def refold(value: str, raw: str, style: str | None) -> str:
    """The value of a scalar of several lines, without spaces between Chinese lines.

    `value` is what YAML makes of it, `raw` the scalar as the file has it, from its first character (with
    quotes or the block text's header) to its last. Plain, quoted and folded (`>`) styles.
    """
    if style == ">":
        return _refold_block(value, raw)
    joined = _break_between_chinese().sub("", raw)
    if joined == raw:
        return value
    try:
        get: Callable[[], Any] = CParser(joined.encode()).get_event
        _, _, event = get(), get(), get()
        return str(event.value)
    except (YAMLError, AttributeError):
        return value


def _refold_block(value: str, raw: str) -> str:
    """A folded block text: only lines at the block's own indentation are folded, deeper ones stand alone."""
    header, *lines = raw.splitlines()
    shallowest = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
    # With an explicit indentation (`>2`) every line may be deeper than the block: the reading that gives
    # what libyaml gives is the right one.
    candidates = 10 if any(character in "123456789" for character in header) else 1
    body = value.rstrip("\n")
    for indent in range(shallowest, max(-1, shallowest - candidates), -1):
        content = [line[indent:] for line in lines]
        if _fold(content, join_chinese=False) == body:
            return _fold(content, join_chinese=True) + value[len(body) :]
    return value


def _fold(lines: list[str], *, join_chinese: bool) -> str:
    pieces: list[str] = []
    last = ""
    blanks = 0
    for line in lines:
        if not line:
            blanks += 1
            continue
        if not last:
            pieces.append("\n" * blanks)
        elif last[0] in " \t" or line[0] in " \t":
            pieces.append("\n" * (blanks + 1))
        elif blanks:
            pieces.append("\n" * blanks)
        elif join_chinese and _break_between_chinese().search(f"{last}\n{line}"):
            pieces[-1] = last.rstrip(" \t")
        else:
            pieces.append(" ")
        pieces.append(line)
        last, blanks = line, 0
    return "".join(pieces).rstrip("\n")


@cache
def _break_between_chinese() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_CHINESE}])[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[{_CHINESE}])")

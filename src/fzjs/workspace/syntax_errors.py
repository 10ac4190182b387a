"""libyaml's errors in the author's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import ScalarEvent

from fzjs.workspace.flaws import Flaw
from fzjs.workspace.flow_slips import KEY
from fzjs.workspace.misalignment import misaligned

_TABLE = Path(__file__).with_name("syntax_messages.tsv")

# Where these begin is what the author has to look at, not where libyaml gave up, which may be the end of
# the file.
_TOLD_AT_CONTEXT = frozenset(
    {
        "found unexpected end of stream",
        "found unexpected document indicator",
        "could not find expected ':'",
    }
)
_OF_INDENTATION = frozenset(
    {
        "mapping values are not allowed in this context",
        "block sequence entries are not allowed in this context",
        "did not find expected '-' indicator",
        "did not find expected key",
    }
)
# Behind a value without quotes: the key of an entry that should have been parted by a comma, up to its colon;
# a value up to a bracket in it; and such a value to its end.
_RUN_ON_ENTRY = re.compile(rf"[^\s,\[{{:\"']\s+({KEY})\s*:$")
_CUT_VALUE = re.compile(r"(?:.*[:,\[{]\s+|.*[\[{])([^\s,:\[{\"'][^,\[{\"']*)[\[{]$")
_REST_OF_VALUE = re.compile(r"[^\n,\[\]{}]+(?:\[[^\]\n]*\]|\{[^}\n]*\})[^\n,\]}]*")
_OPEN_BRACKET = frozenset({"did not find expected ',' or ']'", "did not find expected ',' or '}'"})


def syntax_flaw(error: YAMLError, text: str) -> Flaw:
    """What libyaml found wrong with `text`, at the place where the author has to act."""
    if not isinstance(error, MarkedYAMLError):
        return Flaw("FZ010", 0, "文件里有 YAML 不允许的字符", "删去控制字符，用 UTF-8 重新保存")
    problem, context = str(error.problem), error.context or ""
    offset = _offset(error, problem)
    swallowed = _swallowing_quote(text, offset)
    if swallowed is not None:
        offset, problem, context = (
            swallowed,
            "found unexpected end of stream",
            "while scanning a quoted scalar",
        )
    elif problem in _OPEN_BRACKET:
        if (unquoted := _in_braces(text, offset)) is not None:
            return unquoted
    elif problem in _OF_INDENTATION and (flaw := misaligned(text, offset)) is not None:
        return flaw
    code, message, hint = _translation(problem, context)
    shown = {"character": text[offset : offset + 1] or "符号", "escape": text[offset : offset + 2]}
    return Flaw(code, offset, message.format_map(shown), hint.format_map(shown))


def _in_braces(text: str, offset: int) -> Flaw | None:
    """What is wrong with a text between brackets behind which another entry or a bracket follows."""
    line = text[: offset + 1].rsplit("\n", 1)[-1]
    if (run_on := _RUN_ON_ENTRY.search(line)) is not None:
        at = offset + 1 - len(line) + run_on.start(1)
        key = run_on[1]
        hint = f"两项之间补半角逗号：“, {key}: ”；如果这是文字的一部分，给整个值加引号"
        return Flaw("FZ003", at, f"“{key}”前面缺少逗号", hint, len(key))
    cut = _CUT_VALUE.search(line)
    if cut is None:
        return None
    at = offset + 1 - len(line) + cut.start(1)
    value = _REST_OF_VALUE.match(text, at)
    written = text[offset] if value is None else value[0].rstrip()
    message = f"值里有“{text[offset]}”，在花括号、方括号里要加引号"
    return Flaw("FZ003", at, message, f'给整个值加引号，写成 "{written}"', len(written))


def _offset(error: MarkedYAMLError, problem: str) -> int:
    """The place to name. A bracket that is still open on a later line is told where it was opened."""
    at, context = error.problem_mark, error.context_mark
    if context is not None and (
        problem in _TOLD_AT_CONTEXT
        or str(error.context).endswith((" a tag", " an anchor", " an alias"))
        or (problem in _OPEN_BRACKET and at is not None and at.line > context.line)
    ):
        return context.index
    return 0 if at is None else at.index


def _swallowing_quote(text: str, offset: int) -> int | None:
    """Where a quoted text begins that ends just before `offset` on a later line: its quote was left open.

    YAML reads on to the next quote, which opens another text, and stumbles there.
    """
    get: Callable[[], Any] = CParser(text.encode(errors="replace")).get_event
    last: Any = None
    try:
        while (event := get()) is not None:
            if event.start_mark.index > offset:
                break
            last = event if type(event) is ScalarEvent else last
    except YAMLError:
        pass
    if last is None or last.style not in ("'", '"') or last.start_mark.line == last.end_mark.line:
        return None
    between = text[last.end_mark.index : offset]
    return None if between.strip() or len(between) > 1 else int(last.start_mark.index)


def _translation(problem: str, context: str) -> tuple[str, str, str]:
    for known, where, code, message, hint in _messages():
        if known in (problem, "*") and where in (context, "*"):
            return code, message, hint
    raise AssertionError("the table ends with a line that fits every error")


@cache
def _messages() -> tuple[tuple[str, str, str, str, str], ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((problem, context, code, message, hint) for problem, context, code, message, hint in rows)

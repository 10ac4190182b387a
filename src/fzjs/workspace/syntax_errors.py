"""libyaml's errors in the author's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import ScalarEvent

from fzjs.workspace.flaws import Flaw

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
    code, message, hint = _translation(problem, context)
    shown = {"character": text[offset : offset + 1] or "符号", "escape": text[offset : offset + 2]}
    return Flaw(code, offset, message.format_map(shown), hint.format_map(shown))


def _offset(error: MarkedYAMLError, problem: str) -> int:
    """The place to name. A bracket that is still open on a later line is told where it was opened."""
    at, context = error.problem_mark, error.context_mark
    if context is not None and (
        problem in _TOLD_AT_CONTEXT
        or str(error.context).endswith(" a tag")
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

"""libyaml's errors in the author's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from yaml.error import MarkedYAMLError, YAMLError

from fzjs.workspace.flaws import Flaw

_TABLE = Path(__file__).with_name("syntax_messages.tsv")

# Where these begin is what the author has to look at, not where libyaml gave up: for an open quote or
# bracket that is often the end of the file.
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
    at_context = problem in _TOLD_AT_CONTEXT or (problem in _OPEN_BRACKET and _at_line_start(error, text))
    mark = error.context_mark if at_context and error.context_mark is not None else error.problem_mark
    offset = mark.index if mark is not None else 0
    code, message, hint = _translation(problem, context)
    shown = {"character": text[offset : offset + 1] or "符号", "escape": text[offset : offset + 2]}
    return Flaw(code, offset, message.format_map(shown), hint.format_map(shown))


def _at_line_start(error: MarkedYAMLError, text: str) -> bool:
    """An error at the first character of a line, or at the very end: the line before is the one to mend."""
    mark = error.problem_mark
    return mark is not None and (
        not text[mark.index :].strip() or not text[mark.index - mark.column : mark.index].strip()
    )


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

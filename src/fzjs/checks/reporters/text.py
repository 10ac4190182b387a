"""Findings for people: grouped by file, with the line concerned and a caret under the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from unicodedata import category, east_asian_width

from fzjs.checks.finding import SEVERITIES, Finding, Severity
from fzjs.checks.summary import Summary

SEVERITY_NAMES: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}

_WIDTH = 88
"""Columns of an output that is no terminal; a Chinese character takes two."""

_MARGIN = "      │ "
_NARROWEST = 20
"""Columns of a line of the file that are shown at least."""

_WIDTH_BEFORE = 40
"""Columns of it that may stand before the place concerned, at most half of what is shown."""

Paint = Callable[[str, str], str]
"""Colours a text for a purpose: a severity, `path`, `caret` or `faint`."""


def plain(text: str, _purpose: str) -> str:
    """No colour."""
    return text


def report_text(
    findings: Sequence[Finding], summary: Summary, paint: Paint = plain, width: int = _WIDTH
) -> str:
    """What was found, file by file, and one line that sums it up.

    `width` is that of the terminal in columns: lines of files are cut to fit it. Control characters of files are
    shown as signs, for a terminal would obey them.
    """
    shown_width = max(_NARROWEST, width - _width(_MARGIN) - 1)
    lines: list[str] = []
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines.append(paint(visible(path), "path"))
        for finding in group:
            lines += _finding_lines(finding, paint, shown_width)
        lines.append("")
    lines.append(summary_line(findings, summary))
    return "\n".join(lines)


def summary_line(findings: Sequence[Finding], summary: Summary) -> str:
    """How many files were looked at and what was found, in one line."""
    checked = f"检查了 {summary.files} 个文件"
    if not findings:
        return f"{checked}，没有发现问题"
    counts = [
        f"{count} 个{name}"
        for count, name in ((summary.errors, "错误"), (summary.warnings, "警告"), (summary.infos, "提示"))
        if count
    ]
    gravest = min(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return f"{checked}：{'，'.join(counts)}。规则说明：fzjs explain {gravest.code}"


def visible(text: str) -> str:
    """A text that changes nothing on a terminal: each character that would is one sign (␛), so that columns stay."""
    return text if text.isprintable() else "".join(map(_sign, text))


@lru_cache(maxsize=512)
def _sign(character: str) -> str:
    if character == "\t":
        return " "
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    if character == "\x7f":
        return "␡"
    return "�" if category(character) in _UNSEEN else character


_CONTROL_PICTURES = 0x2400
"""The signs for the control characters stand here in the same order."""

_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
"""Categories of characters that direct the output (directions of writing, line breaks) or cannot be printed."""


def _finding_lines(finding: Finding, paint: Paint, shown_width: int) -> Iterator[str]:
    severity = paint(SEVERITY_NAMES[finding.severity], finding.severity)
    about = f"（{finding.subject}）" if finding.subject and finding.subject not in finding.message else ""
    told = visible(f"{finding.message}{about}")
    yield f"  {finding.line}:{finding.column}  {severity} {finding.code}  {told}"
    if finding.excerpt.strip():
        shown, before, marked = _window(finding, shown_width)
        yield paint(f"{_MARGIN}{shown}", "faint")
        yield _MARGIN + " " * before + paint("^" * marked, "caret")
    if finding.hint:
        yield f"      改法：{visible(finding.hint)}"


def _window(finding: Finding, shown_width: int) -> tuple[str, int, int]:
    """The part of the line to show, the width before the place, and the width of the place."""
    text = visible(finding.excerpt)
    left = finding.excerpt_column
    at = min(finding.column - left, len(text))
    end = min(finding.end_column - left if finding.end_column else at + 1, len(text))
    start = at
    before = 0
    most_before = min(_WIDTH_BEFORE, shown_width // 2)
    while start and before < most_before:
        start -= 1
        before += _width(text[start])
    start = start if start > 1 or left > 1 else 0
    prefix = "…" if start or left > 1 else ""
    right = start
    room = shown_width - _width(prefix) - 1
    while right < len(text) and (room := room - _width(text[right])) >= 0:
        right += 1
    shown = prefix + text[start:right] + ("…" if right < len(text) else "")
    return shown, _width(prefix + text[start:at]), max(1, _width(text[at : min(end, right)]))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)

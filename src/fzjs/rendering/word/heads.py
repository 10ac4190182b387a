"""The head of a paper (版头): rows at the top, the red mark, the number, the signers (GB/T 9704-2012, 7.2)."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.language.standing import Script, in_script
from fzjs.rendering.word.runs import Beside, Line, Lines, Placed, Run, Tab
from fzjs.rendering.word.widths import width

_ROW_POINTS = 420.0
"""156 mm are 442; programs set narrowed characters up to 4 % wider than they are asked to."""
_MARK, _SMALLEST = 42.0, 22.0
"""Sizes of a mark in points: that of short names, and the smallest, that of titles."""
_NARROW = 80
"""How narrow the characters of a mark become (per cent) before they become smaller."""
_INK = 0.835
"""Ink of a Han character above its baseline, in ems."""
_COMPANION, _STYLE = "文件", "发文机关标志"
_JOINT_SIZES = ((3, 32.0), (4, 26.0), (6, 20.0))
"""Up to so many offices → the size of their names in points; more get the next smaller one."""
_SMALLEST_JOINT = 15.0
LETTER_RULE = 170.0
"""Width of a letter's red double rules in mm (10.1)."""
_LETTER_MARK = 30.0
"""Upper edge of a letter's mark under the edge of the paper in mm (10.1)."""
_LETTER_INK = 3.33
"""Points between the upper edge of the row of a letter's mark and its ink."""
_TO_FIRST_ELEMENT = 1.6
"""mm between a letter's rule and a row whose characters then begin 7/8 of a character under the rule."""
_JOINT_PITCH = 1.35
"""From name to name, in sizes of the names."""
PITCH = 28.95
"""Points from row to row of body text."""
_ABOVE_BASELINE = 0.8
FIRST_INK = 12.2
"""Points between the third row of the page and the ink of a mark, so that it lies 35 mm under the edge of 版心."""


def head_rows(
    copy_number: str | None, secrecy: str | None, secrecy_term: str | None, urgency: str | None
) -> Lines:
    """Three rows, used or not, so that the mark stands at its place: 份号, 密级★期限, 紧急程度 from above.

    密级 stands in the second row, the others in the first that is free under what is there.
    """
    rows = [Line((), "份号")] * 3
    if copy_number:
        rows[0] = Line((Run(copy_number.zfill(6)),), "份号")
    if secrecy:
        classified = f"{secrecy}★{secrecy_term}" if secrecy_term else secrecy
        rows[1] = Line((Run(classified),), "密级和紧急程度")
    if urgency:
        free = 2 if secrecy else 1 if copy_number else 0
        rows[free] = Line((Run(urgency),), "密级和紧急程度")
    return Lines(rows)


def mark_lines(issuers: Sequence[str], mark: str | None = None) -> Lines | Beside:
    """The mark, 35 mm under the edge of 版心. `mark`: its words where they are given.

    Offices that issue together stand below each other, the host first, 文件 to the right in the middle; they are of a
    size that leaves room for text on the first page.
    """
    if len(issuers) > 1 and not mark:
        return _joint_mark(issuers)
    run = _fitted(mark or _usual_words(issuers), _MARK, _ROW_POINTS)
    return Lines([Line((run,), _STYLE, row=_first_row(run.points or _MARK))])


def _usual_words(issuers: Sequence[str]) -> str:
    return f"{issuers[0] if issuers else ''}{_COMPANION}"


def _joint_mark(issuers: Sequence[str]) -> Beside:
    points = _joint_size(issuers)
    longest = max(map(width, issuers))
    across = min(longest * points, _ROW_POINTS * 0.74)
    scale = min(100, int(100 * across / max(longest * points, 1)))
    names = [
        Line(
            (Run(name, points=points, scale=None if scale == 100 else scale),), _STYLE, align="distribute",
            row=points * _JOINT_PITCH if place else _first_row(points),
        )
        for place, name in enumerate(issuers)
    ]  # fmt: skip
    word = Run(_COMPANION, points=min(_MARK, points * 1.25))
    return Beside(Lines(names), across + 4, Line((word,), _STYLE, align="right"), (word.points or 0) * 2.3)


def letter_mark(issuers: Sequence[str], mark: str | None = None) -> Lines:
    """The mark of a letter: the issuer's name without 文件, its ink 30 mm under the edge of the paper (10.1)."""
    run = _fitted(mark or (issuers[0] if issuers else ""), _MARK, _ROW_POINTS)
    row = (_LETTER_INK + _INK * (run.points or _MARK)) / _ABOVE_BASELINE
    place = Placed(top=_LETTER_MARK - _LETTER_INK * 25.4 / 72, across=LETTER_RULE, gap=_TO_FIRST_ELEMENT)
    return Lines([Line((run,), "信函发文机关标志", row=row, placed=place)])


def _fitted(words: str, points: float, room: float) -> Run:
    """Narrower first, then smaller; what is too long for the smallest size is narrower still."""
    wide = max(width(words), 1)
    smaller = int(200 * room / (wide * _NARROW)) / 2
    size = max(min(points, smaller), _SMALLEST)
    scale = min(100, int(100 * room / (wide * size)))
    return Run(words, points=size, scale=None if scale == 100 else scale)


def mark_scale(issuers: Sequence[str], mark: str | None = None) -> int:
    """Per cent to which the characters of a mark are narrowed at most."""
    lines = mark_lines(issuers, mark)
    runs = (run for line in (lines.lines if isinstance(lines, Beside) else lines) for run in line.runs)
    return min((run.scale or 100 for run in runs), default=100)


def mark_rows(issuers: Sequence[str], mark: str | None = None) -> float:
    """The height of a mark in rows of body text."""
    joint = len(issuers) > 1 and not mark
    points = (
        _joint_size(issuers)
        if joint
        else _fitted(mark or _usual_words(issuers), _MARK, _ROW_POINTS).points or _MARK
    )
    return (_first_row(points) + (len(issuers) - 1) * joint * points * _JOINT_PITCH) / PITCH


def _joint_size(issuers: Sequence[str]) -> float:
    return next((size for most, size in _JOINT_SIZES if len(issuers) <= most), _SMALLEST_JOINT)


def _first_row(points: float) -> float:
    return (FIRST_INK + _INK * points) / _ABOVE_BASELINE


def letter_rows(
    number: str | None,
    copy_number: str | None,
    secrecy: str | None,
    secrecy_term: str | None,
    urgency: str | None,
) -> Lines:
    """The elements under a letter's upper rule: 份号, 密级, 紧急程度 at the left, the number at the right (10.1)."""
    filled = [line for line in head_rows(copy_number, secrecy, secrecy_term, urgency) if line.runs]
    rows = [[Run(line.runs[0].text, style=f"{line.style}字")] for line in filled] or [[]]
    if number:
        rows[0].append(Run(f"\t{number}"))
    return Lines(Line(tuple(row), "信函要素", tabs=(("right", 28.0),)) for row in rows)


def number_rows(number: str, signers: Sequence[str], script: Script = "simplified") -> Lines:
    """The number of a paper to a higher office: flush left but one, beside the last of the signers, two to a row."""
    label = f"{in_script('签发人', script)}："
    names = [_spaced(name) for name in signers]
    across = 2 if len(names) > 1 else 1
    name_width = max(map(width, names))
    names_start = 27 - across * name_width - (across - 1)
    stops: tuple[Tab, ...] = (
        ("left", 1.0),
        ("left", names_start - width(label)),
        ("left", names_start),
        ("left", names_start + name_width + 1),
    )
    rows = []
    for start in range(0, len(names), across):
        last = start + across >= len(names)
        runs = [Run(f"\t{number if last else ''}\t{label if start == 0 else _TAB}")]
        for place, name in enumerate(names[start : start + across]):
            runs.append(Run("\t" * (place > 0) + name, style="签发人姓名"))
        rows.append(Line(tuple(runs), "发文字号" if last else "签发人", tabs=stops, align="left"))
    return Lines(rows)


_TAB = "\t"


def _spaced(name: str) -> str:
    """A name of two characters is set as wide as one of three."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name

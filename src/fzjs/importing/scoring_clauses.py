"""A rule of scoring as clauses: what each says on its own, by a table of forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from fzjs.importing.words import rows
from fzjs.language.decimals import plain
from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_numeral

NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]+)"
_UNIT = (
    r"(?:个百分点|百分点|%|人次|人次数|场次|批次|个工作日|工作日|个|次|场|件|项|起|人|名|家|例|处|天|日|篇|条|部|份|期"
    r"|宗|户|村|案|卷|类|节|门|批|所|支|户次|小时|课时|学时|万元)"
)
_MACROS = {
    "<N>": NUMBER,
    "<U>": _UNIT,
    "<C>": (
        r"(?:(?:不低于|不少于|不小于|不高于|不超过|不大于|低于|高于|超过|少于|大于|小于|多于|达到|达|为|≥|≤|>|<)?"
        rf"{NUMBER}{_UNIT}(?:\((?:不)?含(?:本数)?\))?(?:及以上|及以下|以上|以下|以内|内)?(?:\((?:不)?含(?:本数)?\))?)"
    ),
    # A subject before a condition: two things joined have two figures, and what is denied has the opposite one.
    "<W>": (
        r"(?:(?!未|不|没|无|除|每(?!年|年度)|扣|或|且|、|以及|部分|低于|少于|高于|超过|大于|小于"
        r"|半年|季|月|周|至少)[^0-9,;()=≥≤<>%]){0,30}?"
    ),
    "<G>": r"(?:得|计|记|给|赋)",
}
_SCORED = "得(?!满为止)|计满|记满|不得分|不计分|为满分|扣[0-9一二两三四五六七八九十.]+分"


_LONGEST = 1_000
_MOST_CLAUSES = 30
"""A rule that says more than this is no rule of one indicator; a person has to read it."""


class About(NamedTuple):
    """What the table says of the indicator besides its rule."""

    name: str
    score: Decimal | None
    """Without one nobody knows on which scale the marks of the rule are."""


class Clause(NamedTuple):
    """One clause under one of the kinds that it may be of."""

    kind: str
    said: dict[str, str]
    """The named parts that it gives."""


def clauses_of(rule: str) -> Iterator[tuple[list[Clause], ...]]:
    """The clauses of a rule, each with all its readings; a second time with its lines as one, for broken lines."""
    tried = set()
    for joint in (";", ""):
        folded = fold_text(joint.join(line.strip() for line in rule.split("\n")))
        if folded not in tried:
            tried.add(folded)
            parts = _parts(folded) if len(folded) <= _LONGEST else []
            if 0 < len(parts) <= _MOST_CLAUSES:
                yield tuple(_readings(part) for part in parts)


def match(sequence: str, clauses: Sequence[list[Clause]]) -> list[Clause] | None:
    """The clauses as a sequence of kinds says them, every one taken; None where they are something else."""
    return _match(_kinds(sequence), clauses)


def decimal_of(written: str) -> Decimal:
    """A number in words or digits."""
    numeral = read_numeral(written)
    return Decimal(0) if numeral is None else numeral.value


def number(written: str) -> int | float:
    """The same as the file writes it."""
    text = plain(decimal_of(written))
    return float(text) if "." in text else int(text)


def bare(condition: str) -> str:
    """A condition less what says no more than it: 达到95% is 95%, 90%(含)以上 is 90%以上; (不含)以上 is 高于."""
    text = re.sub(r"^(?:达到|达|为)|\(含(?:本数)?\)", "", condition)
    if open_end := re.fullmatch(
        r"([0-9.]+[^(]*)\(不含(?:本数)?\)(以上|以下)|([0-9.]+.*?)(以上|以下)\(不含(?:本数)?\)", text
    ):
        amount, way = open_end[1] or open_end[3], open_end[2] or open_end[4]
        return f"{'高于' if way == '以上' else '低于'}{amount}"
    return text


def _match(kinds: Sequence[tuple[str, str]], clauses: Sequence[list[Clause]]) -> list[Clause] | None:
    if not kinds:
        return None if clauses else []
    (kind, times), rest = kinds[0], kinds[1:]
    for clause in clauses[0] if clauses else ():
        if clause.kind == kind:
            again: Sequence[tuple[str, str]] = [(kind, "*"), *rest] if times in "+*" and times else rest
            below = _match(again, clauses[1:])
            if below is not None:
                return [clause, *below]
    return _match(rest, clauses) if times in ("?", "*") else None


@cache
def _kinds(sequence: str) -> tuple[tuple[str, str], ...]:
    return tuple((word.rstrip("?+"), word[-1] if word[-1] in "?+" else "") for word in sequence.split())


def _parts(folded: str) -> list[str]:
    """The clauses: 得满分 and 扣2分 belong to what stands before their comma."""
    joined = re.sub(rf"[,:](?={_SCORED})", "", folded)
    return [part for part in re.split(r"[,;。:]", joined) if part]


def _readings(part: str) -> list[Clause]:
    found = []
    for kind, pattern in _forms():
        read = pattern.fullmatch(part)
        if read is not None:
            found.append(Clause(kind, {key: text for key, text in read.groupdict().items() if text}))
    return found


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for kind, written in rows("scoring_clauses"):
        for macro, pattern in _MACROS.items():
            written = written.replace(macro, pattern)
        found.append((kind, re.compile(written)))
    return tuple(found)

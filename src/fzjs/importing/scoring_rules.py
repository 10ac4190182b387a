"""A rule of scoring in words → a method: its type always, its numbers only where every word of the rule is understood."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from fzjs.importing.scoring_clauses import NUMBER, About, clauses_of, match
from fzjs.importing.scoring_meanings import fields_of, formula_of
from fzjs.importing.words import rows
from fzjs.language.folding import fold_text

_SHARES = ("率", "比例", "占比", "比重", "%")
_COUNTS = ("次数", "场次", "件数", "项数", "人次", "人数", "数量")


class ReadMethod(NamedTuple):
    """A method as far as a rule tells it."""

    fields: dict[str, Any]
    is_sure: bool
    """Whether the type follows from the words; else it is the likeliest, for a person to look at."""
    is_understood: bool
    """Whether all of the rule is in the fields; else a person has to fill in what its numbers mean."""


def read_method(name: str, rule: str, score: Decimal | None = None) -> ReadMethod:
    """The method of an indicator with this name, rule and score."""
    about = About(fold_text(name), score)
    for clauses in clauses_of(rule):
        for meaning, sequence in rows("scoring_grammar"):
            found = match(sequence, clauses)
            fields = fields_of(meaning, found, about) if found is not None else None
            if fields is not None:
                return ReadMethod({**fields, "rule": rule}, is_sure=True, is_understood=True)
    kind, is_sure = _kind(about.name, fold_text(rule))
    first = next(clauses_of(rule), ())
    formula = formula_of(reading for readings in first for reading in readings) if kind == "ratio" else {}
    return ReadMethod({"type": kind, **formula, "rule": rule}, is_sure, is_understood=False)


def _kind(name: str, rule: str) -> tuple[str, bool]:
    """The type of a rule that is not understood as a whole; deductions are only what is counted when it happens."""
    is_share = any(word in name or f"{word}达" in rule for word in _SHARES) or "%" in rule or "百分点" in rule
    if len(re.findall(rf"(?:以上|以下|优秀|良好|合格|达标|全部|部分)[^,;。]{{0,6}}得{NUMBER}分", rule)) >= 2:
        return "graded", True
    if re.search("[每差少缺低高超][低高少差缺超]?[^,;。扣]{0,12}扣", rule) and re.search(
        "每[低高少差缺超降]", rule
    ):
        return ("ratio" if is_share else "count"), True
    parts = re.findall(rf"得{NUMBER}分", rule)
    if "扣" in rule and not parts and "满分" not in rule and not is_share:
        return "deduct", True
    if is_share:
        return "ratio", True
    if any(word in name for word in _COUNTS) or re.search(rf"每.{{0,8}}得{NUMBER}分", rule):
        return "count", True
    return "yes_no", False

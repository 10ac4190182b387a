"""What a sequence of clauses means for a method: its fields, or None where the parts do not fit together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from fzjs.checks.scoring.values import Condition, amount_in, condition_in
from fzjs.importing.scoring_clauses import About, Clause, bare, decimal_of, number
from fzjs.importing.scoring_grades import grades_in_figures, grades_in_words
from fzjs.language.decimals import plain

_DOWN = ("低于", "低", "少于", "少", "差", "缺少", "缺", "不足", "降低", "减少", "下降")
"""What is deducted for by steps where more is better; the other words are for where less is better."""


class Said(NamedTuple):
    """A rule taken apart, and whose it is."""

    first: dict[str, dict[str, str]]
    """The parts of the first clause of each kind."""
    clauses: Sequence[Clause]
    about: About


Fields = dict[str, Any]


def fields_of(meaning: str, clauses: Sequence[Clause], about: About) -> Fields | None:
    """The fields of a method, or None: another score than the indicator's, steps the wrong way, grades with gaps."""
    is_whether = meaning == "yes_no" and about.score is None and len(clauses) > 1
    scored = [] if is_whether else [clause for clause in clauses if clause.kind not in ("band", "word")]
    if any(not _is_full_score(clause, about) for clause in scored):
        return None
    said = Said({clause.kind: clause.said for clause in reversed(clauses)}, clauses, about)
    fields = _MEANINGS[meaning](said)
    if fields is None or "formula" not in said.first or fields["type"] == "graded":
        return fields
    return {"type": "ratio", **formula_of(said.clauses), **fields} if fields["type"] == "ratio" else None


def formula_of(clauses: Iterable[Clause]) -> Fields:
    """Numerator and denominator, where a clause is 出庭率=出庭案件数/应出庭案件数×100%."""
    for clause in clauses:
        if clause.kind == "formula":
            above, below = (clause.said[key].strip("()") for key in ("above", "below"))
            return {"numerator": above, "denominator": below}
    return {}


def _is_full_score(clause: Clause, about: About) -> bool:
    """Whether 得8分, 最多扣8分 mean all that the indicator gives."""
    told = clause.said.get("score") or clause.said.get("cap")
    return told is None or about.score == decimal_of(told)


def _steps(said: Said) -> Fields | None:
    if said.about.score is None:
        return None
    at = (said.first.get("full") or said.first["want"])["at"]
    return _stepped(at, {**said.first.get("below", {}), **said.first["step"]})


def _named_steps(said: Said) -> Fields | None:
    wanted = _wanted_by(said.about.name)
    return None if wanted is None or said.about.score is None else _stepped(wanted, said.first["step"])


def _stepped(at: str, step: dict[str, str]) -> Fields | None:
    condition = condition_in(bare(at))
    per = decimal_of(step["per"])
    if condition is None or condition.is_at_most == (step["way"] in _DOWN) or not per:
        return None
    if not _is_bound(step.get("bound"), condition):
        return None
    fields: Fields = {"type": _type_by(condition), "full_at": bare(at)}
    written = _step(step["step"])
    amount = amount_in(written or "1")
    if amount is None or amount.number <= 0 or not amount.suits(condition.amount):
        return None
    if written is not None:
        fields["step"] = written
    return {**fields, "per_step": number(step["per"])}


def _threshold(said: Said) -> Fields | None:
    at = said.first["full"]["at"]
    condition = condition_in(bare(at))
    below = {
        key: text for kind in ("below", "zero", "share") for key, text in said.first.get(kind, {}).items()
    }
    if condition is None or not _is_bound(below.get("bound"), condition):
        return None
    fields: Fields = {"type": _type_by(condition), "full_at": bare(at)}
    if "zero" in said.first:
        return {**fields, "otherwise": "zero"}
    if "share" not in said.first:
        return fields
    return None if condition.is_at_most else {**fields, "otherwise": "proportional"}


def _named_threshold(said: Said) -> Fields | None:
    """按比例得分: of all, or of what the name asks for."""
    if not said.first["share"].get("bound"):
        wanted = _wanted_by(said.about.name)
        if wanted is not None:
            return _threshold(said._replace(first={"full": {"at": wanted}, **said.first}))
    return None


def _proportional(said: Said) -> Fields | None:
    if _wanted_by(said.about.name) is not None or said.first.get("share", {}).get("bound"):
        return None
    # A rule with figures in it is only worked with where a field says how.
    figures = {"otherwise": "proportional"} if "points" in said.first or "formula" in said.first else {}
    return {"type": "ratio", **figures}


def _deduct(said: Said) -> Fields | None:
    clause = said.first["deduct"]
    fields: Fields = {"type": "deduct"}
    step = clause.get("step", "1")
    if (
        "%" in clause["unit"]
        or "百分点" in clause["unit"]
        or not decimal_of(step)
        or not decimal_of(clause["per"])
    ):
        return None
    if decimal_of(step) != 1:
        fields["step"] = f"{step}{clause['unit']}"
    return {**fields, "per_step": number(clause["per"])}


def _gain(said: Said) -> Fields | None:
    """每开展1次得2分 of 8 marks is 4次 for all of them, and so much of it for less."""
    clause = said.first["gain"]
    per, step = decimal_of(clause["per"]), decimal_of(clause.get("step", "1"))
    if said.about.score is None or not per or not step or said.about.score % per or "%" in clause["unit"]:
        return None
    full = f"{plain(said.about.score / per * step)}{clause['unit']}"
    return {"type": "count", "full_at": full, "otherwise": "proportional"}


def _is_bound(written: str | None, condition: Condition) -> bool:
    """Whether 低于97%的 names the very figure that full marks are for."""
    if written is None:
        return True
    amount = amount_in(written)
    return amount is not None and amount.number == condition.amount.number and not condition.is_at_most


def _wanted_by(name: str) -> str | None:
    """What an indicator's own name asks for: 整改率达到95%."""
    found = re.search(r"[^0-9]((?:达到|不低于|不少于|不超过|≥|≤)?[0-9]+(?:\.[0-9]+)?[^0-9]{1,4})$", name)
    return None if found is None or condition_in(found[1]) is None else bare(found[1])


def _type_by(condition: Condition) -> str:
    return "ratio" if condition.amount.unit in ("%", "百分点") else "count"


def _step(written: str) -> str | None:
    """1个百分点, 1次; None for one of whatever is counted."""
    if not written or written in ("一", "1"):
        return None
    return (
        written
        if re.match("[0-9一二两三四五六七八九十百]", written) and written != "百分点"
        else f"1{written}"
    )


_MEANINGS: dict[str, Callable[[Said], Fields | None]] = {
    "steps": _steps,
    "named_steps": _named_steps,
    "threshold": _threshold,
    "named_threshold": _named_threshold,
    "proportional": _proportional,
    "deduct": _deduct,
    "gain": _gain,
    "grades": lambda said: grades_in_figures(said.clauses, said.about),
    "words": lambda said: grades_in_words(said.clauses, said.about),
    "yes_no": lambda _: {"type": "yes_no"},
}

"""A rule of scoring in words → a method: its type always, its numbers only where the whole rule is understood."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from fzjs.importing.words import rows
from fzjs.language.decimals import plain
from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_numeral

_SHARES = ("率", "比例", "占比", "比重", "%")
_COUNTS = ("次数", "场次", "件数", "项数", "人次", "数量")
_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]+)"
_UNIT = r"(?:个百分点|百分点|%|个|次|场次|场|件|项|起|人次|人|名|家|例|处|天|日|篇|条|部|份|期)"


class ReadMethod(NamedTuple):
    """A method as far as a rule tells it."""

    fields: dict[str, Any]
    is_sure: bool
    """Whether the type follows from the words; else it is the likeliest, for a person to look at."""


def read_method(name: str, rule: str) -> ReadMethod:
    """The method of an indicator with this name and rule."""
    folded = fold_text(rule)
    numbers = _numbers(folded)
    kind, is_sure = _kind(name, folded, numbers)
    fields: dict[str, Any] = {"type": kind}
    fields |= {key: value for key, value in numbers.items() if key != "type"}
    fields["rule"] = rule
    return ReadMethod(fields, is_sure)


def _kind(name: str, rule: str, numbers: dict[str, Any]) -> tuple[str, bool]:
    if "type" in numbers:
        return numbers["type"], True
    if "grades" in numbers:
        return "graded", True
    is_share = any(name.endswith(word) or f"{word}达" in rule for word in _SHARES) or "%" in rule
    if "full_at" in numbers:
        is_share = "%" in numbers["full_at"] or "百分" in numbers["full_at"]
        return ("ratio" if is_share else "count"), True
    if rule.count("得") >= 2 and re.search(r"(?:优秀|良好|合格|以上)", rule):
        return "graded", True
    if "扣" in rule and not re.search(r"得[^扣,;。]{0,6}分", rule):
        return "deduct", True
    if is_share:
        return "ratio", True
    if any(word in name for word in _COUNTS) or re.search(rf"每.{{0,6}}{_UNIT}.{{0,4}}得", rule):
        return "count", True
    return "yes_no", bool(re.search(r"得满分|得[0-9.]+分|不得分|有.*得", rule))


def _numbers(text: str) -> dict[str, Any]:
    """The numbers of a rule that is understood from its first to its last word; else nothing."""
    if _pattern("proportional").fullmatch(text):
        return {"type": "ratio"}
    if (found := _pattern("full_then_steps").fullmatch(text)) is not None:
        numbers = {"full_at": _condition(found["full"])}
        if (step := _step(found["step"])) is not None:
            numbers["step"] = step
        return {**numbers, "per_step": _decimal(found["per"])}
    if (found := _pattern("full_or_nothing").fullmatch(text)) is not None:
        return {"full_at": _condition(found["full"]), "otherwise": "zero"}
    if (found := _pattern("full_only").fullmatch(text)) is not None:
        return {"full_at": _condition(found["full"])}
    grades = list(_pattern("grade").finditer(text))
    rest = _pattern("grade").sub("", text).replace("不得分", "").strip(",;。、 其余以下低于否则")
    if len(grades) > 1 and not rest:
        return {
            "grades": [{"at": _condition(each["at"]), "score": _decimal(each["score"])} for each in grades]
        }
    if re.search("每[低高少差缺]", text) or text.count("扣") - text.count("扣完") != 1:
        return {}
    if (found := _pattern("deducted").fullmatch(text)) is not None:
        return {"type": "deduct", "per_step": _decimal(found["per"])}
    return {}


def _condition(written: str) -> str:
    return written.removeprefix("达到")


def _step(written: str) -> str | None:
    """1个百分点, 1次; None for one of whatever is counted."""
    if not written or written in ("一", "1"):
        return None
    return written if written[0].isdigit() or written[0] in "一二两三四五六七八九十百" else f"1{written}"


def _decimal(written: str) -> Any:
    numeral = read_numeral(written)
    assert numeral is not None
    text = plain(numeral.value)
    return float(text) if "." in text else int(text)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    written = next(pattern for found, pattern in rows("scoring_rules") if found == key)
    return re.compile(written.replace("N", _NUMBER).replace("U", _UNIT))

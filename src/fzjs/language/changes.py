"""Changes that no verb before the number says: 比上年多3件, 压减材料60%, 提升满意度至95%以上."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fzjs.language.names import split_baseline
from fzjs.language.target_words import CHANGE_NAMES, affixes

if TYPE_CHECKING:
    from fzjs.language.quantities import Quantity
    from fzjs.language.target_words import Left

_THAN = {"多": "rise", "高": "rise", "少": "fall", "低": "fall"}
_KINDS = {"gt": "rise", "lt": "fall"}
_REACHING = ("至", "到")
_SHARES = ("%", "‰", "百分点", "倍", None)
# What a verb of change makes a name with: 提高率, 增加值, 压缩包.
_NAME_ENDINGS = frozenset("率比幅量额值数度速后的型版包类到至为")
# Behind these even a count is one of the change: 减少投诉3件; but 提升工程3个 are three projects.
_OF_LEVELS = ("提高", "提升")
_OF_AMOUNTS = ("新增", "增加", "减少", "压减", "削减")  # 减少投诉不少于3件
_OF_COUNTS = (*_OF_AMOUNTS, "缩减", "精简", "压缩", "缩短", "降低")


def read_change(phrase: str, start: int, left: Left, quantity: Quantity) -> tuple[int, Left]:
    """Where the name begins, from `start` on, and `left` with the change taken in that other words say."""
    if left.change:
        return start, left
    than = phrase[start : left.end][-1:]
    if than in _THAN and _has_baseline(phrase, start, left.end - 1):
        return start, left._replace(end=left.end - 1, change=_THAN[than])
    if left.comparison in _KINDS and _has_baseline(phrase, start, left.end):  # 比上年|高出
        return start, left._replace(comparison="", change=_KINDS[left.comparison])
    return _read_front(phrase, start, left, quantity)


def _has_baseline(phrase: str, start: int, end: int) -> bool:
    _, (first, last) = split_baseline(phrase, start, end)
    return first < last


def _read_front(phrase: str, start: int, left: Left, quantity: Quantity) -> tuple[int, Left]:
    """A verb of change before the name: the change itself, or where it leads to."""
    verb = affixes("comparison").starting(phrase[start : left.end])
    kind = affixes("comparison").words.get(verb, "")
    name = start + len(verb)
    if kind not in ("rise", "fall") or len(verb) < 2 or verb in CHANGE_NAMES or left.end - name < 2:
        return start, left
    if phrase[name] in _NAME_ENDINGS:
        return start, left
    if left.comparison == "reach":  # 提高办结率达到95%, 缩短时限为3天; but 新增人员达到20名 are 20 new ones
        is_level = verb in _OF_LEVELS or phrase.startswith("为", left.end)
        return (name if is_level else start), left
    if not left.comparison and phrase[: left.end].endswith(_REACHING):
        return name, left._replace(end=left.end - 1, comparison="reach")
    is_change = quantity.unit in _SHARES or verb in _OF_COUNTS
    if (left.comparison == "ge" and verb in _OF_AMOUNTS) or (not left.comparison and is_change):
        return name, left._replace(change=kind)
    return start, left

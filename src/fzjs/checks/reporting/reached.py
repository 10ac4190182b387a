"""What was reached of a target: which target a result is about, how it reads, and whether the two compare."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target, Unparsed, read_target
from fzjs.model.plan import Measure

_ALIKE = [
    frozenset(["次", "场", "场次", "期", "回"]),
    frozenset(["小时", "学时"]),
    frozenset(["个", "家", "所", "处"]),
    frozenset(["名", "人", "位"]),
    frozenset(["元", "万元", "亿元"]),
    frozenset(["天", "日"]),
]
"""Units of measure that are compared with each other all the same."""

SHARES = frozenset(["", "%", "百分点"])
"""Units of shares; none for a fraction such as 三分之二."""

ANY_UNIT = frozenset(["all", "qualitative", "compare"])
"""Targets that set no number of their own: a result may come in any unit."""

WrittenTarget = tuple[str | None, Target | Unparsed]
"""What is measured, and the target."""


def targets_of(measure: Measure) -> Iterator[WrittenTarget]:
    """The targets of a measure; of a trajectory its first value."""
    for written in measure.targets:
        if isinstance(written, str):
            reading = read_target(written)
            yield (reading.indicator if isinstance(reading, Target) else None), reading
        else:
            values = (
                [written.value] if written.value is not None else list((written.trajectory or {}).values())
            )
            yield written.indicator, read_target(values[0] if values else "")


def once_and_for_all(measure: Measure) -> Iterator[WrittenTarget]:
    """The targets of a measure that are reached once: none for every quarter, none with a value for each year."""
    for written in measure.targets:
        if isinstance(written, str):
            reading = read_target(written)
            indicator = reading.indicator if isinstance(reading, Target) else None
        elif written.value is not None:
            indicator, reading = written.indicator, read_target(written.value)
        else:
            continue
        if isinstance(reading, Target) and reading.per in (None, "year"):
            yield indicator, reading


def target_about(indicator: str | None, targets: list[WrittenTarget]) -> WrittenTarget | None:
    """The target that a result means: the one with its indicator, or the only one there is."""
    if indicator is None:
        return targets[0] if len(targets) == 1 else None
    wanted = fold_text(indicator)
    named = [(fold_text(name), target) for target in targets if (name := target[0])]
    found = [target for name, target in named if name == wanted]
    found = found or [target for name, target in named if wanted in name or name in wanted]
    if not found and len(targets) == 1 and targets[0][0] is None:
        found = targets
    return found[0] if found else None


def read_result(value: str) -> Target | Unparsed:
    """Read what was reached. A bare 36小时 could be a time limit elsewhere; as a result it is a quantity."""
    reading = read_target(value)
    if isinstance(reading, Unparsed):
        part = _part_of_whole(value)
        if part is not None:
            return part
        reached = read_target(f"达到{value}")
        if isinstance(reached, Target) and reached.unit is not None:
            return reached
    return reading


def _part_of_whole(value: str) -> Target | None:
    """27/50卷, 2/3: a number of things out of so many, or a share."""
    number, slash, rest = fold_text(value).partition("/")
    count = "".join(itertools.takewhile(_is_digit, rest))
    if not slash or not count or not number or not all(map(_is_digit, number)) or int(count) == 0:
        return None
    reached, whole, unit = Decimal(number), Decimal(count), rest[len(count) :]
    if unit and not unit.isalpha():
        return None
    if unit:
        return Target(value, "=", value=reached, max=whole, unit=unit)
    return Target(value, "=", value=(reached / whole).quantize(Decimal("0.0001")))


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdecimal()


def comparable(target: Target, value: Target) -> bool:
    """Whether a result in this unit of measure can be held against the target."""
    wanted, given = (fold_text(reading.unit or "") for reading in (target, value))
    if wanted == given or value.op in ANY_UNIT:
        return True
    if {wanted, given} <= SHARES:
        # A bare number is a share only where it is written as a part of one: 三分之二, 0.9.
        return bool(given) or (value.value is not None and 0 < value.value <= 1)
    return any(wanted in alike and given in alike for alike in _ALIKE)

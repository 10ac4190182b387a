"""Each quantity that a text states beside the target that says the same, or ought to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fzjs.checks.agreement import Agreement, alike, likeness, quantities_agree
from fzjs.checks.statements import Stated
from fzjs.checks.weak_mentions import weak_agreement
from fzjs.language.phrases import Target
from fzjs.language.prose import Mention
from fzjs.model.plan import Path

if TYPE_CHECKING:
    from fzjs.checks.scope import PlanScope


class Kept(NamedTuple):
    """One entry of `targets`: a single value, or the values of a trajectory."""

    indicator: str | None
    values: tuple[Target, ...]

    @property
    def shown(self) -> str:
        """The entry as a message names it."""
        value = "、".join(value.text for value in self.values)
        return value if self.indicator is None or self.indicator in value else f"{self.indicator}{value}"


class Verdict(NamedTuple):
    """Whether a target says the same, and which; None and None where no target is about the quantity."""

    agreement: Agreement | None
    kept: Kept | None


class Compared(NamedTuple):
    """A quantity in a text, and the verdict on it."""

    stated: Stated
    mention: Mention
    agreement: Agreement | None
    kept: Kept | None


def compared_quantities(scope: PlanScope) -> Iterator[Compared]:
    """What the texts of a plan state otherwise than its targets, or without one."""
    if not scope.stated_quantities:
        return
    kept_of = _kept(scope)
    for stated in scope.stated_quantities:
        for compared in _compare(stated, kept_of.get(stated.path, [])):
            if compared.agreement != "same":
                yield compared


def _compare(stated: Stated, kept: list[Kept]) -> Iterator[Compared]:
    """Give each stated quantity the target that says the same, else the one that it contradicts, else none."""
    left, free = [mention for mention in stated.mentions if mention.certain], list(kept)
    agreements = {
        (mention.start, place): _agreement(mention, entry)
        for mention in left
        for place, entry in enumerate(kept)
    }
    for wanted in ("same", "close"):
        pairs = [
            (mention, entry)
            for mention in left
            for place, entry in enumerate(kept)
            if agreements[mention.start, place] == wanted and entry in free
        ]
        for mention, entry in _likest_first(pairs):
            if mention in left and entry in free:
                left.remove(mention)
                free.remove(entry)
                yield Compared(stated, mention, wanted, entry)
    told = [mention for mention in stated.mentions if mention.certain and mention not in left]
    contradicted: list[Kept | None] = []
    for mention in left:
        if not any(_repeats(mention, earlier) for earlier in told):
            verdict = _without_equal(mention, left, free)
            contradicted.append(verdict.kept)
            yield Compared(stated, mention, *verdict)
    yield from _compare_weak(stated, [entry for entry in free if entry not in contradicted])


def _compare_weak(stated: Stated, free: list[Kept]) -> Iterator[Compared]:
    """The weak mentions that contradict a target which nothing else in the text says."""
    weak = [mention for mention in stated.mentions if not mention.certain] if free else []
    verdicts = [
        (mention, entry, _weak_agreement(stated, mention, entry)) for mention in weak for entry in free
    ]
    settled = {id(entry) for _, entry, agreement in verdicts if agreement == "same"}
    agreed = {mention.start for mention, _, agreement in verdicts if agreement == "same"}
    for mention, entry, agreement in verdicts:
        if agreement is not None and id(entry) not in settled and mention.start not in agreed:
            settled.add(id(entry))
            agreed.add(mention.start)
            yield Compared(stated, mention, agreement, entry)


def _weak_agreement(stated: Stated, mention: Mention, entry: Kept) -> Agreement | None:
    found = {weak_agreement(stated.text, mention, entry.indicator, value) for value in entry.values}
    return None if None in found else _nearest(found)


def _likest_first(pairs: list[tuple[Mention, Kept]]) -> list[tuple[Mention, Kept]]:
    """Pairs in the order in which they are to be matched; the names are only compared where there is a choice."""
    if len(pairs) == len({mention.start for mention, _ in pairs}) == len({id(entry) for _, entry in pairs}):
        return pairs
    return sorted(pairs, key=lambda pair: -likeness(indicator_of(pair[0]), pair[1].indicator))


def _repeats(mention: Mention, earlier: Mention) -> bool:
    """Whether a text only says again what it has said of the same thing."""
    again, said = mention.reading, earlier.reading
    if not isinstance(again, Target) or not isinstance(said, Target):
        return False
    return alike(again.indicator, said.indicator) and quantities_agree(again, said) == "same"


def _without_equal(mention: Mention, left: list[Mention], free: list[Kept]) -> Verdict:
    """What to make of a quantity that no unclaimed target states."""
    indicator = indicator_of(mention)
    rivals = [entry for entry in free if _agreement(mention, entry) == "differs"]
    named = max(rivals, key=lambda entry: likeness(indicator, entry.indicator), default=None)
    if named is not None and alike(indicator, named.indicator):
        return Verdict("differs", named)
    alone = [other for other in left if any(_agreement(other, entry) == "differs" for entry in rivals)]
    if len(rivals) == len(alone) == 1 and (indicator is None or rivals[0].indicator is None):
        return Verdict("differs", rivals[0])
    return Verdict(None, None)


def _agreement(mention: Mention, entry: Kept) -> Agreement | None:
    """Of the values of a trajectory one has to agree; they all differ only if none can be compared otherwise."""
    if not isinstance(mention.reading, Target):
        return None
    found = {quantities_agree(mention.reading, value) for value in entry.values}
    return _nearest(found)


def _nearest(found: Container[Agreement | None]) -> Agreement | None:
    return next((agreement for agreement in ("same", "close", "differs") if agreement in found), None)


def _kept(scope: PlanScope) -> dict[Path, list[Kept]]:
    """The targets of each measure, requirement and phase."""
    values: dict[Path, list[tuple[str | None, Target]]] = {}
    for written in scope.targets:
        if isinstance(written.reading, Target) and "＃" not in written.reading.text:
            entry = written.path[: written.path.index("targets") + 2]
            values.setdefault(entry, []).append((written.indicator, written.reading))
    found: dict[Path, list[Kept]] = {}
    for entry, named in values.items():
        found.setdefault(entry[:-2], []).append(Kept(named[0][0], tuple(value for _, value in named)))
    return found


def indicator_of(mention: Mention) -> str | None:
    """What the text says the quantity is of, if it says so."""
    return getattr(mention.reading, "indicator", None)

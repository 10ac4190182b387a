"""FZ411, FZ412, FZ415: quantities that a text states and `targets` lacks, contradicts or says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzjs.checks.agreement import Agreement, alike, likeness, quantities_agree
from fzjs.checks.finding import Fault
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, Stated
from fzjs.checks.spelling import as_phrase
from fzjs.language.phrases import Target
from fzjs.language.prose import Mention
from fzjs.model.plan import Path


class Kept(NamedTuple):
    """One entry of `targets`: a single value, or the values of a trajectory."""

    indicator: str | None
    values: tuple[Target, ...]

    @property
    def shown(self) -> str:
        """The entry as a message names it."""
        value = "、".join(value.text for value in self.values)
        return value if self.indicator is None or self.indicator in value else f"{self.indicator}{value}"


class Compared(NamedTuple):
    """A quantity in a text beside the target that it belongs to; None and None where there is no such target."""

    mention: Mention
    agreement: Agreement | None
    kept: Kept | None


@rule("FZ411", "正文的数量没有写进目标", "warning", PLANS)
def quantity_without_target(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）里写明的数量要求，都要写进量化目标（targets）。

    为什么：提醒、进度和考核只看 targets。正文写了“不少于5次”而 targets 里没有，这项要求就没有人跟踪。

    怎么改：在 targets 里补上这个数量，如“学法用法考试不少于5次”；正文里的数量不是要求的，换一种说法，或者在这一行末尾注明
    # fzjs: ignore[FZ411] 理由。
    """
    for stated, compared in _compared(scope):
        if compared.kept is None:
            mention = compared.mention
            about = f"（{_indicator(mention)}）" if _indicator(mention) else ""
            hint = f"在 targets 里补上 {_as_entry(mention)}"
            yield _fault(stated, mention, f"正文写了“{mention.text}”{about}，量化目标里没有", hint)


@rule("FZ412", "正文与目标矛盾", "error", PLANS)
def quantity_against_target(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）里的数量和量化目标（targets）要一致。

    为什么：正文写“不少于5次”，目标写“不少于4次”，执行的单位和考核的单位各有依据，必有一处是错的。

    怎么改：对照印发的文件，把写错的一处改过来。
    """
    for stated, compared in _compared(scope):
        if compared.agreement == "differs" and compared.kept is not None:
            mention, kept = compared.mention, compared.kept
            message = f"正文写“{mention.text}”，目标却是“{kept.shown}”"
            yield _fault(stated, mention, message, "对照原件，把写错的一处改成一致")


@rule("FZ415", "正文与目标写法不同", "info", PLANS)
def quantity_beside_target(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）和量化目标（targets）里，同一个数量用同样的比较词和周期。

    为什么：“不少于5次”做到6次也算完成，“5次”却正好是5次；“每季度1次”和“4次”分布不同。数字一样而写法不同，考核时容易
    争论。

    怎么改：目标照正文写，如都写“不少于5次”。
    """
    for stated, compared in _compared(scope):
        if compared.agreement == "close" and compared.kept is not None:
            mention, kept = compared.mention, compared.kept
            message = f"正文写“{mention.text}”，目标写“{kept.shown}”，比较词或周期不同"
            yield _fault(stated, mention, message, f"目标照正文写，如 {_as_entry(mention)}")


def _compared(scope: PlanScope) -> Iterator[tuple[Stated, Compared]]:
    if not scope.stated_quantities:
        return
    kept_of = _kept(scope)
    for stated in scope.stated_quantities:
        for compared in _compare(stated.mentions, kept_of.get(stated.path, [])):
            if compared.agreement != "same":
                yield stated, compared


def _compare(mentions: list[Mention], kept: list[Kept]) -> Iterator[Compared]:
    """Give each stated quantity the target that says the same, else the one that it contradicts, else none."""
    free, left = list(kept), list(mentions)
    for agreement in ("same", "close"):
        pairs = [
            (likeness(_indicator(mention), entry.indicator), mention, entry)
            for mention in left
            for entry in free
            if _agreement(mention, entry) == agreement
        ]
        for _, mention, entry in sorted(pairs, key=lambda pair: -pair[0]):
            if mention in left and entry in free:
                left.remove(mention)
                free.remove(entry)
                yield Compared(mention, agreement, entry)
    for mention in left:
        yield _without_equal(mention, left, free, kept)


def _without_equal(mention: Mention, left: list[Mention], free: list[Kept], kept: list[Kept]) -> Compared:
    """What to make of a quantity that no unclaimed target states."""
    indicator = _indicator(mention)
    if any(_agreement(mention, entry) == "same" and _may_be(indicator, entry) for entry in kept):
        return Compared(mention, "same", None)  # the text says it twice
    rivals = [entry for entry in free if _agreement(mention, entry) == "differs"]
    named = max(rivals, key=lambda entry: likeness(indicator, entry.indicator), default=None)
    if named is not None and alike(indicator, named.indicator):
        return Compared(mention, "differs", named)
    alone = [other for other in left if any(_agreement(other, entry) == "differs" for entry in rivals)]
    if len(rivals) == len(alone) == 1 and (indicator is None or rivals[0].indicator is None):
        return Compared(mention, "differs", rivals[0])
    return Compared(mention, None, None)


def _agreement(mention: Mention, entry: Kept) -> Agreement | None:
    """Of the values of a trajectory one has to agree; they all differ only if none can be compared otherwise."""
    if not isinstance(mention.reading, Target):
        return None
    found = {quantities_agree(mention.reading, value) for value in entry.values}
    return next((agreement for agreement in ("same", "close", "differs") if agreement in found), None)


def _may_be(indicator: str | None, entry: Kept) -> bool:
    return indicator is None or entry.indicator is None or alike(indicator, entry.indicator)


def _kept(scope: PlanScope) -> dict[Path, list[Kept]]:
    """The targets of each measure, requirement and phase."""
    values: dict[Path, list[tuple[str | None, Target]]] = {}
    for written in scope.targets:
        if isinstance(written.reading, Target):
            entry = written.path[: written.path.index("targets") + 2]
            values.setdefault(entry, []).append((written.indicator, written.reading))
    found: dict[Path, list[Kept]] = {}
    for entry, named in values.items():
        found.setdefault(entry[:-2], []).append(Kept(named[0][0], tuple(value for _, value in named)))
    return found


def _indicator(mention: Mention) -> str | None:
    return getattr(mention.reading, "indicator", None)


def _as_entry(mention: Mention) -> str:
    """The quantity as an entry of `targets`, ready to be pasted."""
    indicator = _indicator(mention)
    value = as_phrase(mention.reading) if isinstance(mention.reading, Target) else mention.text
    return f"{{indicator: {indicator}, value: {value}}}" if indicator else value


def _fault(stated: Stated, mention: Mention, message: str, hint: str) -> Fault:
    return Fault((*stated.path, "text"), message, hint, stated.subject, span=(mention.start, mention.end))

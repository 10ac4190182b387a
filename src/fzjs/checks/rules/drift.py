"""FZ411–FZ415: what a text states and `targets` or `deadline` lacks, contradicts or says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzjs.checks.date_drift import Drifted
from fzjs.checks.finding import Fault
from fzjs.checks.quantity_drift import Compared, indicator_of
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, WrittenDeadline, WrittenTarget
from fzjs.checks.spelling import as_phrase
from fzjs.language.phrases import Deadline, Target, Unparsed
from fzjs.language.prose import Mention


@rule("FZ411", "正文的数量没有写进目标", "warning", PLANS)
def quantity_without_target(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）里写明的数量要求，都要写进量化目标（targets）。

    为什么：提醒、进度和考核只看 targets。正文写了“不少于5次”而 targets 里没有，这项要求就没有人跟踪。

    怎么改：在 targets 里补上这个数量，如“学法用法考试不少于5次”；正文里的数量不是要求的，换一种说法，或者在这一行末尾注明
    # fzjs: ignore[FZ411] 理由。
    """
    for compared in scope.compared_quantities:
        if compared.kept is None and not _is_misread(compared, scope.targets):
            mention = compared.mention
            about = f"（{indicator_of(mention)}）" if indicator_of(mention) else ""
            hint = f"在 targets 里补上 {_as_entry(mention)}"
            yield _fault(compared, f"正文写了“{mention.text}”{about}，量化目标里没有", hint)


@rule("FZ412", "正文与目标矛盾", "error", PLANS)
def quantity_against_target(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）里的数量和量化目标（targets）要一致。

    为什么：正文写“不少于5次”，目标写“不少于4次”，执行的单位和考核的单位各有依据，必有一处是错的。

    怎么改：对照印发的文件，把写错的一处改过来。
    """
    for compared in scope.compared_quantities:
        if compared.agreement == "differs" and compared.kept is not None:
            mention, kept = compared.mention, compared.kept
            message = f"正文写“{mention.text}”，目标却是“{kept.shown}”"
            yield _fault(compared, message, "对照原件，把写错的一处改成一致")


@rule("FZ413", "正文的期限没有写进完成时限", "warning", PLANS)
def date_without_deadline(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）里写明的期限，都要写进完成时限（deadline）。

    为什么：提醒和催办只看 deadline。正文写了“2024年底前”而 deadline 里没有，到期没有人提醒。

    往年的日期、远景年份，办理程序中的时限（如“收到申请之日起10日内”），只写“每年”“每季度”而没有写到哪一天的，都不算。

    怎么改：在 deadline 里补上这个期限；有几个期限的写成列表，如 deadline: [6月底前, 年底前]。
    """
    for drifted in scope.drifted_dates:
        if drifted.rival is None and not _is_misread(drifted, scope.deadlines):
            mention = drifted.mention
            hint = f"在 deadline 里补上“{drifted.reading.text}”，有几个期限的写成列表"
            present = "、".join(deadline.text for deadline in drifted.kept)
            lacking = f"完成时限里只有“{present}”" if present else "完成时限里没有"
            yield _fault(drifted, f"正文写了期限“{mention.text}”，{lacking}", hint)


@rule("FZ414", "正文与完成时限矛盾", "error", PLANS)
def date_against_deadline(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）里的期限和完成时限（deadline）要一致。

    为什么：正文写“12月底前”，完成时限写“11月底前”，执行的单位不知道以哪个为准，必有一处是错的。

    怎么改：对照印发的文件，把写错的一处改过来。
    """
    for drifted in scope.drifted_dates:
        if drifted.rival is not None:
            message = f"正文写“{drifted.mention.text}”，完成时限却是“{drifted.rival.text}”"
            yield _fault(drifted, message, "对照原件，把写错的一处改成一致")


@rule("FZ415", "正文与目标写法不同", "info", PLANS)
def quantity_beside_target(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）和量化目标（targets）里，同一个数量用同样的比较词、周期和量词。

    为什么：“不少于5次”做到6次也算完成，“5次”却正好是5次；“每季度1次”和“4次”分布不同；“2次”和“2场”不一定是一回事。数字一样而写法不同，考核时容易
    争论。

    怎么改：目标照正文写，如都写“不少于5次”。
    """
    for compared in scope.compared_quantities:
        if compared.agreement == "close" and compared.kept is not None:
            mention, kept = compared.mention, compared.kept
            message = f"正文写“{mention.text}”，目标写“{kept.shown}”，比较词、周期或量词不同"
            yield _fault(compared, message, f"目标照正文写，如 {_as_entry(mention)}")


def _as_entry(mention: Mention) -> str:
    """The quantity as an entry of `targets`, ready to be pasted."""
    indicator = indicator_of(mention)
    value = as_phrase(mention.reading) if isinstance(mention.reading, Target) else mention.text
    return f"{{indicator: {indicator}, value: {value}}}" if indicator else value


def _is_misread(found: Compared | Drifted, fields: Iterable[WrittenTarget | WrittenDeadline]) -> bool:
    """Whether the measure has a target or deadline that FZ301 to FZ303 or FZ401 wants changed: it may be the one."""
    path = found.stated.path
    return any(
        written.path[: len(path)] == path
        and (
            isinstance(written.reading, Unparsed)
            or "＃" in written.reading.text
            or (isinstance(written.reading, Deadline) and written.reading.type in ("vague", "broken"))
        )
        for written in fields
    )


def _fault(found: Compared | Drifted, message: str, hint: str) -> Fault:
    stated, mention = found.stated, found.mention
    return Fault((*stated.path, "text"), message, hint, stated.subject, span=(mention.start, mention.end))

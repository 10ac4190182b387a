"""FZ7: reports are complete, in time, proven, and say something new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzjs.checks.finding import Fault
from fzjs.checks.reporting.calendar import shift_of
from fzjs.checks.reporting.comparisons import copied, fallen_back, jumped, reused
from fzjs.checks.reporting.lapse import Lapse
from fzjs.checks.reporting.lapses import late, missing_entries, overstated, undated, unproven
from fzjs.checks.reporting.scope import ReportScope
from fzjs.checks.rule import rule


@rule("FZ716", "报已完成没有佐证", "warning", ["report"])
def done_without_evidence(scope: ReportScope) -> Iterator[Fault]:
    """报 state: done 的措施，至少登记一份佐证材料。

    为什么：没有材料的“已完成”无从核实，属于虚报的风险。

    怎么改：在 evidence 里登记文号、网址或文件（fzjs report add-evidence 会填好校验值）；没有做完的，改成 in_progress。
    """
    yield from _faults(unproven(scope.filed))


@rule("FZ717", "迟报", "info", ["report"])
def reported_late(scope: ReportScope) -> Iterator[Fault]:
    """报告应当在计划（reporting）规定的时限前报送；计划没有规定的，按 fzjs.yaml 的 reporting。

    时限遇节假日、休息日的，顺延到之后的第一个工作日。节假日按国务院办公厅的安排；没有安装日历库时只顺延双休日。

    为什么：迟报的进展来不及汇总，也掩盖了工作拖延。

    怎么改：报送日期写错的改正过来；确实迟报的，不需要修改。
    """
    if scope.on_plan is not None:
        yield from _faults(late(scope.on_plan, scope.filed, shift_of(scope.workspace)))


@rule("FZ718", "漏报措施", "warning", ["report"])
def left_out(scope: ReportScope) -> Iterator[Fault]:
    """单位牵头、负责的每一项措施和工作要求，每期都要报；以前已经报过完成的，不必再报，每季、每月等反复到期的除外。

    几个单位共同牵头的，各自都要报；只是配合的（包括各乡镇、县直各单位这样的统称），可以报，不是必须报。
    没有规定报送时限的计划，以及还没有写报送日期的草稿，不查。

    为什么：漏报的措施没有人知道进展，到年底才发现没有做。

    怎么改：补上这一条；还没有启动的，写 state: not_started。
    """
    if scope.on_plan is not None:
        yield from _faults(missing_entries(scope.on_plan, scope.filed))


@rule("FZ720", "进展或完成值回退", "warning", ["report"])
def falling_back(scope: ReportScope) -> Iterator[Fault]:
    """进展不应当比上次报的退回去：已完成的又推进中，推进中的又未启动；次数、件数等累计的完成值变少。

    完成值与当年最近一次报了这个指标的比。完成值从年初累计，按月、按季计算的目标也是；每年重新累计，比率（如出庭应诉率）有升有降，不查。反复到期的措施完成一次又重新
    开始，也不查。

    为什么：多半是上次报高了（虚报），或者这次写错。

    怎么改：核对两次报告，写错的改正；确有原因的，在进展说明里写明，并用 # fzjs: ignore[FZ720] 理由 保留。
    """
    if scope.on_plan is not None:
        yield from _faults(fallen_back(scope.on_plan, scope.filed))


@rule("FZ721", "进展或完成值跳变", "info", ["report"])
def jumping(scope: ReportScope) -> Iterator[Fault]:
    """从未启动一步到已完成，比率相差 30 个百分点以上，数量超过上次的 10 倍，都值得核对。

    为什么：可能是前几期没有如实报，也可能是数字或单位写错。

    怎么改：核对两次报告；属实的不需要修改，最好在进展说明里写明原因。
    """
    if scope.on_plan is not None:
        yield from _faults(jumped(scope.on_plan, scope.filed))


@rule("FZ722", "进展说明雷同", "warning", ["report"])
def copied_note(scope: ReportScope) -> Iterator[Fault]:
    """进展说明不应当与本单位以前任何一期的、同一份报告里另一项措施的、别的单位的一字不差（空格和标点不算）。

    少于 8 个字的（无、按计划推进）不查；两项措施都还没有启动的，说明可以相同；已完成的措施可以照上次的写。

    为什么：照抄的说明等于没有报，看不出这一期做了什么。

    怎么改：写本单位这一期做了什么、还差什么；没有新进展的，写明这一期的原因。
    """
    if scope.on_plan is not None:
        yield from _faults(copied(scope.on_plan, scope.filed))


@rule("FZ723", "佐证重复使用", "warning", ["report"])
def reused_evidence(scope: ReportScope) -> Iterator[Fault]:
    """以前的报告用过的佐证，或者别的单位用过的佐证，不再用来证明新的进展。

    按校验值、文件、文号、网址认定是同一份；栏目首页一类的网址、同一份报告里一份材料证明几项措施、
    已完成的措施继续列出原来的材料、共同牵头或负责一项措施的单位同一期都列出联合形成的材料，都不算。

    为什么：同一份材料反复使用，证明不了这一期的工作。

    怎么改：换成这一期的材料；确实能证明的，在进展说明里写明，并用 # fzjs: ignore[FZ723] 理由 保留。
    """
    if scope.on_plan is not None:
        yield from _faults(reused(scope.on_plan, scope.filed))


@rule("FZ724", "没有写报送日期", "info", ["report"])
def without_date(scope: ReportScope) -> Iterator[Fault]:
    """过了报送时限的报告，应当写明报送日期（submitted）；没有写的当作还没有报送的草稿。

    为什么：没有日期，就不知道是否按时报送，统计时按没有报送计算。

    怎么改：已经报送的，写上 submitted: 2024-06-01 这样的日期。
    """
    if scope.on_plan is not None:
        yield from _faults(undated(scope.on_plan, scope.filed, scope.on, shift_of(scope.workspace)))


@rule("FZ725", "报已完成而完成值没有达到目标", "warning", ["report"])
def overstating(scope: ReportScope) -> Iterator[Fault]:
    """报 state: done 的措施，完成值应当达到计划里的目标：目标不少于50卷，只完成27卷，就还没有完成。

    牵头、负责的单位按年初累计的完成值比。按月、按季计算的目标，反复到期的措施，只写新增数的，以及不能相比的，不查。

    为什么：没有做完报已完成，就是虚报。

    怎么改：完成值写错的改正；还没有达到的，进展改成 in_progress。目标按规定作了调整的，在进展说明里写明，并用
    # fzjs: ignore[FZ725] 理由 保留。
    """
    if scope.on_plan is not None:
        yield from _faults(overstated(scope.on_plan, scope.filed))


def _faults(lapses: Iterable[Lapse]) -> Iterator[Fault]:
    for lapse in lapses:
        yield Fault(lapse.path, lapse.message, lapse.hint, lapse.measure or lapse.unit)

"""FZ1: what a file of its kind must have, and what its fields may hold.

FZ101 to FZ109 show while the model is made (see `fzjs.checks.misfits`); the others look at the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzjs.checks.finding import Fault
from fzjs.checks.rule import PLANS, rule, shown_while_reading
from fzjs.model.plan import Measurement, Path

if TYPE_CHECKING:
    from fzjs.checks.scope import PlanScope

unknown_key = shown_while_reading(
    "FZ101",
    "不认识的字段",
    "error",
    """只能写规定的字段，字段名照规定的英文写。

    为什么：字段名写错一个字母，或者写错了层级，这一行就等于没有写。

    怎么改：按提示改正字段名或移到该写的地方；确实不需要的，删去这一行。只给人看的说明写成注释（# 开头）。
    """,
)

missing_key = shown_while_reading(
    "FZ102",
    "缺少必需的字段",
    "error",
    """必需的字段都要写上，如计划要有 id（编号）和 title（文件标题），每项措施要有 id（编号）。

    为什么：缺了编号，别的文件无法引用；缺了标题、名称，印发和汇总都无从写起。

    怎么改：按提示补上一行，与同一级的其他字段左端对齐。
    """,
)

wrong_type = shown_while_reading(
    "FZ103",
    "内容的类型不对",
    "error",
    """应写文字的地方写文字，应写列表的地方写列表，应写数字、日期的地方写数字、日期。

    为什么：没有引号的 1.10 会被读成数字 1.1；文字中间有英文冒号加空格时，会被读成下一级字段。

    怎么改：编号、版本等给整个值加英文引号；几个单位写成列表 [县司法局, 县财政局]；一句话里有英文冒号的，
    改用中文冒号，或者给整句加英文引号。
    """,
)

wrong_choice = shown_while_reading(
    "FZ104",
    "不是允许的值",
    "error",
    """有的字段只能从几个值里选，如报告的 state（进展）。

    为什么：汇总、统计和排版都按这些值办，多出来的值无法归类。

    怎么改：从提示列出的值里选一个，照写英文；括号里是它的意思。
    """,
)

wrong_kind = shown_while_reading(
    "FZ105",
    "没有写明文件种类",
    "error",
    """每个文件都要用 kind 写明种类，如 kind: annual（年度工作要点）。

    为什么：程序按种类决定有哪些字段、用哪些规则；不知道种类，整个文件都没有检查。

    怎么改：在文件开头写一行 kind: 种类，种类从提示列出的几个里选。
    """,
)

wrong_form = shown_while_reading(
    "FZ106",
    "写法不合格式",
    "error",
    """日期、报告期、编号、校验值、网址应按规定的格式写。

    为什么：格式不一，就无法排序、比较和核对；2024-02-30 这样不存在的日期也会因此漏过。

    怎么改：日期写成 2024-04-22，月份写成 2024-05，季度写成 2024-Q2；编号里不用空格和中文标点。
    """,
)

out_of_range = shown_while_reading(
    "FZ107",
    "数字超出范围",
    "error",
    """数字应在允许的范围内，年份写四位。

    为什么：两位数的年份（24）分不清世纪；过大、过小的数多半是写错了。

    怎么改：按提示写范围内的数。
    """,
)

empty_value = shown_while_reading(
    "FZ108",
    "没有写内容",
    "error",
    """写了字段名，就要写内容；列表里不留空项，也不只写空格。

    为什么：冒号后面空着，分不清是没有，还是忘了写。

    怎么改：写上内容；确实没有的，删去这一行。
    """,
)

wrong_version = shown_while_reading(
    "FZ109",
    "不支持的格式版本",
    "error",
    """fzjs 一行写格式版本，目前只有 1。

    为什么：以后格式有变化时，程序靠它知道该怎样读旧文件。

    怎么改：写成 fzjs: 1，不加引号。文件出自更新的版本时，请升级程序。
    """,
)


@rule("FZ110", "没有写明年度或规划期", "error", ["annual", "framework"])
def without_time(scope: PlanScope) -> Iterator[Fault]:
    """年度工作要点要写 year（年度），五年规划要写 period（规划期）。

    为什么：“年底前”“上半年”这样的期限，要知道是哪一年才有意义；逐年目标也要与规划期对照。

    怎么改：年度工作要点加一行 year: 2024；五年规划加一行 period: {from: 2021, to: 2025}。
    """
    plan = scope.model
    if scope.kind == "annual" and plan.year is None:
        years = "；有 period（规划期）时也要写" if plan.period is not None else ""
        yield Fault((), "年度工作要点没有写 year（年度）", f"加上一行，如 year: 2024{years}")
    elif scope.kind == "framework" and plan.period is None:
        yield Fault((), "五年规划没有写 period（规划期）", "加上一行，如 period: {from: 2021, to: 2025}")


@rule("FZ111", "方案没有写明起止时间", "warning", ["scheme"])
def scheme_without_period(scope: PlanScope) -> Iterator[Fault]:
    """试点、创建方案一般要写 period（起止时间）或 year（年度）。

    为什么：没有起止时间，方案里“年底前”这样的期限不知道是哪一年，步骤安排也无从核对。

    怎么改：加一行 period: {from: 2022-07-01, to: 2023-07-31}，只写年份也可以；只管一年的，写 year: 2024。
    """
    if scope.model.span is None:
        hint = "加上一行，如 period: {from: 2022-07-01, to: 2023-07-31}"
        yield Fault((), "方案没有写 period（规划期）", hint)


@rule("FZ112", "措施没有名称也没有内容", "error", PLANS)
def empty_measure(scope: PlanScope) -> Iterator[Fault]:
    """每项措施、每条要求，title（名称）和 text（内容）至少写一个。

    为什么：只有编号的措施，谁也不知道要做什么，印出来是空的一条。

    怎么改：写上 title 或 text；没有内容的措施，整项删去。
    """
    for duty in scope.duties:
        measure = duty.measure
        if not measure.title and not measure.text:
            hint = "加上一行，如 title: 开展行政执法案卷评查，或者 text: 这项措施的正文"
            yield Fault(duty.path, f"措施“{measure.id}”没有写名称，也没有写内容", hint, measure.id)


@rule("FZ113", "起止时间颠倒", "error", PLANS)
def backward_period(scope: PlanScope) -> Iterator[Fault]:
    """period（规划期）的开始不应晚于结束。

    为什么：起止颠倒时，任何期限都落在规划期之外。

    怎么改：把 from（起）和 to（止）对调，或者改正写错的年份。
    """
    period = scope.model.period
    if period is not None and period.start > period.end:
        hint = f"如果写反了，改为 from: {period.to}、to: {period.from_}"
        yield Fault(("period", "to"), f"结束（{period.to}）早于开始（{period.from_}）", hint)


@rule("FZ114", "目标没有目标值或写了两种", "error", PLANS)
def measurement_without_value(scope: PlanScope) -> Iterator[Fault]:
    """写成字段的目标，value（目标值）和 trajectory（逐年目标值）写其中一个，只写一个。

    为什么：只有指标没有数，到期无法判断是否完成；两种都写时，以哪个为准说不清。

    怎么改：一个数管到底的，写 value: 不低于90%；每年不同的，写 trajectory: {2024: 90%, 2025: 95%}。
    """
    for path, subject, target in _measurements(scope):
        if target.value is not None and target.trajectory:
            message = f"目标“{target.indicator}”既写了目标值，又写了逐年目标值"
            hint = "每年相同的，只留 value；每年不同的，只留 trajectory"
            yield Fault((*path, "value"), message, hint, subject, on_key=True)
        elif target.value is None and not target.trajectory:
            hint = "加上 value（目标值），如 value: 不低于90%，或者加上 trajectory（逐年目标值）"
            yield Fault(path, f"目标“{target.indicator}”没有写目标值", hint, subject)


def _measurements(scope: PlanScope) -> Iterator[tuple[Path, str, Measurement]]:
    plan = scope.model
    holders = [
        *((duty.path, duty.measure.id, duty.measure.targets) for duty in scope.duties),
        *((("phases", index), phase.title, phase.targets) for index, phase in enumerate(plan.phases)),
    ]
    for path, subject, targets in holders:
        for index, target in enumerate(targets):
            if isinstance(target, Measurement):
                yield (*path, "targets", index), subject, target

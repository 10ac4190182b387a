"""FZ8: an indicator system adds up, and its indicators can be told apart and measured."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzjs.checks.finding import Fault
from fzjs.checks.links import Link, Missing, broken_links
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.checks.scoring.systems import points_of
from fzjs.language.decimals import plain
from fzjs.model.indicators import Indicator, Indicators
from fzjs.model.plan import Path

IndicatorsScope = Scope[Indicators]

_LEVELS = 3


@rule("FZ804", "权重或分值合计不对", "error", ["indicators"])
def sums(scope: IndicatorsScope) -> Iterator[Fault]:
    """同级指标的权重合计应为 100；下级指标的分值合计应等于上一级，一级指标的分值合计应等于总分。

    按十进制精确计算。没有写分值的上级指标，按它下级的合计算。同级中有的没有写（如只加分、只扣分的指标），只查合计有没有超过。

    为什么：合计不对，算出来的总分就不对，评估结果站不住脚。

    怎么改：按提示的差额调整其中一项，或者改正上一级的分值、总分。
    """
    system = scope.model
    yield from _check_level(system.indicators, ("indicators",), "一级指标", system.total, ("total",), None)
    for path, indicator, _ in system.walk():
        if indicator.children:
            called = f"“{indicator.code}”的下级指标"
            yield from _check_level(
                indicator.children,
                (*path, "children"),
                called,
                indicator.score,
                (*path, "score"),
                indicator.code,
            )


@rule("FZ805", "指标代码重复", "error", ["indicators"])
def repeated_code(scope: IndicatorsScope) -> Iterator[Fault]:
    """一个指标体系里，每个指标代码只用一次。

    为什么：评估按代码记分，代码重复就不知道记到哪一项。

    怎么改：给后一项换一个没有用过的代码。
    """
    first: dict[str, tuple[Path, str]] = {}
    for path, indicator, _ in scope.model.walk():
        place = (*path, "code")
        earlier, name = first.setdefault(indicator.code, (place, indicator.name))
        if earlier != place:
            line = scope.document.position(earlier).line
            message = f"代码“{indicator.code}”已经用在第 {line} 行的{quoted(name)}上"
            yield Fault(place, message, "换一个没有用过的代码", indicator.code)


@rule("FZ806", "指标超过三级", "error", ["indicators"])
def too_deep(scope: IndicatorsScope) -> Iterator[Fault]:
    """指标体系最多三级。

    为什么：评估表只有一级、二级、三级指标三栏，再往下无处可写。

    怎么改：把第四级并入第三级的计分规则（method 的 rule），或者提升一级。
    """
    for path, indicator, level in scope.model.walk():
        if level == _LEVELS and indicator.children:
            message = f"三级指标“{indicator.code}”下面还有下级指标"
            hint = "把下级内容写进计分规则（method 的 rule），或者整体提升一级"
            yield Fault((*path, "children"), message, hint, indicator.code, on_key=True)


@rule("FZ807", "末级指标没有计分方法", "info", ["indicators"])
def without_method(scope: IndicatorsScope) -> Iterator[Fault]:
    """没有下级的指标应当写明计分方法（method）。

    为什么：没有方法的指标，各人打分尺度不一。

    怎么改：写上 method，如 method: {type: ratio, numerator: 合格案卷, denominator: 评查案卷}。
    """
    for path, indicator, _ in scope.model.walk():
        if not indicator.children and indicator.method is None:
            message = f"指标“{indicator.code}”{quoted(indicator.name)}没有计分方法"
            hint = "写上计分方法，如 method: {type: yes_no, rule: 开展的得分}"
            yield Fault(path, message, hint, indicator.code)


@rule("FZ810", "对应措施不存在", "error", ["indicators"])
def unknown_measure(scope: IndicatorsScope) -> Iterator[Fault]:
    """指标的对应措施（measures）写成“计划编号#措施编号”，计划和措施都要存在。

    计划文件本身有错、读不出来的，不查。

    为什么：指标靠对应措施取得进展和佐证，指不到措施就没有依据。

    怎么改：按提示改正编号，并加引号，如 measures: ["annual-2024#m04"]。
    """
    links = (
        Link((*path, "measures", index), link, indicator.code)
        for path, indicator, _ in scope.model.walk()
        for index, link in enumerate(indicator.measures)
    )
    yield from broken_links(scope, links, None, lambda link: _without_plan(link, scope))


def _without_plan(link: str, scope: IndicatorsScope) -> Missing:
    plan = next(iter(scope.workspace.plan_ids), "annual-2024")
    return Missing(
        f"对应措施{quoted(link)}没有写是哪份计划的", f'写成“计划编号#措施编号”，如 "{plan}#{link}"'
    )


def _check_level(
    siblings: list[Indicator],
    path: Path,
    called: str,
    whole: Decimal | None,
    whole_path: Path,
    subject: str | None,
) -> Iterator[Fault]:
    weights = [indicator.weight for indicator in siblings]
    given = [weight for weight in weights if weight is not None]
    if given and _differs(given, Decimal(100), complete=None not in weights):
        place = (*path, weights.index(given[0]), "weight")
        message = f"{called}的权重合计为 {plain(sum(given))}，应为 100"
        yield Fault(place, message, _adjust(sum(given), Decimal(100)), subject)
    scores = [points_of(indicator) for indicator in siblings]
    scored = [score for score in scores if score is not None]
    if whole is not None and scored and _differs(scored, whole, complete=None not in scores):
        message = f"{called}的分值合计为 {plain(sum(scored))}，应为 {plain(whole)}"
        yield Fault(whole_path, message, _adjust(sum(scored), whole), subject)


def _differs(parts: list[Decimal], whole: Decimal, *, complete: bool) -> bool:
    return sum(parts) != whole if complete else sum(parts) > whole


def _adjust(total: Decimal | int, whole: Decimal) -> str:
    off = whole - total
    return f"{'少' if off > 0 else '多'} {plain(abs(off))}：调整其中一项，使合计正好是 {plain(whole)}"

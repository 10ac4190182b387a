"""FZ8: the scores of an indicator system can be worked with: there are some, none negative, of one sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.language.decimals import plain
from fzjs.model.indicators import Indicator, Indicators
from fzjs.model.plan import Path

IndicatorsScope = Scope[Indicators]

_SHOWN = 5


@rule("FZ825", "指标体系不能计分", "error", ["indicators"])
def unusable_scores(scope: IndicatorsScope) -> Iterator[Fault]:
    """指标体系至少有一项指标；总分大于零，分值、权重不小于零。

    扣分的指标不写负的分值：写 method: {type: deduct, per_step: 每次扣几分}。

    为什么：总分为零或者分值为负，算不出得分率。

    怎么改：按提示改正。
    """
    system = scope.model
    if not system.indicators:
        yield Fault(("indicators",), "没有写一项指标", "写上各级指标", system.id, on_key=True)
    if system.total is not None and system.total <= 0:
        message = f"总分 {plain(system.total)} 应大于零"
        yield Fault(("total",), message, "写满分，一般是 100", system.id)
    for path, indicator, _ in system.walk():
        for key, called in (("score", "分值"), ("weight", "权重")):
            value = getattr(indicator, key)
            if value is not None and value < 0:
                message = f"“{indicator.code}”{quoted(indicator.name)}的{called} {plain(value)} 小于零"
                hint = "扣分的指标不写分值，写 method: {type: deduct, per_step: 2}；写错的改正"
                yield Fault((*path, key), message, hint, indicator.code)


@rule("FZ826", "同级有的写分值、有的写权重", "warning", ["indicators"])
def scores_beside_weights(scope: IndicatorsScope) -> Iterator[Fault]:
    """同一级的指标用一种写法：都写分值，或者都写权重。两样都写的不受影响。

    为什么：分值按分数相加，权重按百分比折算，混在一起合计就没法核对。

    怎么改：把权重换算成分值（上一级分值乘以权重），或者把分值换算成权重。
    """
    system = scope.model
    yield from _mixed(system.indicators, ("indicators",))
    for path, indicator, _ in system.walk():
        yield from _mixed(indicator.children, (*path, "children"))


@rule("FZ827", "得分要由人打", "info", ["indicators"])
def scored_by_people(scope: IndicatorsScope) -> Iterator[Fault]:
    """扣分的指标没有写每次扣几分（per_step），计数的没有写达到多少得满分（full_at），分档的没有写各档（grades），
    也没有写计分规则（rule），程序算不出得分，人也不知道怎样打分。

    为什么：只写实际值、没有写得分的，这些指标会按没有评处理。

    怎么改：评分标准里有数的，写成字段，如 per_step: 0.5、full_at: 4次；要由人评判的，把标准写进 rule。
    """
    codes = [(path, each.code) for path, each, _ in scope.model.walk() if _needs_a_person(each)]
    if codes:
        shown = "、".join(code for _, code in codes[:_SHOWN]) + ("等" if len(codes) > _SHOWN else "")
        message = f"有 {len(codes)} 项指标的得分程序算不出，评估时要由人写得分：{shown}"
        hint = "写上扣分的 per_step、计数的 full_at、分档的 grades；要由人评判的，把标准写进 rule"
        yield Fault((*codes[0][0], "method"), message, hint, scope.model.id, on_key=True)


def _mixed(siblings: Sequence[Indicator], path: Path) -> Iterator[Fault]:
    with_score = [each for each in siblings if each.score is not None and each.weight is None]
    with_weight = [
        (index, each) for index, each in enumerate(siblings) if each.weight is not None and each.score is None
    ]
    if with_score and with_weight:
        index, first = with_weight[0]
        message = f"“{first.code}”只写权重，同级的“{with_score[0].code}”只写分值"
        yield Fault((*path, index, "weight"), message, "同级指标统一写分值，或者统一写权重", first.code)


def _needs_a_person(indicator: Indicator) -> bool:
    method = indicator.method
    if method is None or indicator.children or method.rule is not None:
        return False
    if method.type == "deduct":
        return method.per_step is None
    if method.type == "graded":
        return not method.grades
    return method.type == "count" and method.full_at is None

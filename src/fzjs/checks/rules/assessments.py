"""FZ8: an assessment scores the indicators of a system, each once and within its score."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.finding import Fault
from fzjs.checks.links import missing
from fzjs.checks.nearness import MOST_SUGGESTIONS, quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.checks.scoring.assessed_units import own_names
from fzjs.checks.scoring.marks import PER_CENT_SCALE, is_only_deducted
from fzjs.checks.scoring.systems import assessed, indicators_by_code, system_of
from fzjs.checks.unit_names import misnomer
from fzjs.language.folding import fold_text
from fzjs.model.indicators import Assessment

AssessmentScope = Scope[Assessment]


@rule("FZ801", "指标体系不存在", "error", ["assessment"])
def unknown_system(scope: AssessmentScope) -> Iterator[Fault]:
    """评估的 indicators 应当是本工作区里一个指标体系的编号。

    为什么：不知道按哪套指标打的分，分数没有意义。

    怎么改：改成指标体系文件里 id 一行的编号。
    """
    system, workspace = scope.model.indicators, scope.workspace
    if workspace.knows(system, "indicators"):
        return
    known = workspace.ids("indicators")
    if workspace.knows(system):
        hint = f"写指标体系的编号，如 indicators: {known[0]}" if known else "写指标体系文件里 id 一行的编号"
        yield Fault(
            ("indicators",), f"{quoted(system)}不是指标体系（kind: indicators）", hint, scope.model.id
        )
    elif workspace.settings_file is not None:
        yield Fault(("indicators",), *missing("指标体系", system, known), scope.model.id)


@rule("FZ802", "指标代码不存在", "error", ["assessment"])
def unknown_code(scope: AssessmentScope) -> Iterator[Fault]:
    """评估各条目的 indicator 应当是所用指标体系中的代码。

    为什么：代码对不上，这一项的分就记不进总分。

    怎么改：改成指标体系里那项指标 code 一行的代码。
    """
    system = system_of(scope)
    if system is None:
        return
    known = indicators_by_code(system)
    found = 0
    for index, entry in enumerate(scope.model.entries):
        if entry.indicator not in known:
            found += 1
            where = f"指标体系“{scope.model.indicators}”里"
            wrong = missing("指标", entry.indicator, known, where=where, suggest=found <= MOST_SUGGESTIONS)
            yield Fault(("entries", index, "indicator"), *wrong, entry.indicator)


@rule("FZ803", "被评估单位不在名录里", "error", ["assessment"])
def unknown_unit(scope: AssessmentScope) -> Iterator[Fault]:
    """被评估单位应当是单位名录里的名称，或者本行政区（如 示例县、示例县人民政府）。

    为什么：同一单位历年的评估要能放在一起比。

    怎么改：改成名录里的名称；确有这个单位的，登记到名录。
    """
    name, registry = scope.model.unit, scope.registry
    if not registry or registry.resolve(name) is not None:
        return
    if fold_text(name) not in own_names(registry):
        yield Fault(("unit",), *misnomer(name, registry), name)


@rule("FZ808", "得分超出范围", "error", ["assessment"])
def score_out_of_range(scope: AssessmentScope) -> Iterator[Fault]:
    """得分不超过指标的分值，也不小于零；没有分值、只扣分的指标可以是负数。只有权重的指标按百分制打分，不超过 100。

    为什么：超出分值的得分会抬高总分。

    怎么改：改正得分；分值写错的，改指标体系。
    """
    for path, entry, indicator in assessed(scope):
        score, most = entry.score, indicator.score
        if score is None:
            continue
        if most is None and indicator.weight is not None:
            most = PER_CENT_SCALE
        if most is not None and score > most:
            called = "分值" if indicator.score is not None else "百分制的"
            message = f"指标“{entry.indicator}”得 {score:f} 分，超过{called} {most:f} 分"
            yield Fault((*path, "score"), message, f"写 0 到 {most:f} 之间的得分", entry.indicator)
        elif score < 0 and not is_only_deducted(indicator):
            message = f"指标“{entry.indicator}”的得分 {score:f} 小于零"
            yield Fault((*path, "score"), message, "扣完为止，最低写 0", entry.indicator)


@rule("FZ809", "无此类事项却有得分", "error", ["assessment"])
def score_without_cases(scope: AssessmentScope) -> Iterator[Fault]:
    """写了“无此类事项”（no_cases: true）的，不再写实际值和得分；扣分的指标可以写得分。

    为什么：没有发生，既不是 0%，也不是 100%；写了得分就会算进总分。扣分的指标没有发生就不扣分，不受影响。

    怎么改：没有发生的，删去 value 和 score；发生了的，删去 no_cases。
    """
    system = system_of(scope)
    known = {} if system is None else indicators_by_code(system)
    for index, entry in enumerate(scope.model.entries):
        if not entry.no_cases:
            continue
        indicator = known.get(entry.indicator)
        deducts = indicator is not None and indicator.method is not None and indicator.method.type == "deduct"
        keys = {"value": "实际值"} if deducts else {"score": "得分", "value": "实际值", "met": "达到要求"}
        written = [key for key in keys if getattr(entry, key) is not None]
        if written:
            message = f"指标“{entry.indicator}”写了无此类事项，又写了{keys[written[0]]}"
            hint = f"没有发生的，删去 {'、'.join(written)}；发生了的，删去 no_cases"
            yield Fault(("entries", index, written[0]), message, hint, entry.indicator, on_key=True)


@rule("FZ811", "同一指标评了两次", "error", ["assessment"])
def repeated_indicator(scope: AssessmentScope) -> Iterator[Fault]:
    """一次评估里，一个指标只写一条。

    为什么：两条得分都算会重复计分，只算一条又不知道算哪一条。

    怎么改：合并成一条；如果其中一条本来是另一个指标，改正代码。
    """
    first: dict[str, int] = {}
    for index, entry in enumerate(scope.model.entries):
        earlier = first.setdefault(entry.indicator, index)
        if earlier != index:
            message = f"指标“{entry.indicator}”在第 {earlier + 1} 条已经评过"
            yield Fault(
                ("entries", index, "indicator"), message, "合并成一条，或者改正指标代码", entry.indicator
            )


@rule("FZ812", "得分写在有下级的指标上", "warning", ["assessment"])
def score_on_heading(scope: AssessmentScope) -> Iterator[Fault]:
    """得分写在末级指标上，有下级的指标由下级合计得出，不另写得分。

    为什么：上下级都写得分，总分会重复计算。

    怎么改：删去这一条的得分，在各下级指标上分别打分。
    """
    for path, entry, indicator in assessed(scope):
        if entry.score is not None and indicator.children:
            below = "、".join(child.code for child in indicator.children[:3])
            message = f"指标“{entry.indicator}”有下级指标，得分应写在下级"
            yield Fault(
                (*path, "score"), message, f"删去这里的得分，在下级指标（{below}）上分别写", entry.indicator
            )

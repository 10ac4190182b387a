"""What `fzjs trace --suggest` and `--accept` do: links proposed, chosen, written, accepted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from fzjs.analysis.suggestions import Suggested, suggest
from fzjs.checks.alignment.commitment import fingerprint
from fzjs.checks.alignment.linking import accepted, target_of
from fzjs.cli.answers import form_of, give
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.named_plans import NamedPlan, annual_plans, find_plan, framework_of
from fzjs.cli.tracing import Output
from fzjs.cli.writing import rewrite_file
from fzjs.model.plan import Plan
from fzjs.rendering.formats import as_json
from fzjs.rendering.matrix import suggestions_page
from fzjs.workspace.insertion import Insertion, InsertionError


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether and how suggested links become links of the file."""

    write: bool = False
    ask: bool = True
    least: float = 0.0
    """Without asking, the score from which the first suggestion is taken."""


@dataclass(frozen=True, slots=True)
class _Suggestions:
    plan: str
    framework: str
    measures: tuple[Suggested, ...]


def suggest_links(plan: str, framework: str | None, choice: Choice, output: Output) -> int:
    """Suggest links for the measures that have none, and write those that are chosen."""
    form = form_of(output.format, output.out)
    if choice.write and choice.ask and not sys.stdin.isatty():
        raise CannotRunError("--write 要在终端里逐项询问；不在终端里请加 --yes，采用得分够高的第一个建议")
    named = find_plan(plan)
    goal = framework_of(named, framework).plan
    others = [other for other in annual_plans(named.workspace, goal) if other.id != named.plan.id]
    found = suggest(named.plan, goal, named.workspace.registry, others)
    if not (choice.write and choice.ask):
        title = f"《{named.plan.title}》对应《{goal.title}》的建议"
        answer = _Suggestions(named.plan.id, goal.id, tuple(found))
        give(suggestions_page(title, found), lambda: as_json(answer), form, output.out, force=output.force)
    if choice.write:
        chosen = dict(_asked(found) if choice.ask else _likeliest(found, choice.least))
        _write_links(named, goal, chosen)
    return CLEAN


def accept(plan: str, framework: str | None) -> int:
    """Note down the present fingerprints of all framework measures that a plan's measures are linked to."""
    named = find_plan(plan)
    goal = framework_of(named, framework).plan
    now = {step.measure.id: fingerprint(goal, step) for step in goal.duties()}
    insertion = _insertion(named)
    count = 0
    for step in named.plan.duties():
        known = dict(accepted(step, named.plan, goal).values())
        wanted = {link: now.get(target_of(link, named.plan, goal) or "") for link in step.measure.implements}
        marks = {link: mark for link, mark in wanted.items() if mark is not None and known.get(link) != mark}
        if marks:
            insertion.set_accepted(step.path, marks)
            count += len(marks)
    if count:
        _save(named, insertion)
    print(
        f"{named.path}：记下 {count} 处对应关系的校验码"
        if count
        else f"{named.path}：校验码都是最新的，没有改动"
    )
    return CLEAN


def _asked(found: list[Suggested]) -> Iterator[tuple[str, list[str]]]:
    """What the user chooses, measure by measure."""
    for each in found:
        if not each.suggestions:
            continue
        print(f"\n{each.measure} {each.title}", file=sys.stderr)
        for number, suggestion in enumerate(each.suggestions, 1):
            why = "、".join([*suggestion.words, *suggestion.concepts])
            told = (
                f"  {number}. {suggestion.framework} {suggestion.title}（得分 {suggestion.score:.2f}；{why}）"
            )
            print(told, file=sys.stderr)
        print("选哪几个（如 1 或 1,2；直接回车跳过；q 结束）：", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer or answer.strip().lower() == "q":
            return
        numbers = {part.strip() for part in answer.replace("，", ",").split(",")}
        chosen = [
            suggestion.framework
            for number, suggestion in enumerate(each.suggestions, 1)
            if str(number) in numbers
        ]
        if chosen:
            yield each.measure, chosen


def _likeliest(found: list[Suggested], least: float) -> Iterator[tuple[str, list[str]]]:
    for each in found:
        if each.suggestions and each.suggestions[0].score >= least:
            yield each.measure, [each.suggestions[0].framework]


def _write_links(named: NamedPlan, goal: Plan, chosen: dict[str, list[str]]) -> None:
    if not chosen:
        print("没有选定对应关系，文件没有改动")
        return
    prefix = "" if named.plan.framework == goal.id else f"{goal.id}#"
    insertion = _insertion(named)
    for step in named.plan.measures():
        links = chosen.get(step.measure.id, [])
        if links:
            insertion.add_links(step.path, [prefix + link for link in links])
    _save(named, insertion)
    print(f"{named.path}：写进 {len(chosen)} 项措施的对应关系")


def _insertion(named: NamedPlan) -> Insertion:
    try:
        return Insertion(named.loaded.document)
    except InsertionError as error:
        raise CannotRunError(str(error)) from None


def _save(named: NamedPlan, insertion: Insertion) -> None:
    """Write the file anew, unless it is no UTF-8 or has changed since it was read."""
    try:
        text = insertion.text(named.workspace.limits)
    except InsertionError as error:
        raise CannotRunError(str(error)) from None
    rewrite_file(named.path, named.loaded.document.text, text)

"""What `fzjs diff` does, apart from its options."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis.changes import PlanChanges, compare_plans
from fzjs.analysis.coverage import FrameworkComparison, against_framework
from fzjs.cli.answers import exit_code, form_of, give, wanted_failures
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import NamedPlan, annual_plans, find_plan, framework_of
from fzjs.model.plan import Plan
from fzjs.rendering.changes import changes_page
from fzjs.rendering.comparison import comparison_page
from fzjs.rendering.formats import as_json
from fzjs.rendering.terms import CHANGES, CONFLICTS, STRENGTHS
from fzjs.workspace.git import GitError, text_at
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import read_text

_FRAMEWORK_CLASSES = ("uncovered", "partly", "not_this_year", "orphan", *CONFLICTS)
_CHANGE_CLASSES = (*STRENGTHS, *CHANGES)


@dataclass(frozen=True, slots=True)
class Comparing:
    """The options of one call."""

    plan: str
    new: str | None = None
    against: str | None = None
    rev: str | None = None
    format: str | None = None
    out: Path | None = None
    force: bool = False
    fail_on: str = ""


def compare(asked: Comparing) -> int:
    """Compare what was asked for, give the answer, and return the exit code."""
    ways = [asked.new, asked.against, asked.rev]
    if sum(way is not None for way in ways) > 1:
        raise CannotRunError("新计划、--against、--rev 只能写一样")
    form = form_of(asked.format, asked.out)
    if asked.new is None and asked.rev is None:
        failures = wanted_failures(asked.fail_on, _FRAMEWORK_CLASSES)
        comparison = _against_framework(asked)
        counts = comparison.counts()
        give(
            comparison_page(comparison),
            lambda: as_json(comparison, counts=dict(counts)),
            form,
            asked.out,
            force=asked.force,
        )
        return exit_code(failures, counts.__getitem__)
    failures = wanted_failures(asked.fail_on, _CHANGE_CLASSES)
    changes, names = _between_plans(asked) if asked.rev is None else _between_revisions(asked)
    totals = changes.counts()
    give(
        changes_page(changes, *names),
        lambda: as_json(changes, counts=dict(totals), revisions=names),
        form,
        asked.out,
        force=asked.force,
    )
    return exit_code(failures, totals.__getitem__)


def _against_framework(asked: Comparing) -> FrameworkComparison:
    named = find_plan(asked.plan)
    framework = framework_of(named, asked.against).plan
    year = named.plan.year
    earlier = [
        plan
        for plan in annual_plans(named.workspace, framework)
        if year is not None and plan.year is not None and plan.year < year
    ]
    return against_framework(named.plan, framework, named.workspace.registry, earlier)


def _between_plans(asked: Comparing) -> tuple[PlanChanges, tuple[str, str]]:
    old, new = find_plan(asked.plan), find_plan(asked.new or "")
    return compare_plans(old.plan, new.plan, new.workspace.registry), ("", "")


def _between_revisions(asked: Comparing) -> tuple[PlanChanges, tuple[str, str]]:
    named = find_plan(asked.plan)
    first, dots, last = (asked.rev or "").partition("..")
    old_name = first or "HEAD"
    old = _at(named, old_name)
    new_name = (last.lstrip(".") or "HEAD") if dots else ""
    new = _at(named, new_name) if dots else named.plan
    shown = (f"（{old_name}）", f"（{new_name or '现在的文件'}）")
    return compare_plans(old, new, named.workspace.registry), shown


def _at(named: NamedPlan, revision: str) -> Plan:
    try:
        content, path = text_at(named.path, revision, named.plan.id)
    except GitError as error:
        raise CannotRunError(str(error)) from None
    model = understand(read_text(content, path, named.workspace.limits)).model
    if not isinstance(model, Plan):
        raise CannotRunError(f"版本 {revision} 里的 {path} 读不成一份计划")
    return model

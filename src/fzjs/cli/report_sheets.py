"""A filled sheet and the report that it belongs to: found, patched, and checked before anything is written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from fzjs.analysis.reporting.amending import amended_text, new_text
from fzjs.analysis.reporting.claims import Claims
from fzjs.analysis.reporting.filled import FilledSheet, Refusal
from fzjs.analysis.reporting.layout import LABELS, Label, plan_shown, title_of
from fzjs.analysis.reporting.patch import Change, Patch, patch_of
from fzjs.analysis.reporting.since import changes_beside_the_fields, without_untouched_evidence
from fzjs.checks.nearness import either, nearest, quoted
from fzjs.checks.registry import rules_for
from fzjs.checks.report_index import heads
from fzjs.checks.reporting.owed import unit_key
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import workspace_in, workspaces_here
from fzjs.cli.named_units import unit_named
from fzjs.cli.report_files import hash_in, hindrance_to, new_report_path, schemas_seen_from
from fzjs.language.folding import fold_text
from fzjs.model.plan import Plan
from fzjs.model.report import Report, ReportPeriod
from fzjs.workspace.amendment import InsertionError
from fzjs.workspace.discovery import enclosing_workspace
from fzjs.workspace.document import Document
from fzjs.workspace.loaded import Loaded, understand
from fzjs.workspace.reading import read_text
from fzjs.workspace.workspace import Workspace

_REFUSED_BESIDES_ERRORS = frozenset(["FZ714"])
"""Warnings that speak of a cell that does not fit: a result that cannot be read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a sheet: refusals, or the text of a report and where it goes."""

    name: str
    refusals: tuple[Refusal, ...] = ()
    path: Path | None = None
    shown: str = ""
    document: Document | None = None
    """The report as it is now; None for a new one."""
    text: str = ""
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


class _RefusedError(Exception):
    """A sheet that cannot be taken over at all."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def workspaces_for(file: Path, named: Path | None) -> list[Workspace]:
    """Where the report of a sheet may belong: the workspace named, those at hand, the one that the sheet lies in."""
    if named is not None:
        return [workspace_in(named)]
    here = workspaces_here()
    around = enclosing_workspace(file.resolve())
    known = {workspace.root.resolve() for workspace in here}
    return here if around is None or around in known else [*here, workspace_in(around)]


def take(sheet: FilledSheet, workspaces: Sequence[Workspace]) -> Taken:
    """Find the report of a sheet in one of the workspaces, patch it, and check what comes out."""
    try:
        workspace, plan = _plan_of(sheet, workspaces)
        _refuse_other_plan(sheet, workspace, plan)
        unit, period = _unit_of(sheet, workspace), _period_of(sheet)
        _refuse_other_title(sheet, title_of(unit, period))
        known = _known(sheet, workspace, plan, unit, period)
    except _RefusedError as error:
        return Taken(sheet.name, (error.refusal, *sheet.refusals))
    report = known.model if known is not None and isinstance(known.model, Report) else None
    patch = _patch(sheet, workspace, plan, report)
    path, shown = _place(workspace, plan, unit, period, known)
    try:
        text = _text(workspace, plan, (unit, period), known, patch, path, shown)
    except InsertionError as error:
        refusal = Refusal(_cell(sheet, "unit"), str(error), "改好报告文件以后再收")
        return Taken(sheet.name, (*patch.refusals, refusal))
    refusals, notes = _checked(workspace, shown, text, patch)
    if patch.refusals or refusals:
        return Taken(sheet.name, (*patch.refusals, *refusals))
    told = (*sheet.notes, *_unfilled(patch), *notes) if patch.changes else sheet.notes
    document = known.document if known is not None else None
    return Taken(sheet.name, (), path, shown, document, text, tuple(patch.changes), told)


def _place(
    workspace: Workspace, plan: Plan, unit: str, period: str, known: Loaded | None
) -> tuple[Path, str]:
    """Where the report is or will be, and how messages call it."""
    if known is None:
        path = new_report_path(workspace, plan.id, unit, period)
        return path, os.path.relpath(path).replace(os.sep, "/")
    return next(entry.path for entry in workspace.entries if entry.shown == known.shown), known.shown


def _text(
    workspace: Workspace,
    plan: Plan,
    about: tuple[str, str],
    known: Loaded | None,
    patch: Patch,
    path: Path,
    shown: str,
) -> str:
    """The text of the report after the patch. Raises `InsertionError` where it cannot be written, or not safely."""
    if known is not None and not patch.changes:
        return known.document.text
    hindrance = hindrance_to(workspace, path, None if known is None else known.document.text)
    if hindrance is not None and patch.changes:
        raise InsertionError(f"不能写入 {shown}：{hindrance}")
    if known is None:
        return new_text(plan.id, *about, patch, schemas_seen_from(workspace, path))
    return amended_text(known.document, patch, workspace.limits)


def _patch(sheet: FilledSheet, workspace: Workspace, plan: Plan, report: Report | None) -> Patch:
    """What the sheet changes, held against the form as it was made."""
    made = None if sheet.made is None else Claims(sheet.made, plan, lambda _: _ANY_HASH)
    filled = without_untouched_evidence(sheet)
    patch = patch_of(filled, Claims(filled, plan, lambda name: hash_in(workspace, name)), report, made)
    patch.refusals += changes_beside_the_fields(sheet)
    return patch


_ANY_HASH = "0" * 64
"""Of files that a form named when it was made: it matters which they were, not what they were like."""


def _plan_of(sheet: FilledSheet, workspaces: Sequence[Workspace]) -> tuple[Workspace, Plan]:
    """The plan of a sheet; of several with the same id the one that stands beside it."""
    written = _written(sheet, "plan")
    found = [workspace for workspace in workspaces if written in workspace.plan_ids]
    if not found:
        known = [plan for workspace in workspaces for plan in workspace.plan_ids]
        near = nearest(written, known)
        hint = f"您要报的是不是{either(near)}？" if near else "改成计划的编号，并且在计划所在的工作区里收"
        raise _RefusedError(Refusal(_cell(sheet, "plan"), f"这里的工作区没有计划{quoted(written)}", hint))
    if len(found) > 1:
        found = [workspace for workspace in found if _is_about(sheet, workspace, written)] or found
    if len(found) > 1:
        raise CannotRunError(f"几个工作区里都有计划 {written}，请用 --workspace 写明收进哪一个")
    plan = found[0].find(written, Plan)
    if plan is None:
        message = f"计划{quoted(written)}的文件读不成一份计划"
        raise _RefusedError(Refusal(_cell(sheet, "plan"), message, "先用 fzjs validate 检查并改好"))
    return found[0], plan


def _refuse_other_plan(sheet: FilledSheet, workspace: Workspace, plan: Plan) -> None:
    """A form of another county, whose plan and unit bear the same names, or of a plan that has another title now."""
    wanted = _plan_shown(workspace, plan)
    if sheet.about is not None and fold_text(sheet.about.value) == fold_text(wanted):
        return
    cell = f"C{2 + list(LABELS).index('plan')}" if sheet.about is None else sheet.about.cell
    told = "没有写是哪个地方的哪份计划" if sheet.about is None else f"这张表是{sheet.about.value}的"
    hint = "在表所属的工作区里收；计划改过名称的，重新生成一张表填写"
    raise _RefusedError(Refusal(cell, f"{told}，这里的计划是{wanted}", hint))


def _is_about(sheet: FilledSheet, workspace: Workspace, plan_id: str) -> bool:
    plan = workspace.find(plan_id, Plan)
    shown = None if plan is None else fold_text(_plan_shown(workspace, plan))
    return sheet.about is not None and fold_text(sheet.about.value) == shown


def _plan_shown(workspace: Workspace, plan: Plan) -> str:
    settings = workspace.settings
    return plan_shown(plan.title, settings.jurisdiction if settings is not None else None)


def _unit_of(sheet: FilledSheet, workspace: Workspace) -> str:
    try:
        return unit_named(_written(sheet, "unit"), workspace.registry)
    except CannotRunError as error:
        message, _, hint = str(error).partition("。")
        raise _RefusedError(Refusal(_cell(sheet, "unit"), message, hint or "写单位名录里的名称")) from None


def _period_of(sheet: FilledSheet) -> str:
    written = _written(sheet, "period")
    try:
        period: str = TypeAdapter(ReportPeriod).validate_python(written)
    except ValidationError:
        hint = "写成 2024-05（月）、2024-Q2（季）或 2024（年）"
        raise _RefusedError(Refusal(_cell(sheet, "period"), f"{quoted(written)}不是报告期", hint)) from None
    return period


def _refuse_other_title(sheet: FilledSheet, wanted: str) -> None:
    """A sheet that was made for another unit or period, and whose cells for these have been written over."""
    if sheet.title is None or fold_text(sheet.title.value) == fold_text(wanted):
        return
    message = f"标题是{quoted(sheet.title.value)}，报告单位、报告期写的却是“{wanted}”"
    hint = "恢复报告单位和报告期；别的单位、别的报告期请重新生成一张表"
    raise _RefusedError(Refusal(sheet.title.cell, message, hint))


def _known(sheet: FilledSheet, workspace: Workspace, plan: Plan, unit: str, period: str) -> Loaded | None:
    """The unit's report for the period as it is now. One that is damaged, or two of them, must be put right first."""
    found = [
        workspace.load(entry)
        for entry, (about, when, who) in heads(workspace)
        if (about, when) == (plan.id, period) and unit_key(who, workspace.registry) == unit
    ]
    cell = _cell(sheet, "unit")
    if len(found) > 1:
        files = "、".join(each.shown for each in found)
        raise _RefusedError(Refusal(cell, f"{unit} {period} 的报告有几份：{files}", "合并成一份以后再收"))
    if found and (not isinstance(found[0].model, Report) or found[0].misfits or not found[0].is_whole):
        message = f"已有的报告 {found[0].shown} 有不合格式的地方，不能自动修改"
        raise _RefusedError(Refusal(cell, message, f"先用 fzjs validate {found[0].shown} 检查并改好"))
    return found[0] if found else None


def _checked(workspace: Workspace, shown: str, text: str, patch: Patch) -> tuple[list[Refusal], list[str]]:
    """What the rules say of the report that would be written, as far as it comes from cells of the sheet."""
    loaded = understand(read_text(text.encode("utf-8", "replace"), shown, workspace.limits))
    assert loaded.model is not None, "what was read and amended is still a report"
    scope = Checker(workspace, Selection(), date.today()).scope(loaded)
    refusals, notes = [], []
    for rule in rules_for("report"):
        assert rule.check is not None
        for fault in rule.check(scope):
            cell = patch.cell_of(fault.path)
            if cell is None or rule.code in _TOLD_OTHERWISE:
                continue
            if rule.severity == "error" or rule.code in _REFUSED_BESIDES_ERRORS:
                refusals.append(Refusal(cell, fault.message, fault.hint))
            else:
                notes.append(f"{cell}：{fault.message}")
    return refusals, notes


_TOLD_OTHERWISE = frozenset(["FZ718", "FZ724"])
"""Measures without an entry are told by the cells that were left empty; without a date nothing has been filed yet."""


def _unfilled(patch: Patch) -> Iterator[str]:
    if patch.unfilled:
        yield f"没有填的措施：{'、'.join(patch.unfilled)}（应报的会算漏报）"
    if ("submitted",) not in patch.cells:
        yield "没有填报送日期"


def _written(sheet: FilledSheet, label: Label) -> str:
    placed = sheet.head.get(label)
    if placed is None:
        message = f"没有写{LABELS[label]}"
        raise _RefusedError(Refusal(_cell(sheet, label), message, "恢复这一格，或者重新生成一张表填写"))
    return str(placed.value)


def _cell(sheet: FilledSheet, label: Label) -> str:
    placed = sheet.head.get(label)
    return placed.cell if placed is not None else f"B{2 + list(LABELS).index(label)}"

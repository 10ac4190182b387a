"""A filled sheet and the report that it belongs to: found, patched, and checked before anything is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from fzjs.analysis.reporting.amending import amended_text, new_text
from fzjs.analysis.reporting.claims import Claims
from fzjs.analysis.reporting.filled import FilledSheet, Refusal
from fzjs.analysis.reporting.layout import LABELS, Label, title_of
from fzjs.analysis.reporting.patch import Change, Patch, patch_of
from fzjs.checks.nearness import either, nearest, quoted
from fzjs.checks.registry import rules_for
from fzjs.checks.report_index import heads
from fzjs.checks.reporting.owed import unit_key
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import workspaces_here
from fzjs.cli.named_units import unit_named
from fzjs.cli.report_files import hash_in, new_report_path, schemas_seen_from
from fzjs.language.folding import fold_text
from fzjs.model.plan import Plan
from fzjs.model.report import Report, ReportPeriod
from fzjs.workspace.amendment import InsertionError
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


def take(sheet: FilledSheet) -> Taken:
    """Find the report of a sheet, patch it, and check what comes out."""
    try:
        workspace, plan = _plan_of(sheet)
        unit, period = _unit_of(sheet, workspace), _period_of(sheet)
        _refuse_other_title(sheet, title_of(unit, period))
        known = _known(sheet, workspace, plan, unit, period)
    except _RefusedError as error:
        return Taken(sheet.name, (error.refusal, *sheet.refusals))
    report = known.model if known is not None and isinstance(known.model, Report) else None
    patch = patch_of(sheet, Claims(sheet, plan, lambda name: hash_in(workspace, name)), report)
    if known is None:
        path = new_report_path(workspace, plan.id, unit, period)
        shown = os.path.relpath(path).replace(os.sep, "/")
        text = new_text(plan.id, unit, period, patch, schemas_seen_from(workspace, path))
    else:
        path, shown = (
            next(entry.path for entry in workspace.entries if entry.shown == known.shown),
            known.shown,
        )
        try:
            text = amended_text(known.document, patch, workspace.limits)
        except InsertionError as error:
            refusal = Refusal(_cell(sheet, "unit"), str(error), "改好报告文件以后再收")
            return Taken(sheet.name, (*patch.refusals, refusal))
    refusals, notes = _checked(workspace, shown, text, patch)
    if patch.refusals or refusals:
        return Taken(sheet.name, (*patch.refusals, *refusals))
    told = (*sheet.notes, *_unfilled(patch), *notes) if patch.changes else sheet.notes
    document = known.document if known is not None else None
    return Taken(sheet.name, (), path, shown, document, text, tuple(patch.changes), told)


def _plan_of(sheet: FilledSheet) -> tuple[Workspace, Plan]:
    written = _written(sheet, "plan")
    workspaces = workspaces_here()
    found = [workspace for workspace in workspaces if written in workspace.plan_ids]
    if not found:
        known = [plan for workspace in workspaces for plan in workspace.plan_ids]
        near = nearest(written, known)
        hint = f"您要报的是不是{either(near)}？" if near else "改成计划的编号，并且在计划所在的工作区里收"
        raise _RefusedError(Refusal(_cell(sheet, "plan"), f"这里的工作区没有计划{quoted(written)}", hint))
    if len(found) > 1:
        raise CannotRunError(f"几个工作区里都有计划 {written}，请进入其中一个再收")
    plan = found[0].find(written, Plan)
    if plan is None:
        message = f"计划{quoted(written)}的文件读不成一份计划"
        raise _RefusedError(Refusal(_cell(sheet, "plan"), message, "先用 fzjs validate 检查并改好"))
    return found[0], plan


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
    scope = Checker(workspace, Selection(), date.max).scope(loaded)
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

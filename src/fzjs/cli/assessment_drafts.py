"""What `fzjs assess new` does, apart from its options."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fzjs.analysis.assessment.drafting import DraftEntry, draft_entries
from fzjs.checks.unit_names import misnomer
from fzjs.cli.assessing import the_workspace
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.writing import write_file
from fzjs.model.cohort import ASSESSORS
from fzjs.model.indicators import Indicators
from fzjs.model.units import Group
from fzjs.rendering.assessment.draft import NewAssessment, draft_text
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call."""

    unit: str
    year: int | None = None
    by: str = "self"
    indicators: str | None = None
    workspace: Path | None = None
    out: Path | None = None
    force: bool = False


def write(asked: Asked) -> int:
    """Write a new assessment, to the screen or into a file; nothing that is there is replaced without --force."""
    if asked.by not in ASSESSORS:
        raise CannotRunError(f"没有 {asked.by} 这种评估方式，可以写：{'、'.join(ASSESSORS)}")
    workspace = the_workspace(asked.workspace, "indicators")
    year = date.today().year if asked.year is None else asked.year
    system = _system(asked.indicators, workspace, year)
    unit = _unit(asked.unit, workspace)
    entries = draft_entries(workspace, system, unit, year)
    if not entries:
        raise CannotRunError(f"指标体系 {system.id} 里没有适用于 {unit} 的末级指标")
    about = NewAssessment(
        f"assessment-{year}-{unit}-{asked.by.replace('_', '-')}",
        system,
        unit,
        year,
        asked.by,
        _schemas(asked),
    )
    text = draft_text(about, entries)
    if asked.out is None:
        sys.stdout.write(text)
    else:
        write_file(asked.out, text, force=asked.force)
    print(_told(entries), file=sys.stderr)
    return CLEAN


def _told(entries: Sequence[DraftEntry]) -> str:
    filled = sum(entry.value is not None for entry in entries)
    to_look_at = sum(bool(entry.to_look_at) for entry in entries)
    told = f"{len(entries)} 项末级指标：从报告填了 {filled} 项，出处在注释里"
    if to_look_at:
        told += f"；{to_look_at} 项的措施有报告而没有相应的数，注释里写了去哪里看"
    return f"{told}；其余的请填写实际值"


def _system(named: str | None, workspace: Workspace, year: int) -> Indicators:
    """The system of this id; without one the only one, or the only one whose id or edition names the year."""
    known = workspace.ids("indicators")
    if named is None:
        of_year = [system_id for system_id in known if str(year) in system_id]
        chosen = known if len(known) == 1 else of_year
        if len(chosen) != 1:
            raise CannotRunError(f"工作区里有几个指标体系，用 --indicators 写明是哪一个：{'、'.join(known)}")
        named = chosen[0]
    system = workspace.find(named, Indicators)
    if system is None:
        if workspace.knows(named, "indicators"):
            raise CannotRunError(f"指标体系 {named} 有不合格式的地方，先用 fzjs validate 检查并改好")
        raise CannotRunError(f"工作区里没有指标体系 {named}。已有：{'、'.join(known) or '没有'}")
    return system


def _unit(written: str, workspace: Workspace) -> str:
    register = workspace.registry
    match = register.resolve(written)
    if match is None:
        place = workspace.settings.jurisdiction if workspace.settings is not None else None
        own = {place, f"{place}人民政府"} if place else {written}
        if not register or written in own:
            return written
        wrong = misnomer(written, register)
        raise CannotRunError(f"{wrong.message}。{wrong.hint}")
    if isinstance(match.holder, Group):
        raise CannotRunError(f"{written} 是统称，请写其中的一个单位")
    return register.in_charge(match.holder).name


def _schemas(asked: Asked) -> str:
    """The way from the new file to the schemas of the repository or workspace, for editors."""
    folder = (asked.out.parent if asked.out is not None else Path()).absolute()
    for above in (folder, *folder.parents):
        if (above / "schemas" / "assessment.schema.json").is_file():
            return os.path.relpath(above / "schemas", folder).replace(os.sep, "/")
    return "schemas"

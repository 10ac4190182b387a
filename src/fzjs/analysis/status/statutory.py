"""The days of the law that a plan's year meets, as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from fzjs.analysis.status.answers import DueDay
from fzjs.analysis.status.lights import Watch
from fzjs.analysis.statutory_days import STATUTORY_DAYS
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan
from fzjs.model.units import Unit, UnitType
from fzjs.workspace.workspace import Workspace


def statutory_days(
    workspace: Workspace, plan: Plan, unit: str | None, watch: Watch, calendar: WorkingDays
) -> Iterator[DueDay]:
    """The days of the law for an annual plan, in order: those that fall into its year, then those for its own work.

    Only what `unit` has to do (None: the government), and only what the workspace has not switched off. Of a day that is
    over nobody knows whether it was kept: reports do not speak of it.
    """
    if plan.kind != "annual" or plan.year is None:
        return
    settings = workspace.settings
    kind = _type(workspace, unit)
    for year in (plan.year - 1, plan.year):
        for each in STATUTORY_DAYS:
            text = each.title(year, kind)
            if text is None or (settings is not None and each.name not in settings.statutory):
                continue
            day = each.after(year)
            # The law wants it before the day, so that the day itself is too late, working day or not.
            before = day - timedelta(days=1)
            safe = calendar.last_before(before) or before
            light = "unknown" if watch.on >= day else watch.before(safe)
            yield DueDay(day, "statutory", text, safe, light)


def _type(workspace: Workspace, unit: str | None) -> UnitType | None:
    match = None if unit is None else workspace.registry.resolve(unit)
    if match is None:
        return None if unit is None else "other"
    return match.holder.type if isinstance(match.holder, Unit) else "other"

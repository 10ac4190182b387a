"""Due days that fall on a holiday are put off to the next working day."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from fzjs.checks.reporting.due import Shift
from fzjs.workspace.workspace import Workspace

_shifts: WeakKeyDictionary[Workspace, Shift] = WeakKeyDictionary()


def shift_of(workspace: Workspace) -> Shift:
    """The way from a day to the first working day from then on, as the workspace knows holidays."""

    def shift(day: date) -> date:
        from fzjs.workspace.working_days import (
            workspace_days,
        )  # and a library: only where a day has been missed

        if workspace not in _shifts:
            _shifts[workspace] = workspace_days(workspace).first_from
        return _shifts[workspace](day)

    return shift

"""Due days that fall on a holiday are put off to the next working day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

from fzjs.checks.reporting.due import Shift
from fzjs.workspace.workspace import Workspace

if TYPE_CHECKING:
    from fzjs.language.working_days import WorkingDays

_LONGEST_HOLIDAY = timedelta(10)
"""The longest time that a holiday, with the weekends around it, puts a day off (Spring Festival of 2020)."""


class PuttingOff:
    """The way from a day to the first working day from then on, as a workspace knows holidays."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = ref(workspace)

    def __call__(self, day: date) -> date:
        return self._days.first_from(day)

    def knows(self, year: int) -> bool:
        """Whether the holidays of a year are known, not only its weekends."""
        for month in (1, 5, 10):  # with holidays on the first in every year's arrangement
            self._days.is_working(date(year, month, 1))
        return year not in self._days.unknown_years

    @cached_property
    def _days(self) -> WorkingDays:
        from fzjs.workspace.working_days import workspace_days  # and a library: only where a day was missed

        workspace = self._workspace()
        assert workspace is not None  # whoever asks about its days has it
        return workspace_days(workspace)


_shifts: WeakKeyDictionary[Workspace, PuttingOff] = WeakKeyDictionary()


def shift_of(workspace: Workspace) -> Shift:
    """The way from a day to the first working day from then on, as the workspace knows holidays."""
    if workspace not in _shifts:
        _shifts[workspace] = PuttingOff(workspace)
    return _shifts[workspace]


def holidays_known(shift: Shift, year: int) -> bool:
    """Whether days of a year are put off for holidays too, not only for weekends."""
    return not isinstance(shift, PuttingOff) or shift.knows(year)


def may_be_in_time(shift: Shift, due: date, day: date) -> bool:
    """Whether a day after a due day may be in time after all, because holidays of that year are not known."""
    return day - due <= _LONGEST_HOLIDAY and not holidays_known(shift, due.year)

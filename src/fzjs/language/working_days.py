"""Working days and holidays: weekends, the State Council's yearly arrangement, and what a workspace lays down itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import ModuleType

_LONGEST_HOLIDAY = 31
"""Days to look for a working day; no holiday lasts so long."""


class WorkingDays:
    """Which days are worked. Asked about a year that nobody knows, weekends count alone, and `unknown_years` tells.

    `settled` are days of the workspace's own file: True for worked, False for a holiday. They come first. For the years
    that the file gives completely weekends decide the other days; for all others the arrangements that the library
    chinesecalendar knows, where it is installed.
    """

    def __init__(
        self,
        settled: Mapping[date, bool] | None = None,
        complete: Iterable[int] = (),
        *,
        with_library: bool = True,
    ) -> None:
        self._settled = dict(settled or {})
        self._complete = frozenset(complete)
        self._library = _chinese_calendar() if with_library else None
        self.unknown_years: set[int] = set()
        """Years that were asked about and for which holidays are not known."""

    @property
    def listed_years(self) -> frozenset[int]:
        """Years of which the workspace's own file lists at least a day."""
        return frozenset(day.year for day in self._settled)

    @property
    def has_library(self) -> bool:
        """Whether chinesecalendar is installed (and wanted)."""
        return self._library is not None

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        if day in self._settled:
            return self._settled[day]
        if day.year not in self._complete:
            arranged = self._arranged(day)
            if arranged is not None:
                return arranged
            self.unknown_years.add(day.year)
        return day.weekday() < 5

    def last_before(self, day: date) -> date | None:
        """The last working day before a day that is none; None for a working day."""
        if self.is_working(day):
            return None
        earlier = (day - timedelta(days) for days in range(1, _LONGEST_HOLIDAY) if day.toordinal() > days)
        return next((each for each in earlier if self.is_working(each)), None)

    def first_from(self, day: date) -> date:
        """The first working day on or after a day: to which what is due on a holiday may be put off."""
        later = (day + timedelta(days) for days in range(_LONGEST_HOLIDAY))
        return next((each for each in later if self.is_working(each)), day)

    def _arranged(self, day: date) -> bool | None:
        """What the yearly arrangement says; None for a year that the library does not know."""
        if self._library is None:
            return None
        try:
            return bool(self._library.is_workday(day))
        except NotImplementedError:  # years before 2004, and those not arranged yet
            return None


def _chinese_calendar() -> ModuleType | None:
    try:
        import chinese_calendar
    except ModuleNotFoundError:
        return None
    found: ModuleType = chinese_calendar
    return found

"""Days that the law sets for the reports on every year, whatever plans say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fzjs.model.units import UnitType

GOVERNMENT = "government"
"""Who answers for a whole plan: the party committee and the government of the jurisdiction."""


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """A day of the year after the one reported on, before which the law wants something done."""

    name: str
    """How `fzjs.yaml` calls it, to switch it on or off."""
    month: int
    day: int
    titles: Mapping[str, str]
    """What has to be done by whom (`GOVERNMENT`, or a type of unit), in Chinese; others need not."""

    def after(self, year: int) -> date:
        """The day before which it is due for the work of a year."""
        return date(year + 1, self.month, self.day)

    def title(self, year: int, unit: UnitType | None) -> str | None:
        """What has to be done for the work of a year by a unit of this type (None: the government); None: nothing."""
        title = self.titles.get(unit or GOVERNMENT)
        return None if title is None else f"{year}年{title}"


_REPORT = "法治政府建设年度报告"

STATUTORY_DAYS = (
    StatutoryDay(
        "annual_report",
        3,
        1,
        {
            GOVERNMENT: f"{_REPORT}报上一级党委、政府和本级党委、人大常委会",
            "department": f"{_REPORT}报本级党委、政府和上一级政府有关部门",
            "township": f"{_REPORT}报上一级党委、政府",
        },
    ),
    StatutoryDay(
        "annual_report_published",
        4,
        1,
        dict.fromkeys((GOVERNMENT, "department", "township"), f"{_REPORT}向社会公开"),
    ),
)
"""Reports on a year go to the superiors before 1 March and are made public before 1 April of the next: 《法治政府建设与责任
落实督察工作规定》. It binds party committees, governments and their departments, not courts, companies and the like."""

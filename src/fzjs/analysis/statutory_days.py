"""Days that the law sets for every government, whatever its plan says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """A day of the year after a plan's, by which the law wants something done."""

    name: str
    """How `fzjs.yaml` calls it, to switch it on or off."""
    month: int
    day: int
    title: str
    source: str

    def after(self, year: int) -> date:
        """The day on which it is due for the work of a year."""
        return date(year + 1, self.month, self.day)


_REGULATION = "《法治政府建设与责任落实督察工作规定》"

STATUTORY_DAYS = (
    StatutoryDay(
        "annual_report", 3, 1, "法治政府建设年度报告报上一级党委、政府和本级党委、人大常委会", _REGULATION
    ),
    StatutoryDay("annual_report_published", 4, 1, "法治政府建设年度报告向社会公开", _REGULATION),
)
"""Reports on a year go to the superiors before 1 March and are made public before 1 April of the next."""

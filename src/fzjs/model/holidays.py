"""A workspace's own list of holidays: days off, and weekend days that are worked instead (调休)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from fzjs.model.fields import Day, Identifier, Record, Text, Year

LONGEST_HOLIDAY = timedelta(days=31)
"""A longer one is a slip of the pen: the longest arranged so far had ten days."""


class Holiday(Record):
    """Days off in a row, both ends included."""

    name: Text = Field(title="节日", description="如 国庆节")
    from_: Day = Field(alias="from", title="放假第一天", description="写成 2027-10-01")
    to: Day | None = Field(None, title="放假最后一天", description="含当日；只放一天的不写")

    @property
    def last(self) -> date:
        """The last day off."""
        return self.to or self.from_

    def days(self) -> Iterator[date]:
        """Every day off; none where the ends stand the wrong way round or too far apart."""
        if self.last - self.from_ <= LONGEST_HOLIDAY:
            yield from map(date.fromordinal, range(self.from_.toordinal(), self.last.toordinal() + 1))


class Holidays(Record):
    """节假日安排."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["holidays"] = Field(title="文件种类", description="holidays：节假日安排")
    id: Identifier | None = Field(None, title="编号", description="可不写")
    source: Text | None = Field(None, title="依据", description="放假通知的名称或文号")
    holidays: list[Holiday] = Field(
        title="放假",
        description="放假的日子；年份写进 years 的，那一年以这里和周末为准，其余年份只改所列的日子",
    )
    workdays: list[Day] = Field(default_factory=list, title="调休上班", description="调休上班的周末")
    years: list[Year] = Field(
        default_factory=list,
        title="列全的年份",
        description="放假和调休都列全了的年份，如 2027；这些年份不再用内置的安排，也不再提示不知道放假安排",
    )

    def settled(self) -> dict[date, bool]:
        """The days that the list speaks of: True for worked, False for off."""
        off = {day: False for holiday in self.holidays for day in holiday.days()}
        return off | dict.fromkeys(self.workdays, True)

"""What `plan_status` answers with: frozen values that terminal, pages, calendars and letters are made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from fzjs.analysis.status.lacking import NOTHING, Lacking
from fzjs.language.readings import DeadlineType, TargetOp
from fzjs.language.readings import Period as Rhythm
from fzjs.model.plan import Path

Role = Literal["lead", "responsible", "support"]
State = Literal["not_started", "in_progress", "done", "blocked"]
"""What a report says of a measure; nothing else may be said of it."""

Light = Literal["overdue", "due_soon", "unknown", "on_time", "done_late", "done"]
"""How a measure stands against its due days.

`overdue`   a due day has passed and no report up to the day asked about says that it is done
`due_soon`  the next due day is near (the days are the user's choice), the due day itself included
`unknown`   it is not done, and there is no due day (尽快, an event that nobody has dated), or nobody would report it (a
            framework without reports, a duty to report), or the report that tells of its day is not due yet (待报)
`on_time`   not due yet; for 长期坚持, in progress
`done_late` done, but the first report that says so is about a time after the due day; or not all turns were in time
`done`      done; where the due day lies within the period of the report, in time as far as can be known
"""

LIGHTS: tuple[Light, ...] = ("overdue", "due_soon", "unknown", "on_time", "done_late", "done")
"""All lights, the most pressing first."""

DueKind = Literal["day", "span", "recurring", "implied", "statutory", "reporting"]
"""Where a due day comes from: a date, the end of a span, one turn of a recurrence, the end of the plan (the measure
states no deadline), the law, or the duty to report."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A unit or group that a measure names in a role."""

    role: Role
    written: str
    """The name as the plan has it."""
    name: str
    """The present name in the register (the successor of a dissolved unit); `written` where it is not registered."""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """How the unit that was asked for has to do with a measure."""

    role: Role
    how: Literal["own", "group"]
    """`own`: named itself; `group`: only as one of many (县直各单位), a shared duty."""
    written: str
    """The name in the plan by which it is met."""
    by: Literal["name", "former", "successor", "group"] = "name"
    """`former`: under a name that it bore before; `successor`: it took over from the unit that is written."""


@dataclass(frozen=True, slots=True)
class WrittenDeadline:
    """A deadline phrase of a measure and how it is read."""

    text: str
    type: DeadlineType | Literal["unread"]
    path: Path
    days: tuple[date, ...] = ()
    """All its due days within the plan; empty for relative, ongoing, vague, broken and unread ones."""
    rrule: str | None = None
    start: date | None = None
    """The first day of a span."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day by which something is due, and how it stands on the day asked about."""

    day: date
    kind: DueKind
    text: str
    """The phrase it comes from; for implied, statutory and reporting days what they are, in Chinese."""
    safe: date | None = None
    """The last working day before, where the day itself is none, and before each day of the law; else None."""
    light: Light = "on_time"
    done_by: date | None = None
    """The last day on which it can have been done, by the first report that says so."""
    awaited: date | None = None
    """Of a day that has passed and of which nobody has reported yet: the last day on which that report is in time."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The latest that a unit has reported on a measure, up to the day asked about."""

    unit: str
    """The present name in the register."""
    period: str
    submitted: date
    state: State
    note: str | None
    evidence: int
    """How many pieces of evidence this entry registers."""
    file: str
    path: Path
    """The entry within the file."""
    decides: bool = False
    """Whether the measure's state is taken from it."""


@dataclass(frozen=True, slots=True)
class TargetStatus:
    """A target of a measure: what is wanted, what has been reached."""

    text: str
    """The target as written."""
    indicator: str | None
    op: TargetOp | None
    """None where the target cannot be read."""
    wanted: Decimal | None
    unit: str | None
    per: Rhythm | None
    path: Path
    year: int | None = None
    """The year of a trajectory's value."""
    most: Decimal | None = None
    """The upper end of a range."""
    reached: Decimal | None = None
    reached_text: str | None = None
    """The value as reported."""
    met: bool | None = None
    """Whether what has been reached is enough (or little enough) so far; None where that cannot be known."""
    pending: bool = False
    """Whether it is not met yet, and there is still time: until the due day, the end of the plan, or of the running turn."""
    turns_met: int | None = None
    """Of a target per quarter, month …: in how many of these it was met so far."""
    turns: int | None = None
    """Of a target per quarter, month …: how many of these have begun within the plan so far."""
    note: str = ""
    """Why it cannot be known, or how the numbers are to be understood, in Chinese."""
    unit_reporting: str | None = None
    period: str | None = None
    file: str | None = None
    source: Path = ()
    """Where the reported value stands in `file`."""

    @property
    def share(self) -> float | None:
        """How much of what is wanted at least has been reached, 0 to 1; None for limits and what has no number."""
        if self.turns:
            return (self.turns_met or 0) / self.turns
        if self.op not in (">=", ">", "=", "~", "range") or not self.wanted or self.reached is None:
            return None
        return max(0.0, min(1.0, float(self.reached / self.wanted)))


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """A measure or requirement on a day."""

    id: str
    number: str
    """The number as printed (`4.`, `（一）`); empty where none is."""
    title: str
    path: Path
    goal: str
    """The title of the goal right above; empty for a requirement."""
    is_requirement: bool
    assigned: tuple[Assigned, ...]
    deadlines: tuple[WrittenDeadline, ...]
    days: tuple[DueDay, ...]
    """Every due day within the plan, in order of time."""
    due: DueDay | None
    """The day to look at: the first that is overdue of a single deadline, the latest missed turn of a recurrence,
    else the next one; of a measure that is done, the last."""
    light: Light
    state: State | None
    """What the deciding report says; None where no unit that decides has reported."""
    reports: tuple[Reported, ...]
    """The latest of each unit that has reported, the deciding one first."""
    targets: tuple[TargetStatus, ...]
    evidence: int
    """How many pieces of evidence have been registered for it up to the day, by all units in all reports."""
    late_days: int | None = None
    """Days since the due day when overdue; for `done_late` at most so many days late."""
    tie: Tie | None = None
    """How the unit asked for is concerned; None where no unit was asked for."""
    notes: tuple[str, ...] = ()
    """What else has to be said, in Chinese."""
    goal_number: str = ""
    """The printed number of the goal right above (`二、`), for plans that number measures anew in every goal."""

    @property
    def decided_by(self) -> Reported | None:
        """The report that the state is taken from."""
        return next((report for report in self.reports if report.decides), None)

    def units(self, role: Role) -> tuple[str, ...]:
        """Present names of the units and groups in a role, in written order."""
        return tuple(each.name for each in self.assigned if each.role == role)


@dataclass(frozen=True, slots=True)
class PhaseStatus:
    """A phase of a scheme. Nobody reports on it; its days are told, and what is to be reached in it."""

    number: str
    title: str
    path: Path
    first: date | None
    last: date | None
    """Its last day, where it states one that can be told."""
    deadlines: tuple[WrittenDeadline, ...]
    days: tuple[DueDay, ...]
    """The due days of its deadlines."""
    targets: tuple[str, ...]
    """What is wanted, as written."""


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """How much one unit has to carry. Shared duties are counted apart, for they are everybody's."""

    unit: str
    lead: int = 0
    responsible: int = 0
    support: int = 0
    shared: int = 0
    """Measures that concern it only as a member of a group."""
    lights: tuple[tuple[Light, int], ...] = ()
    """How its own measures (lead, responsible, support by name) stand: every light with its count, in order."""
    blocked: int = 0
    unreported: int = 0
    """Of the measures that it leads, those on which it has never reported."""

    @property
    def own(self) -> int:
        """Measures that name the unit itself."""
        return self.lead + self.responsible + self.support

    @property
    def in_hand(self) -> int:
        """Its own measures that are not done."""
        return self.own - self.count("done") - self.count("done_late")

    def count(self, light: Light) -> int:
        """How many of its own measures have this light."""
        return dict(self.lights).get(light, 0)


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """A plan on a day, whole or as one unit sees it."""

    plan: str
    title: str
    file: str
    """The plan's file as messages name it; empty where it is in no workspace."""
    on: date
    soon_days: int
    span: tuple[date, date] | None
    unit: str | None
    """The present name of the unit asked for; None: the whole plan."""
    measures: tuple[MeasureStatus, ...]
    """In the order of the plan; of one unit its own and shared ones."""
    statutory: tuple[DueDay, ...] = ()
    """Days that the law sets for this plan's year, those that the workspace has not switched off."""
    reporting: DueDay | None = None
    """The next day by which reports are due; None where the unit asked for owes none."""
    roles: tuple[Role, ...] = ()
    """The roles that the answer is about, where not all were asked for."""
    phases: tuple[PhaseStatus, ...] = ()
    """The phases of a scheme, for those who ask about the whole plan, and for its office."""
    lacking: Lacking = NOTHING
    """What the unit asked for has not handed in."""
    reports: int = 0
    """How many report files were taken into account."""
    latest_period: str | None = None
    """The last period reported on; None without reports."""
    notes: tuple[str, ...] = ()
    """What the reader must know: years without holidays, reports that could not be read …; in Chinese."""

    @property
    def own(self) -> tuple[MeasureStatus, ...]:
        """Without shared duties; all measures where no unit was asked for."""
        return tuple(each for each in self.measures if each.tie is None or each.tie.how == "own")

    @property
    def shared(self) -> tuple[MeasureStatus, ...]:
        """Measures that concern the unit asked for only as a member of a group."""
        return tuple(each for each in self.measures if each.tie is not None and each.tie.how == "group")

    def lights(self, measures: tuple[MeasureStatus, ...] | None = None) -> dict[Light, int]:
        """How many measures (all, or those given) have each light; every light is there, in order."""
        found = Counter(each.light for each in (self.measures if measures is None else measures))
        return {light: found[light] for light in LIGHTS}

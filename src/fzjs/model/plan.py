"""A plan: five-year framework, annual work points, or pilot and demonstration scheme.

The three kinds have one shape; they differ in what the rules ask of them. Goals may hold goals, because
four-level documents do (一、 → （一） → 1. → （1）); measures sit in goals, phases and requirements.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from fzjs.model.cohort import Cohort
from fzjs.model.fields import (
    Fingerprint,
    Identifier,
    MeasureLink,
    Phrase,
    Phrases,
    Record,
    Text,
    UnitNames,
    Year,
)
from fzjs.model.notice import Notice
from fzjs.model.printing import Part, Printed, Style

Path = tuple[str | int, ...]
"""Where a value stands in a file: keys and list indexes from the top."""


def _bound(value: Any) -> int | date:
    if type(value) is date or (type(value) is int and 1949 <= value <= 2999):
        return value
    raise PydanticCustomError("bound_type", "应为年份（如 2021）或日期（如 2021-01-01）")


Bound = Annotated[
    int | date,
    PlainValidator(_bound),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1949}, {"type": "string", "format": "date"}]}),
]


class Period(Record):
    """The years or days that a plan covers, both ends included."""

    from_: Bound = Field(alias="from", title="起", description="开始的年份或日期（含当年、当日）")
    to: Bound = Field(title="止", description="结束的年份或日期（含当年、当日）")

    @property
    def start(self) -> date:
        """The first day of the period."""
        return date(self.from_, 1, 1) if isinstance(self.from_, int) else self.from_

    @property
    def end(self) -> date:
        """The last day of the period."""
        return date(self.to, 12, 31) if isinstance(self.to, int) else self.to


class Section(Record):
    """A titled piece of prose, such as 指导思想 or 基本原则."""

    title: Text = Field(title="标题", description="不带序号的小标题")
    text: Text = Field(title="正文", description="这一部分的正文")
    printed: Printed | None = Field(None, title="印法", description="和版式不同的序号、标点、责任表述")


class Attribution(Record):
    """Who does it. What a measure leaves open it takes from its goal, and the goal from the plan."""

    lead: UnitNames = Field(
        default_factory=list,
        title="牵头单位",
        description="牵头单位；第一个是主要牵头单位。写在目标上时，其下各项措施沿用",
    )
    responsible: UnitNames = Field(
        default_factory=list, title="责任单位", description="责任单位；写在目标上时，其下各项措施沿用"
    )
    support: UnitNames = Field(
        default_factory=list, title="配合单位", description="配合单位；写在目标上时，其下各项措施沿用"
    )


class Measurement(Record):
    """A target written out: what is measured, and either one value or a value for each year."""

    indicator: Text = Field(title="指标", description="衡量什么，如 行政机关负责人出庭应诉率")
    value: Text | None = Field(None, title="目标值", description="如 不低于90%、至少2次、3—5项")
    trajectory: dict[Year, Text] | None = Field(
        None, title="逐年目标值", description="每一年的目标值，如 {2021: 20%, 2022: 50%}"
    )


def _target_form(value: Any) -> str:
    return "entry" if isinstance(value, dict | Measurement) else "phrase"


TargetEntry = Annotated[
    Annotated[Text, Tag("phrase")] | Annotated[Measurement, Tag("entry")], Discriminator(_target_form)
]
"""A target as one phrase (法治专题讲座至少2次) or written out."""


class Reporting(Record):
    """The duty to report that a measure or requirement lays down (月报、季报)."""

    due: Phrase = Field(title="报送时限", description="如 每月2日前")
    covers: Literal["previous", "current"] = Field(
        "previous", title="报告所属期", description="previous：报上一期；current：报本期"
    )
    to: Text | None = Field(None, title="报送对象", description="报给谁，如 领导小组办公室")
    evidence: list[Text] = Field(
        default_factory=list, title="佐证材料", description="要求附的材料种类，如 正式文件、会议记录"
    )


class Measure(Attribution):
    """One thing to be done (措施、要求), with who, by when and how much."""

    id: Identifier = Field(title="编号", description="本文件内唯一、长期不变的编号；印出来的序号由程序排")
    title: Text | None = Field(None, title="措施名称", description="不带序号的名称")
    text: Text | None = Field(None, title="措施内容", description="措施的正文，照文件写")
    implements: list[MeasureLink] = Field(
        default_factory=list,
        title="对应规划措施",
        description="所落实的规划措施编号；别的规划写 规划id#措施编号",
    )
    accepted: dict[MeasureLink, Fingerprint] = Field(
        default_factory=dict,
        title="核对记录",
        description="核对过的规划措施及其校验码，由 fzjs trace --accept 填写",
    )
    deadline: Phrases = Field(default_factory=list, title="完成时限", description="期限短语或日期，可写几个")
    targets: list[TargetEntry] = Field(default_factory=list, title="量化目标", description="每条一个目标")
    reporting: Reporting | None = Field(None, title="报告制度", description="这一项规定的报送义务")
    printed: Printed | None = Field(None, title="印法", description="和版式不同的序号、标点、责任表述")

    @property
    def name(self) -> str:
        """How to call the measure in a message: its title, else the beginning of its text."""
        return self.title or (self.text or "")[:20]


class Goal(Attribution):
    """A goal or section of tasks (目标、任务板块) with its measures."""

    title: Text = Field(title="目标名称", description="不带序号的名称")
    statement: Text | None = Field(None, title="目标表述", description="文件中“目标：……”一段")
    text: Text | None = Field(None, title="目标引言", description="各项措施之前的文字，照文件写")
    goals: list[Goal] = Field(
        default_factory=list, title="分目标", description="下一级目标；四级结构的文件才需要"
    )
    measures: list[Measure] = Field(default_factory=list, title="措施", description="这个目标下的措施")
    printed: Printed | None = Field(None, title="印法", description="和版式不同的序号、标点、责任表述")


class Phase(Attribution):
    """A stage of the work (步骤安排), both days included."""

    title: Text = Field(title="阶段名称", description="如 宣传动员阶段")
    from_: Phrase | None = Field(None, alias="from", title="开始", description="日期或期限短语")
    to: Phrase | None = Field(None, title="结束", description="日期或期限短语")
    text: Text | None = Field(None, title="阶段内容", description="这一阶段做什么")
    deadline: Phrases = Field(default_factory=list, title="完成时限", description="这一阶段内容中的期限")
    targets: list[TargetEntry] = Field(
        default_factory=list, title="量化目标", description="这一阶段内容中的目标"
    )
    printed: Printed | None = Field(None, title="印法", description="和版式不同的序号、标点、责任表述")


class Postponed(Record):
    """A measure of the framework that the plan leaves out, and why."""

    measure: MeasureLink = Field(title="规划措施", description="本年不安排的规划措施编号")
    reason: Text = Field(title="理由", description="为什么本年不安排，如 2022年已完成")


class Organisation(Record):
    """The leading group (领导小组), by post, not by person."""

    text: Text | None = Field(None, title="引言", description="成员名单之前的文字，照文件写")
    name: Text = Field(title="名称", description="领导小组名称")
    head: Text = Field(title="组长", description="职务，不写人名")
    deputies: list[Text] = Field(default_factory=list, title="副组长", description="职务，不写人名")
    members: list[Text] = Field(default_factory=list, title="成员", description="职务或单位负责人")
    office: Text | None = Field(None, title="办公室", description="领导小组办公室设在哪个单位")
    contact: Text | None = Field(None, title="联系方式", description="联系岗位、电话或邮箱")


class Step(NamedTuple):
    """A measure met on the way through a plan."""

    path: Path
    measure: Measure
    goals: tuple[Goal, ...]
    """The goals above it, outermost first; empty for a requirement."""


class Plan(Attribution):
    """五年规划、年度工作要点、试点方案或创建方案."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["framework", "annual", "scheme"] = Field(
        title="文件种类", description="framework：五年规划；annual：年度要点；scheme：试点或创建方案"
    )
    id: Identifier = Field(title="编号", description="在工作区内唯一，用于相互引用，不印在文件上")
    title: Text = Field(title="文件标题", description="不带书名号的标题")
    year: Year | None = Field(None, title="年度", description="年度要点所属的年份")
    period: Period | None = Field(None, title="规划期", description="规划或方案覆盖的起止时间")
    framework: Identifier | None = Field(None, title="所依据的规划", description="所落实的五年规划的编号")
    not_this_year: list[Postponed] = Field(
        default_factory=list, title="本年不安排", description="本年不安排的规划措施，逐项写明理由"
    )
    notice: Notice | None = Field(None, title="印发信息", description="发文字号、主送机关、成文日期等")
    preamble: Text | None = Field(None, title="引言", description="标题与第一部分之间的文字")
    general: list[Section] = Field(
        default_factory=list, title="总体要求", description="指导思想、基本原则等，按顺序"
    )
    goals: list[Goal] = Field(default_factory=list, title="目标任务", description="目标及其措施")
    phases: list[Phase] = Field(default_factory=list, title="步骤安排", description="各阶段，按时间先后")
    organisation: Organisation | None = Field(None, title="组织领导", description="领导小组及办公室")
    cohort: Cohort | None = Field(
        None, title="达标范围", description="逐年达标的是哪些单位，按哪套指标体系；不印在文件上"
    )
    requirements: list[Measure] = Field(
        default_factory=list, title="工作要求", description="工作要求、保障措施；写法同措施"
    )
    closing: Text | None = Field(None, title="结语", description="全文最后的文字")
    attachments: list[Text] = Field(default_factory=list, title="附件", description="附件名称，按顺序")
    parts: list[Part] = Field(
        default_factory=list, title="篇章", description="一级标题及其下的内容；和常用顺序不同时才写"
    )
    style: Style = Field(Style(), title="版式", description="序号和责任单位怎样印")

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day that the plan covers; None where the file states neither year nor period."""
        if self.period is not None:
            return self.period.start, self.period.end
        if self.year is not None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        return None

    @property
    def phrase_year(self) -> int | None:
        """The year that a phrase without one means; None for a plan of several years.

        Of an annual plan it is the plan's own year, whatever period it states besides.
        """
        if self.kind == "annual" and self.year is not None:
            return self.year
        span = self.span
        return span[0].year if span is not None and span[0].year == span[1].year else None

    def measures(self) -> Iterator[Step]:
        """The measures of all goals in reading order."""
        for index, goal in enumerate(self.goals):
            yield from _measures_of(goal, ("goals", index), (goal,))

    def duties(self) -> Iterator[Step]:
        """Measures and requirements: everything that somebody has to do."""
        yield from self.measures()
        for index, requirement in enumerate(self.requirements):
            yield Step(("requirements", index), requirement, ())

    def attribution(self, step: Step) -> Attributed:
        """Who leads, answers for and supports a measure, and where that is written."""
        return Attributed(self.role(step, "lead"), self.role(step, "responsible"), self.role(step, "support"))

    def role(self, step: Step, role: str) -> RoleNames:
        """The units of a measure in one role: `lead`, `responsible` or `support`."""
        names: list[str] = getattr(step.measure, role)
        if names:
            return RoleNames(names, (*step.path, role))
        for depth in range(len(step.goals), 0, -1):
            names = getattr(step.goals[depth - 1], role)
            if names:
                return RoleNames(names, (*step.path[: 2 * depth], role))
        names = getattr(self, role)
        return RoleNames(names, (role,)) if names else _NOBODY


class RoleNames(NamedTuple):
    """Names of units in one role, and the path of the list that gives them (None: nobody gives them)."""

    names: list[str]
    path: Path | None


class Attributed(NamedTuple):
    """The units of a measure after goals and plan have lent theirs."""

    lead: RoleNames
    responsible: RoleNames
    support: RoleNames


_NOBODY = RoleNames([], None)


def _measures_of(goal: Goal, path: Path, goals: tuple[Goal, ...]) -> Iterator[Step]:
    for index, measure in enumerate(goal.measures):
        yield Step((*path, "measures", index), measure, goals)
    for index, below in enumerate(goal.goals):
        yield from _measures_of(below, (*path, "goals", index), (*goals, below))

"""What letters about a plan have in common: who writes, whom to answer by when, how items are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from fzjs.language.working_days import WorkingDays
from fzjs.model.numbering import level_of, number
from fzjs.model.plan import Path, Plan
from fzjs.model.printing import NumberForm
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.papers.issuing import full_name
from fzjs.rendering.paragraphs import Paragraph
from fzjs.rendering.wording import Wording, entitled

_DAYS_TO_ANSWER = 5
"""Working days that a unit has to answer where nothing else is said."""


def sender(asked: Asked) -> str:
    """Who writes, in full: `--set sender=…`, else whom the units report to, else the leading group's office, else
    who issued the plan. Raises `LackingError`."""
    plan, settings = asked.plan, asked.workspace.settings
    register = asked.workspace.registry
    receivers = [settings.reporting.to] if settings is not None and settings.reporting is not None else []
    known = [name for name in receivers if name and register.resolve(name) is not None]
    office = [plan.organisation.office] if plan.organisation is not None and plan.organisation.office else []
    issuer = plan.notice.issuer[:1] if plan.notice is not None else []
    found = next((name for name in [asked.settings.get("sender"), *known, *office, *issuer] if name), None)
    if found is None:
        raise LackingError(
            f"{asked.loaded.shown}:1:1：不知道由谁发函。请在计划的 notice: 下写发文机关（issuer），或者用 --set sender=…"
        )
    return full_name(found, register)


def answer_by(asked: Asked, calendar: WorkingDays) -> date:
    """The day by which to answer: `--set answer_by=2024-07-10`, else some working days on. Raises `LackingError`."""
    stated = asked.settings.get("answer_by")
    if stated:
        try:
            day = date.fromisoformat(stated)
        except ValueError:
            raise LackingError(f"--set answer_by={stated} 不是日期，请写成 2024-07-10 的样子") from None
        if day < asked.on:
            raise LackingError(
                f"--set answer_by={stated} 早于成文日期 {asked.on}，请写这一天以后的日期，或者用 --on 改成文日期"
            )
        return day
    day = asked.on
    for _ in range(_DAYS_TO_ANSWER):
        day = calendar.first_from(day + timedelta(days=1))
    return day


def cited(plan: Plan) -> str:
    """The plan as papers cite it: title and, where it has one, document number (示政办〔2024〕18号)."""
    issued = f"（{plan.notice.number}）" if plan.notice is not None and plan.notice.number else ""
    return f"{entitled(plan.title)}{issued}"


Entry = tuple[str, Path]
"""What an item says, and the record of the plan that it is about."""


def text(line: str, path: Path = ()) -> Paragraph:
    """A paragraph of prose."""
    return Paragraph("text", 0, "", line, path)


def contact(asked: Asked, wording: Wording) -> list[Paragraph]:
    """Whom to ask: `--set contact=…`, else the contact of the leading group, else nothing."""
    group = asked.plan.organisation
    found = asked.settings.get("contact") or (group.contact if group is not None else None)
    return [text(wording.say("联系方式：{contact}", contact=found))] if found else []


class Sections:
    """The sections of a letter that have items: headings 一、 with items （一）; one section alone needs no number."""

    def __init__(
        self,
        titles: Mapping[str, str],
        sections: Iterable[tuple[str, list[Entry]]],
        *,
        introduced: bool = False,
    ) -> None:
        """`sections`: the key of each title (see `section_titles`) with its items."""
        self.introduced = introduced
        """Whether the text above has said already what a section alone is about."""
        self.sections = [(titles[key], items) for key, items in sections if items]

    def __bool__(self) -> bool:
        return bool(self.sections)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Headings and items; a single item stands without a number."""
        if len(self.sections) == 1:
            yield from self._alone(*self.sections[0])
            return
        for place, (title, items) in enumerate(self.sections, 1):
            yield Paragraph("heading", 1, number("一、", place) + title, "", ())
            yield from _items(items, "（一）")

    def _alone(self, title: str, items: list[Entry]) -> Iterator[Paragraph]:
        named = "" if self.introduced else f"{title}："
        if len(items) == 1:
            line, path = items[0]
            yield text(named + line, path)
            return
        if named:
            yield text(named)
        yield from _items(items, "一、")


def _items(items: list[Entry], form: NumberForm) -> Iterator[Paragraph]:
    if len(items) == 1:
        yield text(*items[0])
        return
    for place, (line, path) in enumerate(items, 1):
        yield Paragraph("item", level_of(form), number(form, place), line, path)

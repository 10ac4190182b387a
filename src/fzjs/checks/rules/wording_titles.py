"""FZ611: titles that bring along numbers and quotation marks which belong to the printed document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope
from fzjs.model.plan import Goal, Path, Plan


@rule("FZ611", "标题带了序号或引号", "warning", PLANS)
def decorated_title(scope: PlanScope) -> Iterator[Fault]:
    """标题（title）里不写“一、”“（一）”“1.”“第一章”等序号，整个标题也不加引号、书名号。

    标题里的一部分加引号的（“双随机、一公开”监管）、以年份和数量开头的（2024年……、3项……）不算。

    为什么：序号由程序按顺序编排，写进标题就会印成“一、一、……”；增删一项，写死的序号还会对不上。

    怎么改：按提示删去序号或引号；要换序号的样子，改 style。
    """
    for path, title, subject in _titles(scope.model):
        number = _number().match(title)
        if number is not None:
            rest = title[number.end() :].strip()
            message = f"标题{quoted(title)}带了序号“{number.group().strip()}”"
            yield Fault(path, message, f"只写{quoted(rest)}，序号由程序编排", subject, span=number.span())
        elif (inner := _inside_marks(title.strip(), is_whole_file=path == ("title",))) is not None:
            message = f"标题{quoted(title)}整个加了引号或书名号"
            yield Fault(path, message, f"只写 {inner}", subject)


def _titles(plan: Plan) -> Iterator[tuple[Path, str, str | None]]:
    yield ("title",), plan.title, plan.id
    for index, section in enumerate(plan.general):
        yield ("general", index, "title"), section.title, None
    yield from _titles_of(plan.goals, ("goals",))
    for index, phase in enumerate(plan.phases):
        yield ("phases", index, "title"), phase.title, None
    for index, requirement in enumerate(plan.requirements):
        if requirement.title is not None:
            yield ("requirements", index, "title"), requirement.title, requirement.id


def _titles_of(goals: list[Goal], path: Path) -> Iterator[tuple[Path, str, str | None]]:
    for index, goal in enumerate(goals):
        yield (*path, index, "title"), goal.title, None
        for number, measure in enumerate(goal.measures):
            if measure.title is not None:
                yield (*path, index, "measures", number, "title"), measure.title, measure.id
        yield from _titles_of(goal.goals, (*path, index, "goals"))


def _inside_marks(title: str, *, is_whole_file: bool) -> str | None:
    """What stands within marks round the whole title; None where there are none, or they belong to a phrase."""
    if title[:1] not in _MARKS or len(title) < 3:
        return None
    closing, shortest = _MARKS[title[0]]
    inner = title[1:-1]
    if title[-1] != closing or title[0] in inner or closing in inner:
        return None
    return inner.strip() if inner.strip() and (is_whole_file or len(inner) >= shortest) else None


_MARKS = {"“": ("”", 8), "‘": ("’", 8), "「": ("」", 8), "《": ("》", 1_000), "＂": ("＂", 1), '"': ('"', 1)}
"""Opening mark → closing mark, and how long a title in them is no set phrase (“双随机、一公开”) any more.

A title of a measure may well be the title of a paper; the plan's own title stands without 《》.
"""


@cache
def _number() -> re.Pattern[str]:
    han = "[一二三四五六七八九十百]"
    return re.compile(
        rf"\s*(?:{han}{{1,4}}、(?!{han})|[（(]{han}{{1,4}}[）)]、?|[（(][0-9]{{1,2}}[）)]、?|[0-9]{{1,2}}(?:[．、.)）](?![0-9]))"
        rf"|第{han}{{1,4}}[章节条](?=[\s　：:])|[①-⑳⑴-⒇⒈-⒛㈠-㈩])\s*"
    )

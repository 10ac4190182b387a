"""Made-up documents in the styles of many offices, as text, web page and Word file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Read, folded
from .house_styles import FORMATS, STYLES, HouseStyle, lines_of, truth


def _names(names: object) -> list[str]:
    return [folded(str(name)) for name in names]  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", FORMATS)
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_measure_is_right(style: HouseStyle, file: str, read: Callable[..., Read]) -> None:
    goals = truth(style, goals=6)
    document = read(FORMATS[file](lines_of(style, goals)), file)
    assert _names(goal.title for goal in document.plan.goals) == _names(goal.title for goal in goals)
    made = [measure for goal in goals for measure in goal.measures]
    assert len(document.measures) == len(made)
    for found, true in zip(document.measures, made, strict=True):
        assert folded(found.title or "") == folded(true.title)
        assert folded(found.text or "") == folded(true.text)
        assert _names(found.lead) == _names(true.lead)
        assert _names(found.responsible) == _names(true.responsible)
        assert _names(found.support) == _names(true.support)
        assert not true.deadline or folded(true.deadline) in _names(found.deadline)
        assert len(found.targets) == bool(true.target)
    assert [requirement.title for requirement in document.plan.requirements] == [
        "加强组织领导",
        "严格督促检查",
    ]
    assert document.plan.attachments == ["示例县任务分工表"]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_body_comes_back(style: HouseStyle, read: Callable[..., Read]) -> None:
    document = read("\n".join(lines_of(style, truth(style, seed=7))))
    assert folded(document.printed) == document.body
    assert document.lost == []


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_all_formats_give_the_same_plan(style: HouseStyle, read: Callable[..., Read]) -> None:
    lines = lines_of(style, truth(style, seed=3))
    texts = [read(make(lines), name).text for name, make in FORMATS.items()]
    assert len({_without_lines(text) for text in texts}) == 1


def _without_lines(text: str) -> str:
    """A plan's text without the comments, which name lines of the source."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))

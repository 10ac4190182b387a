"""The table of names tells what templates really get: no name is missing, none is made up."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from fzjs.analysis.plan_units import units_of
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.catalogue import CATALOGUE, Paper
from fzjs.rendering.template_names import Kind, names_of, records_in
from fzjs.workspace.workspace import Workspace
from tests.conftest import ROOT

_DAYS = (date(2024, 5, 3), date(2024, 12, 20))


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT / "plans" / "sample-county")


def asked_in(workspace: Workspace, paper: Paper) -> Iterator[Asked]:
    """The sample plan asked for in many ways: lists that are empty in one are filled in another."""
    entry = workspace.by_id["annual-2024"][0]
    loaded = workspace.load(entry)
    plan = loaded.model
    units = units_of(plan, workspace.registry) if paper.uses("unit") else []  # type: ignore[arg-type]
    periods = ["2024-04", "2024-05", "2024-06"] if "period" in paper.needs else []
    settings = {each.name: each.usual for each in paper.settings}
    for unit in units or [None]:
        for period in periods or [None]:
            for on in _DAYS:
                yield Asked(workspace, plan, loaded, on, unit, period, settings)  # type: ignore[arg-type]
                if "sources" in settings:
                    yield Asked(workspace, plan, loaded, on, unit, period, {**settings, "sources": "yes"})  # type: ignore[arg-type]


def contexts(workspace: Workspace, paper: Paper) -> Iterator[dict[str, object]]:
    for asked in asked_in(workspace, paper):
        try:
            yield dict(paper.context(asked))
        except LackingError:
            continue


@pytest.mark.parametrize("paper", CATALOGUE, ids=lambda paper: paper.name)
def test_the_table_has_the_names_that_a_paper_gives(workspace: Workspace, paper: Paper) -> None:
    given = [set(context) for context in contexts(workspace, paper)]
    assert given, "the sample has nothing for this paper"
    numbered = {name for names in given for name in names if name.startswith("chart_trajectory_")}
    assert set.union(*given) - numbered == set(names_of(paper.name)) - {"chart_trajectory_1"}


@pytest.mark.parametrize("paper", CATALOGUE, ids=lambda paper: paper.name)
def test_the_table_tells_the_kinds_of_values(workspace: Workspace, paper: Paper) -> None:
    met: dict[str, type] = {}
    for context in contexts(workspace, paper):
        for name, value in context.items():
            if name in names_of(paper.name):
                hold(value, names_of(paper.name)[name].kind, f"{paper.name}.{name}", met)
    assert set(records_in(paper.name)) - set(met) == set(), "records that the sample never shows"


def hold(value: object, kind: Kind, where: str, met: dict[str, type]) -> None:
    """Hold a value against what the table says of it, and all that is within it."""
    if value is None or kind.name == "其他":
        return
    if kind.is_list:
        assert isinstance(value, tuple | list), where
        for each in value:
            hold(each, kind.item, f"{where}[]", met)
    elif not kind.is_record:
        assert isinstance(value, _PLAIN[kind.name]), f"{where} is {type(value)}"
    elif isinstance(value, tuple):
        met[kind.name] = tuple
        for name, each in zip(names_of(kind.name).values(), value, strict=True):
            hold(each, name.kind, f"{where}.{name.name}", met)
    else:
        names = set(_parts(value))
        assert names == set(names_of(kind.name)), where
        assert met.setdefault(kind.name, type(value)) is type(value), f"{where}: two records of one name"
        for name in names:
            hold(getattr(value, name), names_of(kind.name)[name].kind, f"{where}.{name}", met)


def _parts(value: object) -> Iterator[str]:
    assert is_dataclass(value)
    yield from (field.name for field in fields(value))
    yield from (name for name, part in inspect.getmembers(type(value)) if isinstance(part, property))


_PLAIN: dict[str, tuple[type, ...]] = {"文字": (str,), "数": (int,), "日期": (date, str), "是否": (bool,)}


def test_the_page_of_names_is_fresh(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from fzjs.cli.exits import run

    assert run(["render", "--list", "--format", "md"]) == 0
    page = (root / "docs" / "template-names.md").read_text("utf-8")
    assert page == capsys.readouterr().out, "docs/template-names.md is stale: make fresh"

"""A unit's share of a plan, by whatever name it is asked for or written."""

from __future__ import annotations

from typing import Any

import pytest

from fzjs.rendering.asked import LackingError, NothingToSayError
from fzjs.rendering.papers.share import Share, share_of
from tests.rendering.papers.conftest import PLANS, Write, ask, say

UNITS: dict[str, object] = {
    "units": [
        {"name": "县司法局", "aliases": ["司法局"], "formerly": [{"name": "县法制局", "until": "2019-03"}]},
        {"name": "县法制办", "until": "2019-03", "successor": "县司法局"},
        {"name": "县财政局"},
        {"name": "城关镇", "type": "township"},
    ],
    "groups": [
        {"name": "县直各单位", "members": {"type": "department"}},
        {"name": "各乡镇", "members": {"type": "township"}},
    ],
}


def share(write: Write, unit: str, units: dict[str, object] | None = UNITS, **measure: Any) -> Share:
    goals = [{"title": "执法", "measures": [{"id": "a", "title": "评查", **measure}]}]
    asked = ask(write(units, goals=goals))
    return share_of(asked.workspace, asked.plan, unit)


@pytest.mark.parametrize("written", ["县司法局", "司法局", "县法制局", "县法制办", "縣司法局"])
@pytest.mark.parametrize("asked", ["县司法局", "司法局", "县法制办"])
def test_by_any_name(written: str, asked: str, write: Write) -> None:
    found = share(write, asked, lead=[written])
    assert ([duty.id for duty in found.lead], found.unit) == (["a"], "县司法局")


@pytest.mark.parametrize("role", ["lead", "responsible", "support"])
def test_roles(role: str, write: Write) -> None:
    found = share(write, "县司法局", UNITS, **{role: ["县司法局"]})
    assert {name: len(getattr(found, name)) for name in ("lead", "responsible", "support", "shared")} == {
        "lead": 0, "responsible": 0, "support": 0, "shared": 0, role: 1,
    }  # fmt: skip


def test_own_duties_come_before_shared_ones(write: Write) -> None:
    found = share(write, "县司法局", lead=["县财政局"], responsible=["县司法局"], support=["县直各单位"])
    assert (len(found.responsible), len(found.shared)) == (1, 0)


def test_shared_through_a_group(write: Write) -> None:
    found = share(write, "城关镇", lead=["县财政局"], support=["县直各单位", "各乡镇"])
    assert [(each.group, each.role) for each in found.shared] == [("各乡镇", "配合")]
    assert not found.lead


def test_without_a_register_names_are_compared(write: Write) -> None:
    assert [duty.id for duty in share(write, "县司法局", None, lead=["县 司法局"]).lead] == ["a"]


def test_a_unit_with_nothing_to_do(write: Write) -> None:
    goals = [{"title": "执法", "measures": [{"id": "a", "title": "评查", "lead": ["县财政局"]}]}]
    path = write(UNITS, goals=goals)
    with pytest.raises(NothingToSayError, match="没有给城关镇安排任务"):
        say("unit-list", ask(path, unit="城关镇"))
    with pytest.raises(LackingError, match="没有给城关镇安排任务"):
        say("breakdown", ask(path, unit="城关镇"))


def test_every_duty_of_the_county_is_somebodys() -> None:
    asked = ask(PLANS / "sample-county" / "annual-2024.yaml")
    shares = [share_of(asked.workspace, asked.plan, unit.name) for unit in asked.workspace.registry.units]
    own = {duty.id for found in shares for duty in (*found.lead, *found.responsible, *found.support)}
    assert own == {f"m{number:02d}" for number in range(1, 29)}

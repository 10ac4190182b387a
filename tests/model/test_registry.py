"""The register of units: finding a unit by any of its names, groups, successors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.model.registry import Registry, last_day
from fzjs.model.units import Group, Units


def registry(*files: str, jurisdiction: str = "示例县") -> Registry:
    """A registry of units written as `name|key=value|…`, groups as `name: member member`."""
    return Registry([_units(file) for file in files], jurisdiction)


def _units(text: str) -> Units:
    data: dict[str, list[dict[str, object]]] = {"units": [], "groups": []}
    for line in text.split("\n"):
        name, mark, members = line.partition(": ")
        if mark:
            data["groups"].append({"name": name, "members": members.split()})
            continue
        name, *parts = line.split("|")
        unit: dict[str, object] = {"name": name}
        for part in parts:
            key, value = part.split("=")
            unit[key] = [value] if key == "aliases" else value
            if key == "formerly":
                former, _, until = value.partition(" ")
                unit[key] = [{"name": former, "until": until} if until else {"name": former}]
        data["units"].append(unit)
    return Units.model_validate({"kind": "units", "jurisdiction": "示例县", **data})


COUNTY = registry(
    "县司法局|formerly=县政府法制办 2019-03|full=示例县司法局\n县发改局|aliases=县发展改革局\n县政务服务中心\n"
    "县信息办|until=2019-03|successor=县大数据局\n县大数据局\n城关镇|type=township\n各行政执法单位: 县司法局 县发改局"
)


@pytest.mark.parametrize(
    ("written", "name", "how"),
    [
        ("县司法局", "县司法局", "name"),
        ("縣司法局", "县司法局", "name"),
        ("县 司法局 ", "县司法局", "name"),
        ("示例县司法局", "县司法局", "full"),
        ("示例县发改局", "县发改局", "name"),
        ("县发展改革局", "县发改局", "alias"),
        ("县政府法制办", "县司法局", "former"),
        ("各行政执法单位", "各行政执法单位", "name"),
    ],
)
def test_any_name_finds_its_bearer(written: str, name: str, how: str) -> None:
    match = COUNTY.resolve(written)
    assert match is not None
    assert (match.name, match.how) == (name, how)


@pytest.mark.parametrize("written", ["", "司法局", "县司法", "县司法局办公室", "市司法局"])
def test_nothing_else_is_a_name(written: str) -> None:
    assert COUNTY.resolve(written) is None


@given(st.text(max_size=12))
def test_any_text_may_be_asked_for(written: str) -> None:
    match = COUNTY.resolve(written)
    assert match is None or match.name in {
        "县司法局",
        "县发改局",
        "县政务服务中心",
        "县信息办",
        "县大数据局",
        "城关镇",
        "各行政执法单位",
    }
    assert len(COUNTY.nearest(written)) <= 3


def test_the_level_is_written_once_in_a_list() -> None:
    def names(written: list[str]) -> list[str | None]:
        return [match.name if match else None for match in COUNTY.resolve_list(written)]

    assert names(["县发改局", "政务服务中心", "司法局"]) == ["县发改局", "县政务服务中心", "县司法局"]
    assert names(["政务服务中心", "司法局"]) == [None, None]
    assert names(["县发改局", "不存在的局"]) == ["县发改局", None]


@pytest.mark.parametrize(
    ("name", "until"),
    [("县政府法制办", date(2019, 3, 31)), ("县信息办", date(2019, 3, 31)), ("县司法局", None)],
)
def test_names_know_their_last_day(name: str, until: date | None) -> None:
    match = COUNTY.resolve(name)
    assert match is not None
    assert match.until == until


def test_a_present_name_goes_before_a_former_one() -> None:
    units = registry("县文旅局|formerly=县文化局 2010\n县文化局")
    match = units.resolve("县文化局")
    assert match is not None
    assert match.name == "县文化局"
    assert [holder.name for holder in units.clashes["县文化局"]] == ["县文旅局", "县文化局"]


def test_a_full_name_goes_before_a_spelled_out_one() -> None:
    units = registry("县法院\n县人民法院|full=示例县法院")
    match = units.resolve("示例县法院")
    assert match is not None
    assert match.name == "县人民法院"


def test_two_registers_make_one() -> None:
    units = registry("县司法局", "县财政局\n各部门: 县司法局 县财政局")
    group = units.resolve("各部门")
    assert group is not None
    assert isinstance(group.holder, Group)
    assert [unit.name for unit in units.members(group.holder)] == ["县司法局", "县财政局"]


def test_members_by_type_leave_out_the_dissolved() -> None:
    text = {"name": "县直各单位", "members": {"type": ["department", "party"]}}
    file = _units("县司法局\n县信息办|until=2019\n县委办|type=party\n城关镇|type=township")
    group = Group.model_validate(text)
    units = Registry([file.model_copy(update={"groups": [group]})], "示例县")
    assert [unit.name for unit in units.members(group)] == ["县司法局", "县委办"]


def test_groups_of_groups_even_in_a_circle() -> None:
    units = registry("县司法局\n县财政局\n甲: 乙 县财政局 无名\n乙: 甲 县司法局 县财政局")
    first, second = units.groups
    assert [unit.name for unit in units.members(first)] == ["县司法局", "县财政局"]
    assert [unit.name for unit in units.members(second)] == ["县财政局", "县司法局"]


def test_duties_pass_on_to_who_exists() -> None:
    units = registry(
        "县甲|until=2010|successor=县乙\n县乙|until=2015|successor=县丙\n县丙\n县丁|until=2010|successor=县丁"
    )
    assert [units.in_charge(unit).name for unit in units.units] == ["县丙", "县丙", "县丙", "县丁"]


def test_near_names_are_units_likeliest_first() -> None:
    assert COUNTY.nearest("县发展与改革局")[0] == "县发改局"
    assert COUNTY.nearest("县司法据") == ["县司法局"]
    assert COUNTY.nearest("完全不像") == []
    assert COUNTY.nearest("县" * 1000) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019", date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2019-03-15", date(2019, 3, 15)),
        ("2019-02-30", None),
    ],
)
def test_last_days(text: str, day: date | None) -> None:
    assert last_day(text) == day


def test_what_only_ends_alike_is_not_suggested() -> None:
    city = Registry([register("市政务服务局", "市司法局", "市发展改革委", "市政府办公室")], "示例市")
    assert city.nearest("市民政局") == []
    assert city.nearest("市财政局") == []
    assert city.nearest("市司发局") == ["市司法局"]
    assert city.nearest("示例市司发局") == ["市司法局"]
    assert city.nearest("市发改委") == ["市发展改革委"]
    assert city.nearest("市政府办") == ["市政府办公室"]


def register(*names: str) -> Units:
    return Units.model_validate(
        {"kind": "units", "jurisdiction": "示例市", "units": [{"name": name} for name in names]}
    )

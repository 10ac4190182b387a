"""Unit lists are split into names as documents mean them."""

from __future__ import annotations

import pytest

from fzjs.language.unitlists import split_units, with_prefix


@pytest.mark.parametrize(
    ("text", "names", "remark"),
    [
        ("县司法局", ["县司法局"], None),
        (
            "县审改办、政务服务中心，市场监管局；司法局",
            ["县审改办", "政务服务中心", "市场监管局", "司法局"],
            None,
        ),
        ("各乡镇（街道）、县直各单位", ["各乡镇（街道）", "县直各单位"], None),
        ("市委组织部（人才办、老干部局）、市编办", ["市委组织部（人才办、老干部局）", "市编办"], None),
        ("县人力资源和社会保障局", ["县人力资源和社会保障局"], None),
        ("县自然资源和规划局和县发展和改革局", ["县自然资源和规划局", "县发展和改革局"], None),
        ("县文化和旅游局与县教育和体育局", ["县文化和旅游局", "县教育和体育局"], None),
        ("县工业和信息化局以及各乡镇", ["县工业和信息化局", "各乡镇"], None),
        ("县直各部门及各乡镇人民政府", ["县直各部门", "各乡镇人民政府"], None),
        ("县人大及其常委会", ["县人大及其常委会"], None),
        ("县司法局等有关部门", ["县司法局"], "等有关部门"),
        (
            "县应急局、县公安局等部门，各乡镇按职责分工负责",
            ["县应急局", "县公安局", "各乡镇"],
            "等部门；按职责分工负责",
        ),
        ("县编办牵头负责", ["县编办"], "牵头负责"),
        ("牵头单位：县司法局", ["县司法局"], None),
        ("各镇党委和人民政府", ["各镇党委和人民政府"], None),
        ("市政府各部门、单位", ["市政府各部门、单位"], None),
        ("县司法局 县信访局", ["县司法局", "县信访局"], None),
        ("县司法局\n县信访局", ["县司法局", "县信访局"], None),
        ("縣司法局、各鄉鎮（街道）", ["縣司法局", "各鄉鎮（街道）"], None),
        ("牽頭單位：縣司法局與縣公安局按職責分工負責", ["縣司法局", "縣公安局"], "按職責分工負責"),
        ("牵头单位：县司法局；配合单位：各乡镇", ["县司法局", "各乡镇"], None),
        ("1.县司法局；2.县公安局", ["县司法局", "县公安局"], None),
        ("县司法局（牵头）、县公安局", ["县司法局", "县公安局"], "（牵头）"),
        ("县司法局牵头，县公安局配合", ["县司法局", "县公安局"], "牵头；配合"),
        ("县农业农村和水利局", ["县农业农村和水利局"], None),
        ("县交通运输局及其下属单位", ["县交通运输局及其下属单位"], None),
        ("县司法局、", ["县司法局"], None),
        ("、，", [], None),
        ("", [], None),
        ("（县司法局、县公安局", ["（县司法局、县公安局"], None),
    ],
)
def test_split(text: str, names: list[str], remark: str | None) -> None:
    units = split_units(text)
    assert list(units.names) == names
    assert units.remark == remark
    assert [text[start:end] for start, end in units.spans] == names


def test_a_prefix_written_once() -> None:
    """The first name bears 县; the others may be meant with it, likeliest first."""
    names = ("县审改办", "政务服务中心", "市场监管局", "市公安局", "各乡镇", "司法局")
    assert with_prefix(names, ("县",)) == (
        ("县审改办",),
        ("县政务服务中心", "政务服务中心"),
        ("县市场监管局", "市场监管局"),
        ("市公安局",),
        ("各乡镇",),
        ("县司法局", "司法局"),
    )


def test_no_prefix_to_carry() -> None:
    assert with_prefix(("司法局",), ("县", "示例县")) == (("司法局", "县司法局", "示例县司法局"),)

"""The table of places, and names in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.places import gazetteer, stem_of


def named(text: str) -> list[str]:
    """The places that a text names, every character of it looked at."""
    places: dict[str, list[int]] = {}
    for place, char in enumerate(text):
        places.setdefault(char, []).append(place)
    return [text[hit.start : hit.end] for hit in gazetteer().find(text, places)]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("示例县", "示例"),
        ("宁夏回族自治区", "宁夏"),
        ("互助土族自治县", "互助"),
        ("印江土家族苗族自治县", "印江"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("新疆维吾尔自治区", "新疆"),
        ("阿克苏地区", "阿克苏"),
        ("神农架林区", "神农架"),
        ("滕州市", "滕州"),
        ("范县", "范县"),
        ("永宁", "永宁"),
    ],
)
def test_the_name_without_its_mark(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_places_know_what_is_above_them() -> None:
    (county,) = gazetteer().bearers("永宁")
    assert county.name == "永宁县"
    assert county.above == ("宁夏回族自治区", "银川市")
    assert [place.above for place in gazetteer().bearers("宁夏")] == [()]


def test_a_name_that_several_places_bear_has_them_all() -> None:
    assert {place.above[-1] for place in gazetteer().bearers("鼓楼")} >= {"南京市"}
    assert len(gazetteer().bearers("通州")) > 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("浙江省杭州市余杭区", ["浙江省", "杭州市", "余杭区"]),
        ("宁夏回族自治区银川市永宁县", ["宁夏回族自治区", "银川市", "永宁县"]),
        ("到宁夏、甘肃学习", ["宁夏", "甘肃"]),
        ("保定市的做法", ["保定市"]),
        ("确保定期报送", []),
        ("陕西安康", ["陕西"]),
        ("永宁", []),
        ("永宁特色", ["永宁"]),
        ("便民惠民县乡联动", []),
        ("惠民县人民政府", ["惠民县"]),
        ("北京时间", []),
        ("北京市", ["北京市"]),
    ],
)
def test_names_in_text(text: str, names: list[str]) -> None:
    assert named(text) == names


@given(st.text(alphabet="宁夏永宁县市区省自治回族高质量发展视察走好，。确保定期 \n"))
def test_hits_are_in_order_and_do_not_overlap(text: str) -> None:
    places: dict[str, list[int]] = {}
    for place, char in enumerate(text):
        places.setdefault(char, []).append(place)
    reached = 0
    for hit in gazetteer().find(text, places):
        assert reached <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].startswith(hit.stem)
        assert gazetteer().bearers(hit.stem)
        reached = hit.end

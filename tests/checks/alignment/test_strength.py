"""Which of two targets asks for more, which of two deadlines comes later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.alignment.strength import compare_deadlines, compare_targets
from fzjs.language.phrases import Deadline, Target, read_deadline, read_target


def target(text: str) -> Target:
    reading = read_target(text)
    assert isinstance(reading, Target), text
    return reading


def deadline(text: str, year: int | None = 2024) -> Deadline:
    reading = read_deadline(text, year)
    assert isinstance(reading, Deadline), text
    return reading


@pytest.mark.parametrize(
    ("wanted", "written", "strength"),
    [
        ("不低于90%", "不低于90%", "same"),
        ("不低于90%", "不低于85%", "weaker"),
        ("不低于90%", "达到95%以上", "stronger"),
        ("不低于90%", "超过90%", "stronger"),
        ("超过90%", "不低于90%", "weaker"),
        ("全覆盖", "不低于80%", "weaker"),
        ("全覆盖", "达到100%", "same"),
        ("至少2次", "2次", "same"),
        ("至少2次", "约2次", "weaker"),
        ("每季度不少于1次", "全年不少于4次", "same"),
        ("每季度不少于1次", "每年不少于2次", "weaker"),
        ("每年不少于40小时", "不少于20小时", "weaker"),
        ("不超过5个工作日", "不超过10个工作日", "weaker"),
        ("不超过5个工作日", "不超过3个工作日", "stronger"),
        ("低于30%", "不超过30%", "weaker"),
        ("讲座2场", "讲座3次", "stronger"),
        ("3—5项", "2—5项", "weaker"),
        ("不少于100件", "不少于2次", "differs"),
        ("不低于10%", "不超过10%", "differs"),
        ("比上年提高3个百分点", "比上年提高2个百分点", "weaker"),
        ("比上年提高3个百分点", "不低于90%", "differs"),
        ("不低于90%", "明显提升", "weaker"),
        ("明显提升", "不低于90%", "stronger"),
        ("败诉率10%", "败诉率8%", "stronger"),
    ],
)
def test_targets(wanted: str, written: str, strength: str) -> None:
    assert compare_targets(target(wanted), target(written)) == strength


@given(
    st.integers(1, 100),
    st.integers(1, 100),
    st.sampled_from(["不少于{}次", "不超过{}件", "不低于{}%", "超过{}家"]),
)
def test_what_is_weaker_one_way_is_stronger_the_other(one: int, other: int, form: str) -> None:
    mirrored = {"weaker": "stronger", "stronger": "weaker", "same": "same", "differs": "differs"}
    there = compare_targets(target(form.format(one)), target(form.format(other)))
    back = compare_targets(target(form.format(other)), target(form.format(one)))
    assert back == mirrored[there]
    assert (there == "same") == (one == other)


@pytest.mark.parametrize(
    ("wanted", "written", "timing"),
    [
        ("2024年6月底前", "6月30日前", "same"),
        ("2024年6月底前", "9月底前", "later"),
        ("2024年底前", "第三季度", "earlier"),
        ("每年3月底前", "3月底前", "same"),
        ("每年3月底前", "4月10日前", "later"),
        ("每年2月底前", "2月29日前", "same"),
        ("每季度末", "每半年", "later"),
        ("5个工作日内", "10个工作日内", "later"),
        ("5个工作日内", "10日内", "differs"),
        ("长期坚持", "6月底前", "differs"),
        ("2024年底前", "适时", "differs"),
    ],
)
def test_deadlines(wanted: str, written: str, timing: str) -> None:
    assert compare_deadlines(deadline(wanted), deadline(written), 2024) == timing

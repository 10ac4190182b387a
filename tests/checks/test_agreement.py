"""When a text and a field say the same, and when they contradict each other."""

from __future__ import annotations

import pytest

from fzjs.checks.agreement import alike, dates_agree, quantities_agree
from fzjs.language.phrases import Deadline, Target, read_deadline, read_target


def target(phrase: str) -> Target:
    """A phrase that has to be a target."""
    reading = read_target(phrase)
    assert isinstance(reading, Target), phrase
    return reading


def deadline(phrase: str) -> Deadline:
    """A phrase that has to be a deadline, in a plan of 2024."""
    reading = read_deadline(phrase, 2024)
    assert isinstance(reading, Deadline), phrase
    return reading


@pytest.mark.parametrize(
    ("stated", "kept", "agreement"),
    [
        ("不少于5次", "至少5次", "same"),
        ("不少于5次", "5次以上", "same"),
        ("不少于5次", "不少于5场", "close"),
        ("两次", "2次", "same"),
        ("全覆盖", "100%", "same"),
        ("全覆盖", "达到100%", "same"),
        ("不低于100%", "达到100%", "same"),
        ("达到95%", "不低于95%", "same"),
        ("每年至少1次", "至少1次", "same"),
        ("90%以上", "百分之九十以上", "same"),
        ("比上年提高3个百分点", "较上年提高3个百分点", "same"),
        (
            "复议案件纠错率高于同期行政诉讼一审纠错率",
            "行政复议案件纠错率高于本地区同期行政诉讼一审纠错率",
            "same",
        ),
        ("不少于5次", "5次", "close"),
        ("不低于90%", "高于90%", "close"),
        ("每季度不少于1次", "不少于4次", "close"),
        ("每季度不少于1次", "不少于1次", "close"),
        ("3—5项", "不少于3项", "close"),
        ("不少于5次", "不少于4次", "differs"),
        ("不少于5次", "不超过5次", "differs"),
        ("全覆盖", "不低于90%", "differs"),
        ("3—5项", "3—6项", "differs"),
        ("每季度不少于1次", "每半年不少于1次", "differs"),
        ("比上年提高3个百分点", "比上年提高5个百分点", "differs"),
        ("不少于5次", "不低于90%", None),
        ("不少于5次", "不少于5小时", None),
        ("不少于5次", "明显提升", None),
        ("不低于90%", "比上年提高3个百分点", None),
    ],
)
def test_quantities(stated: str, kept: str, agreement: str | None) -> None:
    assert quantities_agree(target(stated), target(kept)) == agreement


@pytest.mark.parametrize(
    ("stated", "kept", "agreement"),
    [
        ("2024年底前", "12月底前", "same"),
        ("2024年底前", "2024-12-31", "same"),
        ("年底前", "12月31日前", "same"),
        ("上半年", "6月底前", "same"),
        ("上半年", "5月31日前", "same"),
        ("第三季度", "9月底前", "same"),
        ("每月2日前", "每月2日前如实报送", "same"),
        ("每季度", "每季度末", "same"),
        ("每季度末", "每季度", "same"),
        ("每年3月底前", "3月底前", "same"),
        ("3月底前", "每年3月底前", "same"),
        ("有效期届满前6个月内", "有效期届满前6个月内", "same"),
        ("11月底前", "12月底前", "differs"),
        ("每月2日前", "每月5日前", "differs"),
        ("5个工作日内", "10个工作日内", "differs"),
        ("上半年", "9月底前", "differs"),
        ("每月2日前", "每季度末", None),
        ("年底前", "每月2日前", None),
        ("年底前", "10个工作日内", None),
        ("印发之日起30日内", "有效期届满前6个月内", None),
        ("年底前", "长期坚持", None),
    ],
)
def test_dates(stated: str, kept: str, agreement: str | None) -> None:
    assert dates_agree(deadline(stated), deadline(kept)) == agreement


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国家工作人员学法用法考试", "学法用法考试"),
        ("负责人出庭率", "行政机关负责人出庭应诉率"),
        ("行政執法人員集訓", "执法人员集训"),
        ("報備率", "规范性文件报备率"),
        ("经行政复议后被提起行政诉讼的案件比例", "复议后被诉案件比例"),
    ],
)
def test_two_names_of_one_indicator(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("按时办结率", "申请受理率"),
        ("行政机关负责人出庭应诉率", "行政机关负责人参加行政复议听证率"),
        ("法治专题讲座", "学法用法考试"),
        ("行政诉讼应诉率", "行政复议履行率"),
        (None, "学法用法考试"),
        ("", "学法用法考试"),
        ("率", "报备率"),
    ],
)
def test_names_of_two_indicators(one: str | None, other: str) -> None:
    assert not alike(one, other)

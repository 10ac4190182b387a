"""One wrong character in a phrase: which it is, what was meant, and where it is better to say nothing."""

from __future__ import annotations

import pytest

from fzjs.checks.phrase_slips import slip_in
from fzjs.language.phrases import Deadline, Target, read_deadline, read_target


def is_target(phrase: str) -> bool:
    return isinstance(read_target(phrase), Target)


def is_deadline(phrase: str) -> bool:
    return isinstance(read_deadline(phrase, 2024), Deadline)


@pytest.mark.parametrize(
    ("phrase", "wrong", "right"),
    [
        ("法治讲座不少于2词", "词", "法治讲座不少于2次"),
        ("法治讲座不少于2厂", "厂", "法治讲座不少于2场"),
        ("整改问题不少于3向", "向", "整改问题不少于3项"),
        ("每季度不少于1刺", "刺", "每季度不少于1次"),
    ],
)
def test_a_wrong_character_in_a_target(phrase: str, wrong: str, right: str) -> None:
    slip = slip_in(phrase, is_target)
    assert slip is not None
    assert phrase[slice(*slip.span)] == wrong
    assert right in slip.hint


@pytest.mark.parametrize(
    ("phrase", "wrong", "right"),
    [
        ("2024年6月低前", "低", "2024年6月底前"),
        ("6月30曰前", "曰", "6月30日前"),
        ("第三季渡", "渡", "第三季度"),
    ],
)
def test_a_wrong_character_in_a_deadline(phrase: str, wrong: str, right: str) -> None:
    slip = slip_in(phrase, is_deadline)
    assert slip is not None
    assert phrase[slice(*slip.span)] == wrong
    assert right in slip.hint


def test_a_remark_behind_a_wide_mark() -> None:
    slip = slip_in("2024年底前 ＃ 待定", is_deadline)
    assert slip is not None
    assert "2024年底前 # 待定" in slip.hint
    assert "2024年底前 ＃ 待定"[slice(*slip.span)] == "＃"


@pytest.mark.parametrize("phrase", ["", "词", "目标明确", "月亮升起时", "＃ 待定", "见面会开得很好", "低碳"])
def test_what_more_than_one_character_keeps_from_being_read(phrase: str) -> None:
    assert slip_in(phrase, is_deadline) is None
    assert slip_in(phrase, is_target) is None

"""Names in the order of their sound."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("pypinyin")

from fzjs.language.pinyin import pinyin_order


def test_names_stand_by_their_sound() -> None:
    # 郓, 圳, 亳 are no common characters; 重, 行, 六 have several readings; 安 and 暗 differ by their tone alone.
    wanted = ["安镇", "暗镇", "亳州", "重庆", "东川镇", "县六安办", "县银行", "县郓城办", "圳西镇"]
    given = list(wanted)
    random.Random(1).shuffle(given)
    assert sorted(given, key=pinyin_order()) == wanted


def test_equal_sounds_have_one_order() -> None:
    assert sorted(["李镇", "里镇", "理镇"], key=pinyin_order()) == sorted(
        ["理镇", "李镇", "里镇"], key=pinyin_order()
    )

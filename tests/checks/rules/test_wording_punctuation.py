"""FZ607, FZ608: punctuation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_text import found_in


def test_half_width_marks_are_counted_in_each_text(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, "一要及时,二要准确,三要全面;不得漏报", "FZ607")
    assert finding.message == "汉字之间用了半角标点 , ;（共3处）"
    assert finding.hint == "换成全角的“，；”"
    assert (finding.column, finding.end_column) == (28, 29)


@pytest.mark.parametrize("text", ["县政府(办公室)", "责任单位:县司法局", "要求如下:", "《办法》,《规定》"])
def test_half_width_marks(text: str, tmp_path: Path) -> None:
    assert [finding.code for finding in found_in(tmp_path, text, "FZ607")] == ["FZ607"]


@pytest.mark.parametrize(
    "text",
    [
        "增长3.5%，时间12:30，金额1,000元",
        "网址 https://example.cn/a?b=1，邮箱 a@example.cn",
        "GB/T 9704-2012、ISO(9001)",
        "互联网+政务服务，A,B,C 三类",
        "全角，标点：（都）好；对吗？对！",
    ],
)
def test_half_width_marks_that_are_right(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text, "FZ607") == []


@pytest.mark.parametrize("text", ["及时报送。。", "及时，，准确", "一、、二", "要求：：如下", "报送，。"])
def test_doubled_marks(text: str, tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, text, "FZ608")
    assert "重复" in finding.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("落实《条例，抓好执行", "《 后面没有配对的 》"),
        ("落实条例》，抓好执行", "》 前面没有配对的 《"),
        ("坚持“三个结合，做到", "“ 后面没有配对的 ”"),
        ("坚持三个结合”，做到", "” 前面没有配对的 “"),
        ("县政府（办公室负责", "（ 后面没有配对的 ）"),
        ("《条例（试行》实施", "（ 后面没有配对的 ）"),
    ],
)
def test_marks_without_their_other_half(text: str, said: str, tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, text, "FZ608")
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "《关于〈条例〉的说明》（“试行”）",
        "1）先报送；2）后审核",
        "（一)加强领导，(二）压实责任",
        "第一段《条例\\n》",
        "等等……真的吗？！——是的",
        "〔牵头单位：县司法局（办公室）〕",
        "“三个代表〞",
        "it’s",
    ],
)
def test_marks_that_are_in_order(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text, "FZ608") == []


def test_halves_in_different_texts_do_not_make_a_pair(tmp_path: Path) -> None:
    found = found_in(tmp_path, ["落实《条例", "办法》实施"], "FZ608")
    assert [finding.line for finding in found] == [7, 8]

"""The tool's own wording in the script of the paper that it stands in."""

from __future__ import annotations

import pytest

from fzjs.language.scripts import simplified, simplified_only
from fzjs.language.standing import in_script, script_of


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("关于印发的通知", "關於印發的通知"),
        ("牵头单位、责任单位、配合单位", "牽頭單位、責任單位、配合單位"),
        ("联系方式，关系，体系", "聯繫方式，關係，體系"),
        ("合并征求意见，尽快汇总，尽力", "合併徵求意見，儘快彙總，盡力"),
        ("表、制度、同意、佐证材料、历次", "表、制度、同意、佐證材料、歷次"),
    ],
)
def test_traditional(phrase: str, written: str) -> None:
    assert in_script(phrase, "traditional") == written
    assert in_script(phrase, "simplified") == phrase
    assert not set(written) & simplified_only()
    assert simplified(written) == simplified(phrase)


@pytest.mark.parametrize(
    ("text", "script"),
    [("示例县", "simplified"), ("示例縣", "traditional"), ("要里后", "simplified"), ("", "simplified")],
)
def test_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script

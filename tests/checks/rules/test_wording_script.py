"""FZ606: characters of the other script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_text import found_in

SIMPLIFIED = "这里是一份简体中文写成的文件，说明各项任务。"
TRADITIONAL = "這裡是一份繁體中文寫成的公文，說明各項任務。"


def test_traditional_characters_in_a_simplified_file(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, [SIMPLIFIED, "行政執法監督"], "FZ606")
    assert finding.message == "简体文件里夹有繁体字“執”“監”"
    assert finding.hint == "改为“执”“监”"
    assert (finding.line, finding.column, finding.end_column) == (8, 26, 27)


def test_simplified_characters_in_a_traditional_file(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, [TRADITIONAL * 3, "开展監督"], "FZ606")
    assert finding.message == "繁体文件里夹有简体字“开”"
    assert finding.hint == "改为“開”"


@pytest.mark.parametrize(
    "text", ["后、里、干、台、只、面、谷、丑、斗", "乾隆、著名、藉口、瞭望", "准予、复议、制作、云台"]
)
def test_characters_of_both_scripts_never_count(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, [SIMPLIFIED, text], "FZ606") == []


def test_each_script_by_itself_is_fine(tmp_path: Path) -> None:
    assert found_in(tmp_path, SIMPLIFIED, "FZ606") == []
    assert found_in(tmp_path, TRADITIONAL, "FZ606") == []


def test_many_characters_are_not_all_listed(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, [SIMPLIFIED * 3, "監督檢查應當規範執行"], "FZ606")
    assert "等" in finding.message
    assert finding.message.count("“") == 6

"""FZ601: what is left to be filled in, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_text import found_in, words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("为建设XX县法治政府", "XX县"),
        ("为建设xx县法治政府", "xx县"),
        ("为建设××县法治政府", "××县"),
        ("为建设ＸＸ县法治政府", "ＸＸ县"),
        ("由X局牵头", "X局"),
        ("中共XX省委", "XX省"),
        ("按照某县的规划", "某县"),
        ("某某局牵头", "某某局"),
        ("某市人民政府", "某市"),
        ("某年某月", "某年"),
        ("202x年是开局之年", "202x年"),
        ("20XX年底前", "20XX年"),
        ("20××年底前", "20××年"),
        ("202_年底前", "202_年"),
        ("xx年7月启动", "xx年"),
        ("见示政办〔2024〕X号", "〔2024〕X号"),
        ("见示政办〔2024〕  号", "〔2024〕  号"),
        ("见第XX号令", "第XX号"),
        ("共____项", "____"),
        ("（此处填写牵头单位）负责", "（此处填写牵头单位）"),
        ("【待补充】", "【待补充】"),
        ("名称为【】", "【】"),
        ("依据《》开展", "《》"),
        ("时间待定。", "待定"),
        ("地点：TBD", "TBD"),
        ("**县人民政府", "**县"),
        ("○○县人民政府", "○○县"),
        ("由□□县人民政府负责", "□□县"),
        ("完成□□项", "□□"),
        ("二〇二×年底前", "二〇二×年"),
        ("二○××年底前", "二○××年"),
        ("二零二X年", "二零二X年"),
        ("由……局牵头，按期完成", "……"),
        ("……县人民政府", "……"),
        ("……", "……"),
    ],
)
def test_what_is_left_to_be_filled_in(text: str, quoted: str, tmp_path: Path) -> None:
    assert quoted in words(found_in(tmp_path, text, "FZ601"))


@pytest.mark.parametrize(
    "text",
    [
        "某些部门、某项任务、某一事项、某个环节、某种情形、某类案件",
        "防止某部门推诿，纠正某单位的做法",
        "不得损害某市场主体的利益",
        "某区域、某局部的矛盾",
        "网址 www.example.cn/xxgk/xx2024.html",
        "开展X光检查",
        "面积3×5米",
        "二〇〇九年、二〇二四年、二○二四年、二零二四年",
        "□是 □否",
        "立法、执法、司法、守法……都要纳入法治轨道",
        "各乡镇、各街道……",
        "要为民……局面焕然一新",
        "20年来，2024年以来",
        "等待定期报告、期待定制服务",
        "对待定岗定责",
        "《行政处罚法》（2021年修订）",
        "示政办〔2024〕18号",
        "第17号令",
        "能不能办？20件事怎么办？",
        "文件名 report_2024.txt",
        "DNA检测、APP办理、TXT文件",
        "三（四）级",
    ],
)
def test_what_only_looks_like_it(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text, "FZ601") == []


def test_the_very_characters_are_pointed_at(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, ["县政府负责。", "由XX县政府负责。"], "FZ601")
    assert (finding.line, finding.column, finding.end_column) == (8, 25, 28)


def test_one_finding_for_a_word_in_a_text_with_the_number_of_times(tmp_path: Path) -> None:
    found = found_in(tmp_path, ["XX县和XX县，还有XX县", "XX县"], "FZ601")
    assert [finding.message for finding in found] == [
        "“XX县”是没有填写的占位内容（共3处）",
        "“XX县”是没有填写的占位内容",
    ]


def test_a_placeholder_across_two_texts_is_none(tmp_path: Path) -> None:
    assert found_in(tmp_path, ["尾注X", "县政府"], "FZ601") == []


def test_the_measure_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "fzjs: 1\nkind: scheme\nid: s\ntitle: 方案\nperiod: {from: 2024, to: 2025}\ngoals:\n"
        "  - title: 目标\n    measures:\n      - {id: m07, title: 措施, text: 由XX局负责, lead: [县司法局]}\n",
        encoding="utf-8",
    )
    from fzjs.workspace.workspace import Workspace
    from tests.checks.example_workspace import findings

    (finding,) = findings(Workspace(tmp_path), "FZ601")
    assert finding.subject == "m07"


@pytest.mark.parametrize("number", ["示政办〔2024〕号", "示政办[2024]  号"])
def test_a_document_number_to_be_filled_in_is_told_once(number: str, tmp_path: Path) -> None:
    assert [finding.code for finding in found_in(tmp_path, f"见{number}", "FZ601", "FZ602")] == ["FZ601"]
    both = found_in(tmp_path, f"见{number}和示政办[2024]018号", "FZ601", "FZ602")
    assert [finding.code for finding in both] == ["FZ601", "FZ602"], (
        "others in the same text are told all the same"
    )

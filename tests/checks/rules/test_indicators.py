"""FZ804–FZ807, FZ810: indicator systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

CODES = ("FZ804", "FZ805", "FZ806", "FZ807", "FZ810")
HEAD = "fzjs: 1\nkind: indicators\nid: system\ntitle: 示例县指标体系\n"
METHOD = "method: {type: yes_no}"


def found(folder: Path, *indicators: str, total: str = "") -> list[Finding]:
    """What is found in a system of indicators in flow style; the first is line 6 (7 with a total)."""
    text = HEAD + (f"total: {total}\n" if total else "")
    text += "indicators:\n" + "".join(f"  - {{{line}}}\n" for line in indicators)
    return found_with(folder, {"system.yaml": text}, *CODES)


def leaf(code: str, more: str) -> str:
    """One indicator without children."""
    return f'code: "{code}", name: 指标{code}, {more}, {METHOD}'


@pytest.mark.parametrize(
    "parts",
    [("40", "60"), ("33.3", "33.3", "33.4"), ("0.1", "0.2", "99.7"), ("100.0",), ("14.28", "85.72")],
)
def test_parts_that_add_up_exactly(parts: tuple[str, ...], tmp_path: Path) -> None:
    scores = [leaf(str(number), f"score: {part}") for number, part in enumerate(parts)]
    assert found(tmp_path, *scores, total="100") == []
    weights = [leaf(str(number), f"weight: {part}") for number, part in enumerate(parts)]
    assert found(tmp_path, *weights) == []


def test_scores_that_miss_the_total(tmp_path: Path) -> None:
    findings = found(tmp_path, leaf("1", "score: 33.3"), leaf("2", "score: 66.6"), total="100")
    assert brief(findings) == [("FZ804", 5, 8)]
    assert "合计为 99.9，应为 100" in findings[0].message
    assert "少 0.1" in findings[0].hint


def test_scores_that_miss_the_parents(tmp_path: Path) -> None:
    children = f"{{{leaf('1.1', 'score: 20')}}}, {{{leaf('1.2', 'score: 25')}}}"
    findings = found(tmp_path, f'code: "1", name: 一, score: 40, children: [{children}]')
    assert [(finding.code, finding.line, finding.subject) for finding in findings] == [("FZ804", 6, "1")]
    assert findings[0].excerpt[findings[0].column - findings[0].excerpt_column :].startswith("40")
    assert "合计为 45，应为 40" in findings[0].message


def test_a_heading_without_a_score_counts_with_what_is_below_it(tmp_path: Path) -> None:
    heading = f'code: "1", name: 甲, children: [{{code: "1.1", name: 子, score: 80, {METHOD}}}]'
    findings = found(tmp_path, heading, leaf("2", "score: 50"), total="100")
    assert [finding.message for finding in findings] == ["一级指标的分值合计为 130，应为 100"]
    assert found(tmp_path, heading, leaf("2", "score: 20"), total="100") == []


def test_weights_that_miss_a_hundred(tmp_path: Path) -> None:
    findings = found(tmp_path, leaf("1", "weight: 60"), leaf("2", "weight: 50"))
    assert brief(findings) == [("FZ804", 6, 36)]
    assert "合计为 110" in findings[0].message


@pytest.mark.parametrize(("scores", "clean"), [(("90",), True), (("90", "10"), True), (("90", "20"), False)])
def test_indicators_that_only_add_or_deduct_need_no_score(
    scores: tuple[str, ...], clean: bool, tmp_path: Path
) -> None:
    scored = [leaf(str(number), f"score: {score}") for number, score in enumerate(scores)]
    extra = 'code: "9", name: 加分项, method: {type: deduct}'
    assert (found(tmp_path, *scored, extra, total="100") == []) is clean


def test_without_scores_nothing_has_to_add_up(tmp_path: Path) -> None:
    assert found(tmp_path, f'code: "1", name: 一, {METHOD}', total="100") == []


def test_a_code_used_twice_at_any_level(tmp_path: Path) -> None:
    children = f'{{code: "1", name: 下级, {METHOD}}}'
    findings = found(tmp_path, f'code: "1", name: 上级, children: [{children}]')
    assert [finding.code for finding in findings] == ["FZ805"]
    assert "“上级”" in findings[0].message


def test_a_fourth_level_is_told_once_for_each_branch(tmp_path: Path) -> None:
    node = f'{{code: "1.1.1.1.1", name: 五级, {METHOD}}}'
    for depth in (4, 3, 2):
        code = ".".join("1" * depth)
        node = f'{{code: "{code}", name: 第{depth}级, children: [{node}]}}'
    findings = found(tmp_path, f'code: "1", name: 一级, children: [{node}]')
    assert [(finding.code, finding.subject) for finding in findings] == [("FZ806", "1.1.1")]
    assert (
        findings[0]
        .excerpt[findings[0].column - findings[0].excerpt_column :]
        .startswith('children: [{code: "1.1.1.1"')
    )


def test_only_leaves_need_a_method(tmp_path: Path) -> None:
    findings = found(tmp_path, 'code: "1", name: 一, children: [{code: "1.1", name: 二}]')
    assert [(finding.code, finding.severity, finding.subject) for finding in findings] == [
        ("FZ807", "info", "1.1")
    ]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("annual-2024#m09", "没有编号为“m09”的措施"),
        ("annual-2042#m01", "没有编号为“annual-2042”的计划"),
        ("m01", "没有写是哪份计划的"),
    ],
)
def test_links_to_measures(link: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, leaf("1", f'measures: ["annual-2024#m01", "{link}"]'))
    assert [finding.code for finding in findings] == ["FZ810"]
    assert findings[0].excerpt[findings[0].column - findings[0].excerpt_column :].lstrip('"').startswith(link)
    assert words in findings[0].message


def test_a_code_used_twice_names_the_line_of_the_first(tmp_path: Path) -> None:
    findings = found(tmp_path, leaf("1", "weight: 50"), leaf("1", "weight: 50"))
    assert [finding.code for finding in findings] == ["FZ805"]
    assert f"第 {findings[0].line - 1} 行" in findings[0].message

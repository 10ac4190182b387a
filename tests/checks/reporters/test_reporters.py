"""Every format: a golden file each, and the parsers of those who read it.

`FZJS_WRITE_GOLDEN=1 pytest tests/checks/reporters` writes the golden files again, to be looked at before a commit.
"""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs import __version__
from fzjs.checks.finding import SEVERITIES, Finding
from fzjs.checks.registry import all_rules
from fzjs.checks.reporters import FORMATS, reporter
from fzjs.checks.reporters.github import step_summary
from fzjs.checks.reporters.text import report_text
from fzjs.checks.summary import summarise

GOLDEN = Path(__file__).parent / "golden"
NASTY = "100%，“<b>&”|x\r\n::error::，\x07\x1b[31m\ufffe"

FINDINGS = [
    Finding("FZ201", "error", "“县司法据”不在单位名录里", "您要写的是不是“县司法局”？", "计划/a b,c:%.yaml", 12, 16, 20,
            "m01", "        lead: [县司法据]"),
    Finding("FZ302", "warning", "期限“适时”没有期限", NASTY, "计划/a b,c:%.yaml", 13, 19, None, "m01", NASTY),
    Finding("FZ302", "warning", "期限“适时”没有期限", "写明日期", "计划/a b,c:%.yaml", 20, 19, 21, "m01", "deadline: 适时"),
    Finding("FZ607", "info", "汉字之间用了半角标点 ,", "换成全角的“，”", "要点.yaml", 3, 7, 8, None, "title: 甲,乙", 1, ()),
]  # fmt: skip
SUFFIXES = {"json": "json", "gitlab": "json", "sarif": "json", "junit": "xml", "checkstyle": "xml"}

ANY_TEXT = st.text(max_size=20) | st.just(NASTY)
ANY_FINDING = st.builds(
    Finding,
    st.sampled_from(sorted(all_rules())),
    st.sampled_from(SEVERITIES),
    ANY_TEXT,
    ANY_TEXT,
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.integers(1, 10_000),
    st.integers(1, 200),
    st.none() | st.integers(201, 300),
    st.none() | ANY_TEXT,
    ANY_TEXT,
)


def told(form: str, findings: list[Finding]) -> str:
    return reporter(form)(findings, summarise(findings, 3))


def settled(form: str, text: str) -> str:
    """Without what changes from version to version: the version, and the pages of the rules."""
    if form != "sarif":
        return text
    report = json.loads(text)
    driver = report["runs"][0]["tool"]["driver"]
    assert driver.pop("version") == driver.pop("semanticVersion") == __version__
    for rule in driver["rules"]:
        assert len(rule.pop("fullDescription")["text"]) > 20
        assert rule.pop("help")["markdown"].startswith(f"# {rule['id']}")
    return json.dumps(report, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("form", FORMATS)
def test_findings_are_told_as_ever(form: str) -> None:
    golden = GOLDEN / f"{form}.{SUFFIXES.get(form, 'txt')}"
    text = settled(form, told(form, FINDINGS))
    if os.environ.get("FZJS_WRITE_GOLDEN"):
        golden.write_text(text, "utf-8", newline="")
    assert text == golden.read_bytes().decode()


def test_every_format_has_its_own_golden_file() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(FORMATS)


def test_an_unknown_format_is_none() -> None:
    with pytest.raises(KeyError):
        reporter("xml")


@given(st.lists(ANY_FINDING, max_size=6))
def test_concise_is_one_line_for_each_finding(findings: list[Finding]) -> None:
    plain = [finding for finding in findings if finding.path.isprintable()]
    lines = told("concise", plain).split("\n") if plain else []
    assert len(lines) == len(plain)
    for finding, line in zip(plain, lines, strict=True):
        assert line.startswith(f"{finding.path}:{finding.line}:{finding.column}: {finding.code} ")


def test_concise_says_nothing_about_nothing() -> None:
    assert told("concise", []) == ""


class TestGithub:
    """https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""

    def test_no_text_can_end_a_command_or_begin_another(self) -> None:
        annotations = told("github", FINDINGS).split("计划/a b,c:%.yaml\n")[0].splitlines()
        assert len(annotations) == len(FINDINGS)
        assert annotations[0].startswith(
            "::error file=计划/a b%2Cc%3A%25.yaml,line=12,col=16,endColumn=19,title=FZ201"
        )
        assert "100%25" in annotations[1]

    def test_not_more_than_the_ten_that_are_shown(self) -> None:
        many = [FINDINGS[0]] * 25 + [FINDINGS[1]] * 11
        lines = told("github", many).splitlines()
        assert sum(line.startswith("::error ") for line in lines) == 10
        assert sum(line.startswith("::warning ") for line in lines) == 10
        assert sum("错误 FZ201" in line and not line.startswith("::") for line in lines) == 25

    def test_the_summary_is_a_table_of_all(self) -> None:
        page = step_summary(FINDINGS, summarise(FINDINGS, 3))
        rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
        assert len(rows) == len(FINDINGS)
        assert all(row.replace("\\|", "").count("|") == 6 for row in rows)
        assert "没有发现问题" in step_summary([], summarise([], 3))


class TestGitlab:
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

    @given(st.lists(ANY_FINDING, max_size=6))
    def test_every_entry_has_what_gitlab_asks_for(self, findings: list[Finding]) -> None:
        entries = json.loads(told("gitlab", findings))
        assert len(entries) == len(findings)
        assert len({entry["fingerprint"] for entry in entries}) == len(entries)
        for entry in entries:
            assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert isinstance(entry["location"]["lines"]["begin"], int)
            assert not entry["location"]["path"].startswith("./")

    def test_a_moved_line_keeps_the_fingerprint(self) -> None:
        moved = [
            Finding(*[*_values(finding)[:5], finding.line + 7, *_values(finding)[6:]]) for finding in FINDINGS
        ]
        before, after = (json.loads(told("gitlab", findings)) for findings in (FINDINGS, moved))
        assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]


def _values(finding: Finding) -> list[Any]:
    return [getattr(finding, name) for name in Finding.__dataclass_fields__]


@given(st.lists(ANY_FINDING, max_size=6))
def test_junit_is_read_by_its_parser(findings: list[Finding]) -> None:
    junitparser = pytest.importorskip("junitparser")
    findings.sort(key=lambda finding: finding.path)
    report = junitparser.JUnitXml.fromstring(told("junit", findings).encode())
    cases = [case for suite in report for case in suite]
    assert len(cases) == report.tests == max(1, len(findings))
    failed = sum(finding.severity != "info" for finding in findings)
    assert sum(not case.is_passed for case in cases) == report.failures == failed
    counts = [(suite.tests, suite.failures) for suite in report]
    report.update_statistics()
    assert [(suite.tests, suite.failures) for suite in report] == counts


@given(st.lists(ANY_FINDING, max_size=6))
def test_sarif_is_read_by_a_model_of_its_schema(findings: list[Finding]) -> None:
    sarif_pydantic = pytest.importorskip("sarif_pydantic")
    report = json.loads(told("sarif", findings))
    run = sarif_pydantic.Sarif.model_validate(report).runs[0]
    rules = [rule["id"] for rule in report["runs"][0]["tool"]["driver"]["rules"]]
    assert len(run.results or []) == len(findings)
    for result, finding in zip(report["runs"][0]["results"], findings, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.code
        assert result["level"] in {"error", "warning", "note"}
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"].isascii()


@given(st.lists(ANY_FINDING, max_size=6))
def test_checkstyle_is_xml_with_an_error_for_each_finding(findings: list[Finding]) -> None:
    root = ElementTree.fromstring(told("checkstyle", findings).encode())
    assert root.tag == "checkstyle"
    errors = root.findall("file/error")
    assert len(errors) == len(findings)
    for error in errors:
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.attrib["severity"] in {"error", "warning", "info"}


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_lines_of_files_fit_the_terminal(columns: int) -> None:
    long = Finding("FZ201", "error", "甲", "乙", "a.yaml", 1, 150, 160, None, "字" * 300)
    shown = [
        line for line in report_text([long], summarise([long], 1), width=columns).splitlines() if "│" in line
    ]
    from unicodedata import east_asian_width

    for line in shown:
        assert sum(2 if east_asian_width(char) in "WF" else 1 for char in line) <= max(columns, 32) + 4


def test_no_format_uses_what_a_gbk_console_cannot_show() -> None:
    plain = [
        Finding(*[*_values(finding)[:3], "改法", *_values(finding)[4:9], "原文"]) for finding in FINDINGS
    ]
    for form in FORMATS:
        told(form, plain).encode("gb18030")
        if form in ("text", "concise", "github"):
            told(form, plain).encode("gbk")

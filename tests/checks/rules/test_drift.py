"""FZ411, FZ412, FZ415: quantities in a text against the targets of the same measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, FRAMEWORK, SCHEME, codes, found, measure

DRIFT = ("FZ411", "FZ412", "FZ415")

THREE = "领导班子至少举办2次法治专题讲座。国家工作人员学法用法考试不少于5次，行政执法人员集中培训不少于1次。"
THREE_TARGETS = (
    "targets: [法治专题讲座至少2次, {indicator: 学法用法考试, value: 不少于5次}, 集中培训不少于1次]"
)


def drift(tmp_path: Path, text: str, *targets: str, plan: str = ANNUAL) -> list[tuple[str, str]]:
    """The codes found, each with the characters of the text that it points at; the text is in line 11."""
    fields = [f"text: {text}"] + (["targets:", *(f"  - {target}" for target in targets)] if targets else [])
    line = 11
    findings = found(tmp_path, plan + measure(*fields), *DRIFT)
    assert all(finding.line == line and finding.subject == "m01" for finding in findings)
    written = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()[line - 1]
    return [
        (finding.code, written[finding.column - 1 : (finding.end_column or 0) - 1]) for finding in findings
    ]


def test_all_three_in_the_targets(tmp_path: Path) -> None:
    assert found(tmp_path, ANNUAL + measure(f"text: {THREE}", THREE_TARGETS), *DRIFT) == []


@pytest.mark.parametrize(
    ("dropped", "number"),
    [
        ("法治专题讲座至少2次, ", "2次"),
        ("{indicator: 学法用法考试, value: 不少于5次}, ", "5次"),
        (", 集中培训不少于1次", "1次"),
    ],
)
def test_one_of_three_missing(dropped: str, number: str, tmp_path: Path) -> None:
    plan = ANNUAL + measure(f"text: {THREE}", THREE_TARGETS.replace(dropped, ""))
    findings = found(tmp_path, plan, *DRIFT)
    assert codes(findings) == ["FZ411"]
    assert number in findings[0].message
    assert "targets" in findings[0].hint


def test_another_number(tmp_path: Path) -> None:
    findings = drift(tmp_path, "学法用法考试不少于5次。", "学法用法考试不少于4次")
    assert [code for code, _ in findings] == ["FZ412"]
    assert "不少于5次" in findings[0][1]


def test_another_number_where_only_one_can_be_meant(tmp_path: Path) -> None:
    assert [code for code, _ in drift(tmp_path, "学法用法考试不少于5次。", "不少于4次")] == ["FZ412"]


def test_the_other_direction(tmp_path: Path) -> None:
    found_ = drift(tmp_path, "行政机关败诉率低于10%。", "{indicator: 行政机关败诉率, value: 不低于10%}")
    assert [code for code, _ in found_] == ["FZ412"]


def test_another_comparison(tmp_path: Path) -> None:
    assert [code for code, _ in drift(tmp_path, "学法用法考试不少于5次。", "学法用法考试5次")] == ["FZ415"]


def test_the_dropped_one_of_equal_numbers_is_named(tmp_path: Path) -> None:
    text = "申请受理率达到100%，按时办结率达到100%，决定履行率达到100%。"
    left = ("{indicator: 申请受理率, value: 达到100%}", "{indicator: 决定履行率, value: 达到100%}")
    findings = drift(tmp_path, text, *left)
    assert [code for code, _ in findings] == ["FZ411"]
    plan = found(tmp_path, ANNUAL + measure(f"text: {text}", f"targets: [{', '.join(left)}]"), *DRIFT)
    assert text[plan[0].column - 15 :].startswith(("按时办结率", "达到100%，决定履行率"))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("重大事项实行决策风险评估全覆盖。", ("{indicator: 决策风险评估, value: 100%}",)),
        ("每年发布1次行政复议典型案例。", ("每年发布1次行政复议典型案例",)),
        ("每年至少组织1次旁听庭审。", ("{indicator: 旁听庭审, value: 至少1次}",)),
        (
            "负责人出庭应诉率不低于90%，听证率达到90%以上。",
            ("出庭应诉率不低于90%", "{indicator: 听证率, value: 不低于90%}"),
        ),
        ("报备率、合法率达到100%。", ("报备率达到100%", "合法率达到100%")),
        ("学法用法考试不少于5次，县级学法用法考试不少于5次要有记录。", ("学法用法考试不少于5次",)),
        ("落实三项制度，办好“5·12”宣传，推进一网通办。", ()),
        ("按照示政办〔2024〕18号和县政府第17号令办理。", ()),
        ("深化四级联动，选树一批典型，开展一次大排查。", ()),
        ("落实《提升行政执法质量三年行动计划（2023—2025年）》。", ()),
        ("案卷质量明显提升，群众满意度稳步提高。", ()),
        ("县乡村三级社会治理服务中心规范运行，打造一支队伍。", ()),
    ],
)
def test_what_agrees_or_states_nothing(text: str, targets: tuple[str, ...], tmp_path: Path) -> None:
    assert drift(tmp_path, text, *targets) == []


@pytest.mark.parametrize(
    ("text", "target", "code"),
    [
        ("学法考试每季度不少于1次。", "学法考试不少于1次", "FZ415"),
        ("学法考试不少于15次。", "学法考试不少于5次", "FZ412"),
        ("学法考试不超过5次。", "学法考试5次", "FZ415"),
        ("学法考试不少于5次，法治讲座不少于5次。", "学法考试不少于5次", "FZ411"),
        ("公示率超过90%。", "公示率达到90%", "FZ415"),
        ("公示率达到90%以下。", "公示率达到90%", "FZ415"),
    ],
)
def test_words_that_target_and_text_share_hide_nothing(
    text: str, target: str, code: str, tmp_path: Path
) -> None:
    assert [code for code, _ in drift(tmp_path, text, target)] == [code]


def test_a_year_of_the_trajectory_is_enough(tmp_path: Path) -> None:
    values = "{2024: 不低于95%, 2025: 不低于98%}"
    kept = ("targets:", "  - indicator: 网上可办率", f"    trajectory: {values}")
    good = FRAMEWORK + measure("text: 网上可办率到2025年不低于98%。", *kept)
    assert found(tmp_path, good, *DRIFT) == []
    assert codes(found(tmp_path, good.replace("年不低于98%。", "年不低于99%。"), *DRIFT)) == ["FZ412"]


def test_requirements_and_phases_too(tmp_path: Path) -> None:
    plan = SCHEME + (
        "phases:\n  - {title: 初审, text: 评估至少开展2次。}\n"
        "requirements:\n  - {id: r01, text: 培训不少于3次。, targets: [培训不少于2次]}\n"
    )
    findings = found(tmp_path, plan, *DRIFT)
    assert [(finding.code, finding.subject) for finding in findings] == [("FZ411", "初审"), ("FZ412", "r01")]


def test_a_target_that_nobody_can_read_is_no_second_finding(tmp_path: Path) -> None:
    plan = ANNUAL + measure("text: 学法考试要多搞。", "targets: [学法考试多搞几次]")
    assert codes(found(tmp_path, plan, "FZ4")) == ["FZ401"]

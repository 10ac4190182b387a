"""What has been reached of targets, judged by what the reports say and no more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fzjs.checks.reporting.judging import judge
from fzjs.checks.reporting.reached import read_result
from fzjs.language.phrases import Target, read_target

from .made import measure, only, report, stand, workspace


def target(text: str) -> Target:
    reading = read_target(text)
    assert isinstance(reading, Target), text
    return reading


@pytest.mark.parametrize(
    ("wanted", "reached", "met", "note"),
    [
        ("不少于2次", "2次", True, ""),
        ("不少于2次", "1次", False, "还差1次"),
        ("不少于2次", "3场", True, ""),
        ("不少于2次", "50%", None, "完成值与目标不能相比"),
        ("超过2次", "2次", False, "要超过，不能只是持平"),
        ("不低于90%", "89%", False, "还差1个百分点"),
        ("不低于90%", "三分之二", False, "还差23.33个百分点"),
        ("低于30%", "30%", False, ""),
        ("低于30%", "24%", True, ""),
        ("不超过3%", "4.5%", False, "超出1.5个百分点"),
        ("3—5项", "3项", True, ""),
        ("3—5项", "2项", False, "还差1项"),
        ("3—5项", "5项", True, ""),
        ("3—5项", "6项", True, "超出1项"),
        ("全覆盖", "30/30", True, ""),
        ("全覆盖", "27/30家", False, "还差10个百分点"),
        ("三分之二", "2/3", True, ""),
        ("不少于50卷", "27/50卷", False, "还差23卷"),
        ("不低于90%", "9/10", True, ""),
        ("不少于2次", "1/0", None, "完成值读不懂"),
        ("全覆盖", "全覆盖", True, ""),
        ("全覆盖", "100%", True, ""),
        ("全覆盖", "95%", False, "还差5个百分点"),
        ("全覆盖", "12家", None, "要知道应有多少，才能判断是否全部"),
        ("高于同期行政诉讼一审纠错率", "12%", None, "要与同期行政诉讼一审纠错率相比，报告里没有"),
        ("高于同期行政诉讼一审纠错率", "高于同期行政诉讼一审纠错率", True, "按报告所说，没有写数值"),
        ("比上年提高3个百分点", "提高3.5个百分点", True, ""),
        ("比上年提高3个百分点", "提高2个百分点", False, "还差1个百分点"),
        ("比上年提高3个百分点", "92%", None, "是与上年相比的变化，报告里没有基数"),
        ("比上年下降5%", "下降6%", True, ""),
        ("比上年下降5%", "下降4%", False, "还差1个百分点"),
        ("明显提升", "80分", None, "没有数量，看进展说明和佐证材料"),
        ("不少于2次", "办了几次", None, "完成值读不懂"),
        ("压缩至3个工作日", "2个工作日", None, "看不出多了好还是少了好"),
        ("压缩至3个工作日", "3个工作日", True, ""),
    ],
)
def test_judgements(wanted: str, reached: str, met: bool | None, note: str) -> None:
    judged = judge(target(wanted), read_result(reached))
    assert (judged.met, judged.note) == (met, note)


def reports(*values: tuple[str, Any], **more: Any) -> list[dict[str, Any]]:
    return [report(period, "in_progress", results=[{"value": value}], **more) for period, value in values]


@pytest.mark.parametrize(
    ("values", "reached", "text"),
    [
        ([("2024-01", "1次"), ("2024-02", "3次")], "3", "3次"),
        ([("2024-01", "1次"), ("2024-02", "新增3次")], "4", "4次（最近新增3次）"),
        ([("2024-01", "新增1次"), ("2024-02", "新增3次"), ("2024-03", "新增1次")], "5", "5次（最近新增1次）"),
        ([("2024-01", "新增1次"), ("2024-02", "累计3次")], "3", "累计3次"),
    ],
)
def test_numbers_are_totals_of_the_year_unless_they_say_otherwise(
    tmp_path: Path, values: list[tuple[str, str]], reached: str, text: str
) -> None:
    made = workspace(tmp_path, [measure(targets=["法治讲座累计不少于5次"])], reports(*values))
    (found,) = only(stand(made, "2024-12-31")).targets
    assert (found.reached, found.reached_text) == (Decimal(reached), text)
    assert found.met is (reached == "5")
    assert found.share == float(reached) / 5


def test_percentages_are_never_added(tmp_path: Path) -> None:
    made = workspace(
        tmp_path,
        [measure(targets=[{"indicator": "办结率", "value": "不低于90%"}])],
        reports(("2024-01", "60%"), ("2024-02", "70%")),
    )
    (found,) = only(stand(made, "2024-12-31")).targets
    assert (found.reached, found.met, found.note) == (Decimal(70), False, "还差20个百分点")


def test_only_what_is_known_on_the_day(tmp_path: Path) -> None:
    made = workspace(
        tmp_path, [measure(targets=["讲座不少于3次"])], reports(("2024-01", "1次"), ("2024-02", "2次"))
    )
    (found,) = only(stand(made, "2024-02-10")).targets
    assert found.reached == 1
    assert (found.file, found.period, found.unit_reporting) == ("report-0.yaml", "2024-01", "县司法局")
    assert found.source == ("entries", 0, "results", 0)


def test_targets_of_the_same_words_are_told_apart_by_their_indicators(tmp_path: Path) -> None:
    targets = [{"indicator": "出庭率", "value": "不低于90%"}, {"indicator": "听证率", "value": "不低于90%"}]
    told = [report("2024-01", "in_progress", results=[{"indicator": "听证率", "value": "95%"}])]
    first, second = only(stand(workspace(tmp_path, [measure(targets=targets)], told), "2024-12-31")).targets
    assert (first.reached, second.reached) == (None, Decimal(95))


def test_a_target_for_each_quarter_is_counted_by_quarters(tmp_path: Path) -> None:
    made = workspace(
        tmp_path,
        [measure(targets=["每季度至少2次培训"])],
        reports(
            ("2024-02", "1次"),
            ("2024-03", "2次"),
            ("2024-05", "3次"),
            ("2024-08", "新增1次"),
            ("2024-09", "新增1次"),
        ),
    )
    (found,) = only(stand(made, "2024-05-30")).targets
    assert (found.turns_met, found.turns, found.reached, found.met, found.pending) == (1, 2, 1, False, True)
    assert found.reached_text == "本季度1次（3次）"
    assert found.note == "已过 1 个季度，1 个季度达到；本季度还差1次"
    (found,) = only(stand(made, "2024-10-10")).targets
    assert (found.turns_met, found.turns, found.reached, found.met, found.pending) == (
        2,
        4,
        None,
        False,
        False,
    )
    assert found.note == "已过 3 个季度，2 个季度达到；本季度还没有报"
    assert found.share == 0.5


@pytest.mark.parametrize(
    ("wanted", "values", "met", "note"),
    [
        ("每季度至少1次", [("2024-03", "1次"), ("2024-06", "1次")], False, "已过 2 个季度，1 个季度达到；本季度还差1次"),
        ("每季度至少1次", [("2024-03", "1次"), ("2024-06", "2次")], True, "已过 2 个季度，2 个季度达到"),
        ("每季度至少1次", [("2024-03", "3次"), ("2024-06", "2次")], None,
         "已过 2 个季度，1 个季度达到；本季度的累计数比以前的少，不能判断"),
        ("每季度至少1次", [("2024-06", "2次")], False,
         "已过 2 个季度，0 个季度达到；本季度以前一期没有报，分不清是哪一期的，不能判断"),
        ("每季度至少1次", [("2024-06", "新增2次")], False, "已过 2 个季度，1 个季度达到"),
        ("每季度不超过2次", [("2024-03", "2次"), ("2024-06", "4次")], True, "已过 2 个季度，2 个季度达到"),
        ("每季度不超过2次", [("2024-03", "2次"), ("2024-06", "5次")], False, "已过 2 个季度，1 个季度达到；本季度超出1次"),
        ("每季度办结率不低于90%", [("2024-03", "95%"), ("2024-06", "92%")], True, "已过 2 个季度，2 个季度达到"),
        ("每月至少1次", [("2024-Q1", "6次"), ("2024-Q2", "9次")], None,
         "已过 6 个月，0 个月达到；本月的报告期更长，不能逐期判断"),
    ],
)  # fmt: skip
def test_results_are_totals_of_which_a_turn_has_what_came_on_top(
    tmp_path: Path, wanted: str, values: list[tuple[str, str]], met: bool | None, note: str
) -> None:
    made = workspace(
        tmp_path,
        [measure(targets=[wanted])],
        reports(*values),
        period={"from": date(2024, 1, 1), "to": date(2024, 6, 30)},
    )
    (found,) = only(stand(made, "2024-07-10")).targets
    assert (found.met, found.note) == (met, note)


def test_what_is_not_reached_yet_is_pending_until_its_day(tmp_path: Path) -> None:
    made = workspace(
        tmp_path, [measure(deadline="6月底前", targets=["讲座不少于3次"])], reports(("2024-02", "1次"))
    )
    (found,) = only(stand(made, "2024-06-30")).targets
    assert (found.met, found.pending, found.note) == (False, True, "还差2次")
    (found,) = only(stand(made, "2024-07-01")).targets
    assert (found.met, found.pending) == (False, False)


def test_a_limit_that_is_exceeded_is_not_pending(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(targets=["投诉不超过3次"])], reports(("2024-02", "4次")))
    (found,) = only(stand(made, "2024-03-01")).targets
    assert (found.met, found.pending) == (False, False)


def test_done_is_held_against_its_own_targets(tmp_path: Path) -> None:
    told = report("2024-05", "done", results=[{"value": "27卷"}])
    found = only(stand(workspace(tmp_path, [measure(targets=["评查案卷不少于50卷"])], [told]), "2024-06-01"))
    assert (found.light, found.targets[0].pending) == ("done", False)
    assert found.notes == ("报已完成，但“评查案卷不少于50卷”只报27卷",)


def test_a_result_that_does_not_fit_is_told_with_its_line(tmp_path: Path) -> None:
    made = workspace(
        tmp_path, [measure(targets=["讲座不少于3次"])], reports(("2024-01", "1次"), ("2024-02", {"三": "次"}))
    )
    status = stand(made, "2024-03-01")
    assert only(status).targets[0].reached == 1
    (note,) = [each for each in status.notes if "不合格式" in each]
    assert "report-1.yaml:" in note


def test_every_year_of_a_plan_of_years_is_a_turn(tmp_path: Path) -> None:
    made = workspace(
        tmp_path,
        [measure(targets=["每年至少1次评估"])],
        [report("2022", "in_progress", "2023-01-05", results=[{"value": "1次"}])],
        kind="framework",
        period={"from": 2021, "to": 2025},
    )
    text = (tmp_path / "plan.yaml").read_text("utf-8").replace("year: 2024\n", "")
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    (found,) = only(stand(made, "2023-06-01")).targets
    assert (found.turns_met, found.turns) == (1, 3)


def test_the_value_of_the_plans_year_counts_of_a_trajectory(tmp_path: Path) -> None:
    trajectory = {2023: "50%", 2024: "80%", 2025: "100%"}
    made = workspace(
        tmp_path,
        [measure(targets=[{"indicator": "达标比例", "trajectory": trajectory}])],
        reports(("2024-05", "75%")),
    )
    (found,) = only(stand(made, "2024-12-31")).targets
    assert (found.year, found.wanted, found.met) == (2024, 80, False)


def test_targets_nobody_has_reported_on(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(targets=["讲座不少于3次", "越多越好"])])
    first, second = only(stand(made, "2024-12-31")).targets
    assert (first.reached, first.met, first.share) == (None, None, None)
    assert second.note == "目标读不懂"

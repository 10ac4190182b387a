"""FZ412, FZ414 and FZ415 for what a text only may mean: it contradicts, but never demands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, codes, found, measure


def drift(tmp_path: Path, text: str, field: str) -> list[str]:
    return codes(found(tmp_path, ANNUAL + measure(f"text: {text}", field), "FZ41"))


@pytest.mark.parametrize(
    ("text", "target", "code"),
    [
        ("审批材料压减60%以上。", "审批材料压减50%以上", "FZ412"),
        ("办结率比上年提高5个百分点。", "办结率比上年提高3个百分点", "FZ412"),
        ("开展法治讲座3次。", "法治讲座4次", "FZ412"),
        ("举办讲座三次。", "讲座四次", "FZ412"),
        ("举办讲座3至5次。", "讲座3—4次", "FZ412"),
        ("群众来信全部办结。", "群众来信办结率90%", "FZ412"),
        ("行政复议案件全部办结。", "{indicator: 行政复议案件办结率, value: 90%}", "FZ412"),
        ("组织评查2次。", "评查2场", "FZ415"),
        ("法治讲座不少于5次。", "法治讲座不少于5场", "FZ415"),
        ("出庭应诉率90%以上。", "出庭应诉率90%", "FZ415"),
    ],
)
def test_a_quantity_against_the_target_of_the_same_thing(
    text: str, target: str, code: str, tmp_path: Path
) -> None:
    assert drift(tmp_path, text, f"targets: [{target}]") == [code]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("组织评查2次。", "评查2次"),
        ("开展法治讲座3次。", "法治讲座不少于3次"),
        ("开展法治讲座3次。", "学法考试4次"),
        ("每个乡镇举办法治讲座1次。", "法治讲座20次"),
        ("一季度开展法治讲座1次。", "法治讲座4次"),
        ("开展法治讲座4次，其中法治讲座进企业1次。", "法治讲座4次"),
        ("上半年举办讲座2次、下半年举办讲座2次。", "讲座4次"),
        ("举办讲座2次、培训3次。", "讲座2次, 培训3次"),
        ("审批时限压减60%，审批材料压减50%。", "审批时限压减60%, 审批材料压减50%"),
        ("办结率比上年提高5个百分点。", "办结率比上年提高5个百分点以上"),
        ("群众来信全部办结。", "群众来信办结率100%"),
        ("群众来信全部办结。", "法治讲座不少于3次"),
        ("出庭应诉率达到90%以上。", "出庭应诉率达到90%"),
        ("出庭应诉率达到90%。", "出庭应诉率90%"),
        ("审核率100%。", "审核率不低于100%"),
        ("已开展法治讲座3次。", "法治讲座4次"),
        ("力争开展法治讲座5次。", "法治讲座4次"),
        ("讲座从2次增加到4次。", "讲座4次"),
    ],
)
def test_quantities_that_contradict_nothing(text: str, targets: str, tmp_path: Path) -> None:
    assert drift(tmp_path, text, f"targets: [{targets}]") == []


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("第三季度完成。", "10月底前"),
        ("第三季度完成案卷评查。", "10月底前"),
        ("上半年完成清理。", "年底前"),
        ("9月30日完成。", "10月31日前"),
        ("于2024年9月完成目录编制。", "2024年12月底前"),
        ("9月30日完成，结果予以通报。", "10月31日前"),
        ("第三季度完成。", "5月底前"),
    ],
)
def test_a_day_of_completion_against_the_deadline(text: str, deadline: str, tmp_path: Path) -> None:
    assert drift(tmp_path, text, f"deadline: {deadline}") == ["FZ414"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("上半年完成清理。", "5月底前"),
        ("第三季度完成。", "9月底前"),
        ("第三季度完成。", "第三季度"),
        ("第三季度完成评查。", "每季度末"),
        ("上半年完成方案制定。", "年底前"),
        ("上半年完成摸底，全面推开。", "年底前"),
        ("上半年完成清理，抓好整改。", "年底前"),
        ("上半年组织一次督察。", "年底前"),
        ("2023年9月完成清理。", "年底前"),
        ("上半年完成清理，第三季度完成整改。", "年底前"),
        ("上半年完成清理，年底前完成整改。", "年底前"),
        ("上半年完成清理。", "[6月底前, 年底前]"),
        ("上半年完成清理。", "长期坚持"),
        ("力争第三季度完成。", "10月底前"),
        ("对上半年完成情况开展督察。", "年底前"),
    ],
)
def test_days_of_completion_that_contradict_nothing(text: str, deadline: str, tmp_path: Path) -> None:
    assert drift(tmp_path, text, f"deadline: {deadline}") == []


@pytest.mark.parametrize(
    "text", ["开展法治讲座3次。", "第三季度完成。", "群众来信全部办结。", "举办讲座3至5次。"]
)
def test_nothing_is_demanded(text: str, tmp_path: Path) -> None:
    assert codes(found(tmp_path, ANNUAL + measure(f"text: {text}"), "FZ41")) == []
    assert drift(tmp_path, text, "deadline: 9月底前") == []
    assert drift(tmp_path, text, "targets: [学法考试不少于4次]") == []


def test_a_rhythm_of_reporting_is_no_second_deadline(tmp_path: Path) -> None:
    fields = ("deadline: 10月底前", "reporting: {due: 每月2日前}")
    plan = ANNUAL + measure("text: 第三季度完成案卷评查。", *fields)
    assert codes(found(tmp_path, plan, "FZ41")) == ["FZ414"]

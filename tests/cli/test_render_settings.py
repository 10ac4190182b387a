"""`fzjs render --set`: lists, texts, values that only some words may have, numbers of documents, days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

_NOTICE = ("render", "--notice", "--format", "md")
_REMINDER = ("render", "--template", "reminder", "--unit", "县司法局", "--on", "2024-12-20", "--format", "md")


def settings(*written: str) -> list[str]:
    return [word for each in written for word in ("--set", each)]


@pytest.mark.usefixtures("county")
class TestLists:
    def test_a_text_is_one_paragraph_whatever_marks_it_has(self, fzjs: Run) -> None:
        ran = fzjs(*_NOTICE, *settings("text=请各镇、各部门认真落实；遇到问题，及时报告。"))
        assert "\n\n请各镇、各部门认真落实；遇到问题，及时报告。\n\n" in ran.out

    def test_set_again_adds_to_a_list(self, fzjs: Run) -> None:
        ran = fzjs(
            *_NOTICE, *settings("通知正文=第一段。", "text=第二段。", "签发人=张三、李四", "signers=王五")
        )
        assert "\n\n第一段。\n\n第二段。\n\n" in ran.out
        assert "签发人：张三、李四、王五\n" in ran.out

    @pytest.mark.parametrize(
        ("written", "printed"),
        [
            ("主送机关=各县（市、区）人民政府，市政府各部门", "\n各县（市、区）人民政府，市政府各部门：\n"),
            ("主送机关=各县（市、区）人民政府：", "\n各县（市、区）人民政府：\n"),
            (
                "抄送机关=县委各部门，县人大常委会办公室、县政协办公室",
                "\n抄送：县委各部门，县人大常委会办公室、县政协办公室。\n",
            ),
        ],
    )
    def test_receivers_stay_as_typed(self, fzjs: Run, written: str, printed: str) -> None:
        assert printed in fzjs(*_NOTICE, *settings(written)).out

    def test_issuers_are_parted_outside_of_brackets(self, fzjs: Run) -> None:
        ran = fzjs(*_NOTICE, *settings("发文机关=示例县人民政府办公室（县外事办、县大数据局）、示例县司法局"))
        assert "\n\n示例县人民政府办公室（县外事办、县大数据局）\n\n示例县司法局\n\n" in ran.out


@pytest.mark.usefixtures("county")
class TestValues:
    def test_nothing_clears_what_need_not_be_there(self, fzjs: Run) -> None:
        assert "此件公开发布" in fzjs(*_NOTICE, *settings("note=此件公开发布")).out
        assert "此件公开发布" not in fzjs(*_NOTICE, *settings("note=")).out
        assert "\n抄送：" not in fzjs(*_NOTICE, *settings("抄送机关=")).out

    def test_nothing_for_what_must_be_there(self, fzjs: Run) -> None:
        ran = fzjs(*_NOTICE, *settings("发文字号="))
        assert ran.code == 2
        assert "没有写发文字号（number）" in ran.err

    @pytest.mark.parametrize(
        ("written", "told"),
        [("urgency=平急", "特急、加急"), ("密级=内部", "绝密、机密、秘密"), ("sealed=也许", "是、否")],
    )
    def test_the_words_that_are_allowed_are_named(self, fzjs: Run, written: str, told: str) -> None:
        ran = fzjs(*_NOTICE, *settings(written))
        assert ran.code == 2
        assert f"可以写：{told}" in ran.err


@pytest.mark.usefixtures("county")
class TestNumbersAndDays:
    @pytest.mark.parametrize(
        ("number", "told"),
        [
            ("示政办[2024]18号", "应写成“示政办〔2024〕18号”"),
            ("示政办〔2024〕018号", "应写成“示政办〔2024〕18号”"),
            ("第018号", "不是完整的发文字号"),
        ],
    )
    def test_wrong_numbers_are_refused(self, fzjs: Run, number: str, told: str) -> None:
        for paper, key in ((_NOTICE, "发文字号"), (_REMINDER, "letter_number")):
            ran = fzjs(*paper, *settings(f"{key}={number}"))
            assert ran.code == 2
            assert told in ran.err
            assert f"={number}：" in ran.err

    def test_a_wrong_number_of_the_plan_is_told_with_its_place(self, fzjs: Run, county: Path) -> None:
        plan = county / "annual-2024.yaml"
        plan.write_text(plan.read_text("utf-8").replace("示政办〔2024〕18号", "示政办(2024)18号"), "utf-8")
        ran = fzjs(*_NOTICE)
        assert ran.code == 2
        row = next(
            row for row, line in enumerate(plan.read_text("utf-8").splitlines(), 1) if "  number: 示" in line
        )
        assert ran.err.startswith(f"fzjs：annual-2024.yaml:{row}:")

    @pytest.mark.parametrize("number", ["示政办〔2024〕号", "示政办〔2024〕××号"])
    def test_a_number_still_to_be_filled_in_is_printed(self, fzjs: Run, number: str) -> None:
        ran = fzjs(*_NOTICE, *settings(f"number={number}"))
        assert ran.code == 0
        assert f"\n{number}\n" in ran.out

    def test_nobody_can_answer_before_the_letter(self, fzjs: Run) -> None:
        ran = fzjs(*_REMINDER, *settings("answer_by=2024-12-01"))
        assert ran.code == 2
        assert "早于成文日期 2024-12-20" in ran.err
        assert fzjs(*_REMINDER, *settings("answer_by=2024-12-20")).code == 0


class TestSectionTitles:
    def test_an_office_has_its_own(self, fzjs: Run, county: Path) -> None:
        arguments = ("render", "--template", "bulletin", "--period", "2024-05", "--format", "md")
        before = fzjs(*arguments).out
        assert "没有报送的单位" in before
        (county / "templates").mkdir()
        own = county / "templates" / "section-titles.txt"
        own.write_text("# 我们的叫法\n没有报送的单位 = 未报送{单位}\n漏报的任务＝漏项\n", "utf-8")
        after = fzjs(*arguments).out
        assert after == before.replace("没有报送的单位", "未报送{单位}").replace("漏报的任务", "漏项")

    def test_one_that_there_is_not(self, fzjs: Run, county: Path) -> None:
        (county / "templates").mkdir()
        (county / "templates" / "section-titles.txt").write_text("\n未报送 = 甲\n", "utf-8")
        ran = fzjs(*_REMINDER)
        assert ran.code == 2
        assert "section-titles.txt 第 2 行“未报送 = 甲”" in ran.err
        assert "已经逾期的任务" in ran.err

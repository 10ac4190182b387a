"""The notice that issues a plan: who approved what, to whom, and what it cannot do without."""

from __future__ import annotations

import pytest

from fzjs.language.scripts import simplified_only
from fzjs.rendering.asked import LackingError
from fzjs.rendering.plain_templates import PlainForm, render_plain
from tests.rendering.papers.conftest import PLANS, Write, ask, lines, say

NOTICE = {"number": "示政办〔2024〕1号", "issuer": ["示例县人民政府办公室"], "signed": "2024-04-02"}
GOALS = [{"title": "执法", "measures": [{"id": "a", "text": "评查。", "lead": ["县司法局"]}]}]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "现将《示例县2024年工作要点》印发给你们，请结合实际认真贯彻执行。"),
        ({"approved_by": "县政府"}, "《示例县2024年工作要点》已经县政府同意，现印发给你们，请结合实际认真贯彻执行。"),
        (
            {"approved_by": "县政府第20次常务会议"},
            "《示例县2024年工作要点》已经县政府第20次常务会议审议通过，现印发给你们，请结合实际认真贯彻执行。",
        ),
        ({"approved_by": "示例县人民政府办公室"}, "现将《示例县2024年工作要点》印发给你们，请结合实际认真贯彻执行。"),
        ({"text": ["一。", "二。"]}, "一。\n二。"),
    ],
)  # fmt: skip
def test_opening(more: dict[str, object], sentence: str, write: Write) -> None:
    contents = say("notice", ask(write(notice={**NOTICE, **more}, goals=GOALS)))
    assert lines(contents) == sentence.split("\n")


def test_titles_within_titles(write: Write) -> None:
    contents = say("notice", ask(write(title="落实《条例》要点", notice=NOTICE, goals=GOALS)))
    assert contents["title"] == "示例县人民政府办公室关于印发《落实〈条例〉要点》的通知"


def test_offices_that_issue_together(write: Write) -> None:
    notice = {**NOTICE, "issuer": ["示例县司法局", "示例县财政局"]}
    contents = say("notice", ask(write(notice=notice, goals=GOALS)))
    assert contents["title"] == "示例县司法局 示例县财政局关于印发《示例县2024年工作要点》的通知"
    assert contents["issuers"] == ("示例县司法局", "示例县财政局")


def test_a_title_of_its_own(write: Write) -> None:
    contents = say("notice", ask(write(notice={**NOTICE, "title": "通知"}, goals=GOALS)))
    assert contents["title"] == "通知"


@pytest.mark.parametrize("key", ["number", "issuer", "signed"])
def test_what_a_notice_cannot_do_without(key: str, write: Write) -> None:
    path = write(notice={name: value for name, value in NOTICE.items() if name != key}, goals=GOALS)
    line = next(
        place for place, row in enumerate(path.read_text("utf-8").splitlines(), 1) if row == "notice:"
    )
    with pytest.raises(LackingError, match=rf"^plan\.yaml:{line + 1}:3：.*（{key}）.*--set {key}="):
        say("notice", ask(path))


def test_a_plan_without_a_notice(write: Write) -> None:
    with pytest.raises(
        LackingError, match=r"^plan\.yaml:1:1：计划没有写印发信息（notice）.*发文字号（number）"
    ):
        say("notice", ask(write(goals=GOALS)))


def test_what_may_be_missing_is_left_out(write: Write) -> None:
    text = render_plain("notice", "text", say("notice", ask(write(notice=NOTICE, goals=GOALS))))
    assert text.splitlines() == [
        "示例县人民政府办公室关于印发《示例县2024年工作要点》的通知",
        "示政办〔2024〕1号",
        "现将《示例县2024年工作要点》印发给你们，请结合实际认真贯彻执行。",
        "示例县人民政府办公室",
        "2024年4月2日",
        "",
        "示例县2024年工作要点",
        "一、执法",
        "1.评查。（牵头单位：县司法局）",
        "",
        "示例县人民政府办公室 2024年4月2日印发",
    ]


def test_everything_that_the_standard_knows(write: Write) -> None:
    notice = {
        **NOTICE, "copy_number": "000001", "secrecy": "秘密", "secrecy_term": "1年", "urgency": "特急",
        "signers": ["张三"], "addressees": ["各乡镇人民政府"], "copies_to": ["县委办公室", "县人大办"], "note": "此件公开发布",
        "as_attachment": True, "print_office": "县政府文印室", "print_day": "2024-04-03",
    }  # fmt: skip
    text = render_plain("notice", "text", say("notice", ask(write(notice=notice, goals=GOALS))))
    assert text.splitlines()[:5] == [
        "000001", "秘密★1年", "特急", "签发人：张三", "示例县人民政府办公室关于印发《示例县2024年工作要点》的通知",
    ]  # fmt: skip
    for row in ("各乡镇人民政府：", "附件：示例县2024年工作要点", "（此件公开发布）", "附件", "抄送：县委办公室，县人大办。",
                "县政府文印室 2024年4月3日印发"):  # fmt: skip
        assert row in text.splitlines()


def test_addressees_of_one_kind_and_of_several(write: Write) -> None:
    units = {
        "units": [{"name": "县司法局"}, {"name": "县财政局"}, {"name": "城关镇", "type": "township"}],
        "groups": [{"name": "县政府各部门", "members": {"type": "department"}}],
    }
    notice = {**NOTICE, "addressees": ["城关镇", "县司法局", "县财政局", "县政府各部门", "各园区"]}
    contents = say("notice", ask(write(units, notice=notice, goals=GOALS)))
    assert contents["addressee_line"] == "城关镇，县司法局、县财政局，县政府各部门，各园区："


def test_the_office_that_prints_for_a_government(write: Write) -> None:
    units = {"units": [{"name": "县政府办公室", "full": "示例县人民政府办公室"}]}
    notice = {**NOTICE, "issuer": "示例县人民政府"}
    assert (
        say("notice", ask(write(units, notice=notice, goals=GOALS)))["print_office"] == "示例县人民政府办公室"
    )


def test_the_copy_for_a_unit_names_its_measures() -> None:
    contents = say("notice", ask(PLANS / "sample-county" / "annual-2024.yaml", unit="县应急局"))
    assert contents["addressee_line"] == "示例县应急管理局："
    assert "现印发给你单位" in lines(contents)[0]
    assert lines(contents)[1] == "你单位牵头的是第18、19项任务；与其他单位共同承担的任务有26项。"


def test_the_copy_for_a_unit_that_only_shares_with_others() -> None:
    contents = say("notice", ask(PLANS / "sample-county" / "annual-2024.yaml", unit="城关镇"))
    assert lines(contents)[1] == "你单位与其他单位共同承担的任务有24项。"


@pytest.mark.parametrize("form", ["md", "text"])
def test_a_notice_in_traditional_characters_holds_no_simplified_ones(form: PlainForm) -> None:
    path = PLANS / "sample-city" / "demonstration-2021-traditional.yaml"
    for paper in ("notice", "breakdown", "unit-list"):
        if (paper, form) == ("breakdown", "text"):
            continue
        text = render_plain(
            paper, form, say(paper, ask(path, unit="市司法局" if paper == "unit-list" else None))
        )
        assert not set(text) & simplified_only()

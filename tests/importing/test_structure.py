"""How an outline is read where documents are irregular, and who does what in every form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fzjs.importing.attribution import read_brackets, read_line
from fzjs.importing.markers import read_marker
from fzjs.importing.units_draft import jurisdiction_of, write_units
from fzjs.model.units import Units
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text

from .conftest import Read, folded

TITLE = "示例县2024年法治政府建设工作要点\n"


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("一、总体要求", "一、", 1),
        ("十二、其他", "一、", 12),
        ("（三）规范", "（一）", 3),
        ("(三)规范", "（一）", 3),
        ("3．规范", "1.", 3),
        ("３.规范", "1.", 3),
        ("3、规范", "1、", 3),
        ("（3）规范", "（1）", 3),
        ("③规范", "①", 3),
        ("⑶规范", "（1）", 3),
        ("⒊规范", "1.", 3),
        ("㈢规范", "（一）", 3),
        ("第三条　规范", "第一条", 3),
        ("第三章 规范", "第一章", 3),
    ],
)
def test_forms_of_numbers(text: str, form: str, value: int) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.form, marker.value) == (form, value)
    assert text[marker.end :] in ("规范", "总体要求", "其他")


@pytest.mark.parametrize(
    "text", ["3.5%以上", "2024.6.1起", "一是摸底", "十四五期间", "（试行）", "三项制度", ""]
)
def test_what_is_no_number(text: str) -> None:
    marker = read_marker(text)
    assert marker is None or marker.family == "spoken"


ATTRIBUTIONS = [
    (
        "（牵头单位：县司法局，配合单位：各乡镇（街道）、县直各单位）",
        ["县司法局"],
        [],
        ["各乡镇（街道）", "县直各单位"],
    ),
    ("〔牵头单位：县司法局，责任单位：县公安局〕", ["县司法局"], ["县公安局"], []),
    ("[负责部门：县司法局；参与单位：县公安局]", ["县司法局"], [], ["县公安局"]),
    ("（市委组织部（人才办）、县司法局负责）", ["市委组织部（人才办）", "县司法局"], [], []),
    ("（县司法局牵头，县公安局、县财政局配合）", ["县司法局"], [], ["县公安局", "县财政局"]),
    ("（县司法局牵头，各有关部门按职责分工负责）", ["县司法局"], ["各有关部门"], []),
    ("（县司法局负责）", ["县司法局"], [], []),
    ("（县司法局、各乡镇）", ["县司法局", "各乡镇"], [], []),
    ("（责任单位：县司法局、县公安局等有关部门）", ["县司法局", "县公安局"], [], []),
    ("（责任单位：县司法局、县公安局，列第一位的为牵头单位，下同）", ["县司法局"], ["县公安局"], []),
    ("（责任单位：县司法局牵头，县公安局配合）", ["县司法局"], [], ["县公安局"]),
    ("（责任领导：副县长；牵头单位：县司法局）", ["县司法局"], [], []),
    ("（由县司法局牵头，县公安局配合，2024年6月底前完成）", ["县司法局"], [], ["县公安局"]),
]


@pytest.mark.parametrize(("text", "lead", "responsible", "support"), ATTRIBUTIONS)
def test_attributions(text: str, lead: list[str], responsible: list[str], support: list[str]) -> None:
    (bracket,) = read_brackets("推进工作。" + text)
    bracket.attributed.settle()
    found = bracket.attributed
    assert (found.lead, found.responsible, found.support) == (lead, responsible, support)


@pytest.mark.parametrize(
    "text",
    [
        "（试行）",
        "（以下简称《纲要》）",
        "（2021—2025年）",
        "（含个体工商户）",
        "（示政办〔2024〕18号）",
        "（如：会议记录）",
        "（一）",
        "（100%）",
    ],
)
def test_brackets_that_attribute_nothing(text: str) -> None:
    assert read_brackets("推进工作" + text) == []


def test_deadlines_in_brackets() -> None:
    (bracket,) = read_brackets("（牵头单位：县司法局；完成时限：长期坚持）")
    assert bracket.attributed.deadlines == ["长期坚持"]
    line = read_line("责任单位：县司法局；完成时间：2024年6月底前")
    assert line is not None
    assert line.deadlines == ["2024年6月底前"]


def test_first_item_that_lost_its_number(read: Callable[..., Read]) -> None:
    document = read(
        TITLE + "一、规范执法\n具体措施：\n建立台账：逐件登记，逐件销号。\n2.评查案卷：每年评查1次。\n"
    )
    assert [measure.title for measure in document.measures] == ["建立台账", "评查案卷"]
    assert folded(document.printed) == document.body
    assert "没有序号" in document.imported.doubts[0][1]


def test_skipped_level_and_numbers_that_run_through(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n（一）完善制度\n1.建立台账。逐件登记。\n2.评查案卷。定期评查。\n二、普法宣传\n3.办好讲座。请专家讲。\n"
    document = read(TITLE + text)
    assert [measure.title for measure in document.measures] == ["建立台账", "评查案卷", "办好讲座"]
    assert folded(document.printed) == document.body


def test_numbers_that_do_not_fit_stay_text(read: Callable[..., Read]) -> None:
    document = read(
        TITLE + "一、规范执法\n1.建立台账。逐件登记。\n88.这一段不是条目。\n2.评查案卷。定期评查。\n"
    )
    assert [measure.title for measure in document.measures] == ["建立台账", "评查案卷"]
    assert "88.这一段不是条目。" in (document.measures[0].text or "")
    assert any("88" in doubt for _, doubt in document.imported.doubts)


def test_spoken_numbers_inside_a_measure_stay_text(read: Callable[..., Read]) -> None:
    document = read(
        TITLE + "一、规范执法\n1.建立台账。分三步走。\n一是登记。\n二是销号。\n2.评查案卷。定期评查。\n"
    )
    assert len(document.measures) == 2
    assert "二是销号" in (document.measures[0].text or "")


def test_lists_inside_a_measure_stay_text(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n（一）建立台账。逐件登记，包括：\n1.处罚案件；\n2.强制案件。\n（二）评查案卷。定期评查。\n"
    document = read(TITLE + text)
    assert [measure.title for measure in document.measures] == ["建立台账", "评查案卷"]
    assert folded(document.printed) == document.body


def test_several_brackets_in_one_measure(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n1.建立台账。逐件登记（县司法局负责）；定期通报（县政府办公室负责）。\n"
    (measure,) = read(TITLE + text).measures
    assert measure.lead == ["县司法局", "县政府办公室"]
    assert "（县司法局负责）" in (measure.text or "")


def test_everybody_has_to_do_it(read: Callable[..., Read]) -> None:
    text = "以下任务均需各乡镇、各部门落实，不再列出。\n一、规范执法\n"
    text += "1.建立台账。逐件登记。（牵头单位：县司法局）\n2.评查案卷。定期评查。\n"
    measures = read(TITLE + text).measures
    assert measures[0].lead == ["县司法局"]
    assert [measure.responsible for measure in measures] == [["各乡镇", "各部门"], ["各乡镇", "各部门"]]


def test_attribution_of_a_goal_in_a_block(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n1.建立台账。逐件登记。\n2.评查案卷。定期评查。\n牵头单位：县司法局。\n责任单位：各乡镇。\n"
    plan = read(TITLE + text).plan
    assert (plan.goals[0].lead, plan.goals[0].responsible) == (["县司法局"], ["各乡镇"])
    assert plan.style.attribution == "block"


def test_attribution_of_a_goal_behind_its_heading(read: Callable[..., Read]) -> None:
    document = read(
        TITLE + "一、规范执法（牵头单位：县司法局）\n1.建立台账。逐件登记。\n2.评查案卷。定期评查。\n"
    )
    assert document.plan.goals[0].title == "规范执法"
    assert document.plan.goals[0].lead == ["县司法局"]
    assert folded(document.printed) == document.body


def test_what_is_no_target(read: Callable[..., Read]) -> None:
    text = (
        "一、规范执法\n1.给予补助。对示范单位给予最高500万元奖励，年满60周岁的优先；落实《示例县行动方案（2023—2025年）》"
        "（示政发〔2021〕5号）和第17号令。\n"
    )
    (measure,) = read(TITLE + text).measures
    assert measure.targets == []
    assert measure.deadline == []


def test_phases(read: Callable[..., Read]) -> None:
    text = (
        "示例县行政执法试点方案\n一、试点任务\n（一）建立台账。逐件登记。\n二、步骤安排\n"
        "（一）动员部署（2024年3月）。召开会议。\n（二）组织实施阶段（2024年4月—10月）。逐项落实。\n（三）总结验收（2024年11月1日至11月30日）。形成报告。\n"
    )
    document = read(text)
    assert [(phase.title, phase.from_, phase.to) for phase in document.plan.phases] == [
        ("动员部署", "2024年3月", "2024年3月"),
        ("组织实施阶段", "2024年4月", "2024年10月"),
        ("总结验收", "2024年11月1日", "2024年11月30日"),
    ]
    assert folded(document.printed) == document.body
    assert document.plan.period is not None


def test_monthly_reports(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n1.建立台账。逐件登记。\n二、工作要求\n"
    text += "（一）实行月报制度。每月5日前向县司法局报送上月进展，附佐证材料（如：会议记录、照片等）。\n"
    (requirement,) = read(TITLE + text).plan.requirements
    assert requirement.reporting is not None
    assert requirement.reporting.due == "每月5日前"
    assert requirement.reporting.covers == "previous"
    assert requirement.reporting.to == "县司法局"
    assert requirement.reporting.evidence == ["会议记录", "照片"]


def test_foot_and_annexes(read: Callable[..., Read]) -> None:
    text = (
        "一、规范执法\n1.建立台账。逐件登记。\n附件：1.任务分工表\n2.联系表\n示例县人民政府办公室\n2024年4月22日\n"
        "抄送：县委办公室，县人大常委会办公室。\n示例县人民政府办公室 2024年4月23日印发\n附件1\n任务分工表\n略\n"
    )
    document = read(TITLE + text)
    plan = document.plan
    assert plan.attachments == ["任务分工表", "联系表"]
    assert plan.notice is not None
    assert (str(plan.notice.signed), plan.notice.issuer) == ("2024-04-22", ["示例县人民政府办公室"])
    assert plan.notice.copies_to == ["县委办公室", "县人大常委会办公室"]
    assert [block.text for block in document.imported.left_out] == ["附件1", "任务分工表", "略"]


def test_contents_and_page_numbers_stay_out(read: Callable[..., Read]) -> None:
    text = "目录\n一、规范执法……1\n二、普法宣传……2\n— 1 —\n"
    text += "一、规范执法\n1.建立台账。逐件登记。\n— 2 —\n二、普法宣传\n2.办好讲座。请专家讲。\n"
    document = read(TITLE + text)
    assert [goal.title for goal in document.plan.goals] == ["规范执法", "普法宣传"]
    assert len(document.imported.framed.furniture) == 5


def test_traditional_documents_stay_traditional(read: Callable[..., Read]) -> None:
    document = read(
        "示例縣2024年法治政府建設工作要點\n一、規範執法\n1.建立臺賬。逐件登記。（牽頭單位：縣司法局，配合單位：各鄉鎮）\n"
    )
    (measure,) = document.measures
    assert (measure.title, measure.lead, measure.support) == ("建立臺賬", ["縣司法局"], ["各鄉鎮"])
    assert document.plan.kind == "annual"


def test_leading_group_without_names_of_persons(read: Callable[..., Read]) -> None:
    text = (
        "示例县创建方案\n一、组织领导\n成立示例县创建工作领导小组。\n组长：王某（县长）\n副组长：李某（副县长）\n赵某（司法局局长）\n"
        "成员：各乡镇主要负责人、各部门主要负责人。\n领导小组办公室设在县司法局，由钱某负责。\n二、创建任务\n（一）建立台账。逐件登记。\n"
    )
    document = read(text)
    group = document.plan.organisation
    assert group is not None
    assert (group.head, group.deputies, group.office) == ("县长", ["副县长", "司法局局长"], "县司法局")
    assert not any(name in document.text for name in ("王某", "李某", "赵某", "钱某"))


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("示例县2024年法治政府建设工作要点", "示例县"),
        ("关于印发2024年示例市工作要点", "示例市"),
        ("法治建设指标体系试点方案", None),
        ("示例自治县法治政府建设规划", "示例自治县"),
    ],
)
def test_jurisdiction(title: str, place: str | None) -> None:
    assert jurisdiction_of(title) == place


def test_draft_of_units() -> None:
    text = write_units(
        ["县司法局", "司法局", "各乡镇（街道）", "县人民法院", "县直各单位", "城关镇人民政府"], "示例县"
    )
    loaded = understand(read_text(text.encode(), "units.yaml", Limits()))
    assert not loaded.document.problems
    assert isinstance(loaded.model, Units)
    assert [(unit.name, unit.aliases, unit.type) for unit in loaded.model.units] == [
        ("县司法局", ["司法局"], "department"),
        ("县人民法院", [], "court"),
        ("城关镇人民政府", [], "township"),
    ]
    assert [group.name for group in loaded.model.groups] == ["各乡镇（街道）", "县直各单位"]


def test_numbers_that_go_on_from_an_earlier_part(read: Callable[..., Read]) -> None:
    text = (
        "示例县法治政府建设实施方案（2021—2025年）\n一、总体要求\n（一）指导思想。坚持依法行政。\n（二）主要目标。到2025年基本建成。\n"
        "二、规范执法\n（三）建立台账。逐件登记。\n（四）评查案卷。定期评查。\n三、普法宣传\n（五）办好讲座。请专家讲。\n"
    )
    document = read(text)
    assert document.plan.kind == "framework"
    assert document.plan.style.measure_first == 3
    assert all(measure.printed is None for measure in document.measures)
    assert folded(document.printed) == document.body


def test_lines_broken_at_a_fixed_width(read: Callable[..., Read]) -> None:
    sentence = (
        "各乡镇各部门要对照任务清单逐项落实明确责任人和完成时间遇到问题及时报告确保各项任务按期完成不留死角"
    )
    paragraphs = ["示例县2024年法治政府建设工作要点", "一、规范执法"]
    paragraphs += [f"{number}.建立台账{number}。{sentence * 2}。" for number in range(1, 7)]
    broken = [line[start : start + 30] for line in paragraphs for start in range(0, len(line), 30)]
    document = read("\n".join(broken))
    assert len(document.measures) == 6
    assert document.measures[3].text == f"{sentence * 2}。"


def test_a_few_items_with_lists_are_still_measures(read: Callable[..., Read]) -> None:
    text = (
        "一、规范执法\n（一）建立台账。逐件登记。（县司法局负责）\n（二）评查案卷。分两步走：\n1.单位自查。（各单位负责）\n"
        "2.集中评查。（县司法局负责）\n（三）公开结果。逐件公开。（县政府办公室负责）\n"
    )
    document = read(TITLE + text)
    assert [measure.title for measure in document.measures] == ["建立台账", "评查案卷", "公开结果"]
    assert document.measures[1].lead == ["各单位", "县司法局"]
    assert folded(document.printed) == document.body


def test_lines_of_a_measure_with_labels(read: Callable[..., Read]) -> None:
    text = (
        "一、工作任务\n（一）开展案卷评查\n工作目标：执法部门全覆盖。\n工作措施：组织专家抽查，每个部门不少于20卷。\n责任单位：县司法局、\n县公安局\n"
        "配合单位：各乡镇\n完成时限：2024年9月底前\n（二）清理罚款事项\n工作措施：逐项清理。\n责任单位：县财政局\n完成时限：长期坚持\n"
    )
    document = read(TITLE + text)
    first, second = document.measures
    assert (first.title, second.title) == ("开展案卷评查", "清理罚款事项")
    assert (first.lead, first.support, first.deadline) == (
        ["县司法局", "县公安局"],
        ["各乡镇"],
        ["2024年9月底前"],
    )
    assert (second.lead, second.deadline) == (["县财政局"], ["长期坚持"])
    assert folded(document.printed) == document.body


def test_chapters_behind_a_table_of_contents(read: Callable[..., Read]) -> None:
    contents = "目  录\n第一章 总体思路\n第二章 主要任务\n第三章 保障措施\n"
    text = (
        "第一章 总体思路\n一、指导思想\n依法行政。\n第二章 主要任务\n一、依法履职\n1.优化流程\n一次办成。（县审批局牵头）\n二、规范执法\n"
        "2.公示结果\n逐件公开。（县司法局牵头）\n第三章 保障措施\n一、加强领导\n亲自抓。\n二、强化考核\n纳入考核。\n"
    )
    document = read("示例县法治政府建设规划（2021—2025年）\n" + contents + text)
    plan = document.plan
    assert [section.title for section in plan.general] == ["指导思想"]
    assert [goal.title for goal in plan.goals] == ["依法履职", "规范执法"]
    assert [measure.lead for measure in document.measures] == [["县审批局"], ["县司法局"]]
    assert [requirement.title for requirement in plan.requirements] == ["加强领导", "强化考核"]
    assert folded(document.printed) == document.body


def test_spoken_items_below_a_heading_are_requirements(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n1.建立台账。逐件登记。\n二、工作要求\n一是提高认识。高度重视。\n二是加强配合。密切配合。\n"
    document = read(TITLE + text)
    assert [requirement.title for requirement in document.plan.requirements] == ["提高认识", "加强配合"]
    assert folded(document.printed) == document.body


def test_a_word_for_scanning_is_no_furniture(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n1.建立台账。逐件登记。\n2.规范检查。推行“扫码入企”。\n3.公开结果。逐件公开。\n"
    document = read(TITLE + text)
    assert len(document.measures) == 3
    assert document.imported.framed.furniture == []


def test_what_is_unsure_is_marked_where_it_stands(read: Callable[..., Read]) -> None:
    text = "一、规范执法\n1.建立台账。逐件登记。\n3.评查案卷。定期评查。\n二、步骤安排\n（一）动员部署。召开会议。\n（二）总结。写报告。\n"
    lines = read(TITLE + text).text.splitlines()
    at = next(place for place, line in enumerate(lines) if "title: 评查案卷" in line)
    assert "# 待核对：序号“3.”前面缺了序号（第 4 行）" in lines[at - 2]
    assert sum("没有读出这一阶段的起止时间" in line for line in lines) == 2


def test_a_text_that_is_no_plan_is_told(read: Callable[..., Read]) -> None:
    document = read("各位同事：\n明天上午开会。\n")
    assert any("没有读出目标" in doubt for _, doubt in document.imported.doubts)

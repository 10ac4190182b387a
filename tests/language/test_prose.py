"""Prose is searched for what it states with certainty, and for nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.prose import Mention, find_dates, find_quantities, may_state
from fzjs.language.readings import Deadline, Target


def quantities(text: str) -> list[tuple[str, str | None, str, float | None]]:
    found = []
    for mention in find_quantities(text):
        assert isinstance(mention.reading, Target)
        assert text[mention.start : mention.end] == mention.text == mention.reading.text
        value = mention.reading.value
        found.append((mention.text, mention.reading.indicator, mention.reading.op, value and float(value)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年集中学法不少于4次，", [("不少于4次", "集中学法", ">=", 4)]),
        ("每年组织2次案卷评查。", [("每年组织2次", "案卷评查", "=", 2)]),
        ("年内至少开展3次执法培训；其他照旧", [("年内至少开展3次", "执法培训", ">=", 3)]),
        (
            "办结率达到95%以上，满意率不低于90%",
            [("达到95%以上", "办结率", ">=", 95), ("不低于90%", "满意率", ">=", 90)],
        ),
        ("確保辦結率不低於９５％", [("不低於９５％", "辦結率", ">=", 95)]),
        ("1.公示率达到100%", [("达到100%", "公示率", "=", 100)]),
        ("实现执法监督全覆盖。", [("全覆盖", "执法监督", "all", None)]),
        ("败诉率低于全市平均水平。", [("低于全市平均水平", "败诉率", "compare", None)]),
        ("每季度形成3—5项经验", [("每季度形成3—5项", "经验", "range", 3)]),
        ("办理时限压减至3个工作日内", [("压减至3个工作日内", "办理时限", "<=", 3)]),
        ("学法用法（含线上）\n不少于 5 次", [("不少于 5 次", None, ">=", 5)]),
    ],
)
def test_quantities_that_are_stated(
    text: str, expected: list[tuple[str, str | None, str, float | None]]
) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "落实三项制度，推进一网通办",
        "《提升质量三年行动计划（2023—2025年）》不少于字样",
        "第十九届四中全会以来，第56次常务会议讨论",
        "依照第二十条和第3款办理",
        "建立四级联动、三级便民的体系",
        "省、市、县、乡四级全覆盖的体系",
        "主要负责人是第一责任人",
        "公布一批典型，选树一个标杆",
        "罚款最高500万元，不超过50万元",
        "年满18周岁不超过45周岁",
        "一是加强领导，二是压实责任",
        "对投诉超过3次的予以约谈",
        "对未达到90%的予以通报",
        "5年以上工作经历",
        "去年已达到95%",
        "分别实现20%、50%、80%和全部",
        "涵盖5方面10项内容",
        "占总分值的15%",
        "共有执法人员200名",
        "本体系共设8项一级指标",
        "组织“5·12”防灾减灾日活动",
        "举报电话12345",
    ],
)
def test_what_counts_nothing_in_prose(text: str) -> None:
    assert quantities(text) == []


def dates(text: str) -> list[tuple[str, str, str | None]]:
    found = []
    for mention in find_dates(text, 2024):
        reading = mention.reading
        assert isinstance(reading, Deadline)
        assert text[mention.start : mention.end] == mention.text == reading.text
        fact = reading.rrule or reading.offset or reading.date or reading.end
        found.append((mention.text, reading.type, str(fact) if fact else None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各单位于6月10日前报送名单", [("6月10日前", "by", "2024-06-10")]),
        ("在２０２４年 底前，基本建成", [("２０２４年 底前", "by", "2024-12-31")]),
        ("到2025年，体系基本形成", [("到2025年", "by", "2025-12-31")]),
        ("每年12月底前报告，每月2日前报送", [
            ("每年12月底前", "recurring", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
            ("每月2日前", "recurring", "FREQ=MONTHLY;BYMONTHDAY=2"),
        ]),
        ("文件每隔两年清理", [("每隔两年", "recurring", "FREQ=YEARLY;INTERVAL=2")]),
        ("在文件有效期届满前6个月内评估", [("有效期届满前6个月内", "relative", "-P6M")]),
        ("自印发之日起30日内备案", [("印发之日起30日内", "relative", "P30D")]),
        ("时间：年5月10日—年5月30日。", [("年5月10日—年5月30日", "broken", None)]),
        ("方案于xx年8月31日前备案", [("xx年8月31日前", "broken", None)]),
        ("评审阶段（2023年5月—6月）", [("2023年5月—6月", "span", "2023-06-30")]),
    ],
)  # fmt: skip
def test_dates_that_are_due(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年是关键一年",
        "编制2024年立法计划",
        "落实《方案（2021—2025年）》",
        "（2021-2025年）",
        "每年组织开展评查",
        "截至2023年底已有20家",
        "提前介入，当前要抓好前期工作",
        "三年行动计划、五年规划",
        "示政办〔2024〕18号",
        "2022年12月31日印发",
        "上月的情况和前三季度的情况",
    ],
)
def test_what_is_not_due_in_prose(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "said", "indicator", "op", "value"),
    [
        ("开展法治讲座3次。", "3次", "法治讲座", "=", 3),
        ("开展讲座三次，", "三次", "讲座", "=", 3),
        ("举办3场法治讲座", "举办3场", "法治讲座", "=", 3),
        ("举办讲座3至5次", "3至5次", "讲座", "range", 3),
        ("配备法律顾问2名", "2名", "配备法律顾问", "=", 2),
        ("办结率95%，", "95%", "办结率", "=", 95),
        ("审批材料压减60%以上", "压减60%以上", "审批材料", "delta", -60),
        ("审批时限缩短3天", "缩短3天", "审批时限", "delta", -3),
        ("办结率比上年提高5个百分点", "提高5个百分点", "办结率", "delta", 5),
    ],
)
def test_quantities_that_may_be_meant(text: str, said: str, indicator: str, op: str, value: int) -> None:
    """Only those who ask for weak mentions get them."""
    assert find_quantities(text) == []
    (mention,) = find_quantities(text, weak=True)
    reading = mention.reading
    assert isinstance(reading, Target)
    assert (mention.text, mention.certain) == (said, False)
    assert (reading.indicator, reading.op, reading.value) == (indicator, op, value)


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("第三季度完成，并总结", "第三季度", "2024-09-30"),
        ("上半年完成验收", "上半年", "2024-06-30"),
        ("9月30日完成整改", "9月30日", "2024-09-30"),
        ("于2024年9月全面完成", "2024年9月", "2024-09-30"),
        ("2025年建成法治政府", "2025年", "2025-12-31"),
    ],
)
def test_dates_on_which_something_is_done(text: str, said: str, day: str) -> None:
    assert find_dates(text, 2024) == []
    (mention,) = find_dates(text, 2024, weak=True)
    assert isinstance(mention.reading, Deadline)
    assert (mention.text, mention.certain) == (said, False)
    assert str(mention.reading.date or mention.reading.end) == day


@pytest.mark.parametrize(
    "text",
    [
        "落实三项制度，开展三大行动",
        "对发生3次以上的单位予以通报",
        "共办理120件",
        "每项扣5分",
        "三人以上",
        "2022年12月31日印发",
        "2023年完成的任务",
        "9月完成的情况",
        "上半年工作总结",
        "2024年度考核",
        "组织“5·12”防灾减灾日活动",
        "2024年是关键一年",
    ],
)
def test_what_is_not_even_meant(text: str) -> None:
    assert find_quantities(text, weak=True) == []
    assert find_dates(text, 2024, weak=True) == []


@given(
    st.lists(
        st.sampled_from(
            ["不少于3次", "讲座三次", "6月底前", "上半年完成", "，", "压减6成", "2024年", "全覆盖"]
        ),
        max_size=6,
    )
)
def test_certain_mentions_are_the_same_with_weak_ones(parts: list[str]) -> None:
    text = "".join(parts)
    assert [mention for mention in find_quantities(text, weak=True) if mention.certain] == find_quantities(
        text
    )
    certain = {(mention.start, mention.end) for mention in find_dates(text, 2024)}
    assert certain >= {(m.start, m.end) for m in find_dates(text, 2024, weak=True) if m.certain}


def measures(path: Path) -> dict[int, str]:
    """The measures of the annual plan by their printed number, without attribution."""
    found = re.findall(r"^(\d+)\.(.*?)\(牵头", path.read_text("utf-8"), re.MULTILINE)
    return {int(number): text for number, text in found}


def fits(mention: Mention, fact: dict[str, Any]) -> bool:
    assert isinstance(mention.reading, Target)
    return all(
        str(getattr(mention.reading, key)) == str(value) if key != "value" else mention.reading.value == value
        for key, value in fact.items()
    )


def test_the_annual_plan(shared: Path) -> None:
    """Every quantity and every date of the real plan, measure by measure, and none in the others."""
    expected = yaml.safe_load((shared / "documents" / "expected.yaml").read_text("utf-8"))[
        "seed-2-annual-2024.txt"
    ]
    texts = measures(shared / "documents" / "seed-2-annual-2024.txt")
    assert len(texts) == expected["measures"]
    for number, text in texts.items():
        facts = expected["targets"].get(number, [])
        mentions = find_quantities(text)
        assert len(mentions) == len(facts), text
        assert all(map(fits, mentions, facts)), mentions
        due = [mention.reading for mention in find_dates(text, 2024)]
        dates_due = [str(reading.date) for reading in due if isinstance(reading, Deadline)]
        wanted = expected["deadlines"].get(number)
        assert dates_due == ([str(wanted)] if wanted else []), text


def test_the_indicator_pilot(shared: Path) -> None:
    """All percentages, deadlines and broken dates of the real pilot scheme."""
    text = (shared / "documents" / "seed-1-indicator-pilot.txt").read_text("utf-8")
    expected = yaml.safe_load((shared / "documents" / "expected.yaml").read_text("utf-8"))[
        "seed-1-indicator-pilot.txt"
    ]
    found = find_quantities(text)
    assert all(isinstance(mention.reading, Target) and mention.reading.unit == "%" for mention in found)
    names = [mention.reading.indicator or "" for mention in found if isinstance(mention.reading, Target)]
    assert sum(1 + name.count("、") for name in names) == expected["percent_targets"]
    due = find_dates(text, 2011)
    types = [mention.reading.type for mention in due if isinstance(mention.reading, Deadline)]
    assert types.count("broken") * 2 == expected["broken_dates"]
    texts = {
        mention.text
        for mention in due
        if isinstance(mention.reading, Deadline) and mention.reading.type != "broken"
    }
    for phrase in expected["deadlines"]:
        assert any(phrase in text for text in texts), phrase
    assert len(texts) == len(expected["deadlines"])


_SIGNS = ["全面覆盖", "全覆盖", "低于", "好於", "至少", "以上", "之一", "每周", "超过", "年底", "年内", "届满", "之日起",
          "六月", "十四五", "二〇", "零", "5", "９", "全县", "以人", "分工", "年度", "月报", "一体", "之后", "优化", "县"]  # fmt: skip


@given(st.lists(st.sampled_from(_SIGNS), max_size=3).map("".join))
def test_what_may_state_nothing_states_nothing(text: str) -> None:
    wanted = re.search(
        "[0-9０-９零]|全面?覆|[少低高优優好][于於]|至少|以[上下内內]|分之|每|超[过過]"
        "|年[底末内內前]|[届屆][满滿]|之日起|月底|[一二三四五六七八九十]月|十[二三四五六]五|二[〇○]",
        text,
    )
    assert may_state(text) == (wanted is not None)
    assert may_state(text) or not (find_quantities(text) or find_dates(text, 2024))

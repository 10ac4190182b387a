"""What does not fit a model is told in Chinese, once, where it stands, with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from fzjs.checks.finding import Fault
from fzjs.checks.fitting.telling import TELLERS
from fzjs.checks.misfits import misfit_faults
from fzjs.model.kinds import KINDS, model_of
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text

PLAN = "kind: annual\nid: a\ntitle: 工作要点\nyear: 2024\n"
MEASURE = f"{PLAN}goals:\n  - title: 目标\n    measures:\n      - id: m01\n        title: 措施\n"
UNITS = "kind: units\njurisdiction: 示例县\n"
REPORT = "kind: report\nplan: p\nunit: 县司法局\nperiod: 2024-05\n"
SETTINGS = "kind: workspace\njurisdiction: 示例县\n"


def faults(text: str) -> list[tuple[str, Fault]]:
    return list(misfit_faults(understand(read_text(text.encode(), "plan.yaml", Limits()))))


def places(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each fault."""
    document = read_text(text.encode(), "plan.yaml", Limits())
    found = []
    for code, fault in misfit_faults(understand(document)):
        place = document.position(fault.path, key=fault.on_key)
        found.append((code, place.line, place.column))
    return found


CASES: list[tuple[str, str, tuple[int, int], str, str]] = [
    # (file, code, (line, column), words of the message, words of the hint)
    # Keys
    (PLAN.replace("title", "titel"), "FZ101", (3, 1), "“titel”", "改成 title"),
    (PLAN.replace("title", "标题"), "FZ101", (3, 1), "“标题”", "title（文件标题）"),
    (PLAN.replace("title", "Title"), "FZ101", (3, 1), "“Title”", "改成 title"),
    (PLAN + "印发信息: {}\n", "FZ101", (5, 1), "“印发信息”", "notice（印发信息）"),
    (MEASURE + "        协办单位: [县财政局]\n", "FZ101", (10, 9), "“协办单位”", "support（配合单位）"),
    (MEASURE + "        完成时间: 年底前\n", "FZ101", (10, 9), "“完成时间”", "deadline（完成时限）"),
    (MEASURE + "        year: 2024\n", "FZ101", (10, 9), "“year”", "文件最外层"),
    (MEASURE + "        statement: 目标\n", "FZ101", (10, 9), "“statement”", "goals（目标任务）"),
    (PLAN + "number: 示政办〔2024〕18号\n", "FZ101", (5, 1), "“number”", "notice（印发信息）"),
    (PLAN + "notice: {deadline: 年底前}\n", "FZ101", (5, 10), "“deadline”", "number（发文字号）"),
    (PLAN + "titel: 另一个标题\n", "FZ101", (5, 1), "“titel”", "请删去"),
    (PLAN + "标题: 另一个标题\n", "FZ101", (5, 1), "“标题”", "已经写过"),
    (PLAN + "2024: 年度\n", "FZ101", (5, 1), "“2024”", "请删去"),
    (PLAN.replace("id: a\n", ""), "FZ102", (1, 1), "缺少 id（编号）", "id: annual-2024"),
    (PLAN + "period: {from: 2024}\n", "FZ102", (5, 1), "“period（规划期）”缺少 to（止）", "to: 2025"),
    (PLAN + "goals:\n  - measures: []\n", "FZ102", (6, 5), "第 1 项缺少 title", "title: "),
    (REPORT + "entries:\n  - {measure: m01}\n", "FZ102", (6, 5), "缺少 state（进展）", "state: in_progress"),
    # Types
    (PLAN + "notice: {index: 1.10}\n", "FZ103", (5, 17), "会被读成数字 1.1", '"1.10"'),
    (PLAN + "notice: {index: true}\n", "FZ103", (5, 17), "写成了是否值 true", '"true"'),
    (PLAN + "closing: 2024-01-01\n", "FZ103", (5, 10), "写成了日期", '"2024-01-01"'),
    (PLAN + "closing: [一, 二]\n", "FZ103", (5, 10), "写成了列表", "去掉方括号"),
    (PLAN + "closing:\n  - 一\n  - 二\n", "FZ103", (6, 3), "写成了列表", "closing: |"),
    (PLAN + "closing: {一}\n", "FZ103", (5, 10), "花括号", '"{一}"'),
    (PLAN + "attachments:\n  - 附件: 名单\n", "FZ103", (6, 5), "英文冒号", '"附件: 名单"'),
    (PLAN + "attachments: 附件一、附件二\n", "FZ103", (5, 14), "应为列表", "[附件一, 附件二]"),
    (MEASURE + "        implements: 1.10\n", "FZ103", (10, 21), "应为列表", '["1.10"]'),
    (PLAN + "goals: 加强领导\n", "FZ103", (5, 8), "应为列表", "- {title: 加强领导}"),
    (PLAN + "goals:\n  title: 加强领导\n", "FZ103", (6, 3), "应为列表", "加“- ”"),
    (PLAN + "goals:\n  - 加强领导\n", "FZ103", (6, 5), "要写明 title", "{title: 加强领导}"),
    (PLAN + "goals:\n  - 加强领导: 措施\n", "FZ103", (6, 5), "字段名的位置", "{title: 加强领导, text: 措施}"),
    (PLAN + "notice:\n  - number: 1号\n", "FZ103", (6, 3), "不是列表", "去掉"),
    (UNITS + "units: [县司法局]\n", "FZ103", (3, 9), "要写明 name", "{name: 县司法局}"),
    (MEASURE + "        targets:\n          - 出庭率: 90%\n", "FZ103", (11, 13), "“出庭率”", "value: 90%"),
    (MEASURE + "        targets: [5]\n", "FZ103", (10, 19), "第 1 项应为文字", "指标、数量和单位"),
    (MEASURE + '        targets: "法治讲座不少于2次"\n', "FZ103", (10, 18), "应为列表", "targets: [法治讲座不少于2次]"),
    (MEASURE + "        targets: 5次\n", "FZ103", (10, 18), "应为列表", "指标、数量和单位"),
    (MEASURE + "        targets: {法治讲座: 至少2次}\n", "FZ103", (10, 18), "应为列表", "targets: [法治讲座至少2次]"),
    (MEASURE + "        targets: {indicator: 率, value: 9%}\n", "FZ103", (10, 18), "没有方括号", "[{indicator"),
    (MEASURE + "        lead: {name: 县司法局}\n", "FZ103", (10, 15), "应为列表", "lead: [县司法局]"),
    (MEASURE + "        lead:\n          name: 县司法局\n", "FZ103", (11, 11), "应为列表", "lead: [县司法局]"),
    (MEASURE + "        deadline: {date: 11月底前}\n", "FZ103", (10, 19), "下一级字段 date", "写成 deadline: 11月底前"),
    (MEASURE + "        deadline: {date: 2024-11-30}\n", "FZ103", (10, 19), "下一级字段", "2024-11-30"),
    (MEASURE + '        implements: ["1.1，1.2"]\n', "FZ106", (10, 22), "第 1 项的写法不对", '"1.1", "1.2"'),
    (MEASURE + "        implements: [f-1＃1.1]\n", "FZ106", (10, 22), "第 1 项的写法不对", '"f-1#1.1"'),
    (MEASURE + "        牵头: [县司法局]\n", "FZ101", (10, 9), "“牵头”", "lead（牵头单位）"),
    (MEASURE + "        lead unit: [县司法局]\n", "FZ101", (10, 9), "“lead unit”", "改成 lead"),
    (MEASURE + "        text: #领导班子\n", "FZ108", (10, 9), "没有写内容", '注释，不算内容；如果是正文，给整个值加引号，写成 "#领导班子"'),
    (MEASURE + "      - title: 二\n", "FZ102", (10, 9), "第 2 项缺少 id", "id: m02"),
    (MEASURE + "      - title: 二\n      - {id: m02, title: 三}\n", "FZ102", (10, 9), "第 2 项缺少 id", "id: m03"),
    (MEASURE.replace("m01", "m01。"), "FZ106", (8, 13), "“m01。”", "如 m01"),
    (MEASURE.replace("m01", "m０１"), "FZ106", (8, 13), "“m０１”", "如 m01"),
    (MEASURE.replace("m01", "m（1）"), "FZ106", (8, 13), "“m（1）”", "如 m-1"),
    (MEASURE.replace("m01", "m“1”！"), "FZ106", (8, 13), "编号", "如 m-1"),
    (PLAN.replace("2024", "２０２４"), "FZ103", (4, 7), "“２０２４”", "year: 2024"),
    (PLAN.replace("2024", "二〇二五"), "FZ103", (4, 7), "“二〇二五”", "year: 2025"),
    (PLAN + "style: 默认\n", "FZ103", (5, 8), "不能只写“默认”", "goal_number: 一、"),
    (PLAN + "notice: {signed: 二〇二四年四月二十二日}\n", "FZ106", (5, 18), "应为日期", "2024-04-22"),
    (PLAN + "notice: {signed: 2024－04－22}\n", "FZ106", (5, 18), "应为日期", "2024-04-22"),
    (MEASURE + "        deadline: 6\n", "FZ103", (10, 19), "应为期限", "2024年6月底前"),
    (PLAN.replace("2024", '"2024"'), "FZ103", (4, 7), "应为整数", "year: 2024"),
    (PLAN.replace("2024", "2024年"), "FZ103", (4, 7), "应为整数", "year: 2024"),
    (MEASURE + "        targets: [{indicator: 率, trajectory: {2024年: 5%}}]\n", "FZ103", (10, 47), "应为年份", "2024: 90%"),
    (MEASURE + "        targets: [{indicator: 率, trajectory: {2024: 5}}]\n", "FZ103", (10, 53), "应为文字", "连单位"),
    (MEASURE + "        targets: [{indicator: 率, trajectory: 5%}]\n", "FZ103", (10, 46), "年份和目标值", "2024: 90%"),
    (UNITS + "units: []\ngroups: [{name: 各乡镇, members: 城关镇、河东乡}]\n", "FZ103", (4, 31), "应为列表", "[城关镇, 河东乡]"),
    # Choices
    (REPORT + "entries: [{measure: m01, state: 已完成}]\n", "FZ104", (5, 33), "“已完成”", "done（已完成）"),
    (REPORT + "entries: [{measure: m01, state: Done}]\n", "FZ104", (5, 33), "“Done”", "要写 done"),
    (REPORT + "entries: [{measure: m01, state: 3}]\n", "FZ104", (5, 33), "“3”", "blocked（受阻）"),
    (PLAN + "style: {goal_number: 一}\n", "FZ104", (5, 22), "“一”", "一、"),
    (UNITS + "units: [{name: 县司法局, type: departmnt}]\n", "FZ104", (3, 28), "“departmnt”", "department"),
    (UNITS + "units: []\ngroups: [{name: 各乡镇, members: {type: [town]}}]\n", "FZ104", (4, 39), "第 1 项", "township"),
    (UNITS + "units: []\ngroups: [{name: 各乡镇, members: {type: towship}}]\n", "FZ104", (4, 38), "“towship”", "township"),
    # Kinds
    ("title: 工作要点\nyear: 2024\ngoals: []\n", "FZ105", (1, 1), "没有写文件种类", "kind: annual"),
    ("title: 法治政府建设规划\nperiod: {}\ngoals: []\n", "FZ105", (1, 1), "没有写文件种类", "kind: framework"),
    ("jurisdiction: 示例县\nunits: []\n", "FZ105", (1, 1), "没有写文件种类", "kind: units"),
    ("其他: 1\n", "FZ105", (1, 1), "没有写文件种类", "下列之一"),
    ("fzjs: 1\nkind:\n", "FZ105", (2, 1), "没有写内容", "下列之一"),
    ("kind: 5\n", "FZ105", (1, 7), "应为一个词", "下列之一"),
    ("kind: anual\n", "FZ105", (1, 7), "“anual”", "kind: annual"),
    ("kind: 单位名录\n", "FZ105", (1, 7), "“单位名录”", "kind: units"),
    ("kind: 五年规划纲要\n", "FZ105", (1, 7), "“五年规划纲要”", "kind: framework"),
    ("fzjs: 1\n文件种类: 月报\n", "FZ105", (2, 1), "“文件种类”", "kind: report"),
    # Forms
    (PLAN + "notice: {signed: 2024-4-22}\n", "FZ106", (5, 18), "应为日期", "2024-04-22"),
    (PLAN + "notice: {signed: 2024年4月22日}\n", "FZ106", (5, 18), "应为日期", "2024-04-22"),
    (PLAN + "notice: {signed: 20240422}\n", "FZ106", (5, 18), "应为日期", "2024-04-22"),
    (PLAN + "notice: {signed: 2023-02-29}\n", "FZ106", (5, 18), "2023 年 2 月只有 28 天", "月、日各两位"),
    (PLAN + "notice: {signed: 2023-13-01}\n", "FZ106", (5, 18), "没有 13 月", "月、日各两位"),
    (PLAN + "notice: {signed: 四月}\n", "FZ106", (5, 18), "“四月”", "月、日各两位"),
    (PLAN.replace("id: a", "id: 要点 一"), "FZ106", (2, 5), "“要点 一”", "要点-一"),
    (PLAN + "period: {from: 2021年, to: 2025}\n", "FZ106", (5, 16), "应为年份或日期", "写成 2021"),
    (REPORT.replace("-05", "年5月"), "FZ106", (4, 9), "“2024年5月”", "2024-05"),
    (REPORT.replace("-05", "年第二季度"), "FZ106", (4, 9), "第二季度", "2024-Q2"),
    (REPORT.replace("-05", "Q3"), "FZ106", (4, 9), "2024Q3", "2024-Q3"),
    (REPORT.replace("-05", "-13"), "FZ106", (4, 9), "2024-13", "2024-05（月报）"),
    (UNITS + "units: [{name: 县信息办, until: 2019年3月}]\n", "FZ106", (3, 29), "2019年3月", "2019-03"),
    (REPORT + "entries: [{measure: m, state: done, evidence: [{kind: 简报, sha256: AB}]}]\n", "FZ106", (5, 67), "“AB”", "64 位"),
    (REPORT + "entries: [{measure: m, state: done, evidence: [{kind: 简报, url: a.cn}]}]\n", "FZ106", (5, 64), "“a.cn”", "https://a.cn"),
    # Ranges, empty values, versions
    (PLAN.replace("2024", "24"), "FZ107", (4, 7), "不能小于 1949", "year: 2024"),
    (PLAN + "period: {from: 21, to: 2025}\n", "FZ107", (5, 16), "21 不在", "from: 2021"),
    (SETTINGS + "limits: {depth: 500}\n", "FZ107", (3, 17), "不能大于 200", "depth: 200"),
    (MEASURE + "        lead:\n", "FZ108", (10, 9), "没有写内容", "删去这一行"),
    (MEASURE + "        lead: [县司法局, ]\n        support: [~]\n", "FZ108", (11, 19), "第 1 项没有写内容", "删去这一项"),
    (PLAN.replace("工作要点", ""), "FZ108", (3, 1), "没有写内容", "title: 示例县"),
    (PLAN + 'closing: "　"\n', "FZ108", (5, 10), "是空的", "删去这一行"),
    (PLAN.replace("id: a", 'id: ""'), "FZ108", (2, 5), "是空的", "id: annual-2024"),
    (MEASURE + '        deadline: ""\n', "FZ108", (10, 19), "没有写内容", "2024年6月底前"),
    ("fzjs: 2\n" + PLAN, "FZ109", (1, 7), "格式版本：“2”", "fzjs: 1"),
    (f"fzjs: {10**30}\n" + PLAN, "FZ109", (1, 7), "格式版本", "fzjs: 1"),
    (REPORT + "entries: [{measure: m01, state: [done]}]\n", "FZ103", (5, 33), "“[done]”", "要写 done"),
    (REPORT.replace("2024-05", "{年: 2024}"), "FZ103", (4, 9), "应为月份", "2024-05"),
    ('fzjs: "1"\n' + PLAN, "FZ109", (1, 7), '"1"', "去掉引号"),
    ("fzjs:\n" + PLAN, "FZ108", (1, 1), "没有写内容", "删去这一行"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "place", "message", "hint"), CASES)
def test_a_misfit_is_told_once_at_its_place(
    text: str, code: str, place: tuple[int, int], message: str, hint: str
) -> None:
    (told, fault), *others = faults(text)
    assert others == []
    assert places(text) == [(code, *place)]
    assert told == code
    assert message in fault.message
    assert hint in fault.hint


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        MEASURE + "        lead: 县司法局、县财政局\n        deadline: 2024-06-30\n",
        MEASURE + "        targets: [讲座至少2次, {indicator: 率, trajectory: {2024: 90%}}]\n",
        UNITS + "units: []\ngroups: [{name: 各乡镇, members: {type: [township, subdistrict]}}]\n",
        REPORT.replace("2024-05", "2024"),
    ],
)
def test_what_fits_is_no_fault(text: str) -> None:
    assert faults(text) == []


def test_no_faults_where_nothing_could_be_read() -> None:
    assert faults("- kind: annual\n") == []
    assert faults("") == []


def test_the_subject_is_the_innermost_thing_with_a_name() -> None:
    subjects = [fault.subject for _, fault in faults(MEASURE + "        lead:\n    statement: [a]\n")]
    assert sorted(subjects, key=str) == ["m01", "目标"]


def test_several_things_wrong_are_told_each() -> None:
    text = PLAN.replace("title", "titel") + "goal: []\nclosing: 5\n"
    assert sorted(code for code, _ in faults(text)) == ["FZ101", "FZ101", "FZ103"]


def test_a_file_full_of_misfits_is_cut_short() -> None:
    found = faults(PLAN + "attachments: [" + "1, " * 5000 + "]\n")
    assert len(found) == 100
    assert "还有 4900 处" in found[-1][1].message


@pytest.mark.parametrize("name", ["键" * 50_000, "a" * 50_000])
def test_long_keys_and_values_take_no_time(name: str) -> None:
    for text in (f"{PLAN}? {name}\n: 1\n", f"kind: {name}\n", f"{PLAN}style: {{goal_number: {name}}}\n"):
        [(_, fault)] = faults(text)
        assert len(fault.hint) < 1000


def _error_types(schema: Any) -> Iterator[str]:
    """Every error type that a core schema can raise on plain data (texts, numbers, dates, lists, mappings)."""
    kind = schema["type"]
    limits = {"min_length": "string_too_short", "pattern": "string_pattern_mismatch",
              "ge": "greater_than_equal", "le": "less_than_equal"}  # fmt: skip
    yield from (error for limit, error in limits.items() if limit in schema)
    if kind in ("str", "int", "bool", "date", "list", "dict", "model"):
        yield f"{'string' if kind == 'str' else kind}_type"
        assert not {"max_length", "gt", "lt", "multiple_of"} & schema.keys()
    elif kind == "literal":
        yield "literal_error"
        if any(isinstance(choice, int) for choice in schema["expected"]):
            yield "int_parsing_size"
    elif kind == "function-plain":
        with pytest.raises(PydanticCustomError) as caught:
            schema["function"]["function"](object())
        yield caught.value.type
    elif kind == "model-fields":
        yield from ("missing", "extra_forbidden", "invalid_key")
    else:
        assert kind in _TRANSPARENT, f"the errors of a {kind} schema are not known"
    for below in _below(schema):
        yield from _error_types(below)


# Schemas that raise nothing of their own. The discriminators of tagged unions are functions that always
# find a branch; a plain union raises what its branches raise.
_TRANSPARENT = frozenset(
    ["function-before", "nullable", "default", "union", "tagged-union", "definitions", "definition-ref",
     "model-field", "any"]
)  # fmt: skip


def _below(schema: Any) -> Iterator[Any]:
    for key in ("schema", "items_schema", "keys_schema", "values_schema"):
        if key in schema:
            yield schema[key]
    yield from schema.get("definitions", ())
    yield from schema["fields"].values() if "fields" in schema else ()
    choices = schema.get("choices", ())
    for choice in choices.values() if isinstance(choices, dict) else choices:
        yield choice[0] if isinstance(choice, tuple) else choice


def test_every_error_that_the_models_can_raise_is_translated() -> None:
    raised = {error for kind in KINDS for error in _error_types(TypeAdapter(model_of(kind)).core_schema)}
    assert raised == set(TELLERS)


_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 3000), st.floats(-9, 9).map(lambda value: round(value, 2)),
    st.dates(), st.sampled_from(["", " ", "县司法局", "2024-4-22", "a: b", "1.10", "{x}", "年底前", "是"]),
)  # fmt: skip
_KEYS = st.sampled_from(
    ["id", "title", "titel", "标题", "goals", "measures", "targets", "trajectory", "lead", "deadline", "period",
     "from", "to", "notice", "signed", "units", "groups", "members", "type", "entries", "state", "evidence",
     "kind", "indicators", "children", "method", "rules", "ignore", "limits", "style", "reporting", 2024, 3]
)  # fmt: skip
_DATA = st.recursive(
    _LEAVES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=5),
    max_leaves=20,
)


@given(st.sampled_from([*KINDS, "unknown", None]), st.dictionaries(_KEYS, _DATA, max_size=6))
def test_any_data_gives_chinese_faults_and_no_exception(kind: str | None, data: dict[Any, Any]) -> None:
    text = yaml.safe_dump({**data, "kind": kind}, allow_unicode=True, sort_keys=False)
    document = read_text(text.encode(), "plan.yaml", Limits())
    for code, fault in misfit_faults(understand(document)):
        place = document.position(fault.path, key=fault.on_key)
        assert 1 <= place.column <= len(document.line_text(place.line)) + 1
        assert re.fullmatch(r"FZ10[1-9]", code)
        assert re.search(r"[\u4e00-\u9fff]", fault.message)
        assert re.search(r"[\u4e00-\u9fff]", fault.hint)
        assert not fault.message.endswith("。")
        assert not fault.hint.endswith("。")

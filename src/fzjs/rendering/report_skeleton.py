"""A report to fill in, as YAML: the entries that a unit owes, with what it reported last in comments."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.reporting.form import FormEntry, FormTarget, ReportForm
from fzjs.checks.days import in_chinese
from fzjs.checks.reporting.periods import report_name
from fzjs.rendering.terms import ROLES, WORK_STATES
from fzjs.workspace.written import write_flow, write_scalar

_LONGEST = 120
"""Characters of a text that a comment repeats."""


def report_skeleton(form: ReportForm, schemas: str | None = None) -> str:
    """The text of a new report. `schemas` is the way from the file to the folder of JSON Schemas, if there is one."""
    return "\n".join([*_head(form, schemas), *_entries(form)]) + "\n"


def _head(form: ReportForm, schemas: str | None) -> Iterator[str]:
    if schemas is not None:
        yield f"# yaml-language-server: $schema={schemas}/report.schema.json"
    due = f"，{in_chinese(form.due)}前报送" if form.due is not None else ""
    to = f"给{_said(form.to)}" if form.to else ""
    yield f"# {_said(form.unit)} {form.period} {report_name(form.period)}：《{_said(form.title)}》{due}{to}。"
    states = "、".join(f"{state} {term.name}" for state, term in WORK_STATES.items())
    yield f"# state 写进展：{states}。note 写做了什么、还差什么；results 写从年初累计的完成值；evidence 登记佐证。"
    yield "# 以 # 开头的是上期所报和填写样例，不算内容；要用时去掉 # 和它后面的一个空格再改。"
    if form.done:
        yield f"# 已经报过完成、不必再报：{'、'.join(map(_said, form.done))}。"
    if form.shared:
        yield f"# 另有 {form.shared} 项由本单位配合，可以报；列出来用 fzjs report new --with-support。"
    yield "fzjs: 1"
    yield "kind: report"
    yield f"plan: {write_scalar(form.plan)}"
    yield f"unit: {write_scalar(form.unit)}"
    yield f"period: {form.period}"
    example = form.due.isoformat() if form.due is not None else "2024-06-01"
    yield f"# submitted: {example}    # 报送当天填写"
    yield ""
    yield "entries:"


def _entries(form: ReportForm) -> Iterator[str]:
    for entry in form.entries:
        yield from _entry(entry, form)


def _entry(entry: FormEntry, form: ReportForm) -> Iterator[str]:
    role = "计划没有写本单位" if entry.role is None else ROLES[entry.role].name
    group = f"，含在“{_said(entry.group)}”里" if entry.group else ""
    deadline = f"；时限：{_said(entry.deadline)}" if entry.deadline else ""
    yield f"  # {_said(entry.number)}{_said(entry.title)}（{role}{group}{deadline}）"
    if entry.text:
        yield f"  # 内容：{_said(entry.text)}"
    yield f"  - measure: {write_scalar(entry.measure)}"
    if entry.last is None:
        yield "    state: not_started    # 还没有报过；开始了的改成 in_progress"
    else:
        # Never carried over: what is said for this period is said by the unit, not by the program.
        said = f"{entry.last.state}（{WORK_STATES[entry.last.state].name}）"
        yield f"    state: not_started    # 请填写；上次（{entry.last_period}）报 {said}"
        if entry.last.note:
            yield f"    # {entry.last_period} 的说明：{_said(entry.last.note)}"
    yield "    # note: 这一期做了什么，还差什么"
    if entry.targets:
        yield "    # results:"
        yield from (f"    #   - {_result(target, entry)}" for target in entry.targets)
    yield "    # evidence:"
    kind = form.kinds[0] if form.kinds else "正式文件"
    yield f"    #   - {write_flow({'kind': kind, 'title': '材料名称', 'number': '文号'})}"


def _result(target: FormTarget, entry: FormEntry) -> str:
    result = {} if target.indicator is None else {"indicator": target.indicator}
    value = target.reached or f"0{target.unit or '次'}"
    told = f"；{entry.last_period} 报 {_said(target.reached)}" if target.reached else "；还没有报过"
    return f"{_said(write_flow({**result, 'value': value}))}    # 目标：{_said(target.wanted)}{told}"


def _said(text: str) -> str:
    """A text for a comment: on one line, and no instruction to the checker."""
    flat = " ".join(text.split()).replace("#", "＃").replace("fzjs", "ｆｚｊｓ")
    kept = "".join(char if char.isprintable() else "\ufffd" for char in flat)
    return kept if len(kept) <= _LONGEST else f"{kept[:_LONGEST]}…"

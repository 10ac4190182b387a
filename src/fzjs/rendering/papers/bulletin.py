"""The circular on reporting (通报): who has not reported for a period, who left something out or came late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fzjs.analysis.reporting.check import ReportingCheck, check_reports
from fzjs.analysis.reporting_days import ReportingDay, all_reporting_days
from fzjs.checks.days import in_chinese
from fzjs.checks.reporting.lapse import LapseKind
from fzjs.checks.reporting.periods import days_of, report_name
from fzjs.rendering.asked import Asked, LackingError, NothingToSayError
from fzjs.rendering.papers.duties import Duty, duty_groups, reference
from fzjs.rendering.papers.issuing import Issued, addressee_line
from fzjs.rendering.papers.letters import Entry, Sections, answer_by, cited, contact, sender, text
from fzjs.rendering.papers.numbers import number_for_paper
from fzjs.rendering.papers.periods import period_text
from fzjs.rendering.papers.section_titles import section_titles
from fzjs.rendering.wording import Wording, plan_script
from fzjs.workspace.working_days import workspace_days

_MEASURE_SECTIONS: tuple[tuple[str, dict[LapseKind, str]], ...] = (
    ("missing_entries", {"missing_entry": ""}),
    ("unproven", {"unproven": ""}),
    ("报已完成而完成值没有达到目标的任务", {"overstated": ""}),
    ("doubtful", {"fallen_back": "比上期倒退", "jumped": "变化过快"}),
    ("alike", {"copied": "说明雷同", "reused": "佐证材料重复使用"}),
)
"""What is told by units and their measures, in this order: the kinds of lapses that belong together, each with what is
said of the measure besides."""


def context(asked: Asked) -> Mapping[str, object]:
    """The fields of `Issued`, and check (`ReportingCheck`), period (2024年5月), answer_by."""
    if asked.period is None:
        raise LackingError("通报要写明报告期：--period 2024-05")
    calendar = workspace_days(asked.workspace)
    check = check_reports(asked.workspace, asked.plan, asked.period, asked.on, calendar.first_from)
    if check.due is None:
        raise LackingError(
            f"{asked.loaded.shown}:1:1：计划和工作区都没有规定报告制度（reporting），谈不上不报、迟报。"
            "请在 fzjs.yaml 里写 reporting: {due: 每月2日前}"
        )
    _refuse_other_periods(asked.period, all_reporting_days(asked.workspace, asked.plan, calendar))
    bulletin = _Bulletin(asked, check, Wording(plan_script(asked.plan)))
    sections = bulletin.sections()
    if not sections:
        raise NothingToSayError(f"{asked.period} 的{report_name(asked.period)}没有要通报的问题")
    issuer, answer = sender(asked), answer_by(asked, calendar)
    addressees = asked.plan.notice.addressees if asked.plan.notice is not None else []
    paper = Issued(
        script=bulletin.wording.script,
        title=bulletin.title(issuer),
        issuers=(issuer,),
        number=number_for_paper(asked, asked.settings.get("letter_number"), "letter_number"),
        addressees=tuple(addressees),
        addressee_line=addressee_line(addressees, asked.workspace.registry),
        paragraphs=(
            text(bulletin.opening(check.due)),
            *sections.paragraphs(),
            text(bulletin.closing(answer)),
            *contact(asked, bulletin.wording),
        ),
        attachments=(),
        day=asked.on,
    )
    return {**paper.context(), "check": check, "period": period_text(asked.period), "answer_by": answer}


def _refuse_other_periods(period: str, days: Sequence[ReportingDay]) -> None:
    """Nobody can have failed to report on a quarter where reports are due every month, or on a month before the plan."""
    first, last = (f"{day.year}-{day.month:02d}" for day in days_of(period))
    within = [day for day in days if first <= day.first and day.last <= last]
    if days and (len(within) != 1 or within[0].last != last):
        example = next((day.last for day in days if day.last >= last), days[-1].last)
        raise LackingError(
            f"报告制度是{days[0].due.text}，没有{period_text(period)}的{report_name(period)}要报。"
            f"请换一个报告期，如 --period {example}"
        )


class _Bulletin:
    def __init__(self, asked: Asked, check: ReportingCheck, wording: Wording) -> None:
        self.asked = asked
        self.check = check
        self.wording = wording
        self.duties = [duty for group in duty_groups(asked.plan) for duty in group.duties]
        self.report = period_text(check.period) + wording.say(report_name(check.period))

    def title(self, issuer: str) -> str:
        return self.wording.say("{issuer}关于{report}报送情况的通报", issuer=issuer, report=self.report)

    def opening(self, due: date) -> str:
        owing = [unit for unit in self.check.units if unit.owed]
        reported = sum(unit.submitted is not None for unit in owing)
        late, missing = len(self.check.late), len(self.check.missing_units)
        sentence = "按照{plan}的分工和报告制度，{report}应于{due}前报送。截至{on}，应报送的单位{owing}个，已报送{reported}个"
        sentence += "（其中迟报{late}个）" if late else ""
        sentence += "，没有报送{missing}个" if missing else ""
        return self.wording.say(
            sentence + "。现将有关情况通报如下：",
            plan=cited(self.asked.plan), report=self.report, due=in_chinese(due), on=in_chinese(self.check.on),
            owing=len(owing), reported=reported, late=late, missing=missing,
        )  # fmt: skip

    def sections(self) -> Sections:
        missing = [lapse.unit for lapse in self.check.missing_units]
        undated = [lapse.unit for lapse in self.check.of("undated") if lapse.unit not in missing]
        of_units: list[tuple[str, list[Entry]]] = [
            ("missing_units", [(f"{'、'.join(missing)}。", ())] if missing else []),
            ("late_units", [(f"{'、'.join(self._late())}。", ())] if self.check.late else []),
            ("undated_units", [(f"{'、'.join(undated)}。", ())] if undated else []),
        ]
        of_measures = [(key, self._by_unit(kinds)) for key, kinds in _MEASURE_SECTIONS]
        return Sections(section_titles(self.asked, self.wording), [*of_units, *of_measures])

    def closing(self, answer: date) -> str:
        owing = bool(self.check.missing_units or self.check.missing_entries)
        others = len(self.check.of("missing_report", "missing_entry", "late")) < len(self.check.lapses)
        parts = [
            self.wording.say("没有报送、漏报的单位于{answer}前补报", answer=in_chinese(answer))
            if owing
            else "",
            self.wording.say("其余问题逐项核实，在下期报告中更正") if others else "",
            "" if owing or others else self.wording.say("今后按时报送"),
        ]
        return self.wording.say("请{parts}。", parts="；".join(part for part in parts if part))

    def _late(self) -> Iterable[str]:
        due = self.check.due
        for unit in self.check.units:
            if due is not None and unit.submitted is not None and unit.submitted > due:
                days = (unit.submitted - due).days
                sentence = "{unit}（{day}报送，迟{days}天）"
                yield self.wording.say(sentence, unit=unit.unit, day=in_chinese(unit.submitted), days=days)

    def _by_unit(self, kinds: Mapping[LapseKind, str]) -> list[Entry]:
        """One item for each unit, with its measures in the order of the plan and what is wrong with each."""
        lapses = self.check.of(*kinds)
        found: list[Entry] = []
        for unit in dict.fromkeys(lapse.unit for lapse in lapses):
            wrong: dict[str, set[LapseKind]] = {}
            for lapse in lapses:
                if lapse.unit == unit and lapse.measure is not None:
                    wrong.setdefault(lapse.measure, set()).add(lapse.kind)
            named = [self._named(duty, kinds, wrong[duty.id]) for duty in self.duties if duty.id in wrong]
            if named:
                found.append((f"{unit}：{'、'.join(named)}。", ()))
        return found

    def _named(self, duty: Duty, kinds: Mapping[LapseKind, str], wrong: set[LapseKind]) -> str:
        remarks = [self.wording.say(remark) for kind, remark in kinds.items() if remark and kind in wrong]
        return reference(duty, self.wording) + (f"（{'、'.join(remarks)}）" if remarks else "")

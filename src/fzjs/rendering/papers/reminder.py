"""The letter that reminds one unit (督办函): what is overdue and what falls due soon, on the day of the letter."""

from __future__ import annotations

from collections.abc import Mapping

from fzjs.analysis.status.answers import MeasureStatus, PlanStatus, Role
from fzjs.analysis.status.status import plan_status
from fzjs.checks.days import in_chinese
from fzjs.checks.reporting.comparisons import STATES
from fzjs.checks.reporting.periods import report_name
from fzjs.rendering.asked import Asked, LackingError, NothingToSayError
from fzjs.rendering.papers.duties import duty_groups, reference
from fzjs.rendering.papers.issuing import Issued, addressee_line, full_name
from fzjs.rendering.papers.letters import Sections, answer_by, cited, contact, sender, text
from fzjs.rendering.papers.numbers import number_for_paper
from fzjs.rendering.papers.periods import period_text
from fzjs.rendering.papers.section_titles import section_titles
from fzjs.rendering.papers.share import ROLE_WORDS, present_name
from fzjs.rendering.paragraphs import Paragraph
from fzjs.rendering.wording import Wording, entitled, plan_script
from fzjs.workspace.working_days import workspace_days

_CHASED: tuple[Role, ...] = ("lead", "responsible")
"""Who only supports is not reminded of what others have not done."""

_WITHOUT_DEADLINE = {
    True: "计划没有写明时限，按年度任务计",
    False: "计划没有写明时限，按计划结束时完成计",
}
"""What is said of a measure without deadline, by whether the plan is one for a year."""


def context(asked: Asked) -> Mapping[str, object]:
    """The fields of `Issued`, and overdue, due_soon (`MeasureStatus`), unit, answer_by."""
    if asked.unit is None:
        raise LackingError("督办函要写明单位：--unit 县司法局")
    calendar = workspace_days(asked.workspace)
    unit = present_name(asked.workspace, asked.unit)
    status = plan_status(asked.workspace, asked.plan, asked.on, unit=unit, roles=_CHASED, calendar=calendar)
    letter = _Letter(asked, status, Wording(plan_script(asked.plan)))
    if not letter.overdue and not letter.due_soon:
        day = in_chinese(asked.on)
        raise NothingToSayError(f"截至{day}，{unit}没有逾期或者 {status.soon_days} 天内到期的任务，不必发函")
    answer = answer_by(asked, calendar)
    addressee = full_name(unit, asked.workspace.registry)
    issuer = sender(asked)
    if issuer == addressee:
        raise NothingToSayError(f"发函的和收函的都是{unit}，不必发函。由别的机关发函，用 --set sender=…")
    paper = Issued(
        script=letter.wording.script,
        title=letter.title(issuer),
        issuers=(issuer,),
        number=number_for_paper(asked, asked.settings.get("letter_number"), "letter_number"),
        addressees=(addressee,),
        addressee_line=addressee_line([addressee], asked.workspace.registry),
        paragraphs=tuple(letter.paragraphs(in_chinese(answer), issuer)),
        attachments=(),
        day=asked.on,
    )
    return {
        **paper.context(),
        "unit": unit,
        "overdue": letter.overdue,
        "due_soon": letter.due_soon,
        "answer_by": answer,
    }


class _Letter:
    def __init__(self, asked: Asked, status: PlanStatus, wording: Wording) -> None:
        self.asked = asked
        self.status = status
        self.wording = wording
        self.overdue = tuple(each for each in status.own if each.light == "overdue")
        self.duties = {duty.path: duty for group in duty_groups(asked.plan) for duty in group.duties}
        self.due_soon = tuple(each for each in status.own if each.light == "due_soon")

    def title(self, issuer: str) -> str:
        sentence = (
            "{issuer}关于督办{plan}逾期任务的函" if self.overdue else "{issuer}关于{plan}近期到期任务的提醒函"
        )
        return self.wording.say(sentence, issuer=issuer, plan=entitled(self.asked.plan.title))

    def paragraphs(self, answer: str, issuer: str) -> list[Paragraph]:
        sections = Sections(
            section_titles(self.asked, self.wording),
            [
                ("overdue", [(self._item(each), each.path) for each in self.overdue]),
                ("due_soon", [(self._item(each), each.path) for each in self.due_soon]),
            ],
            introduced=True,
        )
        return [
            text(self._opening()),
            *sections.paragraphs(),
            text(self._closing(answer, issuer)),
            *contact(self.asked, self.wording),
        ]

    def _opening(self) -> str:
        counts = [
            self.wording.say(sentence, count=len(found), days=self.status.soon_days)
            for sentence, found in (
                ("{count}项任务已经逾期", self.overdue),
                ("{count}项任务将在{days}日内到期", self.due_soon),
            )
            if found
        ]
        return self.wording.say(
            "按照{plan}的分工，截至{on}，你单位有{counts}。现将有关情况函告如下：",
            plan=cited(self.asked.plan), on=in_chinese(self.asked.on), counts="，".join(counts),
        )  # fmt: skip

    def _item(self, measure: MeasureStatus) -> str:
        duty = self.duties[measure.path]
        role = ROLE_WORDS[measure.tie.role] if measure.tie is not None else ""
        return "".join(
            [
                reference(duty, self.wording),
                self.wording.say(f"（{role}）。") if role else "。",
                self._due(measure),
                self._reported(measure),
            ]
        )

    def _due(self, measure: MeasureStatus) -> str:
        """When it is due: the day once, and none that the plan does not state."""
        due = measure.due
        assert due is not None
        day = in_chinese(due.day)
        if due.kind == "implied":
            sentence = self.wording.say(_WITHOUT_DEADLINE[self.asked.plan.kind == "annual"])
        elif day in due.text or due.text == due.day.isoformat():
            sentence = self.wording.say("应于{day}前完成", day=day)
        else:
            sentence = self.wording.say("时限为{written}（{day}）", written=due.text, day=day)
        late = self.wording.say("，已逾期{days}天", days=measure.late_days) if measure.late_days else ""
        return f"{sentence}{late}。"

    def _reported(self, measure: MeasureStatus) -> str:
        report = measure.decided_by
        if report is None:
            return self.wording.say("没有收到进展报告。")
        state = f"据{{period}}{report_name(report.period)}，进展为{STATES[report.state]}，"
        proof = "登记佐证材料{count}份。" if measure.evidence else "没有登记佐证材料。"
        return self.wording.say(state + proof, period=period_text(report.period), count=measure.evidence)

    def _closing(self, answer: str, issuer: str) -> str:
        return self.wording.say(
            "请抓紧办理，于{answer}前将办理情况和佐证材料函复{issuer}；已经办结的，请写明办结时间；"
            "确实不能按期完成的，请说明原因和拟完成的时间。",
            answer=answer, issuer=issuer,
        )  # fmt: skip

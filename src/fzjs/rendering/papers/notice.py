"""The notice that issues a plan (印发通知)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fzjs.model.notice import Notice
from fzjs.model.plan import Plan
from fzjs.rendering.asked import Asked
from fzjs.rendering.papers.duties import Duty, references
from fzjs.rendering.papers.issuing import Issued, addressee_line, full_name, imprint_of
from fzjs.rendering.papers.lacking import required_notice
from fzjs.rendering.papers.numbers import number_for_paper
from fzjs.rendering.papers.plan import plan_text
from fzjs.rendering.papers.share import share_of
from fzjs.rendering.paragraphs import Paragraph
from fzjs.rendering.word.cautions import cautions
from fzjs.rendering.wording import Wording, entitled

_APPROVED = "{plan}已经{approved}同意，现印发给{to}，请结合实际认真贯彻执行。"
_PASSED = "{plan}已经{approved}审议通过，现印发给{to}，请结合实际认真贯彻执行。"
_ISSUED = "现将{plan}印发给{to}，请结合实际认真贯彻执行。"
_MANY_ISSUERS = 4
"""So many offices are not named one by one in the title."""
_MEETINGS = ("会议", "會議", "全会", "全會")
"""How the names of bodies end that pass a plan; others agree to it."""

_MOST_SHARED = 8


def context(asked: Asked) -> Mapping[str, object]:
    """The fields of `Issued`, and the plan that is issued: `issued` (a `PlanText`), `as_attachment`; `cautions`, which
    are not printed.

    With a unit it is the copy for that unit: addressed to it, its own measures named.
    """
    notice = required_notice(asked, ("number", "issuer", "signed"))
    assert notice.signed is not None
    issued = plan_text(asked.plan)
    wording = Wording(issued.script)
    register = asked.workspace.registry
    addressees = [full_name(asked.unit, register)] if asked.unit else notice.addressees
    text = [*_text(notice, asked, wording), *_share(asked, wording)]
    paper = Issued(
        script=issued.script,
        title=notice.title or _title(notice, asked.plan, wording),
        issuers=tuple(notice.issuer),
        number=number_for_paper(asked, notice.number, "number"),
        addressees=tuple(addressees),
        addressee_line=addressee_line(addressees, register),
        paragraphs=tuple(Paragraph("text", 0, "", line, ("notice",)) for line in text),
        attachments=(issued.title,) if notice.as_attachment else (),
        day=notice.signed,
        imprint=imprint_of(notice, register),
    )
    contents = paper.context()
    return {
        **contents,
        "issued": issued,
        "as_attachment": notice.as_attachment,
        "cautions": cautions(contents),
    }


def _title(notice: Notice, plan: Plan, wording: Wording) -> str:
    """The host stands for all where many offices issue together, as their names would fill the page."""
    issuers = " ".join(notice.issuer)
    if len(notice.issuer) >= _MANY_ISSUERS:
        issuers = wording.say("{host}等{count}部门", host=notice.issuer[0], count=len(notice.issuer))
    return wording.say("{issuers}关于印发{plan}的通知", issuers=issuers, plan=entitled(plan.title))


def _text(notice: Notice, asked: Asked, wording: Wording) -> list[str]:
    if notice.text:
        return list(notice.text)
    approved = notice.approved_by
    sentence = _ISSUED
    if approved and approved not in notice.issuer:
        sentence = _PASSED if approved.endswith(_MEETINGS) else _APPROVED
    to = wording.say("你单位" if asked.unit else "你们")
    return [wording.say(sentence, plan=entitled(asked.plan.title), approved=approved, to=to)]


def _share(asked: Asked, wording: Wording) -> Iterator[str]:
    """In the copy for one unit: which measures are its own."""
    if asked.unit is None:
        return
    share = share_of(asked.workspace, asked.plan, asked.unit)
    named = [
        wording.say(role, measures=references(duties, wording))
        for role, duties in (
            ("牵头的是{measures}", share.lead),
            ("负责的是{measures}", share.responsible),
            ("配合的是{measures}", share.support),
        )
        if duties
    ]
    named += _shared([each.duty for each in share.shared], wording)
    if named:
        yield wording.say("你单位") + "；".join(named) + "。"


def _shared(duties: list[Duty], wording: Wording) -> list[str]:
    """What a unit does as one of many (县直各单位): by number, or how many where the numbers would fill a page."""
    if not duties:
        return []
    if len(duties) > _MOST_SHARED:
        return [wording.say("与其他单位共同承担的任务有{count}项", count=len(duties))]
    return [wording.say("与其他单位共同承担的是{measures}", measures=references(duties, wording))]

"""What an office should look at once more before it sends out a paper that has been printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fzjs.rendering.asked import Asked
from fzjs.rendering.catalogue import Format, Paper

_PUBLIC = "公开发布"


def cautions_in(contents: Mapping[str, object]) -> tuple[str, ...]:
    """What a paper could not take into account, and should not be printed on it."""
    found = contents.get("cautions")
    return found if isinstance(found, tuple) else ()


def cautions_on(paper: Paper, form: Format, asked: Asked) -> Iterator[str]:
    """Contradictions of a notice, and marks that look wrong in print, each with what to do."""
    notice = asked.plan.notice if paper.uses("notice") else None
    if notice is not None and notice.secrecy and _PUBLIC in (notice.note or ""):
        yield (
            f"密级写着“{notice.secrecy}”，附注却是“{notice.note}”：涉密公文不能公开发布，请核对后改其中一个"
        )
    if notice is not None and notice.signers and not notice.text:
        yield "写了签发人（signers）的是上行文，“现将……印发”是下行文的写法：请用 notice.text 另写正文，或者去掉签发人"
    from fzjs.cli.plan_faults import half_width_marks  # all rules come with it

    if form == "xlsx":
        yield from _too_long(asked)
    count = half_width_marks(asked.loaded, asked.workspace)
    if count:
        yield (
            f"{asked.loaded.shown} 有 {count} 处汉字之间用了半角标点，印出来挤在一起。"
            f"改成全角：fzjs validate --fix {asked.loaded.shown}"
        )


def _too_long(asked: Asked) -> Iterator[str]:
    from fzjs.rendering.sheets import fits_cell

    for step in asked.plan.duties():
        if not fits_cell(step.measure.text or ""):
            name = step.measure.title or step.measure.id
            yield f"“{name}”的内容太长，工作簿的一格放不下，末尾注明了没有写完。全文请印 docx 或 md"

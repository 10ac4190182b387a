"""What an office should look at once more before it sends out a paper that has been printed."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.rendering.asked import Asked
from fzjs.rendering.catalogue import Paper

_PUBLIC = "公开发布"


def cautions_on(paper: Paper, asked: Asked) -> Iterator[str]:
    """Contradictions of a notice, and marks that look wrong in print, each with what to do."""
    notice = asked.plan.notice if paper.uses("notice") else None
    if notice is not None and notice.secrecy and _PUBLIC in (notice.note or ""):
        yield (
            f"密级写着“{notice.secrecy}”，附注却是“{notice.note}”：涉密公文不能公开发布，请核对后改其中一个"
        )
    from fzjs.cli.plan_faults import half_width_marks  # all rules come with it

    count = half_width_marks(asked.loaded, asked.workspace)
    if count:
        yield (
            f"{asked.loaded.shown} 有 {count} 处汉字之间用了半角标点，印出来挤在一起。"
            f"改成全角：fzjs validate --fix {asked.loaded.shown}"
        )

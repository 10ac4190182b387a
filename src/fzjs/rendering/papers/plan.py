"""The plan alone (计划正文): what the document says, without the notice that issues it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fzjs.language.standing import Script
from fzjs.model.plan import Plan
from fzjs.rendering.asked import Asked
from fzjs.rendering.paragraphs import Paragraph, paragraphs
from fzjs.rendering.wording import one_line, plan_script


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan laid out: title, body, note on its attachments."""

    script: Script
    title: str
    paragraphs: tuple[Paragraph, ...]
    """The body, without title and attachments."""
    attachments: tuple[str, ...]
    attachment_label: str


def plan_text(plan: Plan) -> PlanText:
    """Lay a plan out."""
    body = tuple(found for found in paragraphs(plan) if found.role not in ("title", "attachment"))
    return PlanText(
        plan_script(plan), one_line(plan.title), body, tuple(plan.attachments), plan.style.attachment_label
    )


def context(asked: Asked) -> Mapping[str, object]:
    """script, title, paragraphs, attachments, attachment_label (see `PlanText`)."""
    text = plan_text(asked.plan)
    return {
        "script": text.script,
        "title": text.title,
        "paragraphs": text.paragraphs,
        "attachments": text.attachments,
        "attachment_label": text.attachment_label,
    }

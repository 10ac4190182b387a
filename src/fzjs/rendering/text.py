"""A plan as plain text, as the issued document reads."""

from __future__ import annotations

from fzjs.model.plan import Plan
from fzjs.rendering.paragraphs import paragraphs


def render_text(plan: Plan) -> str:
    """The plan's document as text, one paragraph a line, without the notice that issues it."""
    return "".join(f"{paragraph.printed}\n" for paragraph in paragraphs(plan))

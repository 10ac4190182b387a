"""A notice printed as text and imported again is the plan that it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.importing.plan_writer import write_plan
from fzjs.importing.reading import read_source
from fzjs.importing.reading_plan import read_plan
from fzjs.model.plan import Plan
from fzjs.rendering.plain_templates import render_plain
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text
from tests.rendering.papers.conftest import ask, say
from tests.rendering.papers.test_golden import SAMPLES, names


@pytest.mark.parametrize("path", SAMPLES, ids=names)
def test_what_is_printed_can_be_imported(path: Path) -> None:
    asked = ask(path)
    printed = render_plain("notice", "text", say("notice", asked))
    imported = read_plan(read_source(printed.encode(), "通知.txt"), asked.plan.kind)
    again = understand(read_text(write_plan(imported.plan).encode(), "计划.yaml", Limits())).model
    assert isinstance(again, Plan)
    assert again.title == asked.plan.title
    assert again.notice is not None
    assert asked.plan.notice is not None
    for key in ("number", "issuer", "approved_by", "addressees", "signed"):
        assert getattr(again.notice, key) == getattr(asked.plan.notice, key)
    assert said(again) == said(asked.plan)


def said(plan: Plan) -> set[tuple[str | None, str | None]]:
    """What the measures say; 加强组织领导 is read as requirements, so that the order may be another one."""
    return {(step.measure.title, step.measure.text) for step in plan.duties()}

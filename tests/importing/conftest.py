"""What tests of the importer share: a document as text in, the plan and what was said about it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.importing.fidelity import unkept
from fzjs.importing.plan_writer import write_plan
from fzjs.importing.reading import read_source
from fzjs.importing.reading_plan import Imported, read_plan
from fzjs.importing.source import Paragraph
from fzjs.language.folding import fold_text
from fzjs.model.plan import Measure, Plan
from fzjs.rendering.text import render_text
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True)
class Read:
    """A document after its way through import."""

    imported: Imported
    plan: Plan
    text: str
    lost: list[Paragraph]
    findings: tuple[Finding, ...]

    @property
    def measures(self) -> list[Measure]:
        return [step.measure for step in self.plan.measures()]

    @property
    def printed(self) -> str:
        return render_text(self.plan)

    @property
    def body(self) -> str:
        """The source's title, body and attachments, folded: what the printed plan has to give back."""
        framed = self.imported.framed
        blocks = [block.text for block in framed.body if isinstance(block, Paragraph)]
        label = f"{framed.attachment_label}：" if framed.attachments else ""
        return folded("".join([framed.title, *blocks, label, *framed.attachments]))


def folded(text: str) -> str:
    """Width of punctuation, blanks and line breaks folded away."""
    return fold_text(text).replace("\n", "")


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Read]:
    """Import bytes or text; the plan must read back without any problem of form."""
    workspace = Workspace(tmp_path_factory.mktemp("empty"))

    def run(document: bytes | str | Path, name: str = "文件.txt", kind: str | None = None) -> Read:
        if isinstance(document, Path):
            document, name = document.read_bytes(), document.name
        data = document.encode() if isinstance(document, str) else document
        imported = read_plan(read_source(data, name), kind)
        text = write_plan(imported.plan)
        loaded = understand(read_text(text.encode(), "计划.yaml", Limits()))
        assert not loaded.document.problems
        assert not loaded.misfits
        assert isinstance(loaded.model, Plan)
        findings = Checker(workspace, Selection(), date(2024, 6, 1)).check_loaded(loaded).findings
        return Read(imported, loaded.model, text, unkept(imported, render_text(loaded.model), text), findings)

    return run

"""A document less what does not fit: every way from its data leads to the true place in the file."""

from __future__ import annotations

import inspect

from fzjs.workspace.document import Document
from fzjs.workspace.loaded import understand
from fzjs.workspace.pruning import PrunedDocument
from fzjs.workspace.reading import Limits, read_text

TEXT = """\
kind: annual
id: a
titel: 多余
title: 示例县工作要点
year: 2024
goals:
  - title: 目标
    measures:
      - 不是措施
      - {id: m1, title: 措施一, leed: [县司法局]}
      - id: m2
        title: 措施二
        lead: [县司法局, 县财政局]
"""
FIRST = ("goals", 0, "measures", 0)
SECOND = ("goals", 0, "measures", 1)


def pruned() -> PrunedDocument:
    found = understand(read_text(TEXT.encode(), "a.yaml", Limits())).pruned
    assert isinstance(found, PrunedDocument)
    return found


def test_places_and_extents_are_those_of_the_file() -> None:
    document = pruned()
    title = (*SECOND, "title")
    assert document.raw_scalar(title) == "措施二"
    assert document.line_text(document.position(title).line) == "        title: 措施二"
    extent = document.extent(title)
    assert extent is not None
    assert TEXT[slice(*extent)] == "措施二"
    assert TEXT[document.offset((*SECOND, "lead", 1)) :].startswith("县财政局")
    assert document.region(SECOND)[0].line == TEXT[: TEXT.index("id: m2")].count("\n") + 1
    first = document.extent((*FIRST, "title"))
    assert first is not None
    assert TEXT[slice(*first)] == "措施一"
    assert not document.is_alias(title)


def test_whatever_takes_a_path_is_translated() -> None:
    for name, method in inspect.getmembers(Document, inspect.isfunction):
        takes_path = "path" in inspect.signature(method).parameters and not name.startswith("_")
        assert not takes_path or name in vars(PrunedDocument), (
            f"Document.{name} would read paths of the pruned data"
        )

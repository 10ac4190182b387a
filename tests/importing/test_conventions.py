"""Documents from many offices: every heading, attribution and date that a reader finds in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.importing.printing import all_goals
from fzjs.language.folding import fold_text

from .conftest import Read, folded

FACTS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "conventions.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def documents(shared: Path, read: Callable[..., Read]) -> dict[str, Read]:
    return {name: read(shared / "documents/conventions" / name) for name in FACTS}


def test_the_facts_cover_all_documents(shared: Path) -> None:
    assert sorted(path.name for path in (shared / "documents/conventions").iterdir()) == sorted(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_who_does_what_by_when(name: str, documents: dict[str, Read]) -> None:
    plan = documents[name].imported.plan
    measures = [measure for goal in all_goals(plan.get("goals", [])) for measure in goal.get("measures", [])]
    found = [
        [
            duty.line,
            duty.get("lead", []),
            duty.get("responsible", []),
            duty.get("deadline", []),
            len(duty.get("targets", [])),
        ]
        for duty in (*measures, *plan.get("requirements", []))
    ]
    assert found == FACTS[name]["duties"]


@pytest.mark.parametrize("name", FACTS)
def test_headings(name: str, documents: dict[str, Read], shared: Path) -> None:
    lines = (shared / "documents/conventions" / name).read_text("utf-8").splitlines()
    titles = [folded(title) for title in _titles(documents[name].imported.plan)]
    for line in FACTS[name].get("headings", []):
        assert any(title in folded(lines[line - 1]) for title in titles)
        assert any(folded(lines[line - 1]).find(title) in range(1, 5) for title in titles), lines[line - 1]


@pytest.mark.parametrize("name", FACTS)
def test_kind_and_notice(name: str, documents: dict[str, Read]) -> None:
    plan, facts = documents[name].plan, FACTS[name]
    assert plan.kind == facts["kind"]
    for key in ("number", "signed", "published", "index", "issuer"):
        found = getattr(plan.notice, key, None)
        assert (str(found) if found and key != "issuer" else found or None) == (
            str(facts[key]) if key in facts and key != "issuer" else facts.get(key)
        )


@pytest.mark.parametrize("name", FACTS)
def test_no_problem_of_form(name: str, documents: dict[str, Read]) -> None:
    assert [finding.code for finding in documents[name].findings if finding.code < "FZ2"] == []


@pytest.mark.parametrize("name", FACTS)
def test_nothing_vanishes_silently(name: str, documents: dict[str, Read], shared: Path) -> None:
    document = documents[name]
    framed = document.imported.framed
    told = (*framed.issued, *framed.furniture, *document.lost, *document.imported.left_out)
    known = "".join(
        map(folded, [document.printed, document.text, framed.title, *(block.text for block in told)])
    )
    for line in (shared / "documents/conventions" / name).read_text("utf-8").splitlines():
        pieces = [piece for piece in fold_text(line).split("|") if piece and not set(piece) <= set("-|")]
        assert all(_is_known(piece, known) for piece in pieces), line


def _is_known(piece: str, known: str) -> bool:
    """Whether a line or cell is told; column headings, and the numbers of rows and of listed tasks, say nothing."""
    from fzjs.importing.columns import column_role

    if piece in known or piece.isdigit() or column_role(piece) is not None or column_role(f"{piece}单位"):
        return True
    parts = piece.replace("。", ";").replace("(江政", ";(江政").split(";")
    return all(
        part.lstrip("0123456789.") in known or "〔2017〕" in part or "(2017)" in part for part in parts
    )


def _titles(plan: Any) -> Iterator[str]:
    if isinstance(plan, dict):
        if isinstance(plan.get("title"), str):
            yield plan["title"]
        for below in plan.values():
            yield from _titles(below)
    elif isinstance(plan, list):
        for below in plan:
            yield from _titles(below)

"""The wording of the real documents: as many findings as a reader makes, and none in sound text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fzjs.checks.finding import Finding
from tests.checks.rules.one_text import found_in

HOMES: dict[str, tuple[str, list[str]]] = {
    "seed-0-five-year-plan.txt": ("示例县", ["示例市", "示例省"]),
    "seed-1-indicator-pilot.txt": ("玉山县", ["上饶市", "江西省"]),
    "seed-2-annual-2024.txt": ("互助土族自治县", ["海东市", "青海省"]),
    "seed-3-demonstration-traditional.txt": ("武汉市", ["湖北省"]),
    "seed-4-creation-one-line.txt": ("示例县", ["示例市"]),
}
"""Which jurisdiction's document it is; made up where the document has lost its name."""

CONVENTION_HOMES = ["云岭县", "江州市", "临河区", "江源州", "江源自治区"]

CODES = {"placeholder": "FZ601", "other_place": "FZ603", "spun": "FZ604", "converted": "FZ605"}

SPUN_FREE = sorted(set(HOMES) - {"seed-4-creation-one-line.txt"})


def findings_in(document: Path, folder: Path, home: tuple[str, list[str]], *codes: str) -> list[Finding]:
    """What rules find where each paragraph of a document is a text of a plan."""
    paragraphs = [line for line in document.read_text("utf-8").splitlines() if line.strip()]
    return found_in(folder, paragraphs, *codes, jurisdiction=home[0], superiors=home[1])


@pytest.mark.parametrize("name", sorted(HOMES))
def test_as_many_findings_as_a_reader_makes(name: str, shared: Path, tmp_path: Path) -> None:
    documents = shared / "documents"
    expected = yaml.safe_load((documents / "expected.yaml").read_text("utf-8"))[name]
    found = [finding.code for finding in findings_in(documents / name, tmp_path, HOMES[name], "FZ6")]
    for kind, least in expected.get("wording_findings_at_least", {}).items():
        if kind in CODES:  # redundant_bound is about targets
            assert found.count(CODES[kind]) >= least, kind


def test_the_places_of_another_county_are_those_that_were_left_in(shared: Path, tmp_path: Path) -> None:
    name = "seed-0-five-year-plan.txt"
    found = findings_in(shared / "documents" / name, tmp_path, HOMES[name], "FZ603")
    assert [finding.message[:4] for finding in found] == ["“宁夏”", "“永宁”"]


@pytest.mark.parametrize("name", ["seed-2-annual-2024.txt", "seed-3-demonstration-traditional.txt"])
def test_a_jurisdiction_s_own_names_are_no_findings(name: str, shared: Path, tmp_path: Path) -> None:
    assert findings_in(shared / "documents" / name, tmp_path, HOMES[name], "FZ603", "FZ601", "FZ606") == []


@pytest.mark.parametrize("name", SPUN_FREE)
def test_sound_text_holds_no_spun_words(name: str, shared: Path, tmp_path: Path) -> None:
    assert findings_in(shared / "documents" / name, tmp_path, HOMES[name], "FZ604") == []


def test_customary_documents_hold_no_wrong_words_and_no_foreign_places(shared: Path, tmp_path: Path) -> None:
    documents = sorted((shared / "documents" / "conventions").glob("*.txt"))
    assert documents
    for document in documents:
        home = (CONVENTION_HOMES[0], CONVENTION_HOMES[1:])
        assert findings_in(document, tmp_path, home, "FZ603", "FZ604", "FZ605", "FZ606") == [], document.name


@pytest.mark.parametrize("workspace", ["sample-county", "sample-city"])
def test_the_sample_plans_are_clean(workspace: str, root: Path) -> None:
    from fzjs.workspace.workspace import Workspace
    from tests.checks.example_workspace import findings

    assert findings(Workspace(root / "plans" / workspace), "FZ6") == []

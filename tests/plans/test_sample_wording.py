"""The samples are in our own words: no run of twelve characters comes from the real documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fzjs.language.folding import fold_text

RUN = 12

FACTS = [
    "行政机关负责人出庭应诉率",  # an indicator's official name
    "县推进依法行政领导小组办公室",  # a unit's name
    "slxrmzfbgs/2024-00018",  # the index number of a notice
]
"""What must stand as it is, because it is a name and not wording."""

_STRUCTURE = re.compile(r"[\[\]{},:#\n]|\s-\s")
_NOT_WORDS = re.compile(r"[\W_]+")


def words_of(text: str) -> str:
    """Letters, digits and characters alone, in simplified script: punctuation does not make a text our own."""
    return _NOT_WORDS.sub("", fold_text(text))


def passages(path: Path) -> Iterator[str]:
    """The texts of a sample, each without punctuation; facts are cut out."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    for fact in FACTS:
        text = text.replace(fact, "\n")
    yield from (words_of(part) for part in _STRUCTURE.split(text))


def runs(text: str) -> Iterator[str]:
    """Every run of twelve characters."""
    return (text[start : start + RUN] for start in range(len(text) - RUN + 1))


@pytest.fixture(scope="module")
def foreign_runs(shared: Path) -> frozenset[str]:
    """Every run of twelve characters of the real documents."""
    documents = sorted((shared / "documents").rglob("*.txt"))
    assert len(documents) >= 5
    return frozenset(run for document in documents for run in runs(words_of(document.read_text("utf-8"))))


def test_no_run_of_the_real_documents(plans: Path, foreign_runs: frozenset[str]) -> None:
    copied = [
        (str(path.relative_to(plans)), run)
        for path in sorted(plans.rglob("*"))
        if path.is_file()
        for passage in passages(path)
        for run in runs(passage)
        if run in foreign_runs
    ]
    assert copied == []


def test_a_copied_sentence_would_be_found(shared: Path, tmp_path: Path, foreign_runs: frozenset[str]) -> None:
    real = (shared / "documents" / "seed-3-demonstration-traditional.txt").read_text("utf-8").splitlines()[2]
    copy = tmp_path / "copy.yaml"
    copy.write_text(f"preamble: {real[:40]}\n", "utf-8")
    assert any(run in foreign_runs for passage in passages(copy) for run in runs(passage))

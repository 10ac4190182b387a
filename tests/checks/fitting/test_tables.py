"""The tables behind the messages: examples that are right, words that lead to fields that exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

import fzjs.checks.fitting
from fzjs.checks.fitting.keys import example_of, required_fields
from fzjs.checks.fitting.misfit import fields_of, record_in
from fzjs.model.fields import Record
from fzjs.model.kinds import KINDS, model_of
from fzjs.workspace.reading import Limits, read_text

TABLES = Path(fzjs.checks.fitting.__file__).parent / "tables"


def records() -> dict[str, type[Record]]:
    """Every record that a file can hold, by name."""
    found: dict[str, type[Record]] = {}

    def collect(record: type[Record]) -> None:
        if record.__name__ not in found:
            found[record.__name__] = record
            for field in fields_of(record).values():
                inner = record_in(field.annotation)
                if inner is not None:
                    collect(inner)

    for kind in KINDS:
        collect(model_of(kind))
    return found


def rows(table: str) -> Iterator[tuple[str, str]]:
    for line in (TABLES / table).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            left, right = line.split("\t")
            yield left, right


NEEDED = [(record, name) for record in records().values() for name in required_fields(record)]


@pytest.mark.parametrize(("record", "name"), NEEDED, ids=lambda value: getattr(value, "__name__", value))
def test_the_example_of_a_required_field_fits_it(record: type[Record], name: str) -> None:
    line = f"{name}: {example_of(record, name)}\n"
    document = read_text(line.encode(), "plan.yaml", Limits())
    assert document.problems == ()
    assert name not in _misfit_fields(record, document.data)


def _misfit_fields(record: type[Record], data: object) -> set[str]:
    try:
        TypeAdapter(record).validate_python(data)
    except ValidationError as error:
        return {str(misfit["loc"][0]) for misfit in error.errors()}
    return set()


def test_examples_are_for_fields_that_are_required() -> None:
    assert {left for left, _ in rows("examples.tsv")} == {
        f"{record.__name__}.{name}" for record, name in NEEDED
    }


def test_every_synonym_leads_to_a_field_and_is_none_itself_there() -> None:
    for written, name in rows("synonyms.tsv"):
        holders = [record for record in records().values() if name in fields_of(record)]
        assert holders, f"no record has {name}"
        assert any(written not in fields_of(record) for record in holders), written


def test_examples_are_yaml_to_every_reader() -> None:
    for left, right in rows("examples.tsv"):
        assert yaml.safe_load(f"key: {right}")["key"] is not None, left

"""JSON Schemas: fresh in the repository, right for every sample, Chinese in every hover text."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pydantic
import pytest
import yaml

from fzjs.model.field_tables import field_reference
from fzjs.model.kinds import KINDS
from fzjs.model.schemas import SCHEMAS, schema, schema_text

SCHEMA_OF_KIND = {"framework": "plan", "annual": "plan", "scheme": "plan"}


def sample_files(root: Path) -> list[Path]:
    folders = [root / "plans" / "sample-county", root / "plans" / "sample-city"]
    return sorted(path for folder in folders for path in folder.rglob("*.yaml"))


def as_json(value: Any) -> Any:
    """What an editor sees: dates are texts, keys are texts."""
    if isinstance(value, dict):
        return {str(key): as_json(below) for key, below in value.items()}
    if isinstance(value, list):
        return [as_json(below) for below in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@pytest.mark.skipif(
    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 11),
    reason="older releases of pydantic write the same schema in other words",
)
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_fresh(root: Path, name: str) -> None:
    committed = (root / "schemas" / f"{name}.schema.json").read_text("utf-8")
    assert committed == schema_text(name), "write them again with `make fresh`"


def test_the_committed_field_tables_are_fresh_and_chinese(root: Path) -> None:
    told = field_reference()
    assert (root / "docs" / "fields.md").read_text("utf-8") == told, "write it again with `make fresh`"
    headings = [line for line in told.splitlines() if line.startswith("#")]
    assert all(any("\u4e00" <= character <= "\u9fff" for character in line) for line in headings)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_every_sample_fits_its_schema_and_the_one_for_all(root: Path) -> None:
    paths = sample_files(root)
    assert len(paths) > 20
    validators = {name: jsonschema.Draft202012Validator(schema(name)) for name in SCHEMAS}
    for path in paths:
        data = as_json(yaml.safe_load(path.read_text("utf-8")))
        kind = data["kind"]
        for name in (SCHEMA_OF_KIND.get(kind, kind), "file"):
            errors = [error.message for error in validators[name].iter_errors(data)]
            assert not errors, f"{path} does not fit {name}: {errors[:3]}"


def test_the_schema_refuses_what_the_model_refuses() -> None:
    validator = jsonschema.Draft202012Validator(schema("plan"))
    good = {"kind": "annual", "id": "a", "title": "要点", "year": 2024}
    assert validator.is_valid(good)
    for wrong in ({"titel": "要点"}, {"year": "2024"}, {"kind": "anual"}, {"goals": [{"measures": []}]}):
        assert not validator.is_valid({**good, **wrong}), wrong


@pytest.mark.parametrize(
    ("kind", "rest"),
    [
        ("annual", {"id": "a", "title": "要点", "year": 2024}),
        ("units", {"jurisdiction": "示例县", "units": []}),
        ("assessment", {"id": "a", "indicators": "b", "unit": "县司法局", "year": 2024, "by": "self"}),
    ],
)
def test_the_schema_for_all_files_names_the_one_key_that_is_wrong(kind: str, rest: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(schema("file"))
    good = {"fzjs": 1, "kind": kind, **rest}
    assert validator.is_valid(good)
    errors = list(validator.iter_errors({**good, "titel": "要点"}))
    assert len(errors) == 1, "one mistake is one error"
    assert "'titel'" in errors[0].message
    best = jsonschema.exceptions.best_match(validator.iter_errors({**good, "titel": "要点"}))
    assert best is not None
    assert "'titel'" in best.message


@pytest.mark.parametrize("wrong", [{}, {"kind": "anual"}, {"kind": None}, [], "kind"])
def test_the_schema_for_all_files_asks_for_a_kind_that_exists(wrong: Any) -> None:
    assert not jsonschema.Draft202012Validator(schema("file")).is_valid(wrong)


def test_fields_stand_as_an_author_writes_them() -> None:
    described = schema("plan")
    plan, goal, measure = (
        list(part["properties"]) for part in (described, *_defs(described, "Goal", "Measure"))
    )
    assert plan[:4] == ["fzjs", "kind", "id", "title"]
    assert plan.index("lead") < plan.index("goals")
    assert goal[:3] == ["title", "statement", "lead"]
    assert measure[:3] == ["id", "title", "text"]
    assert schema("file")["$defs"]["Plan"]["properties"].keys() == described["properties"].keys()
    rows = [line.split("`")[1] for line in field_reference().splitlines() if line.startswith("| `")]
    assert rows.index("lead") > rows.index("title")
    assert "| `lead` | 牵头单位 | 列表：文字，或一段文字 |" in field_reference()


def _defs(described: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    return [described["$defs"][name] for name in names]


def test_every_field_has_a_chinese_title_and_description() -> None:
    for name in SCHEMAS:
        for path, prop in properties(schema(name), name):
            for key in ("title", "description"):
                assert any("\u4e00" <= character <= "\u9fff" for character in prop.get(key, "")), (
                    f"{path}: {key}"
                )


def test_patterns_are_regular_expressions_everywhere() -> None:
    """ECMA-262 with the `u` flag, which editors and ajv use, refuses escapes that Python lets pass."""
    found = [pattern for name in SCHEMAS for pattern in patterns(schema(name))]
    assert found
    for pattern in found:
        assert set(re.findall(r"\\(.)", pattern)) <= set(r"sSdDwW.-+*?()[]{}|/^$\\"), pattern


def test_every_kind_has_a_schema() -> None:
    assert {SCHEMA_OF_KIND.get(kind, kind) for kind in KINDS} == set(SCHEMAS) - {"file"}
    assert json.loads(schema_text("plan"))["$schema"].endswith("2020-12/schema")


def properties(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        for key, below in node.items():
            if key == "properties":
                yield from ((f"{path}.{name}", prop) for name, prop in below.items())
            if key != "if":
                yield from properties(below, f"{path}/{key}")
    elif isinstance(node, list):
        for below in node:
            yield from properties(below, path)


def patterns(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for below in node.values():
            yield from patterns(below)
    elif isinstance(node, list):
        for below in node:
            yield from patterns(below)

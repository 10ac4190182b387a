"""Drift on a real yearly plan: silent where the fields carry what the text states, heard where they lose it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.rules.one_plan import found

DRIFT = ("FZ411", "FZ412", "FZ413", "FZ414", "FZ415")
WORDS = {">=": "不少于", "<": "低于", "=": "", "all": "全覆盖"}
COMPARISON = "行政复议案件纠错率高于本地区同期行政诉讼一审纠错率"


def measures(shared: Path) -> dict[int, dict[str, Any]]:
    """The numbered measures of the yearly plan, with the targets and deadlines that a reader finds in them."""
    document = (shared / "documents" / "seed-2-annual-2024.txt").read_text(encoding="utf-8")
    expected = yaml.safe_load((shared / "documents" / "expected.yaml").read_text(encoding="utf-8"))
    facts = expected["seed-2-annual-2024.txt"]
    found_: dict[int, dict[str, Any]] = {}
    for number, text in re.findall(r"^(\d+)\.(.+)$", document, re.MULTILINE):
        measure: dict[str, Any] = {"id": f"m{int(number):02d}", "text": text}
        if int(number) in facts["targets"]:
            measure["targets"] = [phrase(target) for target in facts["targets"][int(number)]]
        if int(number) in facts["deadlines"]:
            measure["deadline"] = facts["deadlines"][int(number)]
        found_[int(number)] = measure
    return found_


def phrase(target: dict[str, Any]) -> str:
    """A target of expected.yaml in words; a comparison stands there without its names."""
    if target["op"] == "compare":
        return COMPARISON
    number = f"{target['value']}{target['unit']}" if "value" in target else ""
    return f"{'每年' if 'per' in target else ''}{WORDS[target['op']]}{number}"


def drift(folder: Path, kept: dict[int, dict[str, Any]]) -> list[tuple[str, str | None]]:
    """The codes and measures of all drift in a plan of these measures."""
    goals = [{"title": "目标", "measures": list(kept.values())}]
    plan = {"fzjs": 1, "kind": "annual", "id": "a", "title": "工作要点", "year": 2024, "goals": goals}
    text = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
    return [(finding.code, finding.subject) for finding in found(folder, text, *DRIFT)]


def test_nothing_drifts_where_the_fields_carry_it(shared: Path, tmp_path: Path) -> None:
    kept = measures(shared)
    assert len(kept) == 28
    assert drift(tmp_path, kept) == []


def test_every_dropped_target_is_missed(shared: Path, tmp_path: Path) -> None:
    whole = measures(shared)
    for number, measure in whole.items():
        for index in range(len(measure.get("targets", []))):
            rest = [target for place, target in enumerate(measure["targets"]) if place != index]
            assert drift(tmp_path, {number: {**measure, "targets": rest}}) == [("FZ411", measure["id"])]


@pytest.mark.parametrize("number", [16, 17])
def test_every_dropped_deadline_is_missed(number: int, shared: Path, tmp_path: Path) -> None:
    measure = measures(shared)[number]
    del measure["deadline"]
    assert drift(tmp_path, {number: measure}) == [("FZ413", measure["id"])]


@pytest.mark.parametrize(
    ("number", "right", "wrong"),
    [
        (4, "不少于5次", "不少于4次"),
        (17, "不少于1次", "不少于2次"),
        (21, "低于30%", "低于20%"),
        (13, "全覆盖", "不低于90%"),
    ],
)
def test_another_number_contradicts(
    number: int, right: str, wrong: str, shared: Path, tmp_path: Path
) -> None:
    measure = measures(shared)[number]
    measure["targets"] = [wrong if target == right else target for target in measure["targets"]]
    assert drift(tmp_path, {number: measure}) == [("FZ412", measure["id"])]


@pytest.mark.parametrize("number", [16, 17])
def test_another_day_contradicts(number: int, shared: Path, tmp_path: Path) -> None:
    measure = {**measures(shared)[number], "deadline": "2024年11月底前"}
    assert drift(tmp_path, {number: measure}) == [("FZ414", measure["id"])]


def test_the_scheme_asks_for_acceptance_in_two_months(shared: Path, tmp_path: Path) -> None:
    document = (shared / "documents" / "seed-4-creation-one-line.txt").read_text(encoding="utf-8")
    texts = re.findall(r"\([一二三四]\)\S{4}阶段\([^)]*\)。([^(]+)", document)[:4]
    assert len(texts) == 4
    days = (
        ("2022-07-01", "2022-07-31"),
        ("2022-07-01", "2023-04-30"),
        ("2023-05-01", "2023-06-30"),
        ("2023-07-01", "2023-07-31"),
    )
    phases = [
        {"title": f"阶段{index}", "from": yaml.safe_load(start), "to": yaml.safe_load(end), "text": text}
        for index, ((start, end), text) in enumerate(zip(days, texts, strict=True), 1)
    ]
    phases[2]["targets"] = ["至少2次"]
    plan = {
        "fzjs": 1,
        "kind": "scheme",
        "id": "s",
        "title": "创建方案",
        "period": {"from": 2022, "to": 2023},
        "phases": phases,
    }
    findings = found(tmp_path, yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), "FZ3", "FZ41")
    said = [(finding.code, finding.subject) for finding in findings if finding.severity != "info"]
    assert said == [("FZ307", "阶段2"), ("FZ308", "阶段3")]

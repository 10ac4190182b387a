"""The sample workspaces hold together: models, units, references, reports, evidence, indicators."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.model.indicators import Indicator
from fzjs.model.kinds import PLAN_KINDS
from fzjs.model.registry import Registry
from fzjs.model.units import Group

from .conftest import Open

CLEAN = ("sample-county", "sample-city")
MONTHS = ("2024-04", "2024-05", "2024-06")


def files_of(plans: Path, *workspaces: str) -> list[str]:
    """Every plan file of these workspaces, by its path below `plans/`."""
    return sorted(
        path.relative_to(plans).as_posix() for name in workspaces for path in (plans / name).rglob("*.yaml")
    )


def opened(plans: Path, sample: Open, workspace: str) -> list[Any]:
    """Every file of a workspace as its model."""
    return [sample(name) for name in files_of(plans, workspace)]


def reports_of(plans: Path, sample: Open) -> list[Any]:
    """The county's monthly reports."""
    return [file for file in opened(plans, sample, "sample-county") if file.kind == "report"]


def test_every_file_names_the_schema_of_its_kind(plans: Path) -> None:
    for name in files_of(plans, *CLEAN, "with-mistakes"):
        first, text = (plans / name).read_bytes().decode("utf-8", "replace").split("\n", 1)
        kind = next(line.split(":")[1].strip() for line in text.splitlines() if line.startswith("kind:"))
        up = "../" * (len(Path(name).parts))
        schema = "plan" if kind in PLAN_KINDS else kind
        assert first == f"# yaml-language-server: $schema={up}schemas/{schema}.schema.json", name
        assert text.startswith("# "), f"{name}: the second line says in Chinese what the file shows"


@pytest.mark.parametrize("workspace", CLEAN)
def test_ids_are_unique(plans: Path, sample: Open, workspace: str) -> None:
    ids = [file.id for file in opened(plans, sample, workspace) if getattr(file, "id", None)]
    assert len(ids) == len(set(ids)) >= 3


@pytest.mark.parametrize("workspace", CLEAN)
def test_every_unit_is_registered(plans: Path, sample: Open, workspace: str) -> None:
    files = opened(plans, sample, workspace)
    register = Registry(
        [file for file in files if file.kind == "units"], "示例县" if "county" in workspace else "示例市"
    )
    for plan in (file for file in files if file.kind in PLAN_KINDS):
        for step in plan.duties():
            units = plan.attribution(step)
            assert units.lead.names, (plan.id, step.measure.id)
            for role in units:
                assert None not in register.resolve_list(role.names), (plan.id, step.measure.id, role.names)


def test_county_register_is_rich(sample: Open) -> None:
    units = sample("sample-county/units.yaml")
    types = [unit.type for unit in units.units if unit.until is None]
    assert types.count("department") >= 30
    assert types.count("township") >= 8
    assert {"party", "court", "procuratorate", "subdistrict", "institution"} <= set(types)
    register = Registry([units], "示例县")
    for old, new in [
        ("县政府法制办", "县司法局"),
        ("县监察局", "县监委"),
        ("县卫计局", "县卫健局"),
        ("县信息办", "县大数据局"),
    ]:
        match = register.resolve(old)
        assert match is not None
        assert (match.successor, match.until is not None) == (new, True)


def test_groups_have_members(sample: Open) -> None:
    for workspace, jurisdiction in zip(CLEAN, ("示例县", "示例市"), strict=True):
        register = Registry([sample(f"{workspace}/units.yaml")], jurisdiction)
        for group in register.groups:
            assert isinstance(group, Group)
            assert register.members(group), group.name


def test_reports_cover_six_units_for_three_months(plans: Path, sample: Open) -> None:
    reports = reports_of(plans, sample)
    for month in MONTHS:
        assert len({report.unit for report in reports if report.period == month}) >= 6
    assert {report.period for report in reports} == set(MONTHS)


def test_some_reports_are_late_and_some_entries_lack_evidence(plans: Path, sample: Open) -> None:
    reports = reports_of(plans, sample)
    late = [
        report
        for report in reports
        if (report.submitted.month, report.submitted.day) > (int(report.period[5:]) + 1, 2)
    ]
    unproven = [e for report in reports for e in report.entries if e.state == "done" and not e.evidence]
    assert len(late) == 3
    assert len(unproven) == 3


def test_reports_are_about_measures_and_targets_of_the_plan(plans: Path, sample: Open) -> None:
    plan = sample("sample-county/annual-2024.yaml")
    targets = {
        step.measure.id: yaml.safe_dump(step.measure.model_dump()["targets"], allow_unicode=True)
        for step in plan.measures()
    }
    for report in reports_of(plans, sample):
        for entry in report.entries:
            assert entry.measure in targets
            assert all(result.indicator in targets[entry.measure] for result in entry.results), (
                report.unit,
                report.period,
            )


def test_evidence_files_have_the_registered_hash(plans: Path, sample: Open) -> None:
    workspace = plans / "sample-county"
    assessment = sample("sample-county/assessment-2024-self.yaml")
    entries = [entry for report in reports_of(plans, sample) for entry in report.entries] + list(
        assessment.entries
    )
    pieces = [piece for entry in entries for piece in entry.evidence if piece.file]
    registered = {piece.file for piece in pieces}
    assert registered == {
        path.relative_to(workspace).as_posix() for path in (workspace / "evidence").rglob("*.*")
    }
    for piece in pieces:
        assert hashlib.sha256((workspace / piece.file).read_bytes()).hexdigest() == piece.sha256, piece.file


def test_scores_and_weights_add_up(sample: Open) -> None:
    county, city = sample("sample-county/indicators-2024.yaml"), sample("sample-city/indicators.yaml")
    assert sum(indicator.score for indicator in county.indicators) == county.total == 100
    for _, indicator, _ in county.walk():
        assert not indicator.children or sum(child.score for child in indicator.children) == indicator.score
    assert sum(indicator.weight for indicator in city.indicators) == 100
    for _, indicator, _ in city.walk():
        assert not indicator.children or sum(child.weight for child in indicator.children) == 100
    for system in (county, city):
        leaves = [indicator for _, indicator, _ in system.walk() if not indicator.children]
        assert {level for _, _, level in system.walk()} == {1, 2, 3}
        assert {leaf.method.type for leaf in leaves} == {"ratio", "count", "yes_no", "deduct", "graded"}


@pytest.mark.parametrize("workspace", CLEAN)
def test_indicators_point_at_measures_that_exist(plans: Path, sample: Open, workspace: str) -> None:
    files = opened(plans, sample, workspace)
    known = {
        f"{plan.id}#{step.measure.id}" for plan in files if plan.kind in PLAN_KINDS for step in plan.duties()
    }
    links = [
        link
        for file in files
        if file.kind == "indicators"
        for _, found, _ in file.walk()
        for link in found.measures
    ]
    assert len(links) >= 11
    assert set(links) <= known


def test_assessment_scores_every_leaf_within_its_limit(sample: Open) -> None:
    system, assessment = (
        sample("sample-county/indicators-2024.yaml"),
        sample("sample-county/assessment-2024-self.yaml"),
    )
    leaves: dict[str, Indicator] = {found.code: found for _, found, _ in system.walk() if not found.children}
    assert [entry.indicator for entry in assessment.entries] == list(leaves)
    for entry in assessment.entries:
        if entry.no_cases:
            assert (entry.value, entry.score) == (None, None)
        else:
            assert entry.value
            assert Decimal(0) <= entry.score <= leaves[entry.indicator].score
    assert any(entry.no_cases for entry in assessment.entries)

"""Which measures of a plan implement which measure of its framework, and what conflicts come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fzjs.checks.alignment.commitment import commitment, fingerprint
from fzjs.checks.alignment.conflicts import Conflict, conflicts
from fzjs.model.fields import link_parts
from fzjs.model.plan import Plan, Step
from fzjs.model.registry import Registry


def implementing(plan: Plan, framework: Plan) -> dict[str, list[Step]]:
    """For each id of the framework that a measure of the plan names, the measures that do, in reading order."""
    found: dict[str, list[Step]] = {}
    for step in plan.duties():
        for target in dict.fromkeys(targets_of_links(step, plan, framework)):
            found.setdefault(target, []).append(step)
    return found


def targets_of_links(step: Step, plan: Plan, framework: Plan) -> Iterator[str]:
    """The ids in this framework that a measure implements; links to other plans are passed over."""
    for link in step.measure.implements:
        measure_id = target_of(link, plan, framework)
        if measure_id is not None:
            yield measure_id


def target_of(link: str, plan: Plan, framework: Plan) -> str | None:
    """The id in this framework that a link of a plan names; None if it names another plan's measure."""
    named, measure_id = link_parts(link)
    return measure_id if (named or plan.framework or framework.id) == framework.id else None


def conflicts_with(
    plan: Plan, framework: Plan, registry: Registry, links: Mapping[str, list[Step]] | None = None
) -> list[Conflict]:
    """All conflicts between a plan and a framework, framework measure by framework measure.

    `links` is what `implementing` gives, where it is at hand.
    """
    links = implementing(plan, framework) if links is None else links
    span = plan.span
    found: list[Conflict] = []
    for step in framework.duties() if links else ():
        steps = links.get(step.measure.id, [])
        if steps and span is not None:
            wanted = commitment(framework, step)
            found += conflicts(wanted, [commitment(plan, each) for each in steps], span, registry)
        found += _outdated(step, steps, plan, framework)
    return found


def accepted(step: Step, plan: Plan, framework: Plan) -> dict[str, tuple[str, str]]:
    """The fingerprints that a measure keeps: id in this framework → the link as written, the fingerprint."""
    return {
        measure_id: (link, mark)
        for link, mark in step.measure.accepted.items()
        if (measure_id := target_of(link, plan, framework)) is not None
    }


def _outdated(step: Step, steps: list[Step], plan: Plan, framework: Plan) -> Iterator[Conflict]:
    """Links whose framework measure is no longer what it was when the link was accepted."""
    for taking in steps:
        link, known = accepted(taking, plan, framework).get(step.measure.id, ("", ""))
        if not link:
            continue
        now = fingerprint(framework, step)
        if known != now:
            path = (*taking.path, "accepted", link)
            marks = (f"校验码 {now}", f"校验码 {known}")
            yield Conflict("framework_changed", step.measure.id, taking.measure.id, path, "", *marks)

"""What one measure binds somebody to: its targets, deadlines and leading units, read and laid out for comparing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from fzjs.checks.scope import WrittenTarget, written_targets
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.language.prose import find_quantities
from fzjs.language.readings import Target, Unparsed
from fzjs.model.plan import Measure, Measurement, Path, Plan, Step
from fzjs.model.registry import Registry
from fzjs.model.units import Unit

_FINGERPRINT_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Commitment:
    """One measure of a plan, read."""

    step: Step
    targets: tuple[WrittenTarget, ...]
    """The targets that could be read, trajectories value by value."""
    deadlines: tuple[Deadline, ...]
    lead: tuple[str, ...]
    """The leading units as written, the main one first; what the measure leaves open comes from its goal."""

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.step.measure

    @property
    def id(self) -> str:
        """The measure's id."""
        return self.step.measure.id

    @property
    def path(self) -> Path:
        """Where the measure stands in its file."""
        return self.step.path

    @property
    def deadline_text(self) -> str:
        """The deadlines as written, in one line."""
        return "、".join(_as_text(phrase) for phrase in self.measure.deadline)

    def stated(self) -> list[Target]:
        """The quantities that the measure's text states."""
        text = self.measure.text
        mentions = find_quantities(text) if text else []
        return [mention.reading for mention in mentions if isinstance(mention.reading, Target)]


def commitment(plan: Plan, step: Step) -> Commitment:
    """Read one measure of a plan."""
    path, measure, _ = step
    year = plan.phrase_year if measure.deadline else None
    readings = [read_deadline(_as_text(phrase), year) for phrase in measure.deadline]
    targets = [
        written
        for index, target in enumerate(measure.targets)
        for written in written_targets((*path, "targets", index), measure.id, target)
        if not isinstance(written.reading, Unparsed)
    ]
    lead = plan.role(step, "lead").names
    deadlines = tuple(reading for reading in readings if isinstance(reading, Deadline))
    return Commitment(step, tuple(targets), deadlines, tuple(lead))


def fingerprint(plan: Plan, step: Step) -> str:
    """A short hash of what a measure commits to: title, text, targets, deadlines, leading units.

    Width, spaces, script and the place of the measure in its plan do not count.
    """
    measure = step.measure
    parts = [
        measure.title or "",
        measure.text or "",
        *(_target_text(target) for target in measure.targets),
        "期限",
        *(_as_text(phrase) for phrase in measure.deadline),
        "牵头",
        *plan.role(step, "lead").names,
    ]
    text = "\n".join(fold_text(part) for part in parts)
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_FINGERPRINT_LENGTH]


def in_charge(names: tuple[str, ...], registry: Registry) -> dict[str, str]:
    """Who is meant by names in one list: the unit in charge today, or the folded name → the name as written."""
    found: dict[str, str] = {}
    for name, match in zip(names, registry.resolve_list(list(names)), strict=True):
        holder = None if match is None else match.holder
        key = (
            registry.in_charge(holder).name
            if isinstance(holder, Unit)
            else holder.name
            if holder
            else fold_text(name)
        )
        found.setdefault(key, name)
    return found


def _target_text(target: str | Measurement) -> str:
    if isinstance(target, str):
        return target
    years = sorted((target.trajectory or {}).items())
    return "|".join([target.indicator, target.value or "", *(f"{year}:{value}" for year, value in years)])


def _as_text(phrase: str | date) -> str:
    return phrase if isinstance(phrase, str) else phrase.isoformat()

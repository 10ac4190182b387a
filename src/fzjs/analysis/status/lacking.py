"""What a unit has not handed in, as an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a unit still owes the office: reports, entries, evidence, figures."""

    reports: tuple[tuple[str, date], ...] = ()
    """The periods that it has not reported on, each with the last day on which the report was in time."""
    undated: tuple[str, ...] = ()
    """Files of its reports that do not say when they were handed in."""
    entries: tuple[str, ...] = ()
    """The ids of measures that its latest report leaves out."""
    evidence: tuple[str, ...] = ()
    """The ids of measures that it has reported done without any evidence."""
    figures: tuple[str, ...] = ()
    """The ids of measures with targets that it has reported on without saying what was reached."""

    def __bool__(self) -> bool:
        return bool(self.reports or self.undated or self.entries or self.evidence or self.figures)


NOTHING = Lacking()
"""What nobody in particular lacks."""

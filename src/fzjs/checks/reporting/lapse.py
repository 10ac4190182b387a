"""One way in which reporting falls short, as rules, answers and letters tell of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from fzjs.model.plan import Path

LapseKind = Literal[
    "unproven", "late", "missing_entry", "missing_report", "fallen_back", "jumped", "copied", "reused", "undated",
    "overstated",
]  # fmt: skip

CODES: dict[LapseKind, str] = {
    "unproven": "FZ716",
    "late": "FZ717",
    "missing_entry": "FZ718",
    "missing_report": "FZ719",
    "fallen_back": "FZ720",
    "jumped": "FZ721",
    "copied": "FZ722",
    "reused": "FZ723",
    "undated": "FZ724",
    "overstated": "FZ725",
}
"""The rule that finds each kind: 无佐证、迟报、漏报、不报、回退、跳变、雷同、重复佐证、没有报送日期、虚报."""


class Lapse(NamedTuple):
    """What a unit left undone, where it shows, and what to do about it (`message` and `hint` as in a `Fault`)."""

    kind: LapseKind
    unit: str
    period: str
    measure: str | None
    """None where it is about a whole report."""
    file: str | None
    """The report, as messages name it; None where there is none."""
    path: Path
    """The place in the report."""
    message: str
    hint: str

    @property
    def code(self) -> str:
        """The rule that finds it."""
        return CODES[self.kind]

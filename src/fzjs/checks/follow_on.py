"""Faults that only follow from what a file's own findings have told already.

Where a value did not fit and was left out, the rules must not say that it is missing; and what a text with
lost characters says, or the record around it, nobody can know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fzjs.checks.finding import Fault
from fzjs.model.plan import Goal, Measure, Path, Plan
from fzjs.workspace.loaded import Loaded

if TYPE_CHECKING:
    from fzjs.workspace.document import Value

_NOBODY = ("FZ203", "FZ205", "FZ212")
_SAID_FOR_WANT_OF: dict[str, tuple[str, ...]] = {
    "lead": _NOBODY,
    "responsible": _NOBODY,
    "support": _NOBODY,
    "year": ("FZ3", "FZ405", "FZ413", "FZ414", "FZ506"),
    "period": ("FZ3", "FZ405", "FZ413", "FZ414", "FZ506"),
    "framework": ("FZ5",),
    "deadline": ("FZ413", "FZ414"),
    "targets": ("FZ411", "FZ412"),
    "phases": ("FZ307", "FZ308", "FZ310"),
    "submitted": ("FZ724",),
    "from": ("FZ307", "FZ308", "FZ309", "FZ310"),
    "to": ("FZ307", "FZ308", "FZ309", "FZ310"),
}
"""Key → what rules find anywhere below the record that lacks it."""

_PERHAPS_MISSPELT = ("FZ411", "FZ413")
"""What a measure lacks that may stand under the key that nobody knows: Deadline, target."""

_LOST = "\ufffd"


class FollowOn:
    """Knows what of one file has been told, and so which faults of the rules add nothing."""

    def __init__(self, loaded: Loaded) -> None:
        self._pruned = loaded.pruned
        gone = set() if loaded.pruned is None else set(loaded.pruned.gone)
        self._gone = {*gone, *((*holder, "<<") for holder in loaded.document.incomplete())}
        self._holders = {path[:-1] for path in self._gone}
        self._lost: set[Path] = set()
        if _LOST in loaded.document.text:
            self._find_lost(loaded.document.data, ())
        self._names = {
            name for record in (Plan, Goal, Measure) for name in record.model_fields
        } | _SAID_FOR_WANT_OF.keys()

    def __bool__(self) -> bool:
        return bool(self._gone or self._lost)

    def explains(self, code: str, fault: Fault) -> bool:
        """Whether a rule's fault only repeats what is told already."""
        path = fault.path if self._pruned is None else self._pruned.true_path(fault.path)
        if path in self._holders or any(path[:length] in self._lost for length in self._reach(path)):
            return True
        return any(self._follows(code, path, gone) for gone in self._gone)

    def _follows(self, code: str, path: Path, gone: Path) -> bool:
        if path[: len(gone)] == gone:
            return True
        names = [index for index, step in enumerate(gone) if isinstance(step, str)]
        holder, name = gone[: names[-1]], str(gone[names[-1]])
        if isinstance(gone[-1], int) and path == holder:  # a list with nothing left in it
            return True
        if name in ("id", "measures", "requirements"):  # nothing refers to it now
            return code == "FZ502"
        if name not in self._names and code in _PERHAPS_MISSPELT and path[:-1] == holder:
            return True
        codes = _SAID_FOR_WANT_OF.get(name, () if name in self._names else _NOBODY)
        return path[: len(holder)] == holder and code.startswith(codes) if codes else False

    def _reach(self, path: Path) -> tuple[int, ...]:
        """How much of a path leads to its innermost record or to its value."""
        steps = [index for index, step in enumerate(path) if isinstance(step, str)]
        return (steps[-1], len(path)) if steps else (len(path),)

    def _find_lost(self, node: Value, path: Path) -> bool:
        """Note the innermost records with lost characters; True where a value in `node` itself has some."""
        if isinstance(node, str):
            return _LOST in node
        if isinstance(node, list):
            found = [self._find_lost(item, (*path, index)) for index, item in enumerate(node)]
            return True in found
        if isinstance(node, dict):
            inside = [
                self._find_lost(value, (*path, key)) or _LOST in str(key) for key, value in node.items()
            ]
            if any(inside):
                self._lost.add(path)
        return False

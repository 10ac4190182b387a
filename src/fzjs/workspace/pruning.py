"""Leaving out what does not fit a model, so that one wrong value hides no other finding of its file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fzjs.workspace.document import Document, Path, Position, Value, other_spelling

_STAND_INS = {"id": "无编号", "title": "无标题"}
"""What takes the place of a key that a record cannot do without, where that lets the rest be checked.

A record that lacks anything else is left out as a whole.
"""


class Pruning:
    """Data on its way to a model. `gone` are the paths (in the whole data) of what was left out or stood in for."""

    __slots__ = ("_kept", "_whole", "data", "gone", "has_holes", "stand_ins")

    def __init__(self, whole: dict[str | int, Value]) -> None:
        self._whole = whole
        self._kept: dict[Path, list[int]] = {}
        self.data: Any = whole
        self.gone: set[Path] = set()
        self.stand_ins: dict[Path, str] = {}
        self.has_holes = False
        """Whether records were left out or ids and titles stood in for: no other file should rely on it."""

    def prune(self, errors: Iterable[Any]) -> bool:
        """Leave out what these errors of validation name; False where there is nothing left to leave out."""
        before = len(self.gone), len(self.stand_ins)
        for error in errors:
            path = self._place(error["loc"])
            name = str(error["loc"][-1]) if error["type"] == "missing" else ""
            if name in _STAND_INS:
                number = sum(path[-1] == name for path in self.stand_ins) + 1
                self.stand_ins[(*path, name)] = f"{_STAND_INS[name]}{number}"
            elif path:
                self.gone.add(path)
            self.has_holes = self.has_holes or bool(name) or bool(path and isinstance(path[-1], int))
        if (len(self.gone), len(self.stand_ins)) == before:
            return False
        self._kept.clear()
        self.data = self._rest(self._whole, ())
        self.gone |= self.stand_ins.keys()
        return True

    def true_path(self, path: Path) -> Path:
        """The path in the whole data of a path in the pruned data."""
        found: Path = ()
        for step in path:
            kept = self._kept.get(found)
            if kept is not None and isinstance(step, int) and step < len(kept):
                step = kept[step]
            found = (*found, step)
        return found

    def _place(self, location: tuple[str | int, ...]) -> Path:
        """The deepest place in the whole data on an error's way, which also names branches of unions."""
        node, found = self.data, ()
        for step in location:
            if isinstance(node, dict):
                step = step if step in node else other_spelling(step)
                exists = step in node
            else:
                exists = isinstance(node, list) and isinstance(step, int) and step < len(node)
            if exists:
                node, found = node[step], (*found, step)  # type: ignore[assignment]
        return self.true_path(found)

    def _rest(self, node: Value, path: Path) -> Value:
        if isinstance(node, dict):
            rest = {
                key: self._rest(value, (*path, key))
                for key, value in node.items()
                if (*path, key) not in self.gone
            }
            for name in _STAND_INS:
                if (*path, name) in self.stand_ins:
                    rest[name] = self.stand_ins[(*path, name)]
            return rest
        if isinstance(node, list):
            kept = [index for index in range(len(node)) if (*path, index) not in self.gone]
            if len(kept) < len(node):
                self._kept[path] = kept
            return [self._rest(node[index], (*path, index)) for index in kept]
        return node


class PrunedDocument(Document):
    """A document less what does not fit its model: paths in its data lead to where they stand in the file."""

    __slots__ = ("_pruning", "_whole")

    def __init__(self, whole: Document, pruning: Pruning) -> None:
        super().__init__(whole.path, whole.text, pruning.data, whole.problems)
        self._whole = whole
        self._pruning = pruning

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at this path of the pruned data begins, or its key."""
        return self._whole.position(self._pruning.true_path(path), key=key)

    def end(self, path: Path, *, key: bool = False) -> Position | None:
        """The place after what is at this path of the pruned data."""
        return self._whole.end(self._pruning.true_path(path), key=key)

    @property
    def is_mended(self) -> bool:
        """Whether slips had to be mended before the whole file could be read."""
        return self._whole.is_mended

    def extent(self, path: Path) -> tuple[int, int] | None:
        """The offsets of what is at this path of the pruned data."""
        return self._whole.extent(self._pruning.true_path(path))

    def offset(self, path: Path, *, key: bool = False) -> int | None:
        """The offset of the value (or key) at this path of the pruned data."""
        return self._whole.offset(self._pruning.true_path(path), key=key)

    def is_alias(self, path: Path) -> bool:
        """Whether an alias stands at this path of the pruned data."""
        return self._whole.is_alias(self._pruning.true_path(path))

    def incomplete(self) -> list[Path]:
        """The paths, in the whole data, of the mappings that have more in the file."""
        return self._whole.incomplete()

    def region(self, path: Path) -> tuple[Position, Position]:
        """Where the value at this path of the pruned data begins, and where what follows it does."""
        return self._whole.region(self._pruning.true_path(path))

    def raw_scalar(self, path: Path) -> str:
        """The scalar at this path of the pruned data as the file has it."""
        return self._whole.raw_scalar(self._pruning.true_path(path))

    def scalar_extents(self) -> list[tuple[int, int]]:
        """The offsets of every scalar of the whole file."""
        return self._whole.scalar_extents()

    def true_path(self, path: Path) -> Path:
        """The path in the whole data of a path in the pruned data."""
        return self._pruning.true_path(path)

    @property
    def gone(self) -> frozenset[Path]:
        """The paths, in the whole data, of what was left out or stood in for."""
        return frozenset(self._pruning.gone)

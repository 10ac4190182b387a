"""All texts of a file that a reader would see, joined for one search, and the way back to each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice
from typing import Any

from fzjs.model.plan import Path

_NOT_PROSE = frozenset(
    ["fzjs", "kind", "id", "file", "sha256", "url", "state", "implements", "measure", "framework", "plan",
     "code", "index", "type", "by", "style", "rules", "covers"]
)  # fmt: skip


class Prose:
    """Every text of a file (not ids, file names and such), joined by line breaks.

    Where a text begins, and its path, is worked out when first asked for: in most files nothing is found, and then
    nobody asks.
    """

    def __init__(self, data: Any) -> None:
        self._texts: list[str] = []
        _gather([data], self._texts)
        self.text = "\n".join(self._texts)
        self._paths: list[Path] = []
        self._further_paths = _paths(data, ())

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in `text`."""
        return list(accumulate([len(text) + 1 for text in self._texts[:-1]], initial=0))

    @property
    def paths(self) -> list[Path]:
        """The path of each text; of the whole file where it has none."""
        self._paths += self._further_paths
        return self._paths or [()]

    def locate(self, start: int, end: int) -> tuple[Path, tuple[int, int]]:
        """The path of the text that holds these characters of `text`, and their span within it."""
        index = bisect_right(self.starts, start) - 1
        begin = self.starts[index]
        return self._path(index), (start - begin, end - begin)

    def parts(self) -> Iterator[tuple[Path, str]]:
        """Every text with its path."""
        return zip(self.paths, self._texts or [""], strict=True)

    def _path(self, index: int) -> Path:
        self._paths += islice(self._further_paths, max(0, index + 1 - len(self._paths)))
        return self._paths[index] if self._paths else ()


def _gather(container: dict[Any, Any] | list[Any], texts: list[str]) -> None:
    """Add the texts below a mapping or list in the order of the file."""
    # Every file goes through here: exact types, the only ones that are read from files, are the quickest to tell.
    if type(container) is dict:
        for key, below in container.items():
            if type(below) is str:
                if key not in _NOT_PROSE:
                    texts.append(below)
            elif (type(below) is list or type(below) is dict) and key not in _NOT_PROSE:
                _gather(below, texts)
        return
    for below in container:
        if type(below) is str:
            texts.append(below)
        elif type(below) is list or type(below) is dict:
            _gather(below, texts)


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """The paths of the same texts in the same order."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, below in value.items():
            if key not in _NOT_PROSE:
                yield from _paths(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _paths(below, (*path, index))

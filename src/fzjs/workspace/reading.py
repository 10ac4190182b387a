"""Reading one file: bytes, text, YAML, data. Whatever is wrong becomes a problem, never an exception.

A file that YAML refuses, or takes for something its author cannot have meant, is looked through for the
slips that Chinese input methods bring about (`：` for `: `, `，` for `, `, a tab). They are reported one
by one, mended in memory, and the mended text is read, so that the rest of the file is checked too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yaml.error import YAMLError

from fzjs.workspace import flaws
from fzjs.workspace.characters import has_telltale, invisible_characters, line_end_problem
from fzjs.workspace.construction import Construction
from fzjs.workspace.document import Document, Key, Position, Value
from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.encoding import decode
from fzjs.workspace.flaws import Flaw, LimitReached
from fzjs.workspace.problems import Problem

__all__ = ["Document", "Limits", "Position", "Problem", "read_document", "read_text"]

_MOST_PROBLEMS = 100

# How many spaces a tab and an ideographic space in an indentation may stand for: the first that works.
_WIDTHS = ((2, 2), (4, 2), (8, 2), (2, 0))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before it is refused, so that none can stop a run."""

    max_bytes: int = 2_000_000
    max_depth: int = 50
    """Collections within collections, counted after aliases are unfolded."""
    max_nodes: int = 200_000
    """Keys, values and collections, counted after aliases are unfolded."""
    max_aliases: int = 1_000


def read_document(path: Path, shown_as: str, limits: Limits) -> Document:
    """Read a file. A file that cannot be opened, or is too large, is a document with that problem."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        return Document(shown_as, "", None, (_unreadable(error),))
    except ValueError:  # a path with a NUL character
        return Document(
            shown_as, "", None, (Problem("FZ015", 1, 1, "文件名里有不能用的字符", "给文件换一个名字"),)
        )
    return read_text(data, shown_as, limits)


def read_text(data: bytes, shown_as: str, limits: Limits) -> Document:
    """Read a file's content as `read_document` does."""
    if len(data) > limits.max_bytes:
        message = f"文件超过 {limits.max_bytes:,} 字节的上限，没有读"
        hint = "拆成几个文件；确实需要时，在 fzjs.yaml 的 limits 里把 bytes 调大"
        return Document(shown_as, "", None, (Problem("FZ009", 1, 1, message, hint),))
    text, problems = decode(data)
    if text is None:
        return Document(shown_as, "", None, problems)
    reading = _Reading(text, limits)
    reading.read(b"" if problems else data)
    found = [*problems, *reading.problems()]
    if "\r" in text and (problem := line_end_problem(text)) is not None:
        found.append(problem)
    return Document(
        shown_as,
        text,
        reading.mapping,
        _in_order(found),
        reading.attempt.construction.places,
        reading.attempt.edited,
    )


class _Attempt:
    """One try at a text with certain edits made."""

    __slots__ = ("construction", "edited", "failure", "text")

    def __init__(self, original: str, edits: list[Edit], limits: Limits, source: bytes = b"") -> None:
        self.edited = EditedText(original, edits) if edits else None
        self.text = original if self.edited is None else self.edited.text
        self.failure: Flaw | None = None
        self.construction = Construction(
            self.text,
            source or self.text.encode(errors="replace"),
            limits.max_depth,
            limits.max_nodes,
            limits.max_aliases,
        )
        try:
            self.construction.build()
        except YAMLError as error:
            from fzjs.workspace.syntax_errors import syntax_flaw

            self.failure = syntax_flaw(error, self.text)
        except LimitReached as reached:
            self.failure = reached.flaw
        except RecursionError:
            self.failure = flaws.too_deep(0, limits.max_depth)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.construction.data, dict)

    def origin(self, offset: int) -> int:
        """The offset in the original text of an offset in this attempt's."""
        return offset if self.edited is None else self.edited.origin(offset)


class _Reading:
    """A text on its way to data: the attempts made at it and what was found in them."""

    __slots__ = ("_edits", "_flaws", "_limits", "_text", "attempt")

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        self._edits: list[Edit] = []
        self._flaws: list[Flaw] = []

    @property
    def mapping(self) -> dict[Key, Value] | None:
        data = self.attempt.construction.data
        return data if isinstance(data, dict) else None

    def read(self, source: bytes) -> None:
        """Try the text as it is (`source` is the same in UTF-8, if at hand), then mended."""
        if has_telltale(self._text):
            self._take_out_invisible_characters()
            source = b""
        self.attempt = _Attempt(self._text, self._edits, self._limits, source)
        failure = self.attempt.failure
        if failure is not None and failure.code == "FZ010":
            self._take_out_invisible_characters()
            self.attempt = _Attempt(self._text, self._edits, self._limits)
        construction = self.attempt.construction
        if self.attempt.failure is not None or construction.suspicious or not self.attempt.is_mapping:
            self._mend()

    def problems(self) -> list[Problem]:
        """Everything found, at its place in the text as written."""
        attempt = self.attempt
        places = Document("", self._text, None, ())
        found = [_problem(places, flaw) for flaw in self._flaws]
        structure = sorted(attempt.construction.flaws, key=lambda flaw: flaw.offset)[: _MOST_PROBLEMS + 1]
        if attempt.failure is not None and attempt.failure.code == "FZ010" and self._flaws:
            pass  # libyaml stops at a character that has been told already
        elif attempt.failure is not None and self._is_garbled(attempt.origin(attempt.failure.offset)):
            pass  # so has a character that could not be decoded
        elif attempt.failure is not None:
            structure.append(attempt.failure)
        elif not attempt.is_mapping:
            structure.append(_no_mapping(attempt.construction))
        found += [_problem(places, _at_origin(flaw, attempt)) for flaw in structure]
        return found

    def _is_garbled(self, offset: int) -> bool:
        """Whether the line with this offset has lost characters."""
        start = self._text.rfind("\n", 0, offset) + 1
        end = self._text.find("\n", offset)
        return "\ufffd" in self._text[start : end if end >= 0 else None]

    def _take_out_invisible_characters(self) -> None:
        self._flaws, self._edits = invisible_characters(self._text)

    def _mend(self) -> None:
        from fzjs.workspace.slips import find_slips

        first = self.attempt
        failed = first.failure is not None or not first.is_mapping
        if first.failure is not None and first.failure.code in ("FZ008", "FZ012"):
            return
        for widths in _WIDTHS:
            slips = find_slips(first.text, failed=failed, widths=widths)
            if not slips:
                return
            edits = [
                Edit(first.origin(edit.start), first.origin(edit.end), edit.replacement)
                for slip in slips
                for edit in slip.edits
            ]
            attempt = _Attempt(self._text, self._edits + edits, self._limits)
            mended = attempt.failure is None and attempt.is_mapping
            if mended or all(slip.flaw.code != "FZ006" for slip in slips):
                break
        if mended or failed:
            # A mend that spoils what could be read was none: then the text stands as it was.
            self.attempt = attempt
            self._flaws += [_at_origin(slip.flaw._replace(edits=slip.edits), first) for slip in slips]


def _at_origin(flaw: Flaw, attempt: _Attempt) -> Flaw:
    """A flaw of an attempt's text at its place in the text as written."""
    edits = flaw.edits and tuple(
        Edit(attempt.origin(edit.start), attempt.origin(edit.end), edit.replacement) for edit in flaw.edits
    )
    return flaw._replace(offset=attempt.origin(flaw.offset), edits=edits)


def _problem(places: Document, flaw: Flaw) -> Problem:
    position = places.position_at(flaw.offset)
    end = position.column + flaw.length if flaw.length else None
    return Problem(flaw.code, position.line, position.column, flaw.message, flaw.hint, end, flaw.edits)


def _no_mapping(construction: Construction) -> Flaw:
    offset = 0 if construction.is_empty else construction.places.starts[0]
    return flaws.no_mapping(offset, is_empty=construction.is_empty)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    unique = sorted(set(problems), key=lambda problem: (problem.line, problem.column, problem.code))
    if len(unique) > _MOST_PROBLEMS:
        last = unique[_MOST_PROBLEMS - 1]
        message = f"{last.message}（后面还有更多问题，先改好这些）"
        unique[_MOST_PROBLEMS - 1 :] = [
            Problem(last.code, last.line, last.column, message, last.hint, last.end_column)
        ]
    return tuple(unique)


def _unreadable(error: OSError) -> Problem:
    if isinstance(error, IsADirectoryError):
        return Problem("FZ015", 1, 1, "这是一个文件夹，不是文件", "写文件夹里的文件名")
    if isinstance(error, PermissionError):
        return Problem("FZ015", 1, 1, "没有读这个文件的权限", "请文件的所有者开放读权限")
    if isinstance(error, FileNotFoundError):
        return Problem("FZ015", 1, 1, "文件不存在，或者刚刚被删去", "检查文件名和路径")
    message = f"读不了这个文件（系统错误号 {error.errno}）"
    return Problem("FZ015", 1, 1, message, "检查文件名、磁盘和网络连接，再试一次")

"""One thing that does not fit its model, found again in the data and in the models.

pydantic names the place of an error by the keys and indexes it went through, mixed with the names of the
union branches it tried and, for values that were made into lists on the way, with indexes that the file
does not have. Walking the models beside the data tells these apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import Tag
from pydantic.fields import FieldInfo

from fzjs.checks.fitting.yaml_forms import shortened
from fzjs.model.fields import Record
from fzjs.model.kinds import model_of
from fzjs.workspace.document import Document, Path
from fzjs.workspace.loaded import Loaded

KEY_MARK = "[key]"
"""How pydantic says that not the value but the key of a mapping is at fault."""


class Telling(NamedTuple):
    """The words of a finding, and the code of the rule that they belong to."""

    code: str
    message: str
    hint: str
    mend: str | None = None
    """What to write in place of the value, quotes and all, where that is sure."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """An error of validation with everything that a message about it needs."""

    error: str
    """pydantic's error type, such as `string_type`."""
    context: dict[str, Any]
    document: Document
    path: Path
    """Where in the data; for a missing key the mapping that lacks it."""
    value: Any
    """What the file has there."""
    name: str
    """The key concerned, as the file has it or ought to have it."""
    field: FieldInfo | None
    """What the models know of that key; None for an unknown key."""
    annotation: Any
    """The type that the value ought to have."""
    holder: Path
    """The path of the innermost mapping around it."""
    siblings: frozenset[str | int]
    """The keys of that mapping."""
    records: tuple[type[Record], ...]
    """The models of the mappings around it, from the file's own to the innermost."""
    item: int | None = None
    """The index, where one item of a list is at fault."""
    on_key: bool = False
    union: tuple[Path, str] | None = None
    """Place and branch of the last union without a telling tag on the way."""

    @property
    def record(self) -> type[Record]:
        """The model of the innermost mapping."""
        return self.records[-1]

    @property
    def raw(self) -> str:
        """What is written there, with quotes and brackets; nothing for a list or mapping of several lines."""
        written = self.document.raw_scalar(self.path)
        if isinstance(self.value, dict | list):
            return written
        return written if written and not written.startswith(("*", "&")) else str(self.value)

    @property
    def written(self) -> str:
        """What is written there, as a message repeats it."""
        if self.raw:
            return f"“{shortened(self.raw)}”"
        return "几行列表" if isinstance(self.value, list) else "下一级字段"

    @property
    def called(self) -> str:
        """How a message names it: “lead（牵头单位）”的第 2 项."""
        name = f"“{labelled(self.name, self.field)}”"
        if self.on_key:
            return f"{name}里的键“{self.path[-1]}”"
        return name if self.item is None else f"{name}的第 {self.item + 1} 项"


def labelled(name: str, field: FieldInfo | None) -> str:
    """A key with its Chinese title: title（文件标题）."""
    return f"{name}（{field.title}）" if field is not None and field.title else name


def fields_of(record: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a record by the keys that a file uses."""
    return {field.alias or name: field for name, field in record.model_fields.items()}


def record_in(annotation: Any) -> type[Record] | None:
    """The record that a field holds, alone, in a list or as one of several forms."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := record_in(part)) is not None), None)


def locate_misfit(error: dict[str, Any], model: type[Record], document: Document) -> Misfit:
    """Find an error of `model`'s validation again in the document's data."""
    walk = _Walk(model, document.data)
    for step in error["loc"]:
        if not walk.go(step):
            break
    if error["type"] == "missing":
        walk.path = walk.holder
    return Misfit(
        error["type"],
        error.get("ctx", {}),
        document,
        walk.path,
        error["input"] if walk.is_leaf_changed else walk.node,
        walk.name,
        walk.field,
        walk.annotation,
        walk.holder,
        walk.siblings,
        tuple(walk.records),
        walk.item,
        error["loc"][-1] == KEY_MARK,
        walk.union,
    )


def mappings_for_lists(loaded: Loaded) -> list[Path]:
    """The paths of the mappings that stand where lists are meant."""
    model = model_of(loaded.kind)
    errors = [error for error in loaded.misfits if error["type"] == "list_type"]
    misfits = [locate_misfit(error, model, loaded.document) for error in errors]
    return [misfit.path for misfit in misfits if isinstance(misfit.value, dict)]


class _Walk:
    """The way through models and data side by side."""

    def __init__(self, model: type[Record], data: Any) -> None:
        self.annotation: Any = model
        self.node = data
        self.path: Path = ()
        self.holder: Path = ()
        self.siblings: frozenset[str | int] = frozenset()
        self.records: list[type[Record]] = []
        self.name = ""
        self.field: FieldInfo | None = None
        self.item: int | None = None
        self.union: tuple[Path, str] | None = None
        self.is_leaf_changed = False

    def go(self, step: str | int) -> bool:
        """Take one step of an error's location; False where the way ends."""
        branches = _branches(self.annotation)
        if len(branches) > 1:
            self._choose(branches, str(step))
            return True
        self.annotation = branches[0]
        if isinstance(self.annotation, type) and issubclass(self.annotation, Record):
            return self._into_field(self.annotation, step)
        return step != KEY_MARK and self._into_entry(step)

    def _into_field(self, record: type[Record], step: str | int) -> bool:
        self.records.append(record)
        self.holder, self.item = self.path, None
        self.siblings = frozenset(self.node)
        self.name = str(step)
        self.field = fields_of(record).get(self.name)
        self.path = (*self.path, step)
        self.node = self.node.get(step)
        if self.field is None or step not in self.siblings:
            return False
        self.annotation = self.field.annotation
        return True

    def _into_entry(self, step: str | int) -> bool:
        if get_origin(self.annotation) is not type(self.node):
            self.is_leaf_changed = True  # a text that was split or put into a list before it was looked at
            return False
        if isinstance(self.node, list):
            self.item = int(step)
        self.path = (*self.path, step)
        self.node = self.node[step]
        self.annotation = get_args(self.annotation)[-1]
        return True

    def _choose(self, branches: list[Any], tag: str) -> None:
        tagged = {
            mark.tag: branch
            for branch in branches
            for mark in getattr(branch, "__metadata__", ())
            if isinstance(mark, Tag)
        }
        if tag in tagged:
            self.annotation = get_args(tagged[tag])[0]
            return
        lists = [branch for branch in branches if get_origin(branch) is list]
        others = [branch for branch in branches if get_origin(branch) is not list]
        self.annotation = (lists if tag.startswith("list[") else others)[0]
        self.union = (self.path, tag)


def _branches(annotation: Any) -> list[Any]:
    """The forms that a value may take, None aside."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        return [part for part in get_args(annotation) if part is not type(None)]
    return [annotation]

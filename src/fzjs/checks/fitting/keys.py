"""Keys that a record does not know, and keys that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from unicodedata import normalize

from pydantic.fields import FieldInfo

from fzjs.checks.fitting.misfit import Misfit, Telling, fields_of, labelled, record_in
from fzjs.checks.fitting.yaml_forms import plain_or_quoted, shortened
from fzjs.model.fields import Record

_TABLES = Path(__file__).parent / "tables"
_MOST_LISTED = 12
_LONGEST_KEY = 40  # comparing longer ones takes long and helps nobody

_LABELLED = (("title", "text"), ("indicator", "value"), ("name", ""))
"""Keys that name a thing, and the keys of what is said about it."""


def unknown_key(misfit: Misfit) -> Telling:
    """A key that this mapping does not have."""
    message = f"这里没有“{misfit.name}”这个字段"
    meant = field_meant(misfit)
    if meant is not None:
        called = labelled(meant, fields_of(misfit.record)[meant])
        if meant in misfit.siblings:
            return Telling("FZ101", message, f"{called}在这里已经写过，请把内容合并过去，删去“{misfit.name}”")
        return Telling("FZ101", message, f"您是不是要写 {called}？请把“{misfit.name}”改成 {meant}")
    return Telling("FZ101", message, _other_place(misfit) or _what_may_stand_here(misfit))


def label_for_key(misfit: Misfit) -> Telling:
    """A list item such as `- 出庭应诉率: 90%`: what ought to be a value stands where the key belongs."""
    name, second = next(names for names in _LABELLED if names[0] in fields_of(misfit.record))
    value = (
        f", {second}: {shortened(str(misfit.value))}"
        if second in fields_of(misfit.record) and misfit.value
        else ""
    )
    how = f"写成 {{{name}: {misfit.name}{value}}}"
    return Telling("FZ103", f"“{misfit.name}”写在了字段名的位置上", f"{how}；如果这是一句话，请给整句加引号")


def is_label_for_key(misfit: Misfit) -> bool:
    """Whether an unknown key is the only one in its list item and no attempt at a key."""
    in_list = bool(misfit.holder) and isinstance(misfit.holder[-1], int)
    has_name = any(name in fields_of(misfit.record) for name, _ in _LABELLED)
    is_alone = len(misfit.siblings) == 1 and not misfit.name.isascii()
    return (
        misfit.error == "extra_forbidden"
        and in_list
        and has_name
        and is_alone
        and field_meant(misfit) is None
    )


def missing_key(misfit: Misfit) -> Telling:
    """A key that this mapping must have."""
    example = f"{misfit.name}: {unused_id(misfit) or example_of(misfit.record, misfit.name)}"
    where = _called_holder(misfit)
    return Telling("FZ102", f"{where}缺少 {labelled(misfit.name, misfit.field)}", f"加上一行，如 {example}")


def unused_id(misfit: Misfit) -> str | None:
    """An id for a measure that has none: the number after the last one in its list that nothing else bears."""
    if misfit.name != "id" or not misfit.holder or not isinstance(misfit.holder[-1], int):
        return None
    taken = set(_ids_in(misfit.document.data))
    siblings: Any = misfit.document.data
    for step in misfit.holder[:-1]:
        siblings = siblings[step]
    before = [item.get("id") for item in siblings[: misfit.holder[-1]] if isinstance(item, dict)]
    texts = [text for text in before if isinstance(text, str)] or sorted(taken)[-1:]
    numbered = re.fullmatch(r"(.*?)([0-9]{1,6})", texts[-1]) if texts else None
    if numbered is None:
        return None
    stem, digits = numbered.groups()
    free = (f"{stem}{number:0{len(digits)}}" for number in count(int(digits) + 1))
    return plain_or_quoted(next(text for text in free if text not in taken))


def _ids_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node["id"]
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _ids_in(item)


def field_meant(misfit: Misfit) -> str | None:
    """The field of the same mapping that an unknown key stands for, if that is clear."""
    fields = fields_of(misfit.record)
    written = re.sub("[ -]", "_", normalize("NFKC", misfit.name[:_LONGEST_KEY]).strip().lower())
    free = [name for name in fields if name not in misfit.siblings]
    for name, field in fields.items():
        if written in (name, field.title):
            return name
    # A field of this very name one level up is likelier than a slip of the pen.
    is_known_elsewhere = _other_place(misfit) is not None
    near = get_close_matches(written, free, 1, 0.85 if is_known_elsewhere else 0.7)
    if near or is_known_elsewhere:
        return near[0] if near else None
    synonyms = [name for name in _synonyms().get(written, ()) if name in fields]
    if synonyms:
        return next((name for name in synonyms if name in free), synonyms[0])
    titles = {field.title: name for name, field in fields.items() if field.title}
    near = get_close_matches(written, list(titles), 1, 0.7)
    return titles[near[0]] if near else None


def required_fields(record: type[Record]) -> dict[str, FieldInfo]:
    """The fields that must not be missing."""
    return {name: field for name, field in fields_of(record).items() if field.is_required()}


def example_of(record: type[Record], name: str) -> str:
    """What a required field may hold, as it is written in a file."""
    return _examples().get(f"{record.__name__}.{name}", "…")


def _other_place(misfit: Misfit) -> str | None:
    """Where the field of this very name belongs: further out or further in."""
    written = misfit.name
    containers = [step for step in misfit.holder if isinstance(step, str)]
    for depth, record in reversed(list(enumerate(misfit.records[:-1]))):
        field = fields_of(record).get(written)
        if field is not None:
            outer = fields_of(misfit.records[depth - 1])[containers[depth - 1]] if depth else None
            where = (
                f"外层的 {labelled(containers[depth - 1], outer)}" if outer else "文件最外层（行首不缩进）"
            )
            return f"{labelled(written, field)}不写在这里，请移到{where}"
    inner = _way_down(misfit.record, written, 2)
    if inner is None:
        return None
    way, field = inner
    return f"{labelled(written, field)}写在 {' 下的 '.join(way)}里面，请移到那里，并多缩进"


def _way_down(record: type[Record], name: str, levels: int) -> tuple[list[str], FieldInfo] | None:
    """The containers on the way to the nearest field of this name below a record."""
    below = [(key, field, record_in(field.annotation)) for key, field in fields_of(record).items()]
    inside = [(labelled(key, field), inner) for key, field, inner in below if inner not in (None, record)]
    for container, inner in inside:
        found = fields_of(inner).get(name) if inner else None
        if found is not None:
            return [container], found
    for container, inner in inside if levels > 1 else ():
        deeper = _way_down(inner, name, levels - 1) if inner else None
        if deeper is not None:
            return [container, *deeper[0]], deeper[1]
    return None


def _what_may_stand_here(misfit: Misfit) -> str:
    free = [labelled(*entry) for entry in fields_of(misfit.record).items() if entry[0] not in misfit.siblings]
    rest = "等" if len(free) > _MOST_LISTED else ""
    if not free:
        return "请删去这一行"
    return f"请删去这一行；这里还可以写 {'、'.join(free[:_MOST_LISTED])}{rest}"


def _called_holder(misfit: Misfit) -> str:
    """The mapping that lacks something, as a message begins with it; nothing for the file itself."""
    if not misfit.holder:
        return "文件"
    names = [step for step in misfit.holder if isinstance(step, str)]
    field = fields_of(misfit.records[-2]).get(names[-1])
    called = f"“{labelled(names[-1], field)}”"
    last = misfit.holder[-1]
    return f"{called}的第 {last + 1} 项" if isinstance(last, int) else called


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for written, field in _rows("synonyms.tsv"):
        found[written] = (*found.get(written, ()), field)
    return found


@cache
def _examples() -> dict[str, str]:
    return dict(_rows("examples.tsv"))


def _rows(table: str) -> list[tuple[str, str]]:
    lines = (_TABLES / table).read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return [(left, right) for left, _, right in pairs]

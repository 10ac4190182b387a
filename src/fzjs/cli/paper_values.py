"""`--set name=value` for what a plan says of its notice: how a value on the command line is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from fzjs.cli.exits import CannotRunError
from fzjs.language.unitlists import split_units
from fzjs.model.notice import Notice


def notice_value(key: str, value: str) -> object:
    """A value of the notice as its model wants it; an empty one clears what the plan says.

    Names of those who issue and sign are parted by 、. Those to whom a notice goes stay as typed, since 、 and ，
    between them say who belongs together; a text is prose and one paragraph. Raises `CannotRunError`.
    """
    about = Notice.model_fields[key]
    if not value:
        return about.get_default(call_default_factory=True)
    is_list = get_origin(about.annotation) is list
    candidates: list[Any] = [_LISTS[key](value)] if is_list else [value, *_as_other_types(value)]
    for candidate in candidates:
        try:
            return getattr(Notice.model_validate({key: candidate}), key)
        except ValidationError:
            continue
    allowed = _allowed(about.annotation)
    choices = f"可以写：{'、'.join(allowed)}" if allowed else f"{about.title}：{about.description}"
    raise CannotRunError(f"--set {key}={value} 的值不对。{choices}")


def _units(value: str) -> list[str]:
    return list(split_units(value).names) or [value]


def _persons(value: str) -> list[str]:
    return [name for part in re.split("[、，,；;]", value) if (name := part.strip())]


def _receivers(value: str) -> list[str]:
    """One item with the marks as typed, without the one at the end, which every paper sets itself."""
    return [value.rstrip("：:。；;，、 ") or value]


def _paragraph(value: str) -> list[str]:
    return [value]


_LISTS: dict[str, Callable[[str], list[str]]] = {
    "issuer": _units, "signers": _persons, "addressees": _receivers, "copies_to": _receivers, "text": _paragraph,
}  # fmt: skip


def _as_other_types(value: str) -> Iterable[object]:
    if value.isascii() and value.isdecimal() and len(value) < 10:
        yield int(value)
    if value in _TRUE_OR_FALSE:
        yield _TRUE_OR_FALSE[value]


_TRUE_OR_FALSE = {"是": True, "true": True, "有": True, "否": False, "false": False, "无": False}


def _allowed(annotation: Any) -> list[str]:
    """The words of a field that allows only some; empty for any other."""
    if annotation is bool:
        return ["是", "否"]
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    if get_origin(annotation) in (Union, UnionType):
        return [word for each in get_args(annotation) for word in _allowed(each)]
    return []

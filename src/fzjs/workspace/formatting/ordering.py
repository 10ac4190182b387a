"""Keys in the order of the model, each with its lines and the comments above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from fzjs.model.fields import Record
from fzjs.model.key_order import keys_in_order, record_below
from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.formatting.nodes import Node, compose, keeps_blanks, last_line, walk

_MOST_PASSES = 60
"""Each pass orders the innermost mappings that are not in order; files are not deeper than this."""


def in_order(text: str, record: type[Record]) -> str:
    """The text with the keys of every mapping in the order of its record; unknown keys stay where they are.

    A comment above a key goes with it. What stands above the first key of the file stays there.
    A text behind `|+` takes the blank lines below it for its own: in a file with one nothing is moved.
    """
    for _ in range(_MOST_PASSES):
        root = compose(text)
        if root is None or any(keeps_blanks(node, text) for node in walk(root)):
            break
        lines = text.split("\n")
        edits = [
            edit for found in _out_of_order(root, record) for edit in _arranged(found, text, lines, root)
        ]
        after = EditedText(text, edits).text if edits else text
        if after == text:
            break
        text = after
    return text


class _Unordered(NamedTuple):
    """A mapping whose keys are not in order, and the order that they ought to have (indexes)."""

    node: Node
    order: list[int]


def _out_of_order(node: Node, record: type[Record]) -> Iterator[_Unordered]:
    """The mappings that are not in order and hold none below them that is not."""
    below = list(_below(node, record))
    yield from below
    if isinstance(node, yaml.MappingNode) and not below:
        ranks = _ranks([key.value for key, _ in node.value], keys_in_order(record))
        order = sorted(range(len(ranks)), key=ranks.__getitem__)
        if order != sorted(order) and _can_be_ordered(node):
            yield _Unordered(node, order)


def _ranks(keys: list[str], known: tuple[str, ...]) -> list[int]:
    """The place of each key; one that is unknown, perhaps misspelt, stays behind the one that it follows."""
    ranks: list[int] = []
    for key in keys:
        ranks.append(known.index(key) if key in known else ranks[-1] if ranks else -1)
    return ranks


def _below(node: Node, record: type[Record]) -> Iterator[_Unordered]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _out_of_order(item, record)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = record_below(record, key.value) if isinstance(key, yaml.ScalarNode) else None
            if inner is not None:
                yield from _out_of_order(value, inner)


def _can_be_ordered(node: Node) -> bool:
    """Whether every key is a word of its own, on a line of its own or all of them on one."""
    keys = [key for key, _ in node.value]
    if any(not isinstance(key, yaml.ScalarNode) or key.start_mark.line != key.end_mark.line for key in keys):
        return False
    if node.flow_style:
        return node.start_mark.line == node.end_mark.line and all(
            _is_written(value) for _, value in node.value
        )
    at_key = node.start_mark.index == keys[0].start_mark.index
    return at_key and len({key.start_mark.line for key in keys}) == len(keys)


def _is_written(node: Node) -> bool:
    return bool(node.start_mark.index < node.end_mark.index)


def _arranged(found: _Unordered, text: str, lines: list[str], root: Node) -> Iterator[Edit]:
    if found.node.flow_style:
        spans = [(key.start_mark.index, value.end_mark.index) for key, value in found.node.value]
        for slot, index in zip(spans, found.order, strict=True):
            yield Edit(*slot, text[slice(*spans[index])])
    else:
        yield _rearranged_lines(found, text, lines, has_header=found.node is root)


class _Segment(NamedTuple):
    """The lines of one key: what stands above it, and its own."""

    above: list[str]
    own: list[str]


def _rearranged_lines(found: _Unordered, text: str, lines: list[str], *, has_header: bool) -> Edit:
    pairs = found.node.value
    column = pairs[0][0].start_mark.column
    first_line = pairs[0][0].start_mark.line
    prefix = lines[first_line][:column]
    top = first_line if has_header or prefix.strip() else _start_of_gap(lines, first_line)
    segments: list[_Segment] = []
    at = top
    for key, value in pairs:
        line = key.start_mark.line
        end = _with_own_comments(lines, last_line(value, lines), column)
        segments.append(_Segment(lines[at:line], [lines[line][column:], *lines[line + 1 : end + 1]]))
        at = end + 1
    arranged: list[str] = []
    for index in found.order:
        segment = segments[index]
        is_first = not arranged and bool(prefix.strip())  # behind the dash of an item
        # A comment that is indented further would become part of a block text that comes to stand above it.
        indent = prefix[: len(prefix) - len(prefix.lstrip())] if is_first else " " * column
        above = [_indented(line, indent) for line in segment.above]
        own = [(prefix if is_first else " " * column) + segment.own[0], *segment.own[1:]]
        arranged += [*above, *own]
    begin = sum(len(line) + 1 for line in lines[:top])
    end_of_last = begin + sum(len(line) + 1 for line in lines[top:at]) - 1
    return Edit(begin, min(end_of_last, len(text)), "\n".join(arranged))


def _start_of_gap(lines: list[str], line: int) -> int:
    """The first of the blank lines and comments right above a line."""
    while line and _says_nothing(lines[line - 1]):
        line -= 1
    return line


def _with_own_comments(lines: list[str], last: int, column: int) -> int:
    """The last line of a value with the comments below it that are indented further than its key."""
    line = last
    while line + 1 < len(lines) and _says_nothing(lines[line + 1]):
        line += 1
        if lines[line].strip() and len(lines[line]) - len(lines[line].lstrip(" ")) > column:
            last = line
        elif lines[line].strip():
            break
    return last


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indented(line: str, indent: str) -> str:
    return indent + line.lstrip() if line.strip() else line

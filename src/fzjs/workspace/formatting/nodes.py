"""A text as a tree of nodes with their places, as PyYAML composes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

Node: TypeAlias = Any
"""A node of PyYAML: `start_mark` and `end_mark` with `index`, `line` and `column`, counted from 0."""


def compose(text: str) -> Node | None:
    """The tree of a text; None for an empty one, and where one node stands in several places (aliases)."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        return None
    nodes = list(walk(root))
    return root if len({id(node) for node in nodes}) == len(nodes) else None


def walk(root: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the file."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in reversed(node.value) for part in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)


def is_block_text(node: Node) -> bool:
    """Whether a node is a text behind `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def keeps_blanks(node: Node, text: str) -> bool:
    """Whether a node is a block text to which the blank lines below it belong (`|+`)."""
    header = (
        text[node.start_mark.index : text.find("\n", node.start_mark.index)] if is_block_text(node) else ""
    )
    return "+" in header.partition("#")[0]


def last_line(node: Node, lines: list[str]) -> int:
    """The number of the last line that holds something of a node."""
    if isinstance(node, yaml.ScalarNode):
        return _last_line_of_text(node, lines)
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(last[-1] if isinstance(last, tuple) else last, lines)


def _last_line_of_text(node: Node, lines: list[str]) -> int:
    line = int(node.end_mark.line)
    if not is_block_text(node):
        return line
    if node.end_mark.column == 0:
        line -= 1
    line = min(line, len(lines) - 1)
    header = lines[node.start_mark.line][node.start_mark.column :].partition("#")[0]
    if "+" in header:
        return line
    body = lines[node.start_mark.line + 1 : line + 1]
    # Of a line of blanks that is longer than the indentation, the rest is text.
    indent = min((len(each) - len(each.lstrip(" ")) for each in body if each.strip(" ")), default=0)
    while line > node.start_mark.line and not lines[line].strip(" ") and len(lines[line]) <= indent:
        line -= 1
    return line

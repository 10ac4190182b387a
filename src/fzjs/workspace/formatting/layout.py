"""Blanks at the ends of lines and of the file."""

from __future__ import annotations

import re
from collections import Counter

import yaml

from fzjs.workspace.extents import scalar_extents
from fzjs.workspace.formatting.nodes import Node, compose, is_block_text, last_line, walk

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")


def tidy_lines(text: str) -> str:
    """No blanks at the end of a line, and one line break at the end of the file.

    Lines of texts that are quoted or stand behind `|` or `>` are left alone: there a blank means something.
    """
    root = compose(text)
    if root is None:
        return text
    if not text.endswith("\n"):
        text = _without_last_break(text, root)
    lines = text.split("\n")
    kept: set[int] = set()
    end = last_line(root, lines)
    for node in walk(root):
        if isinstance(node, yaml.ScalarNode) and node.style and node.start_mark.line < node.end_mark.line:
            first = node.start_mark.line + is_block_text(node)
            last = last_line(node, lines) if is_block_text(node) else node.end_mark.line - 1
            kept.update(range(first, last + 1))
    tidy = [line if number in kept else line.rstrip(" \t") for number, line in enumerate(lines)]
    while len(tidy) - 1 > end and not tidy[-1]:
        tidy.pop()
    return "\n".join(tidy) + "\n"


def _without_last_break(text: str, root: Node) -> str:
    """A block text that ends with the file, without a line break: `|-` says so, and a line break may follow."""
    last = list(walk(root))[-1]
    if not is_block_text(last) or last.value.endswith("\n"):
        return text
    start = last.start_mark.index
    end = text.find("\n", start)
    header = text[start:end]
    mark, *rest = header.split(maxsplit=1)
    stripped = f"{mark.rstrip('+-')}-" + header[len(mark) :]
    return text[:start] + stripped + text[end:] if end >= 0 and mark[0] in "|>" and len(rest) < 2 else text


def comments_in(text: str) -> Counter[str]:
    """The comments of a text, however they are ordered, without blanks at their ends."""
    covered = bytearray(len(text) + 1)
    for start, end in scalar_extents(text):
        # A comment may stand beside the header of a block text.
        first = text.find("\n", start, end) if text[start : start + 1] in ("|", ">") else start
        if first >= 0:
            covered[first:end] = b"\1" * (end - first)
    return Counter(found[0].rstrip() for found in _COMMENT.finditer(text) if not covered[found.start()])

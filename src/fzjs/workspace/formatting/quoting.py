"""Quotes where other software would take a text for something else."""

from __future__ import annotations

import yaml

from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.formatting.nodes import Node, compose, walk
from fzjs.workspace.scalars import CONSTANTS, NUMBER_STARTS, is_disputed_number, resolve_number

_TEXT = "tag:yaml.org,2002:str"


def quote_misread(text: str) -> str:
    """Quotes round every plain text that YAML 1.1, which most software still reads, takes for no text.

    `yes`, `off`, `12:30`, `018`, `1_000`, `2024-02-30`: texts to fzjs and to YAML 1.2.
    """
    root = compose(text)
    edits = [_quoted(node) for node in walk(root) if _is_misread(node)] if root is not None else []
    return EditedText(text, edits).text if edits else text


def _is_misread(node: Node) -> bool:
    """Whether the two editions differ; PyYAML's loader follows the older one."""
    if not isinstance(node, yaml.ScalarNode) or node.style or node.value in CONSTANTS:
        return False
    written = node.value
    if is_disputed_number(written):
        return True
    if node.tag == _TEXT:
        return False
    return written[0] not in NUMBER_STARTS or resolve_number(written) is written


def _quoted(node: Node) -> Edit:
    escaped = node.value.replace("\\", "\\\\").replace('"', '\\"')
    return Edit(node.start_mark.index, node.end_mark.index, f'"{escaped}"')

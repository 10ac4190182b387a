"""The tree of a document's numbered parts. Levels follow from the order in which forms of numbers are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from fzjs.importing.markers import Marker, read_marker
from fzjs.importing.run_in import split_run_in
from fzjs.importing.source import Paragraph, Table
from fzjs.importing.titles import is_heading
from fzjs.model.printing import NO_NUMBER

_WIDEST_GAP = 3
_HIGHEST_START = 60


@dataclass(slots=True)
class Node:
    """A numbered part: its own paragraph (without the number), what follows it, and the parts below it."""

    text: str
    line: int
    marker: Marker | None = None
    """None for an item whose number is lost."""
    value: int = 0
    paragraphs: list[Paragraph | Table] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def written(self) -> list[str]:
        """The whole part as written, line by line, numbers included."""
        own = (self.marker.written if self.marker else "") + self.text
        lines = [own] if own else []
        lines += [block.text for block in self.paragraphs if isinstance(block, Paragraph)]
        return lines + [line for node in self.nodes for line in node.written()]


@dataclass(slots=True)
class Outline:
    """A document's body: what stands before the first number, the parts, and what was odd about the numbers."""

    preface: list[Paragraph | Table]
    nodes: list[Node]
    doubts: list[tuple[int, str]]


def build_outline(blocks: Iterable[Paragraph | Table]) -> Outline:
    """The tree of the numbered paragraphs; a number that fits nowhere stays text and is told."""
    blocks = list(blocks)
    tree = _Tree(spoken=not _has_numbers(blocks))
    for block in blocks:
        tree.add(block)
    for node in list(_walk(tree.root.nodes)):
        heading, items = (
            split_run_in(node.text) if not node.nodes and not node.paragraphs else (node.text, [])
        )
        if items:
            node.text = heading
            node.nodes = [Node(text[marker.end :], node.line, marker, marker.value) for marker, text in items]
    for node in tree.root.nodes:
        _split_spoken(node)
    return Outline(tree.root.paragraphs, tree.root.nodes, tree.doubts)


def _split_spoken(section: Node) -> None:
    """一是… 二是… on lines of their own below a heading of the first level are its items."""
    markers = [_marker_of(block) for block in section.paragraphs]
    spoken = [marker is not None and marker.family == "spoken" for marker in markers]
    if section.nodes or not is_heading(section.text) or sum(spoken) < 2 or not spoken[0]:
        return
    blocks, section.paragraphs = section.paragraphs, []
    for block, marker in zip(blocks, markers, strict=True):
        if isinstance(block, Paragraph) and marker is not None and marker.family == "spoken":
            section.nodes.append(Node(block.text[marker.end :], block.line, marker, marker.value))
        else:
            section.nodes[-1].paragraphs.append(block)


def _walk(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.nodes)


def _has_numbers(blocks: list[Paragraph | Table]) -> bool:
    """Whether any paragraph is numbered otherwise than by 一是 or 一要, which elsewhere are part of a text."""
    markers = [_marker_of(block) for block in blocks]
    return any(marker is not None and marker.family != "spoken" for marker in markers)


def _marker_of(block: Paragraph | Table) -> Marker | None:
    """The number of a paragraph, or the rank of a heading that is one by its style only."""
    if isinstance(block, Table):
        return None
    marker = read_marker(block.text)
    if marker is not None and marker.end == len(block.text):
        return None
    if marker is None and block.level and is_heading(block.text):
        return Marker(NO_NUMBER, f"heading-{block.level}", 0, 0, "")
    return marker


class _Tree:
    def __init__(self, *, spoken: bool) -> None:
        self.root = Node("", 0)
        self.stack: list[tuple[str, Node]] = [("", self.root)]
        self.spoken = spoken
        self.last: dict[str, int] = {}
        self.below: dict[str, set[str]] = {}
        """family → families that have been met below it."""
        self.doubts: list[tuple[int, str]] = []

    def add(self, block: Paragraph | Table) -> None:
        marker = _marker_of(block)
        if isinstance(block, Table) or marker is None or (marker.family == "spoken" and not self.spoken):
            self.stack[-1][1].paragraphs.append(block)
            return
        depth = self._depth(marker.family)
        siblings = self.stack[depth - 1][1].nodes
        before = siblings[-1].value if siblings and siblings[-1].marker else 0
        if siblings and siblings[-1].marker and siblings[-1].marker.family != marker.family:
            before = 0
        if marker.end == 0:  # a heading by its style only counts itself
            marker = replace(marker, value=before + 1)
        expected = {before + 1, self.last.get(marker.family, 0) + 1}
        if marker.value not in expected and not self._is_bearable(marker, before, block, depth):
            self.stack[-1][1].paragraphs.append(block)
            self.doubts.append((block.line, f"序号“{marker.written}”接不上，按正文处理"))
            return
        self._push(block, marker, depth)

    def _depth(self, family: str) -> int:
        """How deep in the stack the family belongs: where it is open, else below everything that is not below it."""
        families = [name for name, _ in self.stack]
        if family in families:
            return families.index(family)
        depth = len(self.stack)
        while depth > 1 and self.stack[depth - 1][0] in self.below.get(family, ()):
            depth -= 1
        return depth

    def _is_bearable(self, marker: Marker, before: int, block: Paragraph, depth: int) -> bool:
        """Whether a number out of order still counts: a lost first item, a gap, a restart, a late beginning."""
        parent = self.stack[depth - 1][1]
        if not before and marker.value == 2 and self._find_lost_first(parent, marker):
            return True
        if marker.value == 1:
            return True
        if before and before < marker.value <= before + _WIDEST_GAP:
            self.doubts.append((block.line, f"序号“{marker.written}”前面缺了序号"))
            return True
        if before and marker.value == before:
            self.doubts.append((block.line, f"序号“{marker.written}”重复"))
            return True
        if not before and marker.value <= _HIGHEST_START and len(parent.nodes) == 0:
            self.doubts.append((block.line, f"序号从“{marker.written}”开始"))
            return True
        return False

    def _find_lost_first(self, parent: Node, marker: Marker) -> bool:
        """Turn the paragraph before a second item into the first, which has lost its number."""
        last = parent.paragraphs[-1] if parent.paragraphs else None
        if not isinstance(last, Paragraph) or len(last.text) < 8:
            return False
        parent.paragraphs.pop()
        parent.nodes.append(Node(last.text, last.line, None, 1))
        self.doubts.append((last.line, f"第一项没有序号，按“{marker.written}”之前的一项处理"))
        return True

    def _push(self, block: Paragraph, marker: Marker, depth: int) -> None:
        node = Node(block.text[marker.end :], block.line, marker, marker.value)
        del self.stack[depth:]
        for family, _ in self.stack[1:]:
            self.below.setdefault(family, set()).add(marker.family)
        self.stack[-1][1].nodes.append(node)
        self.stack.append((marker.family, node))
        self.last[marker.family] = marker.value

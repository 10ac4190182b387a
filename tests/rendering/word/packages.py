"""What Word takes for damage in a document, besides what a schema says."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STYLED = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def faults(document: bytes) -> list[str]:
    """Every fault of a package and its parts."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        names = package.namelist()
        parts = {
            name: etree.fromstring(package.read(name)) for name in names if name.endswith((".xml", ".rels"))
        }
    return [
        *(f"{name} twice" for name, count in Counter(names).items() if count > 1),
        *_relationship_faults(parts, set(names)),
        *_style_faults(parts),
        *(fault for name, root in parts.items() for fault in _table_faults(name, root)),
        *(fault for name, root in parts.items() for fault in _leftover_faults(name, root)),
        *_number_faults(parts),
    ]


def _relationship_faults(parts: dict[str, Any], names: set[str]) -> Iterator[str]:
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, own = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), own[:-5])
        ids = [each.get("Id") for each in root]
        if len(set(ids)) < len(ids):
            yield f"{name}: ids not unique"
        for each in root:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), each.get("Target")))
            if each.get("TargetMode") != "External" and target.lstrip("/") not in names:
                yield f"{name}: {each.get('Target')} is not there"
    for name, root in parts.items():
        folder, own = posixpath.split(name)
        listed = parts.get(f"{folder}/_rels/{own}.rels")
        there = {each.get("Id") for each in listed} if listed is not None else set()
        for each in root.iter():
            for key in (f"{_R}id", f"{_R}embed", f"{_R}link"):
                if each.get(key) is not None and each.get(key) not in there:
                    yield f"{name}: {each.get(key)} leads nowhere"


def _style_faults(parts: dict[str, Any]) -> Iterator[str]:
    styles = [each.get(f"{W}styleId") for each in parts["word/styles.xml"].iter(f"{W}style")]
    if len(set(styles)) < len(styles):
        yield "ids of styles not unique"
    for name, root in parts.items():
        used = {each.get(f"{W}val") for kind in _STYLED for each in root.iter(f"{W}{kind}")}
        yield from (f"{name}: no style {style}" for style in sorted(used - set(styles)))


def _table_faults(name: str, root: Any) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        if table.find(f"{W}tr") is None:
            yield f"{name}: table without a row"
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in row.iterfind(f"{W}tc")]
            if sum(int(span.get(f"{W}val")) if span is not None else 1 for span in spans) != columns:
                yield f"{name}: a row has not as many cells as the table has columns"
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            yield f"{name}: a cell does not end with a paragraph"


def _leftover_faults(name: str, root: Any) -> Iterator[str]:
    for run in root.iter(f"{W}r"):
        if all(below.tag == f"{W}rPr" for below in run):
            yield f"{name}: an empty run"
    for choice in root.iter(f"{_MC}AlternateContent"):
        if choice.find(f"{_MC}Fallback") is None:
            yield f"{name}: nothing for programs that do not know the shape"


def _number_faults(parts: dict[str, Any]) -> Iterator[str]:
    drawings = Counter(each.get("id") for root in parts.values() for each in root.iter(f"{_WP}docPr"))
    yield from (f"drawing {number} twice" for number, count in drawings.items() if count > 1)
    marks = Counter(each.get(f"{W}id") for root in parts.values() for each in root.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark {number} twice" for number, count in marks.items() if count > 1)

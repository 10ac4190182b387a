"""Putting charts into a Word document: where its text has a chart's mark, the chart is drawn.

A template prints the mark like any other text (`{{ charts.targets }}`), so that an office can move a chart, or leave
it out, by editing the template. The package gets a chart part for each chart, a workbook with its numbers, and the
relationships and content types that these need (ECMA-376, part 1, 14.2.1 and part 2, 9 and 10). Parts are found by
relationships, wherever they lie; these lie beside the document, where simple readers look for relationships too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from fzjs.rendering.charts.data import Chart
from fzjs.rendering.word_charts.chart_part import chart_part
from fzjs.rendering.word_charts.marks import mark
from fzjs.rendering.word_charts.plot import USUAL_ROOM, Plot, plots

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_DOCUMENT = "word/document.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_EMU_IN_TWIP = 635
_PITCH = 579
"""Twips from one row of body text to the next: 22 rows fill the type area (GB/T 9704-2012, 5.2.3)."""
_TYPE_AREA = (8844, 12756)
"""Width and height of the type area, 156 × 225 mm, in twips (GB/T 9704-2012, 5.2.1)."""
_AIR = 120
"""Twips of a chart's rows that stay free, so that the row it stands in is no higher than they are."""


def place_charts(document: bytes, charts: Mapping[str, Chart]) -> bytes:
    """The document with a chart drawn for every paragraph that is its mark and nothing else; the same bytes for the
    same input.

    A chart whose mark is nowhere is left out. A chart with more bars than find room on a page becomes several, one
    below the other.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[_DOCUMENT])
    marks = list(_marked(root, charts))
    if not marks:
        return document
    placing = _Placing(parts, root)
    for paragraph, name in marks:
        placing.replace(paragraph, charts[name])
    return _zipped({**parts, **placing.finished()})


@dataclass
class _Placing:
    """One document on its way; parts are added as charts are placed."""

    parts: Mapping[str, bytes]
    root: Any

    def __post_init__(self) -> None:
        self.added: dict[str, bytes] = {}
        self.relationships = etree.fromstring(self.parts[_RELATIONSHIPS])
        self.types = etree.fromstring(self.parts[_TYPES])
        ids = [
            int(each) for each in self.root.xpath(f"//*[namespace-uri()='{_WP}'][local-name()='docPr']/@id")
        ]
        self.last_id = max(ids, default=0)

    def replace(self, paragraph: Any, chart: Chart) -> None:
        """Draw a chart where a paragraph stands. One without bars leaves an empty paragraph, which cells need."""
        width, height = _type_area(paragraph)
        drawn = list(plots(chart, min(height // _PITCH - 2, USUAL_ROOM)))
        for plot in drawn:
            paragraph.addprevious(self._drawn(plot, paragraph, width))
        if drawn:
            paragraph.getparent().remove(paragraph)
            return
        for run in paragraph.findall(f"{{{_W}}}r"):
            paragraph.remove(run)

    def finished(self) -> dict[str, bytes]:
        return {
            **self.added,
            _DOCUMENT: _as_bytes(self.root),
            _RELATIONSHIPS: _as_bytes(self.relationships),
            _TYPES: _as_bytes(self.types),
        }

    def _drawn(self, plot: Plot, paragraph: Any, width: int) -> Any:
        """A paragraph with the chart, whose parts are added to the package."""
        number = self._free_number()
        part = f"word/chart{number}.xml"
        self._add(part, _CHART_TYPE, chart_part(plot, self._workbook(plot, number)))
        related = self._relate(f"chart{number}.xml")
        self.last_id += 1
        return _paragraph(plot, related, self.last_id, width, paragraph)

    def _workbook(self, plot: Plot, number: int) -> str:
        """The id of the chart's relationship to its workbook; without openpyxl there is none, and nothing is lost to
        the eye."""
        try:
            from fzjs.rendering.word_charts.data_sheet import data_sheet
        except ModuleNotFoundError as error:
            if error.name != "openpyxl":
                raise
            return ""
        self._add(f"word/embeddings/chart{number}.xlsx", _WORKBOOK_TYPE, data_sheet(plot))
        relationships = etree.Element(
            f"{{{_PACKAGE}/relationships}}Relationships", nsmap={None: f"{_PACKAGE}/relationships"}
        )
        _relationship(relationships, "rId1", f"{_R}/package", f"embeddings/chart{number}.xlsx")
        self.added[f"word/_rels/chart{number}.xml.rels"] = _as_bytes(relationships)
        return "rId1"

    def _add(self, name: str, content_type: str, content: bytes) -> None:
        self.added[name] = content
        etree.SubElement(
            self.types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=content_type
        )

    def _relate(self, target: str) -> str:
        known = {each.get("Id") for each in self.relationships}
        number = next(number for number in range(1, len(known) + 2) if f"rIdChart{number}" not in known)
        _relationship(self.relationships, f"rIdChart{number}", f"{_R}/chart", target)
        return f"rIdChart{number}"

    def _free_number(self) -> int:
        """A number that no chart of the template has."""
        names = {*self.parts, *self.added}
        return next(number for number in range(1, len(names) + 2) if f"word/chart{number}.xml" not in names)


def _marked(root: Any, charts: Mapping[str, Chart]) -> Iterator[tuple[Any, str]]:
    """The paragraphs that are a chart's mark, whatever runs it is split into, and the chart's name."""
    names = {mark(name): name for name in charts}
    for paragraph in root.iter(f"{{{_W}}}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{{{_W}}}t")).strip()
        if text in names:
            yield paragraph, names[text]


def _type_area(paragraph: Any) -> tuple[int, int]:
    """Width and height in twips of the pages of the section that a paragraph stands in; the usual ones where it does
    not say."""
    section = next(iter(paragraph.xpath("following::w:sectPr[1]", namespaces={"w": _W})), None)
    if section is None:
        return _TYPE_AREA
    size, margins = section.find(f"{{{_W}}}pgSz"), section.find(f"{{{_W}}}pgMar")
    try:
        width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
        height = _twips(size, "h") - _twips(margins, "top") - _twips(margins, "bottom")
    except (AttributeError, TypeError, ValueError):
        return _TYPE_AREA
    return (width, height) if width > 0 and height > 0 else _TYPE_AREA


def _twips(element: Any, side: str) -> int:
    return int(element.get(f"{{{_W}}}{side}"))


def _paragraph(plot: Plot, related: str, number: int, width: int, model: Any) -> Any:
    """A centred paragraph, exactly as high as a whole number of rows, so that the rows below keep their places."""
    height = plot.rows * _PITCH
    extent = {"cx": str(width * _EMU_IN_TWIP), "cy": str((height - _AIR) * _EMU_IN_TWIP)}
    paragraph = etree.Element(f"{{{_W}}}p", nsmap=model.nsmap)
    looks = etree.SubElement(paragraph, f"{{{_W}}}pPr")
    style = model.find(f"{{{_W}}}pPr/{{{_W}}}pStyle")
    if style is not None:
        looks.append(deepcopy(style))
    etree.SubElement(looks, f"{{{_W}}}snapToGrid", {f"{{{_W}}}val": "0"})
    spacing = {"before": "0", "after": "0", "line": str(height), "lineRule": "atLeast"}
    etree.SubElement(looks, f"{{{_W}}}spacing", {f"{{{_W}}}{key}": value for key, value in spacing.items()})
    zero = {f"{{{_W}}}{side}": "0" for side in ("left", "right", "firstLineChars", "firstLine")}
    etree.SubElement(looks, f"{{{_W}}}ind", zero)
    etree.SubElement(looks, f"{{{_W}}}jc", {f"{{{_W}}}val": "center"})
    run = etree.SubElement(paragraph, f"{{{_W}}}r")
    drawing = etree.SubElement(run, f"{{{_W}}}drawing")
    inline = etree.SubElement(
        drawing,
        f"{{{_WP}}}inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
        nsmap={"wp": _WP},
    )
    etree.SubElement(inline, f"{{{_WP}}}extent", extent)
    etree.SubElement(inline, f"{{{_WP}}}docPr", id=str(number), name=f"图{number}", descr=plot.description)
    etree.SubElement(inline, f"{{{_WP}}}cNvGraphicFramePr")
    graphic = etree.SubElement(inline, f"{{{_A}}}graphic", nsmap={"a": _A})
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", uri=_C)
    etree.SubElement(data, f"{{{_C}}}chart", {f"{{{_R}}}id": related}, nsmap={"c": _C, "r": _R})
    return paragraph


def _relationship(parent: Any, name: str, kind: str, target: str) -> None:
    etree.SubElement(parent, f"{{{_PACKAGE}/relationships}}Relationship", Id=name, Type=kind, Target=target)


def _as_bytes(root: Any) -> bytes:
    whole: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return whole


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return out.getvalue()

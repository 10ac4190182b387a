"""Shapes at a place on the page: a box with a page number, a red rule.

Each is written twice, for programs that know `wps` shapes and as VML for those that do not (ECMA-376, part 3, 7.5).
A paragraph with a frame or a border would be simpler; programs that save a template again turn those into other things.
"""

from __future__ import annotations

from typing import NamedTuple

_EMU_IN_MM = 36_000
_POINTS_IN_MM = 72 / 25.4
_FIRST_ID = 9_000
"""Drawings are numbered through all parts of a document; those of the text begin with 1."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"


class Box(NamedTuple):
    """A rectangle on the page: from the left and the upper edge of the paper, width and height; mm."""

    left: float
    top: float
    across: float
    high: float


def turned_box(box: Box, name: str, number: int, paragraphs: str) -> str:
    """A run with a box whose rows run from the top to the bottom of the page. `number`: its own in the document."""
    inside = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    shape = (
        f'<wps:cNvSpPr txBox="1"/><wps:spPr>{_outline(box)}<a:noFill/></wps:spPr><wps:txbx>{inside}</wps:txbx>'
        '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0"/>'
    )
    plain = f'<v:textbox style="layout-flow:vertical" inset="0,0,0,0">{inside}</v:textbox>'
    return _anchored(box, name, number, shape, 'filled="f" stroked="f"', plain)


def rule(box: Box, name: str, number: int, colour: str) -> str:
    """A run with a rule: a rectangle that is filled and has no outline."""
    filled = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    shape = f"<wps:cNvSpPr/><wps:spPr>{_outline(box)}{filled}</wps:spPr><wps:bodyPr/>"
    return _anchored(box, name, number, shape, f'fillcolor="#{colour}" stroked="f"', "")


def _outline(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{_emu(box.across)}" cy="{_emu(box.high)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _anchored(box: Box, name: str, number: int, shape: str, plain_looks: str, plain: str) -> str:
    sides = (("margin-left", box.left), ("margin-top", box.top), ("width", box.across), ("height", box.high))
    place = ";".join(f"{side}:{mm * _POINTS_IN_MM:.2f}pt" for side, mm in sides)
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_CHOICE}"><mc:Choice xmlns:wps="{_SHAPE}" Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{_emu(box.left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{_emu(box.top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_emu(box.across)}" cy="{_emu(box.high)}"/><wp:wrapNone/>'
        f'<wp:docPr id="{_FIRST_ID + number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_SHAPE}"><wps:wsp>{shape}</wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:rect xmlns:v="{_VML}" style="position:absolute;{place};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f"{plain_looks}>{plain}</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _emu(mm: float) -> int:
    return round(mm * _EMU_IN_MM)

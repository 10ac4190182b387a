"""The package around a body: our own minimal one, without theme, with odd and even footers."""

from __future__ import annotations

import io
import zipfile

from fzjs.rendering.word.building.elements import field, paragraph
from fzjs.rendering.word.building.measures import Profile
from fzjs.rendering.word.building.styles import fonts_part, styles_part

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)

_NAMESPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def packed(body: str, profile: Profile, extra: dict[str, str] | None = None) -> bytes:
    """A template: its body (with the sections' `w:sectPr`), and parts of its own such as `header1.xml`.

    A part `header1.xml` gets the id rIdheader1. Footers of upright pages are there as rIdfooterOdd and rIdfooterEven
    where the body refers to them.
    """
    own = {f"word/{name}": content for name, content in (extra or {}).items()}
    upright = {"word/footerOdd.xml": _footer("页码单页"), "word/footerEven.xml": _footer("页码双页")}
    if "rIdfooterOdd" in body:
        own |= upright
    parts = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_part(profile),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": fonts_part(),
        **own,
        "docProps/core.xml": _CORE,
    }
    parts = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships({
            "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
            "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }),
        "word/_rels/document.xml.rels": _relationships({
            f"rId{name[5:-4]}": (f"{_OFFICE}/{_kind(name)}", name[5:]) for name in parts
            if name.startswith("word/") and name != "word/document.xml"
        }),
        **parts,
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            package.writestr(entry, _HEAD + content)
    return out.getvalue()


def part(kind: str, *paragraphs: str) -> str:
    """A header or footer: `part("hdr", …)`, `part("ftr", …)`."""
    return f"<w:{kind} {_NAMESPACES}>{''.join(paragraphs)}</w:{kind}>"


def _footer(style: str) -> str:
    """— 1 —: half-width digits between two dashes of one character (7.5)."""
    return part("ftr", paragraph(style, "— ", field("PAGE"), " —"))


def _kind(name: str) -> str:
    """The kind of a part, from its name: word/footerOdd.xml is a footer."""
    return next(kind for kind in ("header", "footer", "styles", "settings", "fontTable") if kind in name)


def _content_types(parts: dict[str, str]) -> str:
    types = {
        name: f"{_TYPES}.document.main+xml"
        if name.endswith("document.xml")
        else f"{_TYPES}.{_kind(name)}+xml"
        for name in parts
        if name.startswith("word/")
    }
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


_SETTINGS = (
    f'<w:settings xmlns:w="{_WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)

_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ title|default() }}</dc:title></cp:coreProperties>'
)
"""Neither author nor times: the same plan gives the same bytes."""

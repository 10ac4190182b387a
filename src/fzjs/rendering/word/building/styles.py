"""The named styles of the templates, and the fonts that they name (none is shipped)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fzjs.rendering.word.building.measures import (
    BODY_POINTS,
    CHARACTER_SPACING,
    Profile,
    over_mark,
)
from fzjs.rendering.word.runs import CELL
from fzjs.rendering.word.titles import TITLE_POINTS

FANGSONG, KAITI, HEITI, SONGTI, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"

FONTS: tuple[tuple[str, str, str], ...] = (
    (FANGSONG, "仿宋;FangSong", "modern"),
    (KAITI, "楷体;KaiTi", "modern"),
    (HEITI, "SimHei;方正黑体_GBK", "modern"),
    (SONGTI, "SimSun;新宋体", "auto"),
    (XIAOBIAOSONG, "方正小标宋_GBK;华文中宋", "script"),
)
"""Fonts with what Word may take instead, and their family."""

RED = "FF0000"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph or character style. What is None comes from the style that it is based on."""

    name: str
    based: str | None = "公文正文"
    font: str | None = None
    points: float | None = None
    spacing: int | None = None
    """Twips added to each character."""
    colour: str | None = None
    align: str | None = None
    first: float | None = None
    """Indent of the first row in characters of body text."""
    left: float | None = None
    right: float | None = None
    row: int | None = None
    """Exact height of a row in twips; 0: as high as its contents."""
    before: int | None = None
    after: int | None = None
    keep: bool = False
    """Stays on the page of the next paragraph."""
    outline: int | None = None
    """Level in Word's navigation, 0 being the highest."""
    new_page: bool = False
    rule: str | None = None
    """Borders, as XML."""
    of: str = "paragraph"
    """paragraph or character."""


_FLAT = Look("", first=0, align="left")
_SMALL = replace(_FLAT, based="公文正文", spacing=0)


_DOUBLE_RULE = f'<w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="2" w:color="{RED}"/>'


def looks(profile: Profile) -> tuple[Look, ...]:
    """Every style of the templates, the one that all others are based on first."""
    normal = Look(
        "Normal", based=None, font=FANGSONG, points=BODY_POINTS, spacing=CHARACTER_SPACING, align="both", first=0,
        left=0, right=0, row=profile.pitch, before=0, after=0,
    )  # fmt: skip
    body = Look("公文正文", based="Normal", first=2)
    return (
        normal,
        body,
        *_headings(),
        *_elements(profile),
        *_edges_and_letters(),
        *_tables(),
        *_characters(),
    )


def _elements(profile: Profile) -> tuple[Look, ...]:
    """The elements of a paper from the copy number to the note (GB/T 9704-2012, 7.2 and 7.3)."""
    red_rule = f'<w:bottom w:val="single" w:sz="12" w:space="7" w:color="{RED}"/>'
    return (
        replace(_FLAT, name="空行"),
        replace(_FLAT, name="份号"),
        replace(_FLAT, name="密级和紧急程度", font=HEITI),
        replace(
            _FLAT, name="发文机关标志", font=XIAOBIAOSONG, points=42, spacing=0, colour=RED, align="center",
            row=1180, before=over_mark(profile),
        ),
        replace(_FLAT, name="发文字号", align="center", rule=red_rule),
        replace(_FLAT, name="签发人"),
        replace(_FLAT, name="公文标题", font=XIAOBIAOSONG, points=22, spacing=0, align="center", row=round(TITLE_POINTS * 20)),
        Look("印发件标题", based="公文标题", new_page=True),
        replace(_FLAT, name="主送机关"),
        Look("附件说明", align="left"),
        replace(_FLAT, name="附件序号", font=HEITI, new_page=True),
        replace(_FLAT, name="署名", keep=True),
        replace(_FLAT, name="成文日期"),
        Look("附注"),
    )  # fmt: skip


def _edges_and_letters() -> tuple[Look, ...]:
    """The imprint and the page numbers (7.4, 7.5), and what letters have instead of a head (10.1)."""
    return (
        replace(
            _SMALL, name="版记", points=14, row=400, before=60, after=90, left=280 / CELL, right=280 / CELL
        ),
        replace(_SMALL, name="页码单页", font=SONGTI, points=14, align="right", right=280 / CELL, row=400),
        replace(_SMALL, name="页码双页", font=SONGTI, points=14, left=280 / CELL, row=400),
        Look("信函发文机关标志", based="发文机关标志", row=960, rule=_DOUBLE_RULE),
        replace(_FLAT, name="信函要素"),
    )


def _tables() -> tuple[Look, ...]:
    """Tables, and rows that no reader sees."""
    return (
        replace(_FLAT, name="表题", based="公文标题", align="center"),
        replace(_SMALL, name="表头", font=HEITI, points=12, align="center", row=360, before=40, after=40),
        replace(_SMALL, name="表格文字", points=12, row=340, before=20, after=20),
        Look("表格居中", based="表格文字", align="center"),
        replace(_SMALL, name="极小行", points=1, row=20),
        replace(_SMALL, name="模板标签", points=9, colour="7F7F7F", row=0),
    )


def _characters() -> tuple[Look, ...]:
    """Styles of characters, for runs that differ from their paragraph; and the smallest text of tables."""
    return (
        *(Look(f"{name}字", based=None, font=font, of="character") for name, font in _LEVEL_FONTS.items()),
        Look("正文字", based=None, font=FANGSONG, of="character"),
        Look("份号字", based=None, font=FANGSONG, of="character"),
        Look("密级和紧急程度字", based=None, font=HEITI, of="character"),
        Look("签发人姓名", based=None, font=KAITI, of="character"),
        replace(_SMALL, name="小号表格文字", points=9, row=236, before=0, after=0),
    )


_LEVEL_FONTS = {"一级标题": HEITI, "二级标题": KAITI, "三级标题": FANGSONG, "四级标题": FANGSONG}
"""7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋."""


def _headings() -> tuple[Look, ...]:
    return tuple(
        Look(name, font=font, outline=level, align="left" if level < 2 else None)
        for level, (name, font) in enumerate(_LEVEL_FONTS.items())
    )


_NAMES = [look.name for look in looks(Profile("", 0, 0, 0))]


def style_id(name: str) -> str:
    """The id of a style; ids are Latin letters, as some programs drop others."""
    return f"FZ{_NAMES.index(name) + 1:02d}"


def styles_part(profile: Profile) -> str:
    """`word/styles.xml`."""
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>'
        f'<w:rPr>{_fonts(FANGSONG)}<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        + "".join(_style(look, place == 0) for place, look in enumerate(looks(profile)))
        + '<w:style w:type="table" w:default="1" w:styleId="FZTable"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
        + "</w:tblCellMar></w:tblPr></w:style></w:styles>"
    )


def fonts_part() -> str:
    """`word/fontTable.xml`: what may stand in where a machine lacks a font."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
        for name, instead, family in FONTS
    )
    return (
        f'<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{fonts}</w:fonts>'
    )


def _style(look: Look, default: bool) -> str:
    attributes = ' w:default="1"' if default else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style_id(look.based)}"/>' if look.based else ""
    paragraph = f"<w:pPr>{_paragraph_looks(look)}</w:pPr>" if look.of == "paragraph" else ""
    return (
        f'<w:style w:type="{look.of}"{attributes} w:styleId="{style_id(look.name)}"><w:name w:val="{look.name}"/>{based}'
        f"<w:qFormat/>{paragraph}<w:rPr>{_character_looks(look)}</w:rPr></w:style>"
    )


_ROWS = '<w:overflowPunct w:val="1"/><w:snapToGrid w:val="0"/>'
"""Rows do not follow a grid. Marks hang in the margin in Word as usual; LibreOffice takes the 1 for the contrary."""


def _paragraph_looks(look: Look) -> str:
    row = {None: "", 0: ' w:line="240" w:lineRule="auto"'}.get(
        look.row, f' w:line="{look.row}" w:lineRule="exact"'
    )
    gaps = "".join(
        f' w:{side}="{gap}"'
        for side, gap in (("before", look.before), ("after", look.after))
        if gap is not None
    )
    sides = (("left", look.left), ("right", look.right), ("firstLine", look.first))
    indents = "".join(f' w:{side}="{round(chars * CELL)}"' for side, chars in sides if chars is not None)
    return "".join((
        "<w:keepNext/>" if look.keep else "",
        "<w:pageBreakBefore/>" if look.new_page else "",
        '<w:widowControl w:val="0"/>' if look.based is None else "",
        f"<w:pBdr>{look.rule}</w:pBdr>" if look.rule else "",
        _ROWS if look.based is None else "",
        f"<w:spacing{gaps}{row}/>" if gaps or row else "",
        f"<w:ind{indents}/>" if indents else "",
        f'<w:jc w:val="{look.align}"/>' if look.align else "",
        f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
    ))  # fmt: skip


def _character_looks(look: Look) -> str:
    size = round(look.points * 2) if look.points is not None else None
    return "".join((
        _fonts(look.font) if look.font else "",
        f'<w:color w:val="{look.colour}"/>' if look.colour else "",
        f'<w:spacing w:val="{look.spacing}"/>' if look.spacing is not None else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size is not None else "",
    ))  # fmt: skip


def _fonts(name: str) -> str:
    """The same font in all four slots, so that “”, — and digits do not fall into another one."""
    slots = "".join(f' w:{slot}="{name}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts w:hint="eastAsia"{slots}/>'

"""A plot as a chart part of a package (DrawingML), and the workbook with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from fzjs.rendering.skeletons import TEMPLATES
from fzjs.rendering.word_charts.plot import Plot

TYPEFACE = "仿宋_GB2312"
"""The font of the text around; it is named, never shipped."""
SHEET = "数据"


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the workbook holds what the chart shows."""

    categories: str
    names: tuple[str, ...]
    values: tuple[str, ...]


def chart_part(plot: Plot, workbook: str = "") -> bytes:
    """The XML of the part. `workbook` is the id of its relationship to a workbook with the numbers, if there is one."""
    text = _template().render(
        plot=plot,
        cells=_cells(plot),
        positions=[_positions(series.values) for series in plot.series],
        typeface=TYPEFACE,
        workbook=workbook,
    )
    return text.lstrip().encode()


def _cells(plot: Plot) -> Cells:
    last = len(plot.categories) + 1
    columns = [_column(place + 1) for place in range(len(plot.series))]
    return Cells(
        f"{SHEET}!$A$2:$A${last}",
        tuple(f"{SHEET}!${column}$1" for column in columns),
        tuple(f"{SHEET}!${column}$2:${column}${last}" for column in columns),
    )


def _column(place: int) -> str:
    """The letters of a column; 0 is A."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _positions(values: tuple[object | None, ...]) -> list[int]:
    return [place for place, value in enumerate(values) if value is not None]


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "charts"), undefined=StrictUndefined, autoescape=True
    )
    return environment.get_template("chart.xml.j2")

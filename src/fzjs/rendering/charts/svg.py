"""A chart as SVG, drawn by Vega (the `charts` extra): the same text for the same chart, every word selectable."""

from __future__ import annotations

from xml.etree import ElementTree

from fzjs.rendering.charts.bars import bar_spec
from fzjs.rendering.charts.data import BarChart, Chart, LineChart
from fzjs.rendering.charts.drawing import Spec, plain
from fzjs.rendering.charts.ink import FONTS, definitions
from fzjs.rendering.charts.lines import line_spec
from fzjs.rendering.charts.timelines import timeline_spec

_DROPPED = ("role", "aria-roledescription", "font-family", "class", "pointer-events")
"""Vega says of every group, in English, that it is one; and repeats the font in each text."""


def as_svg(chart: Chart) -> str:
    """One `<svg>` element that needs nothing else and scales with the page it is put into.

    Raises `ModuleNotFoundError` (`vl_convert`) where the `charts` extra is not installed.
    """
    import vl_convert

    drawn = vl_convert.vega_to_svg(_spec(chart), allowed_base_urls=[])
    root = ElementTree.fromstring(drawn)
    _tidy(root)
    _one_stop_each(root)
    size = {name: root.get(name, "") for name in ("viewBox", "width", "height")}
    root.attrib = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "group",
        "aria-label": plain(chart.title),
        **size,
    }
    root.set("font-family", FONTS)
    root.insert(0, ElementTree.fromstring(definitions()))
    return ElementTree.tostring(root, encoding="unicode")


def _spec(chart: Chart) -> Spec:
    if isinstance(chart, BarChart):
        return bar_spec(chart)
    return line_spec(chart) if isinstance(chart, LineChart) else timeline_spec(chart)


def _tidy(element: ElementTree.Element) -> None:
    """Take out what only Vega needs: namespaces, empty backgrounds, roles."""
    element.tag = element.tag.rpartition("}")[2]
    element.attrib = {_local(name): value for name, value in element.items() if _local(name) not in _DROPPED}
    if "aria-label" in element.attrib:
        element.set("role", "img")
    if "href" in element.attrib:
        # Vega resolves links against an address of its own; all links here are within the page.
        element.set("href", "#" + element.attrib["href"].rpartition("#")[2])
    for child in list(element):
        if child.get("class") in ("background", "foreground"):
            element.remove(child)
        else:
            _tidy(child)


def _one_stop_each(root: ElementTree.Element) -> None:
    """Let the keyboard stop once at what a name, a bar and a number lead to, not three times."""
    seen: set[str] = set()
    for link in root.iter("a"):
        if link.get("href", "") in seen:
            link.set("tabindex", "-1")
        seen.add(link.get("href", ""))


def _local(name: str) -> str:
    return name.rpartition("}")[2]

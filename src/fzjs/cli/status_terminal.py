"""Where a plan stands, in the terminal: counts, a bar, a time line, what is to be done, targets with bars."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from fzjs.analysis.status.answers import LIGHTS, Light, MeasureStatus, PlanStatus, TargetStatus, UnitLoad
from fzjs.cli.columns import Lines, Rows
from fzjs.cli.status_timeline import timeline
from fzjs.cli.tables import TONES
from fzjs.cli.writing import write_file
from fzjs.model.plan import Path as PlanPath
from fzjs.rendering import status as pages
from fzjs.rendering.page import Table as PageTable
from fzjs.rendering.status_loads import LOAD_COLUMNS, load_page, load_row
from fzjs.rendering.status_wording import met_cell, numbers_of
from fzjs.rendering.terms import LIGHTS as LIGHT_TERMS

_PLAIN_WIDTH = 120
"""Where nobody tells how wide a line may be: a file, a pipe."""
_BAR_WIDTH = 40
_TARGET_WIDTH = 10

STYLES: dict[Light, str] = {
    "overdue": "bold red",
    "due_soon": "yellow",
    "unknown": "magenta",
    "on_time": "blue",
    "done_late": "dark_orange",
    "done": "green",
}
"""How lights look; a sign and a word always say the same."""

_FILLS: dict[Light, str] = {
    "overdue": "█", "due_soon": "▓", "unknown": "?", "on_time": "░", "done_late": "▚", "done": "■",
}  # fmt: skip
"""What the bar is made of, so that it can be read without colours too."""


def show_status(
    status: PlanStatus, measures: Sequence[MeasureStatus], out: Path | None, *, force: bool = False
) -> None:
    """Print where a plan stands, or write it into a file; `measures` are the status's own in the order wanted."""
    _show(_status(status, measures), out, force=force)


def show_loads(
    status: PlanStatus, loads: Sequence[UnitLoad], order: str, out: Path | None, *, force: bool = False
) -> None:
    """Print what each unit has to carry; `order` says in Chinese how the rows stand."""
    page = load_page(status, loads, order)
    own = [load for load in loads if load.own]
    parts: list[RenderableType] = [Lines([Text(page.title, style="bold"), *page.lines])]
    if own:
        parts += _titled("有点名措施的单位", len(own), _load_table(own))
    shared = [f"{load.unit}（{load.shared}）" for load in loads if not load.own]
    if shared:
        parts += _titled("只有共同承担的单位和项数", len(shared), Lines(["、".join(shared)]))
    _show(Group(*parts), out, force=force)


def _show(shown: RenderableType, out: Path | None, *, force: bool) -> None:
    if out is None:
        console = Console(highlight=False, emoji=False)
        if not console.is_terminal:
            console = Console(highlight=False, emoji=False, width=_PLAIN_WIDTH)
        console.print(shown)
        return
    text = io.StringIO()
    Console(file=text, width=_PLAIN_WIDTH, highlight=False, emoji=False, color_system=None).print(shown)
    write_file(out, _without_trailing_spaces(text.getvalue()), force=force)


def _without_trailing_spaces(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _status(status: PlanStatus, measures: Sequence[MeasureStatus]) -> Group:
    own = [each for each in measures if each.tie is None or each.tie.how == "own"]
    shared = [each for each in measures if each.tie is not None and each.tie.how == "group"]
    parts: list[RenderableType] = [Lines([Text(pages.heading(status), style="bold"), *pages.lines(status)])]
    parts += [_IfRoom(each) for each in (_bar(own or shared), timeline(status, own or shared)) if each]
    if own:
        parts += _of_page(pages.measures_table("本单位的措施" if status.unit else "措施", own, status))
    targets = [(each, target) for each in own for target in each.targets]
    if targets:
        parts += _titled("量化目标", len(targets), _targets(targets, numbers_of(status.measures)))
    for table in pages.shared_tables(shared, status):
        parts += _of_page(table)
    for table in (pages.phases_table(status), pages.days_table(status)):
        if table.rows:
            parts += _of_page(table)
    return Group(*parts)


def _of_page(table: PageTable) -> list[RenderableType]:
    rows = [[Text(cell.text, TONES[cell.tone]) for cell in cells] for cells in table.rows]
    return _titled(table.title, len(table.rows), Rows(table.columns, rows))


def _titled(title: str, count: int, body: RenderableType) -> list[RenderableType]:
    return [Text(), Lines([Text(f"{title}（{count}）", style="bold")]), body]


def _bar(measures: Sequence[MeasureStatus]) -> Text | None:
    """All measures as one bar, each light in its share, and what its parts mean."""
    if not measures:
        return None
    counts = {light: sum(each.light == light for each in measures) for light in LIGHTS}
    bar, legend = Text("  "), Text("  ")
    filled = _shares(list(counts.values()), _BAR_WIDTH)
    for (light, count), width in zip(counts.items(), filled, strict=True):
        if count:
            bar.append(_FILLS[light] * width, STYLES[light])
            legend.append(f"{_FILLS[light]} {LIGHT_TERMS[light].name} {count}  ", STYLES[light])
    return Text("\n").join([bar, legend])


def _shares(counts: Sequence[int], width: int) -> list[int]:
    """Widths that add up to `width`, in proportion, and at least 1 for what is there (the widest gives way)."""
    total = sum(counts)
    ends = [round(width * sum(counts[: place + 1]) / total) for place in range(len(counts))]
    widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    for place, count in enumerate(counts):
        if count and not widths[place]:
            widths[widths.index(max(widths))] -= 1
            widths[place] = 1
    return widths


def _targets(targets: Iterable[tuple[MeasureStatus, TargetStatus]], numbers: Mapping[PlanPath, str]) -> Rows:
    rows = []
    for measure, target in targets:
        met = met_cell(target)
        told = (numbers[measure.path], target.text, target.reached_text or "-", target.note)
        number, text, reached, note = map(Text, told)
        rows.append([number, text, reached, _share_bar(target), Text(met.text, TONES[met.tone]), note])
    return Rows(("序号", "目标", "完成", "", "是否达到", "说明"), rows)


def _share_bar(target: TargetStatus) -> Text:
    """How much of what is wanted has been reached; nothing for what has no share."""
    if target.share is None:
        return Text()
    full = int(target.share * _TARGET_WIDTH)  # all of it only when all is reached
    return Text.assemble(
        ("■" * full, "green" if target.met else "yellow"), ("·" * (_TARGET_WIDTH - full), "dim")
    )


def _load_table(loads: Sequence[UnitLoad]) -> Rows:
    """The counts of each unit, columns that are empty for all left out, and a bar as long as its load."""
    page = [load_row(load) for load in loads]
    filled = [place for place in range(len(page[0])) if any(cells[place].text for cells in page)]
    names = [*(LOAD_COLUMNS[place] for place in filled), ""]
    rows = []
    most = max(load.own for load in loads)
    for load, cells in zip(loads, page, strict=True):
        bar = Text()
        for light, width in zip(LIGHTS, _widths(load, most), strict=True):
            bar.append(_FILLS[light] * width, STYLES[light])
        shown = [Text(cells[place].text or "·", TONES[cells[place].tone]) for place in filled]
        rows.append([*shown, bar])
    return Rows(names, rows, frozenset(LOAD_COLUMNS[1:]))


def _widths(load: UnitLoad, most: int) -> list[int]:
    scale = max(1.0, most / 20)
    return [round(load.count(light) / scale) or int(load.count(light) > 0) for light in LIGHTS]


@dataclass(frozen=True, slots=True)
class _IfRoom:
    """A picture made of characters, below an empty line; nothing where its lines would break."""

    picture: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Picture or nothing."""
        if max(map(cell_len, self.picture.plain.splitlines())) <= options.max_width:
            yield Text()
            yield self.picture

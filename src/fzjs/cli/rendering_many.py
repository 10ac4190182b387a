"""Many papers in one run: everything of a workspace, or one paper for every unit.

What goes wrong with one paper stops no other; it is told at the end, and the exit code is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fzjs.cli.exits import CLEAN, FINDINGS, CannotRunError
from fzjs.cli.paper_cautions import cautions_in, cautions_on
from fzjs.cli.paper_files import contents_of, drawn_up, file_name
from fzjs.cli.progress import progress_shown
from fzjs.cli.writing import write_bytes
from fzjs.rendering.asked import Asked, NothingToSayError
from fzjs.rendering.catalogue import Format, Paper
from fzjs.rendering.pdf import PdfError, as_pdf

_PDF_AT_ONCE = 50
"""Documents that LibreOffice is handed in one run."""
_MOST_TOLD = 20
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Order:
    """One paper to draw up, in one or several formats, into a folder."""

    paper: Paper
    forms: tuple[Format, ...]
    asked: Asked
    folder: Path

    def path(self, form: Format) -> Path:
        """Where it goes in one of its formats."""
        return self.folder / file_name(self.paper, form, self.asked)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not printed, and why."""

    name: str
    why: str


@dataclass(slots=True)
class _Run:
    force: bool
    written: int = 0
    empty: list[Failure] = field(default_factory=list)
    """Papers with nothing to say."""
    failed: list[Failure] = field(default_factory=list)
    for_pdf: list[tuple[Path, bytes]] = field(default_factory=list)
    cautions: dict[str, list[str]] = field(default_factory=dict)
    """What should be looked at once more, and the files that it is said of."""
    of_plans: dict[tuple[str, str, Format], tuple[str, ...]] = field(default_factory=dict)
    """What there is to say of each plan as a paper in a format, whichever unit and period it is for."""

    def carry_out(self, order: Order) -> None:
        try:
            contents = contents_of(order.paper, order.asked)
        except CannotRunError as error:
            into = self.empty if isinstance(error.__cause__, NothingToSayError) else self.failed
            into.append(Failure(order.path(order.forms[0]).stem, str(error)))
            return
        for form in order.forms:
            try:
                data = drawn_up(order.paper, form, contents, order.asked)
                self._keep(order.path(form), data, form)
                for caution in (*cautions_in(contents), *self._cautions_on(order, form)):
                    self.cautions.setdefault(caution, []).append(order.path(form).name)
            except CannotRunError as error:
                self.failed.append(Failure(order.path(form).name, str(error)))
        if len(self.for_pdf) >= _PDF_AT_ONCE:
            self.make_pdf()

    def make_pdf(self) -> None:
        waiting, self.for_pdf = self.for_pdf, []
        try:
            made = as_pdf([document for _, document in waiting]) if waiting else []
        except PdfError as error:
            self.failed += [Failure(path.name, str(error)) for path, _ in waiting]
            return
        for (path, _), data in zip(waiting, made, strict=True):
            try:
                self._write(path, data)
            except CannotRunError as error:
                self.failed.append(Failure(path.name, str(error)))

    def _cautions_on(self, order: Order, form: Format) -> tuple[str, ...]:
        key = (order.asked.loaded.shown, order.paper.name, form)
        if key not in self.of_plans:
            self.of_plans[key] = tuple(cautions_on(order.paper, form, order.asked))
        return self.of_plans[key]

    def _keep(self, path: Path, data: bytes, form: Format) -> None:
        if form == "pdf":
            self.for_pdf.append((path, data))
        else:
            self._write(path, data)

    def _write(self, path: Path, data: bytes) -> None:
        write_bytes(path, data, force=self.force)
        self.written += 1


def carry_out(orders: Sequence[Order], folder: Path, *, force: bool, failed: Sequence[Failure] = ()) -> int:
    """Draw up all papers; tell what was written and what went wrong (`failed`: already before); the exit code."""
    _refuse_replacing(orders, force=force)
    run = _Run(force, failed=list(failed))
    with progress_shown(len(orders), "印制") as begin:
        for order in orders:
            begin(order.path(order.forms[0]).stem)
            run.carry_out(order)
        run.make_pdf()
    print(f"已写入 {run.written} 个文件，在 {folder}")
    _tell_empty(run.empty)
    for caution, names in run.cautions.items():
        print(f"fzjs：{_first_of(names, '个文件')}：{caution}", file=sys.stderr)
    if not run.failed:
        return CLEAN
    _tell(run.failed)
    return FINDINGS


def _tell_empty(empty: Sequence[Failure]) -> None:
    """What was not printed because all is well, paper by paper of each plan."""
    if not empty:
        return
    groups: dict[str, list[str]] = {}
    for each in empty:
        plan, _, rest = each.name.rpartition("-")
        groups.setdefault(plan or each.name, []).append(rest if plan else "")
    print(f"{len(empty)} 份没有要说的，没有印：")
    for group, names in groups.items():
        more = f" 等 {len(names)} 份" if len(names) > _MOST_NAMED else ""
        print(f"  {group}：{'、'.join(names[:_MOST_NAMED])}{more}")


def _tell(failed: Sequence[Failure]) -> None:
    """What was not printed; what has the same cause in one line."""
    causes: dict[str, list[str]] = {}
    for failure in failed:
        causes.setdefault(failure.why, []).append(failure.name)
    print(f"fzjs：{len(failed)} 份没有印成：", file=sys.stderr)
    for why, names in list(causes.items())[:_MOST_TOLD]:
        print(f"  {_first_of(names, '份')}：{why}", file=sys.stderr)
    if len(causes) > _MOST_TOLD:
        print(f"  ……另有 {len(causes) - _MOST_TOLD} 种原因", file=sys.stderr)


def _first_of(names: Sequence[str], counter: str) -> str:
    return f"{names[0]} 等 {len(names)} {counter}" if len(names) > 1 else names[0]


def _refuse_replacing(orders: Sequence[Order], *, force: bool) -> None:
    """Before the work begins: nothing is replaced, and no two papers go into one file."""
    paths = list(_paths(orders))
    if len(set(paths)) < len(paths):
        twice = next(path for path in paths if paths.count(path) > 1)
        raise CannotRunError(f"两份文件会同名：{twice}。请改单位名称或计划编号")
    there = [] if force else [path for path in paths if path.exists()]
    if there:
        more = f" 等 {len(there)} 个文件" if len(there) > 1 else ""
        raise CannotRunError(f"{there[0]}{more}已经有了，没有覆盖。要覆盖请加 --force，或者换一个文件夹")


def _paths(orders: Sequence[Order]) -> Iterator[Path]:
    for order in orders:
        yield from map(order.path, order.forms)

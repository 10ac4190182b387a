"""What `fzjs import` does with each document: read, write out, read back, check, report."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.cli.exits import CannotRunError
from fzjs.cli.writing import write_file
from fzjs.importing.fidelity import unkept
from fzjs.importing.indicator_report import report_indicators
from fzjs.importing.indicator_writer import write_indicators
from fzjs.importing.packages import MOST_BYTES
from fzjs.importing.plan_writer import write_plan
from fzjs.importing.reading import read_source
from fzjs.importing.reading_indicators import is_indicator_table, read_indicators
from fzjs.importing.reading_plan import read_plan
from fzjs.importing.report import report_import
from fzjs.importing.source import Source, UnreadableError
from fzjs.importing.units_draft import jurisdiction_of, unit_names, write_units
from fzjs.model.indicators import Indicators
from fzjs.model.plan import Plan
from fzjs.rendering.text import render_text
from fzjs.workspace.discovery import enclosing_workspace
from fzjs.workspace.loaded import Loaded, understand
from fzjs.workspace.reading import Limits, read_text
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as a plan file, not yet written."""

    name: str
    text: str
    report: str
    units: tuple[str, ...]
    title: str
    id: str
    is_file: bool
    """Whether it came from a file, and not from standard input."""


class Importer:
    """Reads documents against one workspace."""

    def __init__(self, workspace: Path | None, out: Path | None, kind: str | None) -> None:
        if workspace is not None and not workspace.is_dir():
            raise CannotRunError(f"没有文件夹 {workspace}")
        self.root = workspace or (enclosing_workspace(out) if out is not None else None)
        self.workspace = Workspace(self.root) if self.root is not None else None
        self.out = out
        self.kind = kind

    def read(self, path: Path) -> Draft:
        """Read one document; nothing is written."""
        name = "标准输入" if str(path) == "-" else path.name
        try:
            source = read_source(_bytes_of(path, name), name)
            if self.kind == "indicators" or (self.kind is None and is_indicator_table(source)):
                return self._read_indicators(source, path)
            imported = read_plan(source, self.kind)
        except UnreadableError as error:
            raise CannotRunError(str(error)) from None
        text = write_plan(imported.plan)
        document = read_text(text.encode(), str(self.out or f"{imported.plan['id']}.yaml"), Limits())
        loaded = understand(document)
        if not isinstance(loaded.model, Plan):
            raise CannotRunError(
                f"{name} 里没有读出计划：没有标题、序号或任务表。请确认文件是规划、要点或方案"
            )
        findings = self._findings(loaded, path)
        lost = unkept(imported, render_text(loaded.model), text)
        report = report_import(source, imported, loaded.model, lost, findings)
        units = tuple(unit_names(imported.plan))
        return Draft(name, text, report, units, loaded.model.title, loaded.model.id, is_file=str(path) != "-")

    def _read_indicators(self, source: Source, path: Path) -> Draft:
        """A table of indicators as an indicator system."""
        imported = read_indicators(source)
        text = write_indicators(imported.system)
        document = read_text(text.encode(), str(self.out or f"{imported.system['id']}.yaml"), Limits())
        loaded = understand(document)
        if not isinstance(loaded.model, Indicators):
            raise CannotRunError(f"{source.name} 的指标表读不成指标体系。请确认表头和各栏的内容")
        report = report_indicators(source, imported, loaded.model, text, self._findings(loaded, path))
        return Draft(
            source.name, text, report, (), loaded.model.title, loaded.model.id, is_file=str(path) != "-"
        )

    def _findings(self, loaded: Loaded, path: Path) -> tuple[Finding, ...]:
        workspace = self.workspace or Workspace(path.parent / ".fzjs-none")
        return tuple(Checker(workspace, Selection(), date.today()).check_loaded(loaded).findings)

    def write(self, drafts: list[Draft], *, force: bool) -> None:
        """Write the plans where they were asked for, all or none of them; without a place, to the screen."""
        if self.out is None:
            sys.stdout.write(drafts[0].text)
            return
        targets = self._targets(drafts, self.out)
        for target in targets:
            if target.exists() and not force:
                raise CannotRunError(f"{target} 已经有了，没有覆盖。要覆盖请加 --force")
        for draft, target in zip(drafts, targets, strict=True):
            write_file(target, draft.text, force=force)

    def _targets(self, drafts: list[Draft], out: Path) -> list[Path]:
        """The file named, or files named after the documents in the folder named."""
        if len(drafts) == 1 and not out.is_dir():
            return [out]
        return [out / f"{Path(draft.name).stem if draft.is_file else draft.id}.yaml" for draft in drafts]

    def draft_units(self, drafts: list[Draft]) -> str:
        """Write a register of the units met where the workspace has none; what to tell the user."""
        names = list(dict.fromkeys(name for draft in drafts for name in draft.units))
        if not names or self.workspace is None or self.root is None or self.workspace.registry:
            return ""
        settings = self.workspace.settings
        place = (
            settings.jurisdiction if settings is not None else jurisdiction_of(drafts[0].title) or "示例县"
        )
        target = self.root / "units.yaml"
        if target.exists():
            return f"{target} 已经有了，没有起草单位名录"
        write_file(target, write_units(names, place))
        return f"工作区没有单位名录，已起草 {target}（{len(names)} 个名称），请核对"


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CannotRunError(f"没有文件 {path}") from None
    except IsADirectoryError:
        raise CannotRunError(f"{path} 是文件夹，请指明其中的文件") from None
    except OSError as error:
        raise CannotRunError(f"无法读取 {name}：{error.strerror}") from None

"""Checking files: every rule on every file, suppressions applied, findings in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from fzjs.checks.finding import Fault, Finding, Severity
from fzjs.checks.locating import locate, locate_problem
from fzjs.checks.misfits import misfit_faults, remaining_problems
from fzjs.checks.registry import all_rules, rules_for
from fzjs.checks.rule import Rule
from fzjs.checks.scope import Scope, scope_of
from fzjs.checks.selection import Selection
from fzjs.checks.suppression import Suppressions, line_suppressions, useless_acceptances
from fzjs.workspace.discovery import Entry
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace

if TYPE_CHECKING:
    from fzjs.checks.follow_on import FollowOn

FAILED_RULE = "FZ099"
"""The code of a rule's own failure."""


class Checked(NamedTuple):
    """What came of one file."""

    findings: tuple[Finding, ...]
    used: frozenset[int] = frozenset()
    """Which of the workspace's suppressions (`ignore:` in fzjs.yaml) took a finding away."""
    consulted: frozenset[str] = frozenset()
    """The files that were looked into for it (see `Workspace.consulted`)."""


class Checker:
    """Checks the files of one workspace. `on` is the day the user asks about."""

    def __init__(self, workspace: Workspace, selection: Selection, on: date) -> None:
        settings = workspace.settings
        self.workspace = workspace
        self.on = on
        self.selection = selection
        self.accepted: Suppressions | None = None
        if settings is not None:
            self.selection = selection.and_also(settings.rules.select, settings.rules.ignore)
            self.accepted = Suppressions(settings.ignore)

    @property
    def fails_at(self) -> Severity:
        """The severity from which a finding makes the run fail."""
        settings = self.workspace.settings
        return settings.rules.fail_on if settings is not None else "error"

    def useless_acceptances(self, used: set[int]) -> list[Finding]:
        """After a whole workspace: entries of `ignore:` in fzjs.yaml that took nothing away."""
        settings = self.workspace.settings_file
        return useless_acceptances(settings, used, self.selection) if settings is not None else []

    def check(self, entry: Entry) -> Checked:
        """All findings in one file."""
        if entry.problem is not None:
            rule = all_rules()[entry.problem.code]
            return self._sift([locate_problem(entry.problem, rule, entry.shown, None)], None, entry.shown)
        self.workspace.consulted.clear()
        settings = self.workspace.settings_file
        is_settings = settings is not None and entry.shown == settings.shown
        loaded = settings if settings is not None and is_settings else self.workspace.load(entry)
        checked = self.check_loaded(loaded)
        return checked._replace(consulted=frozenset(self.workspace.consulted - {entry.shown}))

    def check_loaded(self, loaded: Loaded) -> Checked:
        """All findings in a file that has been read already, or that is to be written yet."""
        return self._sift(list(self._findings(loaded)), loaded, loaded.shown)

    def _findings(self, loaded: Loaded) -> Iterator[Finding]:
        document = loaded.document
        for problem in remaining_problems(loaded):
            yield locate_problem(problem, all_rules()[problem.code], document.path, document)
        for code, fault in (*misfit_faults(loaded), *self._misplaced(loaded)):
            yield locate(fault, all_rules()[code], document)
        if loaded.model is None:
            return
        told = _told_already(loaded)
        scope = self.scope(loaded)
        for rule in rules_for(loaded.kind):
            if self.selection.runs(rule.code):
                yield from _apply(rule, scope, told)

    def _misplaced(self, loaded: Loaded) -> Iterator[tuple[str, Fault]]:
        """A workspace's `fzjs.yaml` that is a file of another kind: its settings would be lost silently."""
        if loaded.kind not in ("", "workspace") and loaded is self.workspace.settings_file:
            told = f"fzjs.yaml 是工作区设置，种类却写成了“{loaded.kind}”，其中的设置没有生效"
            yield "FZ105", Fault(("kind",), told, "写成 kind: workspace；放错的文件换一个文件名")

    def scope(self, loaded: Loaded) -> Scope[Any]:
        """What the rules are given of a file that has a model."""
        make = scope_of(loaded.kind)
        return make(loaded.model, loaded.kind, loaded.pruned or loaded.document, self.workspace, self.on)

    def _sift(self, findings: list[Finding], loaded: Loaded | None, shown: str) -> Checked:
        """Leave out what is not wanted or is suppressed; add what is wrong with suppressions themselves."""
        kept = [finding for finding in findings if self.selection.runs(finding.code)]
        if loaded is not None:
            complete = loaded.model is not None and loaded.is_whole
            kept = line_suppressions(loaded.document, kept, self.selection, complete=complete)
        used: set[int] = set()
        if self.accepted:
            root_relative = shown[len(self.workspace.shown) :].lstrip("/")
            kept, used = self.accepted.sift(kept, root_relative)
        return Checked(tuple(sorted(kept, key=lambda finding: finding.order)), frozenset(used))


def _told_already(loaded: Loaded) -> FollowOn | None:
    """What the findings about the file itself have told; None for most files, which have none."""
    if loaded.pruned is None and not loaded.document.problems:
        return None
    from fzjs.checks.follow_on import FollowOn

    return FollowOn(loaded) or None


def _apply(rule: Rule, scope: Scope[Any], told: FollowOn | None) -> Iterator[Finding]:
    """What a rule finds. A rule that fails is a finding too: it must hide neither the others nor other files."""
    assert rule.check is not None
    try:
        for fault in rule.check(scope):
            if told is not None and told.explains(rule.code, fault):
                continue
            yield locate(fault, rule, scope.document)
    except Exception as error:
        while (trace := error.__traceback__) is not None and trace.tb_next is not None:
            error.__traceback__ = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name} 第 {trace.tb_lineno} 行" if trace else ""
        failure = Fault(
            (),
            f"程序内部错误：规则 {rule.code} 在这个文件上没有做完（{type(error).__name__}，{place}）",
            f"其余规则不受影响。请把这个文件和 fzjs --version 的输出发给维护者；暂时可用 --ignore {rule.code} 跳过",
        )
        yield locate(failure, all_rules()[FAILED_RULE], scope.document)

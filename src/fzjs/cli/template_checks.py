"""`fzjs render --check FILE` and `--copy-template`: for an office that restyles its papers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from fzjs.analysis.plan_units import units_of
from fzjs.cli.asking import Wishes, asked_for, plan_periods, the_paper
from fzjs.cli.exits import CLEAN, FINDINGS, CannotRunError
from fzjs.cli.named_plans import NamedPlan, plan_with_id, workspaces_here
from fzjs.cli.paper_files import known_format
from fzjs.cli.paper_settings import Settings, read_settings
from fzjs.cli.writing import write_bytes
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.catalogue import Paper, paper_called
from fzjs.rendering.drawing_up import try_out
from fzjs.rendering.template_faults import TemplateFaultError
from fzjs.rendering.template_files import (
    OWN_FOLDER,
    SUFFIXES,
    TemplateFile,
    TemplateForm,
    own_template,
    template_called,
)
from fzjs.rendering.template_names import names_of
from fzjs.workspace.discovery import enclosing_workspace
from fzjs.workspace.workspace import Workspace


def check_file(path: Path, template: str | None) -> int:
    """Look a template over, and fill it in for trial where there is a plan to try it with; 1 if anything is wrong."""
    form = _form_of(path)
    if not path.exists() and not path.is_symlink():
        raise CannotRunError(f"没有文件 {path}")
    try:
        file = own_template(path, str(path))
        paper = _paper_of(file, path, form, template)
        faults, tried = _looked_over(file, path, form, paper)
    except TemplateFaultError as error:
        raise CannotRunError(str(error)) from None
    except ModuleNotFoundError as error:
        raise CannotRunError(f"检查 Word 模板要先安装：pip install 'fzjs[docx]'（缺 {error.name}）") from None
    for fault in faults:
        print(f"{path}：{fault}")
    if faults:
        _point_to_names(paper, faults)
        return FINDINGS
    print(f"{path}：没有问题{tried}")
    if paper is not None:
        _tell_left_out(file, form, paper)
    return CLEAN


def _paper_of(file: TemplateFile, path: Path, form: TemplateForm, template: str | None) -> Paper | None:
    """The paper that a template is of: by `--template`, by its file's name, by the names it uses.

    None for a piece that several templates include (`_…`).
    """
    stem = path.name.removesuffix(SUFFIXES[form])
    paper = the_paper(template) if template is not None else paper_called(stem)
    if paper is not None or stem.startswith("_"):
        return paper
    from fzjs.rendering.template_use import guessed_paper

    try:
        paper = guessed_paper(file, form)
    except TemplateFaultError:
        paper = None
    if paper is None:
        raise CannotRunError(
            f"看不出 {path.name} 是哪个文种的模板，请写 --template 文种，如 --template notice"
        )
    print(f"按{paper.title}（{paper.name}）的模板检查。是别的文种的，请写 --template 文种", file=sys.stderr)
    return paper


def _looked_over(
    file: TemplateFile, path: Path, form: TemplateForm, paper: Paper | None
) -> tuple[list[str], str]:
    """What is wrong with a template, and what to say of the trial if nothing is."""
    from fzjs.rendering.template_check import faults_in

    faults = faults_in(file, form, paper.name if paper is not None else None)
    asked = next(_trials(path, paper), None) if not faults and paper is not None else None
    if asked is None or paper is None:
        return faults, ""
    return list(_trial_faults(file, form, paper, asked)), f"，用《{asked.plan.title}》试印成功"


def _point_to_names(paper: Paper | None, faults: list[str]) -> None:
    """Where the names stand that a template may use; all of them where one was wrong and none is like it."""
    if paper is None:
        return
    print()
    if any("这个名称" in fault and "是不是" not in fault for fault in faults):
        print(f"{paper.title}（{paper.name}）的模板可以用：{'、'.join(names_of(paper.name))}")
    print(f"可以用的名称和含义：fzjs render --list --template {paper.name}")


def _tell_left_out(file: TemplateFile, form: TemplateForm, paper: Paper) -> None:
    from fzjs.rendering.template_use import left_out

    names = [f"{each.name}（{each.meaning}）" for each in left_out(file, form, paper)]
    if names:
        print(f"自带的模板印、这个模板没有印的：{'、'.join(names)}。不想印就不用管")


def copy_template(wishes: Wishes) -> int:
    """Write the built-in template of a paper into the folder of the workspace's own templates, to be edited there."""
    paper = the_paper(wishes.paper)
    form = known_format(wishes.form) if wishes.form is not None else "docx"
    if form not in SUFFIXES:
        raise CannotRunError(f"{form} 没有模板，可以写：{'、'.join(SUFFIXES)}")
    template_form: TemplateForm = "docx" if form == "docx" else "md" if form == "md" else "text"
    layout = read_settings(wishes.settings, [paper]).chosen_for(paper).get("layout", "")
    template = template_called(paper.name, template_form, None, layout)
    if template is None:
        raise CannotRunError(f"{paper.title}（{paper.name}）没有 {form} 模板")
    target = _target(wishes.out, paper.name + SUFFIXES[template_form])
    write_bytes(target, template.data, force=wishes.force)
    print(f"已写入 {target}。改好后检查：fzjs render --check {target}")
    return CLEAN


def _form_of(path: Path) -> TemplateForm:
    form = next((form for form, suffix in SUFFIXES.items() if path.name.endswith(suffix)), None)
    if form is None:
        raise CannotRunError(f"{path} 的后缀不对，模板的后缀是 {'、'.join(SUFFIXES.values())}")
    return form


def _target(out: Path | None, name: str) -> Path:
    if out is not None:
        return out / name if out.is_dir() else out
    root = enclosing_workspace(Path().resolve())
    if root is None:
        raise CannotRunError("这里没有工作区（fzjs.yaml），请用 -o 写明放在哪里")
    return Path(os.path.relpath(root)) / OWN_FOLDER / name


def _trials(path: Path, paper: Paper) -> Iterator[Asked]:
    """Something real to fill the template in with: the current plan of the workspace that the template lies in."""
    named = _plan_for_trial(path)
    if named is None:
        return
    units: list[str | None] = (
        [*units_of(named.plan, named.workspace.registry)] if "unit" in paper.needs else [None]
    )
    periods: list[str | None] = [*plan_periods(named)] if "period" in paper.needs else [None]
    for unit in units:
        for period in periods:
            asked = asked_for(paper, named, Settings(), date.today(), unit=unit, period=period)
            asked = replace(asked, is_day_chosen=False)
            try:
                paper.context(asked)
            except LackingError:
                continue
            yield asked


def _plan_for_trial(path: Path) -> NamedPlan | None:
    root = enclosing_workspace(path.resolve())
    workspaces = [Workspace(root)] if root is not None else workspaces_here()
    for workspace in workspaces[:1]:
        current = workspace.settings.current if workspace.settings is not None else None
        if current in workspace.plan_ids:
            named = plan_with_id(workspace, str(current))
            return None if named.loaded.misfits else named
    return None


def _trial_faults(template: TemplateFile, form: TemplateForm, paper: Paper, asked: Asked) -> Iterator[str]:
    try:
        try_out(template, form, paper, asked)
    except TemplateFaultError as fault:
        yield str(fault).removeprefix(template.shown).lstrip("： ")

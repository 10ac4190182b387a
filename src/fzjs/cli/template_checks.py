"""`fzjs render --check FILE` and `--copy-template`: for an office that restyles its papers."""

from __future__ import annotations

import os
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
    stem = path.name.removesuffix(SUFFIXES[form])
    paper = the_paper(template) if template is not None else paper_called(stem)
    if paper is None and not stem.startswith("_"):
        raise CannotRunError(
            f"看不出 {path.name} 是哪个文种的模板，请写 --template 文种，如 --template notice"
        )
    from fzjs.rendering.template_check import faults_in

    try:
        file = own_template(path, str(path))
        faults = faults_in(file, form, paper.name if paper is not None else None)
    except TemplateFaultError as error:
        raise CannotRunError(str(error)) from None
    except ModuleNotFoundError as error:
        raise CannotRunError(f"检查 Word 模板要先安装：pip install 'fzjs[docx]'（缺 {error.name}）") from None
    tried = ""
    if not faults and paper is not None:
        asked = next(_trials(path, paper), None)
        if asked is not None:
            faults = list(_trial_faults(file, form, paper, asked))
            tried = f"，用《{asked.plan.title}》试印成功"
    for fault in faults:
        print(f"{path}：{fault}")
    if not faults:
        print(f"{path}：没有问题{tried}")
        return CLEAN
    if paper is not None:
        print(f"\n{paper.title}（{paper.name}）的模板可以用：{'、'.join(names_of(paper.name))}")
        print(f"各项的含义：fzjs render --list --template {paper.name}")
    return FINDINGS


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

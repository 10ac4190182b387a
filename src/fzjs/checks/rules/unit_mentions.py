"""FZ2: units that stand outside the lists of units, and units that nobody could look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, Scope
from fzjs.language.unitlists import split_units
from fzjs.model.plan import Path, Plan, Reporting
from fzjs.model.workspace import WorkspaceSettings


@rule("FZ214", "没有单位名录，单位没有核对", "info", PLANS | {"report"})
def without_register(scope: Scope[Any]) -> Iterator[Fault]:
    """文件里写了单位，却没有单位名录可以对照，这里说明单位名称没有核对。每个文件只说一次。

    单独一个文件、没有名录（kind: units）的文件夹和工作区，都是这种情况；名录里没有单位、或者名录有错读不出来的，也一样。

    为什么：单位写错了查不出来，这时“没有别的问题”不等于单位都写对了。

    怎么改：在工作区里建一份单位名录，登记本地的单位和统称；还没有工作区的，用 fzjs new workspace 文件夹 新建，名录的样子也在里面。
    """
    if scope.registry:
        return
    lists = scope.unit_lists if isinstance(scope, PlanScope) else None
    path = ("unit",) if lists is None else lists[0].path if lists else None
    if path is None:
        return
    if any(entry.kind == "units" for entry in scope.workspace.entries):
        message, hint = "单位名录里没有读到单位，单位没有核对", "在单位名录里登记单位；名录有错的，先校验名录"
    else:
        message = "没有单位名录，单位没有核对"
        hint = "在工作区里建一份单位名录（kind: units）；新建工作区：fzjs new workspace 文件夹"
    yield Fault(path, message, hint, on_key=True)


@rule("FZ215", "疑似写错的单位名称", "warning", PLANS | {"workspace"})
def misspelt_mention(scope: Scope[Any]) -> Iterator[Fault]:
    """报送对象、主送和抄送机关、批准机关、领导小组成员里的单位，与名录里的名称只差一个字的，提醒一下。

    这些地方可以写名录以外的单位，所以只查像是本级单位、又与名录里的名称只差一个字（或者两个字颠倒）的。

    为什么：“县司发局”这样的错字印在通知上，既不严肃，也找不到收文的单位。

    怎么改：按提示改成名录里的名称；确有这个单位的，登记到名录。
    """
    register = scope.registry
    if not register:
        return
    for path, text in _mentions(scope):
        if register.resolve(text) is not None:
            continue
        written = split_units(text)
        for name, (start, end) in zip(written.names, written.spans, strict=True):
            unit = _without_post(name)
            known = register.slip_of(unit)
            if known is not None:
                message = f"{quoted(unit)}不在单位名录里，与{quoted(known)}只差一点"
                hint = f"您要写的是不是{quoted(known)}？确有这个单位的，把它登记到单位名录里"
                span = (start, end - len(name) + len(unit))
                yield Fault(path, message, hint, scope.subject_at(path), span=span)


def _mentions(scope: Scope[Any]) -> Iterator[tuple[Path, str]]:
    """The texts that may name a unit outside the lists of units."""
    model: Plan | WorkspaceSettings = scope.model
    if model.kind == "workspace":
        yield from _recipient((), model.reporting)
        return
    data: Any = scope.document.data
    if model.notice is not None:
        for key in ("issuer", "addressees", "copies_to", "approved_by"):
            yield from _texts(data["notice"].get(key), ("notice", key))
    for path, measure, _ in model.duties():
        yield from _recipient(path, measure.reporting)
    if model.organisation is not None:
        for key in ("head", "deputies", "members"):
            yield from _texts(data["organisation"].get(key), ("organisation", key))


def _recipient(path: Path, reporting: Reporting | None) -> Iterator[tuple[Path, str]]:
    if reporting is not None and reporting.to is not None:
        yield (*path, "reporting", "to"), reporting.to


def _texts(written: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """One text or a list of them, as written."""
    for place, text in enumerate(written) if isinstance(written, list) else [(None, written)]:
        if isinstance(text, str):
            yield path if place is None else (*path, place), text


def _without_post(text: str) -> str:
    """县司法局 of 县司法局局长, 县司法局主要负责人."""
    post = _post().search(text)
    return text[: post.start()] if post is not None and post.start() else text


@cache
def _post() -> re.Pattern[str]:
    return re.compile(
        r"(?:党组|党委)?(?:(?:主要|分管)?负责人|(?:副?书记、)?(?:副?局长|副?主任|副?部长|副?院长|副?书记))\Z"
    )

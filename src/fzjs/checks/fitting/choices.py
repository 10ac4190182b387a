"""Values that must be one of a few: which ones there are, what they mean, which one was likely meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin

from fzjs.checks.fitting.formats import no_value
from fzjs.checks.fitting.misfit import Misfit, Telling
from fzjs.checks.fitting.yaml_forms import plain_or_quoted
from fzjs.language.folding import fold_text

_LONGEST_WORD = 40  # comparing longer ones takes long and helps nobody

_VERSION = 1
"""The only version of the plan language so far."""


def wrong_choice(misfit: Misfit) -> Telling:
    """A value that is none of those allowed."""
    if misfit.value is None:
        return no_value(misfit)
    if misfit.name == "fzjs" and len(misfit.path) == 1:
        return _wrong_version(misfit)
    annotation = misfit.field.annotation if misfit.field is not None else None
    meanings = _meanings(misfit, [str(choice) for choice in choices_of(annotation)])
    message = f"{misfit.called}不能写{misfit.written}"
    meant = _meant(str(misfit.value), meanings)
    all_choices = "、".join(_with_meaning(choice, meaning) for choice, meaning in meanings.items())
    if meant is None:
        return Telling("FZ104", message, f"写下列之一：{all_choices}")
    others = "、".join(_with_meaning(*entry) for entry in meanings.items() if entry[0] != meant)
    choice = _with_meaning(plain_or_quoted(meant), meanings[meant])
    return Telling("FZ104", message, f"您是不是要写 {choice}？也可以写 {others}")


def _wrong_version(misfit: Misfit) -> Telling:
    if str(misfit.value).strip() == str(_VERSION):
        how = f"去掉引号，写成 fzjs: {_VERSION}"
    else:
        how = f"目前只有第 {_VERSION} 版，写成 fzjs: {_VERSION}；如果文件出自更新的版本，请升级 fzjs"
    return Telling("FZ109", f"不支持的格式版本：{misfit.written}", how)


def choices_of(annotation: Any) -> list[Any]:
    """The values that a field's type allows, whatever they are wrapped in."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return list(dict.fromkeys(choice for part in get_args(annotation) for choice in choices_of(part)))


def _meanings(misfit: Misfit, choices: list[str]) -> dict[str, str]:
    """Each choice with its Chinese meaning, as the field's description gives it (`done：已完成；…`)."""
    description = (misfit.field.description or "") if misfit.field is not None else ""
    told = dict(re.findall(r"([\w-]+)：([^；：]+)", description))
    return {choice: told.get(choice, "") for choice in choices}


def _meant(written: str, meanings: dict[str, str]) -> str | None:
    folded = fold_text(written[:_LONGEST_WORD]).strip().lower()
    for choice, meaning in meanings.items():
        if folded in (fold_text(choice), choice.replace("_", ""), choice.replace("_", "-"), meaning):
            return choice
    near = get_close_matches(folded, meanings, 1, 0.6)
    if near:
        return near[0]
    by_meaning = {meaning: choice for choice, meaning in meanings.items() if meaning}
    near = get_close_matches(folded, by_meaning, 1, 0.6)
    return by_meaning[near[0]] if near else None


def _with_meaning(choice: str, meaning: str) -> str:
    if meaning:
        return f"{choice}（{meaning}）"
    return choice if choice.isascii() else f"“{choice}”"

"""`--set name=value`: what it may name, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fzjs.checks.nearness import either, nearest
from fzjs.cli.exits import CannotRunError
from fzjs.cli.paper_values import notice_value
from fzjs.model.notice import Notice
from fzjs.model.plan import Plan
from fzjs.rendering.catalogue import Paper, Setting


@dataclass(frozen=True, slots=True)
class Settings:
    """What `--set` says."""

    of_papers: Mapping[str, str] = field(default_factory=dict)
    """Settings of papers, by name."""
    of_notice: Mapping[str, object] = field(default_factory=dict)
    """Fields of the notice that take the place of the plan's own."""

    def applied_to(self, plan: Plan) -> Plan:
        """The plan with its notice as `--set` wants it."""
        if not self.of_notice:
            return plan
        before = plan.notice.model_dump(exclude_unset=True) if plan.notice is not None else {}
        wanted = {key: value for key, value in {**before, **self.of_notice}.items() if value is not None}
        return plan.model_copy(update={"notice": Notice.model_validate(wanted)})

    def chosen_for(self, paper: Paper) -> dict[str, str]:
        """Every setting of a paper with its value."""
        return {each.name: self.of_papers.get(each.name, each.usual) for each in paper.settings}


def read_settings(written: Sequence[str], papers: Iterable[Paper]) -> Settings:
    """The settings written as `name=value`, each known to one of the papers, by its name or its Chinese title.

    A list that is set several times holds what all of them say.
    """
    asked = list(papers)
    of_papers = {word: each for paper in asked for each in paper.settings for word in (each.name, each.title)}
    of_notice = _fields_of_notice() if any(paper.uses("notice") for paper in asked) else {}
    found, notice = dict[str, str](), dict[str, object]()
    for text in written:
        name, value = _parted(text)
        if name not in of_papers and name not in of_notice:
            raise CannotRunError(_unknown(name, [*of_papers, *of_notice]))
        if name in of_papers:
            found[of_papers[name].name] = _chosen(of_papers[name], value)
        if name in of_notice:
            key = of_notice[name]
            notice[key] = _added(notice.get(key), notice_value(key, value))
    return Settings(found, notice)


def _parted(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark or not name.strip():
        raise CannotRunError(f"--set {text} 不对，请写成 名称=值，如 --set 成文日期=2024-04-22")
    return name.strip(), value.strip()


def _added(before: object, value: object) -> object:
    """What is set again takes the place of what was there before; to a list it is added."""
    return [*before, *value] if isinstance(before, list) and isinstance(value, list) and value else value


def _fields_of_notice() -> dict[str, str]:
    named = {name: name for name in Notice.model_fields}
    return named | {str(field.title): name for name, field in Notice.model_fields.items()}


def _chosen(setting: Setting, value: str) -> str:
    if setting.choices is None:
        return value
    by_word = {word: key for key, meaning in setting.choices.items() for word in (key, meaning)}
    if value not in by_word:
        choices = "、".join(f"{key}（{meaning}）" for key, meaning in setting.choices.items())
        raise CannotRunError(f"--set {setting.name} 没有 {value} 这个值，可以写：{choices}")
    return by_word[value]


def _unknown(name: str, known: Sequence[str]) -> str:
    near = nearest(name, known)
    if near:
        return f"没有 {name} 这个设置，您要写的是不是{either(near)}？"
    return f"没有 {name} 这个设置，可以写：{'、'.join(known) or '这个文种没有设置'}"

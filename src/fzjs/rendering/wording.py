"""The tool's own words on a plan's paper, in the script that the plan is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fzjs.language.standing import Script, in_script, script_of
from fzjs.model.plan import Attribution, Plan

ROLES: tuple[tuple[str, str], ...] = (
    ("lead", "牵头单位"),
    ("responsible", "责任单位"),
    ("support", "配合单位"),
)
"""The roles of units as documents call them."""


def plan_script(plan: Plan) -> Script:
    """The script that a plan is written in."""
    texts = [plan.title, *(goal.title for goal in plan.goals)]
    texts += [part for step in plan.duties() for part in (step.measure.title, step.measure.text) if part]
    return script_of("".join(texts))


@dataclass(frozen=True, slots=True)
class Wording:
    """The tool's own words and sentences in one script."""

    script: Script

    def say(self, sentence: str, **values: object) -> str:
        """A sentence with names filled in: 现将{plan}印发给你们. The names stay as they are written."""
        return in_script(sentence, self.script).format(**values)


def entitled(title: str) -> str:
    """A title in 《》; those within it become 〈〉, those within these 《》 again (GB/T 15834-2011, 4.15.3.5)."""
    return _alternating(f"《{one_line(title)}》", "《〈", "》〉")


def quoted(name: str) -> str:
    """A name in “”; those within it become ‘’, those within these “” again (GB/T 15834-2011, 4.8.3.4)."""
    return _alternating(f"“{name}”", "“‘", "”’")


def _alternating(text: str, opening: str, closing: str) -> str:
    """Marks that open and close, of the first kind and of the second by turns as they are nested."""
    depth, found = 0, []
    for place, char in enumerate(text):
        if char in opening:
            found.append(opening[depth % 2])
            depth += 1
        elif char in closing:
            # A mark that closes what was not opened leaves the outermost pair as it is.
            depth = max(depth - 1, 0 if place == len(text) - 1 else 1)
            found.append(closing[0 if place == len(text) - 1 else depth % 2])
        else:
            found.append(char)
    return "".join(found)


def one_line(title: str) -> str:
    """A title without the breaks that its file has; Chinese needs no space in their place."""
    return "".join(title.splitlines())


def role_lines(holders: Sequence[Attribution], script: Script) -> list[str]:
    """牵头单位：…, 责任单位：…, 配合单位：…: each role from the first of the holders that names somebody."""
    named = ((label, (getattr(holder, role) for holder in holders)) for role, label in ROLES)
    found = ((label, next((names for names in lists if names), None)) for label, lists in named)
    return [f"{in_script(label, script)}：{'、'.join(names)}" for label, names in found if names]

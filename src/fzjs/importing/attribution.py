"""Who does it: units and dates in brackets, behind labels or before verbs, in every form that documents use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from fzjs.importing.words import key_of, words_by_key
from fzjs.language.folding import fold, fold_text
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.language.unitlists import split_units
from fzjs.language.wordtables import read_words

_ROLES = ("lead", "responsible", "support")
_LONGEST_NAME = 24


@dataclass(slots=True)
class Attributed:
    """Units by role and dates, as one or several brackets or lines give them."""

    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    deadlines: list[str] = field(default_factory=list)
    first_leads: bool = False
    """The text says that the unit named first is the lead."""

    def __bool__(self) -> bool:
        return bool(self.lead or self.responsible or self.support or self.deadlines)

    def add(self, other: Attributed) -> None:
        """Take over what another attribution of the same measure names besides."""
        for role in (*_ROLES, "deadlines"):
            mine: list[str] = getattr(self, role)
            mine += [name for name in getattr(other, role) if name not in mine]

    def settle(self, *, first_leads: bool = False) -> None:
        """责任单位 without any 牵头单位 means lead; where the first is said to lead, only that."""
        if not self.lead and self.responsible:
            if first_leads or self.first_leads:
                self.lead, self.responsible = self.responsible[:1], self.responsible[1:]
            else:
                self.lead, self.responsible = self.responsible, []
        for role in ("responsible", "support"):
            taken = [*self.lead, *(self.responsible if role == "support" else [])]
            setattr(self, role, [name for name in getattr(self, role) if name not in taken])


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket in a text, `text[start:end]` with the marks themselves, and what it attributes."""

    start: int
    end: int
    attributed: Attributed


def read_brackets(text: str, *, bare: bool = True) -> list[Bracket]:
    """The brackets of a text that attribute; `bare` also takes lists of units without label or verb at its end."""
    found = []
    for start, end in _brackets(text):
        inside, first_leads = _without_first_rule(text[start + 1 : end - 1])
        attributed = read_labelled(inside) or read_spoken(inside)
        at_end = not text[end:].strip("。；;. \u3000")
        if not attributed and bare and at_end:
            attributed = _read_bare(inside)
        if attributed:
            attributed.first_leads |= first_leads
            found.append(Bracket(start, end, attributed))
    return found


def read_line(text: str) -> Attributed | None:
    """A paragraph that is nothing but an attribution: 责任单位：…"""
    folded = fold_text(text)
    inner = text.strip()
    if folded.startswith("(") and folded.rstrip("。").endswith(")"):
        spans = _brackets(inner)
        if spans and spans[0][0] == 0 and len(inner) - spans[-1][1] <= 1:
            brackets = read_brackets(inner)
            if len(brackets) == len(spans):
                whole = Attributed()
                for bracket in brackets:
                    whole.add(bracket.attributed)
                return whole or None
        return None
    label = _label_pattern().match(folded)
    return read_labelled(text) if label is not None else None


def read_labelled(text: str) -> Attributed | None:
    """牵头单位：…；责任单位：…；完成时限：…"""
    folded = fold(text)
    labels = list(_label_pattern().finditer(folded.text))
    if not labels or folded.text[: labels[0].start()].strip("(,;、。"):
        return None
    found = Attributed()
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(folded.text)
        written = (
            folded.as_written(label.end(), end).strip(" ，,；;。、\n\u3000") if end > label.end() else ""
        )
        for role in {
            key_of("roles")[word] for word in re.split(r"[/、]", label[1]) if word in key_of("roles")
        }:
            spoken = read_spoken(written) if role == "responsible" else None
            if role == "deadline":
                found.deadlines += [written] if written else []
            elif spoken is not None and spoken.lead:
                found.add(spoken)
            elif role != "other":
                _fill(found, role, written)
    return found or None


def read_spoken(text: str) -> Attributed | None:
    """A、B牵头，C配合 and A负责: clauses that end in a verb."""
    found, waiting = Attributed(), ""
    clauses = [clause for clause in _clauses(text) if clause.strip()]
    if not any(_verb(clause) for clause in clauses):
        return None
    for clause in clauses:
        verb = _verb(clause)
        if verb is None:
            if _take_deadline(found, clause):
                continue
            waiting = f"{waiting}、{clause}" if waiting else clause
            continue
        role, word = verb
        _fill(found, role, f"{waiting}、{clause}" if waiting else clause, word)
        waiting = ""
    if waiting:
        _fill(found, "support" if found.lead else "responsible", waiting)
    names = [*found.lead, *found.responsible, *found.support]
    return found if names and all(_is_name(name) for name in names) else None


def _read_bare(text: str) -> Attributed | None:
    """（市局法宣处、各区局）: nothing but names of units."""
    names = split_units(text).names
    folded = [fold_text(name) for name in names]
    if not names or not all(
        _is_name(name) and name.endswith(_endings()) and len(name) > 2 for name in folded
    ):
        return None
    return Attributed(responsible=list(names))


def _fill(found: Attributed, role: str, written: str, verb: str = "") -> None:
    """Put the names of a written list into a role; dates and remarks among them go where they belong."""
    written, first_leads = _without_first_rule(written)
    found.first_leads |= first_leads
    names = list(split_units(written).names)
    while names and _take_deadline(found, names[-1]):
        names.pop()
    target: list[str] = getattr(found, role)
    for name in names:
        cleaned = name.removesuffix(verb) if verb and len(name) > len(verb) else name
        cleaned = re.sub(r"^(?:由|请)", "", cleaned)
        if cleaned and cleaned not in target:
            target.append(cleaned)


def _without_first_rule(written: str) -> tuple[str, bool]:
    """A list without 列第一位的为牵头单位，下同, and whether it said so."""
    folded = fold(written)
    rule = _first_rule().search(folded.text)
    return (written, False) if rule is None else (written[: folded.offsets[rule.start()]], True)


def _take_deadline(found: Attributed, clause: str) -> bool:
    """Whether a clause is a date, 6月底完成 or 全年推进; it is kept."""
    written = clause.strip()
    for tail in ("前完成", "完成", "推进", "落实", ""):
        if tail and not written.endswith(tail):
            continue
        phrase = written[: len(written) - len(tail)] + ("前" if tail == "前完成" else "")
        for candidate in (phrase, f"{phrase}前", written):
            reading = read_deadline(candidate, 2000)
            if isinstance(reading, Deadline) and reading.type != "vague":
                found.deadlines.append(candidate)
                return True
    return False


def _verb(clause: str) -> tuple[str, str] | None:
    folded = fold_text(clause).rstrip("。;")
    for word in _verbs():
        if folded.endswith(word) and len(folded) > len(word):
            return key_of("verbs")[word], word
    return None


def _clauses(text: str) -> list[str]:
    """The text parted at commas and semicolons outside of brackets."""
    clauses, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += char in "（(〔[【"
        depth -= char in "）)〕]】"
        if depth <= 0 and char in "，,；;":
            clauses.append(text[start:place])
            start = place + 1
    return [*clauses, text[start:]]


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets of a text, of any shape."""
    spans, depth, start = [], 0, 0
    for place, char in enumerate(text):
        if char in "（(〔[【":
            if depth == 0:
                start = place
            depth += 1
        elif char in "）)〕]】" and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, place + 1))
    return spans


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and "。" not in name
        and not re.search(r"[0-9]{3}|《|以下简称|试行", name)
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    words = sorted(
        (word for words in words_by_key("roles").values() for word in words), key=len, reverse=True
    )
    one = "|".join(map(re.escape, words))
    return re.compile(rf"((?:{one})(?:[/、](?:{one}))*):")


@cache
def _first_rule() -> re.Pattern[str]:
    return re.compile(r"[,;。(]?(?:排|列)(?:名|在)?(?:第一|首)(?:位|个)?的?(?:单位|部门)?为牵头(?:单位|部门)")


def names_first_as_lead(text: str) -> bool:
    """Whether a text says that the unit named first is the lead."""
    return _first_rule().search(fold_text(text)) is not None


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(
        sorted((word for words in words_by_key("verbs").values() for word in words), key=len, reverse=True)
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(read_words("unit_endings"))

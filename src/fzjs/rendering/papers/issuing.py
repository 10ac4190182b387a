"""What a paper that an office sends out has round its text: who sends it, to whom, its number, its day, its imprint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from fzjs.language.standing import Script
from fzjs.model.notice import Notice
from fzjs.model.registry import Registry
from fzjs.model.units import Unit
from fzjs.rendering.paragraphs import Paragraph

_OFFICES = ("办公室", "办公厅", "辦公室", "辦公廳")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands at the head and the foot of a paper besides."""

    mark: str | None = None
    """The words of the mark at the head (发文机关标志) where they are not the issuers' names."""
    sealed: bool = True
    note: str | None = None
    """附注, without brackets."""
    copies_to: tuple[str, ...] = ()
    copies_line: str = ""
    """Who gets copies as one line, parted like the addressees, without a mark at its end."""
    print_office: str = ""
    print_day: date | None = None
    copy_number: str | None = None
    secrecy: str | None = None
    secrecy_term: str | None = None
    urgency: str | None = None
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as it leaves the office: elements of GB/T 9704-2012, clause 7, under the names of the model `Notice`."""

    script: Script
    title: str
    issuers: tuple[str, ...]
    """Who issues it, the host first."""
    number: str | None
    addressees: tuple[str, ...]
    addressee_line: str
    """The addressees as one line with its colon; empty where there are none."""
    paragraphs: tuple[Paragraph, ...]
    attachments: tuple[str, ...]
    day: date
    """成文日期."""
    imprint: Imprint = Imprint()

    def context(self) -> dict[str, object]:
        """Every field under its name, those of the imprint among them."""
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "imprint"}
        return own | {field.name: getattr(self.imprint, field.name) for field in fields(self.imprint)}


def imprint_of(notice: Notice, registry: Registry) -> Imprint:
    """What a plan's notice says of the head and the foot of its paper."""
    return Imprint(
        notice.mark, notice.sealed, notice.note, tuple(notice.copies_to), parted_names(notice.copies_to, registry),
        notice.print_office or printing_office(notice.issuer[0], registry), notice.print_day or notice.signed,
        notice.copy_number, notice.secrecy, notice.secrecy_term, notice.urgency, tuple(notice.signers),
    )  # fmt: skip


def printing_office(issuer: str, registry: Registry) -> str:
    """Who prints what an issuer issues: its own office, where the register knows one (县政府办公室 for the government)."""
    offices = (registry.resolve(issuer + ending) for ending in _OFFICES)
    office = next((match.holder for match in offices if match is not None), None)
    return (office.full or office.name) if isinstance(office, Unit) else issuer


def full_name(name: str, registry: Registry) -> str:
    """The full name of a unit, as papers that leave the house have it; as written where the register has none."""
    match = registry.resolve(name)
    if match is None or not isinstance(match.holder, Unit):
        return name
    return match.holder.full or match.holder.name


def addressee_line(names: Sequence[str], registry: Registry) -> str:
    """The addressees in one line, which a colon ends; empty where there are none."""
    return f"{parted_names(names, registry)}：" if names else ""


def parted_names(names: Sequence[str], registry: Registry) -> str:
    """Names in one line: units of one kind are parted by 、, different kinds by ，."""
    line = ""
    for place, name in enumerate(names):
        if place:
            line += "、" if _are_alike(names[place - 1], name, registry) else "，"
        line += name
    return line


def _are_alike(name: str, other: str, registry: Registry) -> bool:
    """Whether both are single units of one type; a collective name (县政府各部门) is a kind of its own.

    What the register does not know is of the kind that its name ends like.
    """
    holders = [match.holder if (match := registry.resolve(each)) else None for each in (name, other)]
    types = [holder.type if isinstance(holder, Unit) else None for holder in holders]
    if None not in types:
        return types[0] == types[1]
    if any("各" in each for each in (name, other)):
        return False
    endings = [next((end for end in _ENDINGS if each.endswith(end)), None) for each in (name, other)]
    return None not in endings and _KINDS[str(endings[0])] == _KINDS[str(endings[1])]


_KINDS = {
    "乡人民政府": "乡镇", "镇人民政府": "乡镇", "乡政府": "乡镇", "镇政府": "乡镇", "街道办事处": "街道",
    "鄉人民政府": "乡镇", "鎮人民政府": "乡镇", "街道辦事處": "街道", "局": "局", "人民法院": "法院", "人民检察院": "检察院",
}  # fmt: skip
"""How names of units end → their kind."""
_ENDINGS = tuple(_KINDS)

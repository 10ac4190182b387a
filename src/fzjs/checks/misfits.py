"""What does not fit the model of its kind, told in Chinese at the exact place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from fzjs.checks.finding import Fault, Mend
from fzjs.workspace.document import Position
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.problems import Problem

if TYPE_CHECKING:
    from fzjs.checks.fitting.misfit import Misfit

_MOST_TOLD = 100
"""Nobody reads more at once; a file with more of them is most likely no plan file at all."""

_LOST = "\ufffd"
_NAMES = ("id", "code", "measure", "name", "title")


def misfit_faults(loaded: Loaded) -> Iterator[tuple[str, Fault]]:
    """Code and fault of everything that keeps a file from being a model of its kind.

    Nothing for a file without data: the problems found while reading it say why.
    """
    data = loaded.document.data
    if not isinstance(data, dict):
        return
    if not loaded.kind:
        from fzjs.checks.fitting.kinds import kind_fault  # only for files that are not in order

        yield "FZ105", kind_fault(data)
    elif loaded.misfits:
        yield from _told(loaded)


def remaining_problems(loaded: Loaded) -> Iterator[Problem]:
    """The problems of a file less those that a misfit explains.

    Where the records of a list are written without “- ”, all their keys fall together: not the author
    repeated them.
    """
    document = loaded.document
    regions = []
    if loaded.misfits and any(problem.code == "FZ007" for problem in document.problems):
        from fzjs.checks.fitting.misfit import mappings_for_lists

        regions = [document.region(path) for path in mappings_for_lists(loaded)]
    for problem in document.problems:
        place = Position(problem.line, problem.column)
        is_explained = problem.code == "FZ007" and any(
            (start.line, start.column) <= (place.line, place.column) < (end.line, end.column)
            for start, end in regions
        )
        if not is_explained:
            yield problem


def _told(loaded: Loaded) -> Iterator[tuple[str, Fault]]:
    from fzjs.checks.fitting.misfit import locate_misfit
    from fzjs.checks.fitting.telling import tell
    from fzjs.model.kinds import model_of

    model = model_of(loaded.kind)
    located = (locate_misfit(error, model, loaded.document) for error in loaded.misfits[: 2 * _MOST_TOLD])
    found = [misfit for misfit in located if not _is_told_by_reading(misfit)]
    misfits = list(_once_each(found))
    surplus = len(misfits) - _MOST_TOLD + max(0, len(loaded.misfits) - 2 * _MOST_TOLD)
    for number, misfit in enumerate(misfits[:_MOST_TOLD], 1):
        code, message, hint, mend = tell(misfit)
        if number == _MOST_TOLD and surplus > 0:
            message += f"（这个文件还有 {surplus} 处不合要求，改好这些再检查时会列出）"
        # Where nothing is written there is nothing to point at but the key.
        on_key = misfit.on_key or misfit.field is None or (misfit.value is None and misfit.item is None)
        mends = () if mend is None or on_key else (Mend(misfit.path, None, mend),)
        yield code, Fault(misfit.path, message, hint, _subject(loaded, misfit), on_key=on_key, mends=mends)


def _once_each(misfits: list[Misfit]) -> Iterator[Misfit]:
    """One misfit for each thing that is wrong.

    Of the forms that a value may take only the one that it comes closest to counts, and a key that is
    missing because it is misspelt is told once, as misspelt.
    """
    from fzjs.checks.fitting.keys import field_meant, is_label_for_key

    branches: dict[Iterable[str | int], tuple[int, str]] = {}
    for misfit in misfits:
        if misfit.union is not None:
            place, branch = misfit.union
            if len(misfit.path) > branches.get(place, (-1, ""))[0]:
                branches[place] = (len(misfit.path), branch)
    lacking = {misfit.holder for misfit in misfits if misfit.error == "missing"}
    unknown = [misfit for misfit in misfits if misfit.error == "extra_forbidden" and misfit.holder in lacking]
    misspelt = {(misfit.holder, field_meant(misfit)) for misfit in unknown}
    mislaid = {misfit.holder for misfit in unknown if is_label_for_key(misfit)}
    for misfit in misfits:
        if misfit.error == "missing" and (
            (misfit.holder, misfit.name) in misspelt or misfit.holder in mislaid
        ):
            continue
        if misfit.union is None or branches[misfit.union[0]][1] == misfit.union[1]:
            yield misfit


def _is_told_by_reading(misfit: Misfit) -> bool:
    """Whether a problem of the file says it: a key or text that could not be kept, an alias without end."""
    document = misfit.document
    if misfit.error != "missing":
        lost = [misfit.name, misfit.value] if _LOST in document.text else []
        is_endless = misfit.value is None and document.is_alias(misfit.path)
        return is_endless or any(isinstance(text, str) and _LOST in text for text in lost)
    if misfit.holder in document.incomplete():
        return True
    holder: Any = document.data if _LOST in document.text else {}
    for step in misfit.holder if holder else ():
        holder = holder[step]
    return any(isinstance(text, str) and _LOST in text for entry in holder.items() for text in entry)


def _subject(loaded: Loaded, misfit: Misfit) -> str | None:
    """The id or name of the innermost thing below the file itself that has one."""
    node: Any = loaded.document.data
    subject = None
    for step in misfit.path:
        if not isinstance(node, dict | list):
            break
        node = node.get(step) if isinstance(node, dict) else node[int(step)]
        if isinstance(node, dict):
            names = (node.get(name) for name in _NAMES)
            subject = next((name for name in names if isinstance(name, str)), subject)
    return subject

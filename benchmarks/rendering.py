"""How long papers take: 100 notices of 28 measures in one process, and one of 400 measures.

The time for reading and printing the template's own XML with lxml is the unit for the ratio, so that the figures of two
machines can be held against each other.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lxml import etree

from fzjs.model.plan import Plan
from fzjs.rendering.asked import Asked
from fzjs.rendering.catalogue import paper_called
from fzjs.rendering.drawing_up import draw_up
from fzjs.workspace.loaded import load
from fzjs.workspace.reading import Limits
from fzjs.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "plans" / "sample-county" / "annual-2024.yaml"
NOTICES = 100


def main() -> None:
    """Print the figures."""
    workspace = Workspace(SAMPLE.parent)
    loaded = load(SAMPLE, SAMPLE.name, Limits())
    assert isinstance(loaded.model, Plan)
    asked = Asked(workspace, loaded.model, loaded, date(2024, 7, 5))
    first = timed(lambda: notice(asked))
    hundred = timed(lambda: [notice(asked) for _ in range(NOTICES)])
    pure = timed(lambda: [reprint(notice(asked)) for _ in range(10)]) - timed(
        lambda: [notice(asked) for _ in range(10)]
    )
    goals = [loaded.model.goals[number % len(loaded.model.goals)] for number in range(130)]
    long = Asked(workspace, loaded.model.model_copy(update={"goals": goals}), loaded, date(2024, 7, 5))
    measures = sum(1 for _ in long.plan.measures())
    print(f"the first notice, template compiled: {first:.3f} s")
    print(
        f"{NOTICES} notices of 28 measures: {hundred:.2f} s, {hundred / NOTICES * 1000:.1f} ms each (4 s are allowed)"
    )
    print(f"one notice / parsing and printing its XML with lxml: {hundred / NOTICES / (pure / 10):.1f}")
    print(f"one notice of {measures} measures: {timed(lambda: notice(long)):.3f} s")


def notice(asked: Asked) -> bytes:
    """The notice of a plan, contents and layout."""
    paper = paper_called("notice")
    assert paper is not None
    return draw_up(paper, "docx", paper.context(asked), asked)


def reprint(document: bytes) -> None:
    """Unpack, parse, print and pack a document."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in package.namelist():
            copy.writestr(name, etree.tostring(etree.fromstring(package.read(name))))


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()

"""The draft laid out: headings numbered, facts in words, notes behind paragraphs where they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fzjs.language.standing import Script, in_script
from fzjs.model.numbering import number
from fzjs.model.printing import NumberForm
from fzjs.rendering.annual_report.draft import Blank, Block, Draft, Piece, Sentence
from fzjs.rendering.annual_report.notes import Notes
from fzjs.rendering.charts.data import Chart
from fzjs.rendering.charts.plain import as_text
from fzjs.rendering.word_charts.marks import mark

_FORMS: tuple[NumberForm, ...] = ("一、", "（一）", "1.")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A paragraph as templates print it: `heading + text`, or a picture."""

    level: int
    heading: str
    text: str
    assignment: str = ""
    """Nothing; templates share their paragraphs with those of plans."""
    picture: str = ""
    """The chart as characters; empty for a paragraph. In Word the text is the mark that the chart replaces."""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A row of the table of targets."""

    measure: str
    target: str
    reached: str
    verdict: str
    notes: str
    """The marks of its facts; empty without notes."""


@dataclass(slots=True)
class Layout:
    """One report in one script."""

    script: Script
    charts: Mapping[str, Chart]
    notes: Notes | None = None
    """None: without notes."""

    def words(self, pieces: Iterable[Piece]) -> str:
        """A sentence; only the tool's own words are put into the script of the paper."""
        return "".join(
            in_script(str(piece), self.script) if isinstance(piece, str | Blank) else piece.text
            for piece in pieces
        )

    def noted(self, pieces: Sentence) -> str:
        """A sentence with the mark of its notes behind it."""
        return self.words(pieces) + self._mark(pieces)

    def lines(self, draft: Draft) -> Iterator[ReportLine]:
        """The paragraphs of the report, the opening first."""
        yield ReportLine(0, "", self.noted(draft.opening))
        counts = [0, 0, 0]
        for block in draft.blocks:
            yield self._line(block, counts)

    def targets(self, draft: Draft) -> Iterator[TargetLine]:
        """The rows of the table of targets."""
        for row in draft.targets:
            yield TargetLine(
                self.words(row.measure), self.words(row.target), self.words(row.reached),
                in_script(row.verdict, self.script), self._mark((*row.measure, *row.target, *row.reached)),
            )  # fmt: skip

    def _line(self, block: Block, counts: list[int]) -> ReportLine:
        if block.picture:
            # In a fence of Markdown nothing is escaped and nothing may end it.
            drawn = Markup(as_text(self.charts[block.picture]).replace("`", "'"))
            return ReportLine(0, "", mark(block.picture), picture=drawn)
        heading = self.words(block.heading)
        if block.level:
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (len(counts) - block.level)
            heading = number(_FORMS[block.level - 1], counts[block.level - 1]) + heading
        marks = self._mark((*block.heading, *block.text))
        return ReportLine(block.level, heading, self.words(block.text) + marks)

    def _mark(self, pieces: Sentence) -> str:
        return self.notes.mark(pieces) if self.notes is not None else ""

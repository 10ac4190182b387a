"""The report as JSON: every sentence in pieces, every fact with its sources."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from fzjs.analysis.annual_report.answers import AnnualFacts
from fzjs.analysis.annual_report.told import Told
from fzjs.rendering.annual_report.draft import Blank, Draft, Piece


def report_as_json(facts: AnnualFacts, draft: Draft) -> str:
    """Year, day, plan; title, addressee and paragraphs as lists of pieces; the table of targets.

    A piece is a text (the tool's own words), `{"text", "how", "sources", "by"}` or `{"blank"}`; a source is
    `{"file", "line", "column"}`.
    """
    answer = {
        "year": facts.year,
        "on": facts.on.isoformat(),
        "plan": _piece(facts.plan_title),
        "title": _pieces(draft.title),
        "addressee": _pieces(draft.addressee),
        "opening": _pieces(draft.opening),
        "paragraphs": [
            {"level": block.level, "heading": _pieces(block.heading), "text": _pieces(block.text)}
            for block in draft.blocks
            if not block.picture
        ],
        "targets": [
            {
                "measure": _pieces(row.measure),
                "target": _pieces(row.target),
                "reached": _pieces(row.reached),
                "verdict": row.verdict,
            }
            for row in draft.targets
        ],
        "issuer": _pieces(draft.issuer),
        "notes": list(facts.notes),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _pieces(pieces: Iterable[Piece]) -> list[Any]:
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> Any:
    if isinstance(piece, Blank):
        return {"blank": piece.ask}
    if not isinstance(piece, Told):
        return piece
    sources = [{"file": each.file, "line": each.line, "column": each.column} for each in piece.sources]
    told = {"text": piece.text, "how": piece.how, "sources": sources}
    return {**told, "by": piece.by} if piece.by else told

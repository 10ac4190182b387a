"""The files into which papers are written: their formats, their names, and what happens where a library is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from fzjs.checks.nearness import either, nearest
from fzjs.cli.exits import CannotRunError
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.catalogue import SUFFIXES, Format, Paper
from fzjs.rendering.drawing_up import draw_up
from fzjs.rendering.template_faults import TemplateFaultError

_EXTRAS = {"docx": "docx", "docxtpl": "docx", "lxml": "docx", "openpyxl": "xlsx"}
"""Library → the extra that brings it along."""
_OTHER_NAMES: dict[str, Format] = {
    "word": "docx", "markdown": "md", "txt": "text", "excel": "xlsx",
}  # fmt: skip
_LONGEST_NAME = 60
"""Characters of a file name; a file system may hold 255 bytes, and a Chinese character takes three."""


def format_of(paper: Paper, written: str | None, out: Path | None) -> Format:
    """The format asked for, else the one that the file's ending names, else the usual one of the paper.

    Without the libraries for Word the usual format is Markdown.
    """
    ending = out.suffix.lower() if out is not None and not is_folder(out) else ""
    by_ending = next((form for form, suffix in SUFFIXES.items() if suffix == ending), None)
    if written is not None:
        form = known_format(written)
        if by_ending not in (None, form):
            raise CannotRunError(f"--format {written} 和 {out} 的后缀不一致，请改其中一个")
    elif ending and by_ending is None:
        raise CannotRunError(
            f"看不出 {out} 是哪种格式，请用后缀 {'、'.join(SUFFIXES.values())}，或者写 --format"
        )
    else:
        form = by_ending or _usual(paper)
    if form not in paper.formats:
        raise CannotRunError(
            f"{paper.title}（{paper.name}）不能印成 {form}，可以印成：{'、'.join(paper.formats)}"
        )
    return form


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; of a name that no file can have there is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def known_format(written: str) -> Format:
    """The format of this name."""
    word = written.strip().lower()
    form = next((each for each in SUFFIXES if each == word), None) or _OTHER_NAMES.get(word)
    if form is None:
        near = nearest(word, [*SUFFIXES, *_OTHER_NAMES])
        meant = f"，您要写的是不是{either(near)}？" if near else "。"
        raise CannotRunError(f"没有输出格式 {written}{meant}可以写：{'、'.join(SUFFIXES)}")
    return form


def word_is_here() -> bool:
    """Whether the libraries for Word are installed."""
    return find_spec("docxtpl") is not None and find_spec("docx") is not None


def contents_of(paper: Paper, asked: Asked) -> Mapping[str, object]:
    """What a paper says. Raises `CannotRunError` where something is missing; its cause says what kind of lack it is."""
    try:
        return paper.context(asked)
    except LackingError as error:
        raise CannotRunError(str(error)) from error


def drawn_up(paper: Paper, form: Format, contents: Mapping[str, object], asked: Asked) -> bytes:
    """The paper as a file; for PDF the Word document. Raises `CannotRunError`, saying what to do."""
    try:
        return draw_up(paper, form, contents, asked)
    except TemplateFaultError as error:
        raise CannotRunError(f"模板有误：{error}") from None
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        raise CannotRunError(f"生成 {form} 要先安装：pip install 'fzjs[{extra}]'") from None


def file_name(paper: Paper, form: Format, asked: Asked) -> str:
    """annual-2024-督办函-县司法局.docx: plan, paper, unit and period."""
    parts = (asked.plan.id, paper.title, asked.unit, asked.period)
    return safe_name("-".join(part for part in parts if part)) + SUFFIXES[form]


def safe_name(text: str) -> str:
    """A text as the name of a file on every system: no separators, no marks with a meaning, not too long."""
    kept = re.sub(
        r"[\\/:*?\"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
        "_",
        text,
    )
    kept = re.sub(r"\s+", " ", kept).strip(" .")[:_LONGEST_NAME].strip(" .")
    return f"_{kept}" if not kept or kept.partition(".")[0].upper() in _NAMES_OF_DEVICES else kept


_NAMES_OF_DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10)),
}
"""Names that Windows keeps for itself."""


def _usual(paper: Paper) -> Format:
    return "md" if paper.formats[0] == "docx" and not word_is_here() else paper.formats[0]

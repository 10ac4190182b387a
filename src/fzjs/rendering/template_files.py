"""Where the template of a paper lies: in the workspace's own folder `templates/`, else among the built-in ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fzjs.rendering.skeletons import TEMPLATES
from fzjs.rendering.template_faults import TemplateFaultError

TemplateForm = Literal["docx", "md", "text"]

OWN_FOLDER = "templates"
"""The folder of a workspace in which its own templates lie."""
SUFFIXES: dict[TemplateForm, str] = {"docx": ".docx", "md": ".md.j2", "text": ".txt.j2"}
_BUILT_IN: dict[TemplateForm, str] = {"docx": "word", "md": "md", "text": "text"}
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template, read."""

    shown: str
    """As messages name it."""
    data: bytes
    is_own: bool
    """Whether it is the workspace's and not built in."""

    @property
    def text(self) -> str:
        """A template of text. Raises `TemplateFaultError` for one that is not in UTF-8."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = self.data.count(b"\n", 0, error.start) + 1
            raise TemplateFaultError(f"{self.shown} 第 {row} 行不是 UTF-8 编码，请另存为 UTF-8") from None


def template_called(
    name: str, form: TemplateForm, root: Path | None, layout: str = ""
) -> TemplateFile | None:
    """The template of this name (without its ending), the workspace's own before the built-in one.

    Of the built-in ones that of a `layout` (33476) goes before the usual one.
    Raises `TemplateFaultError` for an own one that leads out of the workspace or cannot be read.
    """
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    file = name + SUFFIXES[form]
    if root is not None and (root / OWN_FOLDER / file).is_symlink() | (root / OWN_FOLDER / file).exists():
        return own_template(root / OWN_FOLDER / file, f"{OWN_FOLDER}/{file}", root)
    for built_in in (TEMPLATES / _BUILT_IN[form] / layout / file, TEMPLATES / _BUILT_IN[form] / file):
        if built_in.is_file():
            return TemplateFile(f"程序自带的模板 {file}", built_in.read_bytes(), is_own=False)
    return None


def own_template(path: Path, shown: str, root: Path | None = None) -> TemplateFile:
    """A template that somebody else has written; where `root` is given, it must lie below that folder."""
    try:
        real = path.resolve(strict=True)
        if root is not None and not real.is_relative_to(root.resolve()):
            raise TemplateFaultError(f"{shown} 是指向工作区之外的链接，没有使用。请把模板放进工作区")
        if not real.is_file():
            raise TemplateFaultError(f"{shown} 不是文件")
        if real.stat().st_size > _LARGEST:
            raise TemplateFaultError(f"{shown} 超过 {_LARGEST // 1_000_000} MB，不像模板，没有读取")
        return TemplateFile(shown, real.read_bytes(), is_own=True)
    except FileNotFoundError:
        raise TemplateFaultError(f"没有模板文件 {shown}") from None
    except (OSError, RuntimeError):  # RuntimeError: a circle of links, up to Python 3.12
        raise TemplateFaultError(f"无法读取模板 {shown}，请检查权限和链接") from None

"""What a template uses of what its paper offers: for guessing whose template it is, and for telling what is left out."""

from __future__ import annotations

import re

from jinja2 import BaseLoader
from jinja2.meta import find_undeclared_variables

from fzjs.rendering.catalogue import CATALOGUE, Paper
from fzjs.rendering.plain_templates import plain_sandbox
from fzjs.rendering.template_faults import FAULTS, TemplateFaultError
from fzjs.rendering.template_files import SUFFIXES, TemplateFile, TemplateForm, template_called
from fzjs.rendering.template_names import Name, names_of


def guessed_paper(template: TemplateFile, form: TemplateForm) -> Paper | None:
    """The paper whose names a template uses the most; of several the one with the fewest others. None without any.

    What the built-in template of a paper prints besides its names, such as the head of a letter, counts like a name.
    Raises `TemplateFaultError` for what is no template at all.
    """
    words = _words(template, form)
    names = {paper.name: frozenset(names_of(paper.name)) for paper in CATALOGUE if form in paper.formats}
    if not any(words & offered for offered in names.values()):
        return None
    built_in = {name: template_called(name, form, None) for name in names}
    offered = {
        name: names[name] | (_words(file, form) if file else frozenset()) for name, file in built_in.items()
    }
    best = max(offered, key=lambda name: (len(words & offered[name]), -len(offered[name])))
    return next(paper for paper in CATALOGUE if paper.name == best)


def left_out(template: TemplateFile, form: TemplateForm, paper: Paper) -> list[Name]:
    """Names of the paper that the built-in template prints and this one does not, in the order of the paper."""
    built_in = template_called(paper.name, form, None)
    if built_in is None:
        return []
    missing = _used(built_in, form) - _used(template, form)
    return [each for name, each in names_of(paper.name).items() if name in missing]


def _words(template: TemplateFile, form: TemplateForm) -> frozenset[str]:
    """Every word in the tags of a template."""
    return frozenset(
        word for text in _texts(template, form) for tag in _TAG.findall(text) for word in _WORD.findall(tag)
    )


def _used(template: TemplateFile, form: TemplateForm) -> frozenset[str]:
    """The names that the tags of a template take from outside; none where it cannot be read."""
    try:
        sandbox = plain_sandbox("md" if form == "md" else "text", BaseLoader())
        parsed = (sandbox.parse(text) for text in _texts(template, form))
        return frozenset(name for tags in parsed for name in find_undeclared_variables(tags))
    except (TemplateFaultError, *FAULTS):
        return frozenset()


def _texts(template: TemplateFile, form: TemplateForm) -> list[str]:
    if form != "docx":
        return _with_pieces(template, form)
    from fzjs.rendering.word.engine import tagged_text

    return list(tagged_text(template.data).values())


def _with_pieces(template: TemplateFile, form: TemplateForm) -> list[str]:
    """A template of text and the built-in pieces that it includes."""
    names = (name.removesuffix(SUFFIXES[form]) for name in _INCLUDED.findall(template.text))
    pieces = (template_called(name, form, None) for name in names)
    return [template.text, *(piece.text for piece in pieces if piece is not None)]


_INCLUDED = re.compile(r"""\{%-?\s*(?:include|from|import|extends)\s+["']([^"']+)["']""")
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_]\w*")

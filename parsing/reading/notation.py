"""A text in whatever notation → the text that it shows, every letter in its place."""

from . import latex, marks, markup, separated, wiki


def project(text: str) -> str:
    """The text without the marks of its notation, of the same length: cells between bars or tabs."""
    if markup.is_markup(text):
        return markup.project(text)
    for notation in (wiki, latex, separated, marks):
        text = notation.project(text)
    return text

"""A page of a PDF → its characters and the rules drawn on it, as PDFium gives them.

Coordinates are points to the right and downwards, the page held so that most text is upright. Text
that runs askew (a watermark) is left out.
"""

import math
from ctypes import byref, c_double, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ..errors import over
from ..limits import MOST_PAGE_CHARACTERS, MOST_PAGE_OBJECTS, MOST_PAGE_RULES

# A filled shape thinner than this is a rule; a wider one is a background.
_THIN = 4.0
_STRAIGHT = 0.8
_MOST_FORMS = 6
_ASKEW = 0.1
_MOST_VOTES = 500
_NOT_TEXT = frozenset((0, 0xFFFE, 0xFFFF, 0xFFFD))
_PRIVATE = range(0xE000, 0xF900)


class Char(NamedTuple):
    """A character: its left and right, its base line, and the size of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Rule(NamedTuple):
    """A straight horizontal or vertical line at ``at``, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Content:
    """What stands on a page; ``unmapped`` counts characters whose meaning the file does not say."""

    chars: list[Char] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: int = 0
    unmapped: int = 0


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point stands after the change."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Matrix") -> "Matrix":
        """The change that makes ``first`` and then this one."""
        a, b = self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b
        c, d = self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d
        e, f = self.point(first.e, first.f)
        return Matrix(a, b, c, d, e, f)


def content_of(page: Any) -> Content:
    """The page's characters and rules. Raises FileError where it has too many."""
    content = Content()
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MOST_PAGE_CHARACTERS:
            raise over("page", MOST_PAGE_CHARACTERS)
        view = _VIEWS[_direction(text_page, count)]
        _add_chars(content, text_page, count, view)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    budget = [MOST_PAGE_OBJECTS]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        _add_object(content, pdfium.FPDFPage_GetObject(page, index), (view, 0), budget)
    return content


# From the page's own coordinates to those of a person who holds it so that most text is upright:
# text runs to the right, upwards, to the left, downwards.
_VIEWS = (
    Matrix(1, 0, 0, -1, 0, 0),
    Matrix(0, 1, 1, 0, 0, 0),
    Matrix(-1, 0, 0, 1, 0, 0),
    Matrix(0, -1, -1, 0, 0, 0),
)


def _direction(text_page: Any, count: int) -> int:
    """Which way most of the text runs. What the page itself says of its turning is often wrong."""
    votes = [0, 0, 0, 0]
    own = pdfium.FS_MATRIX()
    for index in range(0, count, count // _MOST_VOTES + 1):
        pdfium.FPDFText_GetMatrix(text_page, index, byref(own))
        if abs(own.a) >= abs(own.b):
            votes[0 if own.a >= 0 else 2] += 1
        else:
            votes[1 if own.b > 0 else 3] += 1
    return votes.index(max(votes))


# --- characters -------------------------------------------------------------------------------


def _add_chars(content: Content, text_page: Any, count: int, view: Matrix) -> None:
    box, own = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = c_double(), c_double()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if code in _NOT_TEXT or code in _PRIVATE:
            content.unmapped += 1
            continue
        text = chr(code)
        if text.isspace():
            continue
        pdfium.FPDFText_GetMatrix(text_page, index, byref(own))
        matrix = view.after(Matrix(own.a, own.b, own.c, own.d, 0, 0))
        tilt = math.hypot(matrix.a, matrix.b)
        if min(abs(matrix.a), abs(matrix.b)) > _ASKEW * tilt:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, byref(box))
        pdfium.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y))
        size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        corners = view.point(box.left, box.bottom), view.point(box.right, box.top)
        left, right = sorted((corners[0][0], corners[1][0]))
        base = view.point(x.value, y.value)[1]
        content.chars.append(Char(text, left, right, base, size))


# --- rules ------------------------------------------------------------------------------------


def _add_object(content: Content, shape: Any, frame: tuple[Matrix, int], budget: list[int]) -> None:
    budget[0] -= 1
    if budget[0] < 0:
        raise over("page", MOST_PAGE_OBJECTS)
    matrix, depth = frame
    kind = pdfium.FPDFPageObj_GetType(shape)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        content.pictures += 1
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_FORMS:
        inner = matrix.after(_own_matrix(shape))
        for index in range(pdfium.FPDFFormObj_CountObjects(shape)):
            part = pdfium.FPDFFormObj_GetObject(shape, index)
            _add_object(content, part, (inner, depth + 1), budget)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        _add_path(content, shape, matrix.after(_own_matrix(shape)))


def _own_matrix(shape: Any) -> Matrix:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, byref(own)):
        return Matrix(1, 0, 0, 1, 0, 0)
    return Matrix(own.a, own.b, own.c, own.d, own.e, own.f)


def _add_path(content: Content, path: Any, matrix: Matrix) -> None:
    filling, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(filling), byref(stroke))
    if not (filling.value or stroke.value):
        return
    if pdfium.FPDFPath_CountSegments(path) > MOST_PAGE_OBJECTS:
        raise over("page", MOST_PAGE_OBJECTS)
    for points in _strokes(path, matrix):
        if stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                _add_rule(content, (x0, y0, x1, y1), _STRAIGHT)
        elif points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            _add_rule(content, (min(xs), min(ys), max(xs), max(ys)), _THIN)
    if len(content.across) + len(content.down) > MOST_PAGE_RULES:
        raise over("page", MOST_PAGE_RULES)


def _strokes(path: Any, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The points of each unbroken line of a path; curves are left out."""
    lines: list[list[tuple[float, float]]] = []
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = matrix.point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and lines:
            lines[-1].append(point)
        else:
            lines.append([point])
        if pdfium.FPDFPathSegment_GetClose(segment):
            lines[-1].append(lines[-1][0])
    return lines


def _add_rule(content: Content, ends: tuple[float, float, float, float], thin: float) -> None:
    x0, y0, x1, y1 = ends
    width, height = abs(x1 - x0), abs(y1 - y0)
    if height <= thin and width > max(height, 1):
        content.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif width <= thin and height > max(width, 1):
        content.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

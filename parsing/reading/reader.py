"""The reader: one text → one Reading."""

from parsing.forms import FORMS

from . import markup
from .fold import fold
from .lexing import lex
from .regions import Regions, locate
from .tables import Tables, read_tables
from .values import Problem, Reading


def read(text: str) -> Reading:
    """What ``text`` says: agency, year, form, the cells of the official tables, and what is unsure.

    Never raises on a bad report: what could not be read stands in ``uncertain`` and ``problems``.
    """
    projected = markup.project(text) if markup.is_markup(text) else text
    lexed = lex(fold(projected))
    regions = locate(lexed.wording.text)
    tables = read_tables(lexed, regions)
    return Reading(
        text=text,
        form=tables.form,
        cells=tables.cells,
        uncertain=tuple(tables.uncertain),
        extra_rows=tuple(tables.extra_rows),
        problems=tuple(_problems(tables, regions)),
    )


def _problems(tables: Tables, regions: Regions) -> list[Problem]:
    if not tables.cells:
        return [Problem("no_table")]
    problems = []
    present = {address.table for address in tables.cells}
    absent = tuple(
        table.code for table in FORMS[tables.form or "2021"].tables if table.code not in present
    )
    if absent:
        problems.append(Problem("missing_table", absent))
    if tables.missing:
        problems.append(Problem("missing_rows", tuple(tables.missing)))
    if regions.is_doubled:
        problems.append(Problem("doubled_table", ("requests",)))
    if tables.uncertain:
        problems.append(Problem("uncertain_cells", tuple(tables.uncertain)))
    return problems

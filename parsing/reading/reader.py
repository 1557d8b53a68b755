"""The reader: one text → one Reading."""

from collections import defaultdict
from operator import attrgetter

from parsing.forms import FORMS, form_for

from . import notation, ruled
from .doubled import read_certain
from .fold import fold
from .identity import Identity, identify
from .lexing import lex
from .plain import Plain
from .prose import particulars_of, statements_of
from .regions import locate
from .sections import sections_of
from .tables import Tables
from .values import Problem, Reading, Span

_end = attrgetter("end")


def read(text: str) -> Reading:
    """What ``text`` says: agency, year, form, the cells of the official tables, and what is unsure.

    Never raises on a bad report: what could not be read stands in ``uncertain`` and ``problems``.
    """
    source = ruled.put_together(notation.project(text))
    lexed = lex(fold(source.text))
    tables = read_certain(lexed, locate(lexed.wording.text))
    if source.is_moved:
        tables = tables.placed(source.place)
    plain = Plain.of(text)
    identity = identify(plain)
    stretches = _stretches(tables)
    return Reading(
        text=text,
        agency=identity.agency,
        year=identity.year,
        form=tables.form,
        cells=tables.cells,
        uncertain=tuple(tables.uncertain),
        extra_rows=tuple(tables.extra_rows),
        statements=(
            *statements_of(plain, identity, exclude=stretches),
            *particulars_of(plain, identity),
        ),
        problems=tuple(_problems(tables, identity)),
        sections=sections_of(plain, stretches),
    )


def _precedes_forms(identity: Identity) -> bool:
    """Whether the report is for a year for which no form with these tables was in force."""
    return identity.year is not None and form_for(identity.year.value) is None


def _stretches(tables: Tables) -> list[Span]:
    """Where in the text each table's values stand, from the first to the last."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for (table, _, _), _, span, _, _ in tables.cells.values():
        if span:
            spans[table].append(span)
    return [Span(min(own).start, max(own, key=_end).end) for own in spans.values()]


def _problems(tables: Tables, identity: Identity) -> list[Problem]:
    if not tables.cells:
        return [] if _precedes_forms(identity) else [Problem("no_table")]
    problems = []
    present = {address.table for address in tables.cells}
    absent = tuple(
        table.code for table in FORMS[tables.form or "2021"].tables if table.code not in present
    )
    if absent:
        problems.append(Problem("missing_table", absent))
    if tables.missing:
        problems.append(Problem("missing_rows", tuple(tables.missing)))
    if tables.is_doubled:
        problems.append(Problem("doubled_table", ("requests",)))
    if tables.uncertain:
        problems.append(Problem("uncertain_cells", tuple(tables.uncertain)))
    return problems

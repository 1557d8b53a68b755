"""The reports of the invented province as texts, with what each of them states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from parsing.forms import Column, Figures

from . import sentences
from .agencies import AGENCIES, Agency
from .chance import Chance
from .drafts import Draft, Planted, drafts
from .faults import plant_faults
from .grids import GridRow, grids
from .layouts import LAYOUTS, Layout
from .marks import LEAVING_ZEROS_OUT, STATING_ZEROS, Marks
from .prose import Prose

HALF_WIDTH = str.maketrans("（），", "(),")
LOST = (1, 8)
CORRECTED = ("handled_total", "row_sum")
YEAR_OF_NEW_LAYOUTS = 2022
SHARE_LEAVING_ZEROS_OUT = 0.16
SHARE_IN_HALF_WIDTH = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """One report as a text.

    ``name`` is the agency's name as printed, ``form`` the code of the form its tables use,
    ``facts`` the numbers it states (``facts.uncertain`` names what the text has lost),
    ``planted`` its faults. ``revision`` is 2 for a corrected version, which follows the first.
    """

    agency: Agency
    year: int
    name: str
    form: str
    layout: str
    text: str
    facts: Figures
    planted: tuple[Planted, ...] = ()
    revision: int = 1


def examples(seed: int = 2019) -> Iterator[Example]:
    """The 420 reports, by agency and year, with two corrected versions among them."""
    reports = {agency.name: drafts(agency, seed) for agency in AGENCIES}
    plant_faults(reports, seed)
    to_correct = [_first_with(kind, reports) for kind in CORRECTED]
    for place, agency in enumerate(AGENCIES):
        own = reports[agency.name]
        for draft in own.values():
            layout = _layout(draft, place)
            yield _example(draft, own, seed=seed, layout=layout)
            if draft in to_correct:
                yield _corrected(draft, own, seed=seed, layout=layout)


def _first_with(kind: str, reports: Mapping[str, Mapping[int, Draft]]) -> Draft | None:
    """The latest report with such a fault, of the first agency that has one."""
    found = (
        draft
        for own in reports.values()
        for draft in reversed(list(own.values()))
        if any(fault.kind == kind for fault in draft.planted)
    )
    return next(found, None)


def _corrected(draft: Draft, own: Mapping[int, Draft], *, seed: int, layout: Layout) -> Example:
    """The second revision of a report whose table 三 had a fault."""
    tables = {**draft.tables, "requests": draft.before_planting["requests"]}
    sound = replace(draft, tables=tables, planted=(), revision=2)
    return _example(sound, own, seed=seed, layout=layout)


def _layout(draft: Draft, place: int) -> Layout:
    """Agencies differ in their layout, and change it with the report for 2022."""
    first = place if draft.year < YEAR_OF_NEW_LAYOUTS else 3 * place + 1
    turned = [*LAYOUTS[first % len(LAYOUTS) :], *LAYOUTS[: first % len(LAYOUTS)]]
    return next(layout for layout in turned if _suits(layout, draft))


def _suits(layout: Layout, draft: Draft) -> bool:
    if draft.torn:
        return not layout.keeps_blanks
    return layout.keeps_blanks or draft.blank_column is None


def _marks(draft: Draft, own: Mapping[int, Draft], *, layout: Layout, chance: Chance) -> Marks:
    """How the report prints its numbers.

    Zeros are printed beside a planted fault, so that every equation can be judged, and where
    nothing was handled, so that no table is empty.
    """
    years = (draft.year - 1, draft.year, draft.year + 1)
    needs_zeros = draft.handled == 0 or any(own[year].planted for year in years if year in own)
    if needs_zeros or not chance.happens(SHARE_LEAVING_ZEROS_OUT):
        return chance.pick(STATING_ZEROS)
    return chance.pick([m for m in LEAVING_ZEROS_OUT if m.zero or layout.keeps_blanks])


def _example(draft: Draft, own: Mapping[int, Draft], *, seed: int, layout: Layout) -> Example:
    chance = Chance(seed, draft.agency.name, draft.year, "text")
    marks = _marks(draft, own, layout=layout, chance=chance)
    prose = Prose(draft, own.get(draft.year - 1), chance=chance)
    facts = draft.figures(marks)
    return Example(
        agency=draft.agency,
        year=draft.year,
        name=draft.agency.name_in(draft.year),
        form=draft.form.code,
        layout=layout.code,
        text=_text(prose, _tables(draft, marks, chance=chance), layout=layout, chance=chance),
        facts=facts,
        planted=draft.planted,
        revision=draft.revision,
    )


def _tables(draft: Draft, marks: Marks, *, chance: Chance) -> dict[str, list[GridRow]]:
    facts = draft.figures()
    printed = {
        table.code: {
            row.code: {
                column.code: marks.write(
                    column,
                    facts.tables[table.code][row.code][column.code],
                    unit=_printed_unit(column, facts, f"{table.code}.{row.code}.{column.code}"),
                )
                for column in row.columns
            }
            for row in table.rows_for(facts.tables[table.code])
        }
        for table in draft.form.tables
    }
    drawn = grids(draft.form, printed)
    if draft.torn:
        drawn["disputes"][-1] = _without_some(drawn["disputes"][-1])
    return _in_half_width(drawn) if chance.happens(SHARE_IN_HALF_WIDTH) else drawn


def _printed_unit(column: Column, facts: Figures, address: str) -> str | None:
    """The unit to print behind an amount; None where the column's head has it already."""
    return None if column.unit else facts.units.get(address)


def _without_some(row: GridRow) -> GridRow:
    return tuple(slot for place, slot in enumerate(row) if place not in LOST)


def _in_half_width(drawn: Mapping[str, list[GridRow]]) -> dict[str, list[GridRow]]:
    return {
        code: [
            tuple(s.translate(HALF_WIDTH) if isinstance(s, str) else s for s in row) for row in rows
        ]
        for code, rows in drawn.items()
    }


def _text(
    prose: Prose, drawn: Mapping[str, list[GridRow]], *, layout: Layout, chance: Chance
) -> str:
    headings = chance.pick(sentences.HEADINGS)
    tables = {code: layout.table(rows) for code, rows in drawn.items()}
    opening = [prose.opening(), headings[0], *prose.overview(), headings[1]]
    closing = [headings[4], *prose.problems(), headings[5], *prose.rest()]
    return layout.report(
        (
            prose.title(),
            layout.prose(opening),
            tables["disclosure"],
            layout.prose(headings[2:3]),
            tables["requests"],
            layout.prose(headings[3:4]),
            tables["disputes"],
            layout.prose([*closing, sentences.EXAMPLE_NOTE]),
        )
    )

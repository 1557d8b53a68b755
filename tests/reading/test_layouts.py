"""Random reports in every layout: where cells are marked all is read, elsewhere nothing is made up."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.reading import read
from tests.cases import cases
from tests.reading import damaging, layouts, notations, rendering, reports
from tests.reading.comparing import silently_wrong, unsettled
from tests.reading.notations import NOTATIONS, commas, quoted, semicolons

SEEDS = st.integers(0, 2**32 - 1)
BIGGEST = (3, 30, 300, 90_000)
MARKED = (*layouts.MARKED, *NOTATIONS)
EVERY_LAYOUT = (*MARKED, *layouts.UNMARKED, *layouts.LOSSY)
KEEP_ORDER = (
    *MARKED,
    layouts.spaces,
    layouts.one_line,
    layouts.page,
    layouts.escaped,
)
# A longer label moves the numbers behind it, and then the ruler does not tell their columns.
RULED = (layouts.under_a_ruler, layouts.wrapped_under_a_ruler)
# What a line of its own does to a layout in which every cell has one cannot be told from a cell.
IN_LINES = (
    layouts.tabs,
    layouts.sheet,
    layouts.bars,
    layouts.markdown,
    layouts.box,
    layouts.html,
    commas,
    semicolons,
)
# Quotes of a label end a quoted value.
DISTURBED = [
    pytest.param(layout, disturb, id=f"{layout.__name__}-{disturb.__name__}")
    for layout in KEEP_ORDER
    for disturb in damaging.DISTURBANCES
    if layout is not quoted or disturb is not damaging.half_width_brackets
]
# Where blanks are lost, a row with a number twice looks whole; where every cell has a line of its
# own, two numbers that changed places are printed so.
DAMAGED = [
    pytest.param(layout, blanks, damage, id=f"{layout.__name__}-{name}-{damage.__name__}")
    for layout in KEEP_ORDER
    for blanks, name in (((), "full"), (("",), "blank"))
    for damage in damaging.DAMAGES
    if not (blanks and layout in (layouts.spaces, layouts.one_line))
    if damage is not damaging.exchange_lines or layout in IN_LINES
]


def report_of(seed: int, *, blanks: tuple[str, ...] = ()) -> tuple[Random, reports.Facts]:
    random = Random(seed)
    return random, reports.facts(random, blanks=blanks, biggest=random.choice(BIGGEST))


@pytest.mark.parametrize("layout", MARKED, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("blanks", [(), ("",), reports.BLANKS], ids=["full", "blank", "marks"])
@given(seed=SEEDS)
@cases(8)
def test_where_every_cell_is_marked_every_cell_is_read(layout, blanks, seed):
    _, report = report_of(seed, blanks=blanks)
    reading = read(rendering.text(report, layout))
    assert silently_wrong(reading, report.numbers) == []
    assert unsettled(reading, report.numbers) == []
    assert reading.form == report.form


@pytest.mark.parametrize("layout", KEEP_ORDER, ids=lambda layout: layout.__name__)
@given(seed=SEEDS)
@cases(8)
def test_a_report_without_blanks_is_read_in_every_layout_that_keeps_the_order(layout, seed):
    _, report = report_of(seed)
    reading = read(rendering.text(report, layout))
    assert silently_wrong(reading, report.numbers) == []
    assert unsettled(reading, report.numbers) == []


@pytest.mark.parametrize("layout", EVERY_LAYOUT, ids=lambda layout: layout.__name__)
@given(seed=SEEDS)
@cases(8)
def test_no_layout_whatever_makes_a_number_up(layout, seed):
    _, report = report_of(seed, blanks=reports.BLANKS)
    assert silently_wrong(read(rendering.text(report, layout)), report.numbers) == []


@pytest.mark.parametrize(("layout", "disturb"), DISTURBED)
@given(seed=SEEDS)
@cases(2)
def test_what_does_not_touch_the_numbers_changes_nothing(layout, disturb, seed):
    random, report = report_of(seed)
    reading = read(disturb(rendering.text(report, layout), random))
    assert silently_wrong(reading, report.numbers) == []
    assert layout in RULED or unsettled(reading, report.numbers) == []
    assert (reading.year and reading.year.value, reading.form) == (2023, report.form)


@pytest.mark.parametrize("layout", IN_LINES, ids=lambda layout: layout.__name__)
@given(seed=SEEDS, number=st.sampled_from(["- 4 -", "8", "— 3 —", "第 5 页", "第5页 共9页"]))
@cases(8)
def test_a_page_number_between_two_lines_changes_nothing(layout, seed, number):
    random, report = report_of(seed, blanks=("",))
    text = rendering.text(report, layout)
    spans = [cell.span for cell in read(text).cells.values() if cell.span]
    end = text.find("\n", random.choice(spans).end)
    reading = read(text[:end] + "\n" + number + text[end:])
    assert silently_wrong(reading, report.numbers) == []
    assert unsettled(reading, report.numbers) == []


@pytest.mark.parametrize("layout", KEEP_ORDER, ids=lambda layout: layout.__name__)
@given(seed=SEEDS)
@cases(4)
def test_a_row_of_a_province_is_kept_under_its_own_label(layout, seed):
    _, report = report_of(seed)
    extra = [["其他主动公开文件", "17", "18", "19"]]
    reading = read(rendering.text(report, layout, extra=extra))
    assert silently_wrong(reading, report.numbers) == []
    assert unsettled(reading, report.numbers) == []
    assert [(row.table, row.label, row.printed) for row in reading.extra_rows] == [
        ("disclosure", "其他主动公开文件", ("17", "18", "19"))
    ]


@pytest.mark.parametrize(("layout", "blanks", "damage"), DAMAGED)
@given(seed=SEEDS)
@cases(3)
def test_no_damage_makes_a_number_silently_wrong(layout, blanks, damage, seed):
    random, report = report_of(seed, blanks=blanks)
    text = rendering.text(report, layout)
    spans = {address: cell.span for address, cell in read(text).cells.items() if cell.span}
    damaged, may_be_blank = damage(text, spans, random)
    assert silently_wrong(read(damaged), report.numbers, may_be_blank=may_be_blank) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_number_glued_to_its_label_beside_an_empty_cell_is_never_a_blank(seed):
    _, report = report_of(seed, blanks=("",))
    text = rendering.text(report, layouts.bars)
    label = "行政处罚 | " if report.form == "2021" else "行政事业性收费 | "
    glued = text.replace(label, label[:-3])
    assert glued != text
    assert silently_wrong(read(glued), report.numbers) == []


@pytest.mark.parametrize(
    ("layout", "seed"),
    [
        (layouts.markdown, 47),
        (notations.wiki, 4027664526),
        (notations.wiki_in_lines, 134),
        (notations.commas, 478),
        (notations.quoted, 500),
    ],
    ids=lambda each: getattr(each, "__name__", None),
)
def test_numbers_below_a_row_with_all_its_cells_are_not_its_own(layout, seed):
    random, report = report_of(seed, blanks=("",))
    text = rendering.text(report, layout)
    spans = {address: cell.span for address, cell in read(text).cells.items() if cell.span}
    damaged, may_be_blank = damaging.delete_label(text, spans, random)
    assert silently_wrong(read(damaged), report.numbers, may_be_blank=may_be_blank) == []

"""Charts of an agency: what they draw, their tables, and what is taken along."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from parsing.models import Agency
from parsing.profiles import profile
from reports_site.charts import paint
from reports_site.charts.drawing import Drawing
from reports_site.charts.plots import KINDS_OF_PLOTS, plot
from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db


def received(agency: Agency, year: int, count: int | None, **cells: int | None) -> None:
    named = {f"requests.{row}.total": number for row, number in cells.items()}
    ReportFactory(agency=agency, year=year, cells={"requests.new.total": count, **named})


def drawn(agency: Agency, code: str) -> Drawing:
    kind = KINDS_OF_PLOTS[code]
    return Drawing(plot(kind, profile(agency.reports.published(), kind.measures)))


def taken(client: Client, agency: Agency, name: str, code: str) -> bytes:
    answer = client.get(reverse(name, args=(agency.pk, code)))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def test_a_line_is_broken_where_a_year_has_no_report() -> None:
    agency = AgencyFactory()
    for year, count in ((2021, 5), (2022, 7), (2024, 9), (2025, 8)):
        received(agency, year, count)
    drawing = drawn(agency, "volume")
    assert len(drawing.lines[0].points) == 4
    assert drawing.lines[0].path.count("M") == 2
    assert len(drawing.gaps) == 1


def test_a_blank_is_not_drawn_as_a_zero() -> None:
    agency = AgencyFactory()
    received(agency, 2021, None)
    received(agency, 2022, 0)
    drawing = drawn(agency, "volume")
    assert len(drawing.lines[0].points) == 1
    assert [text.text for text in drawing.open_years] == ["–"]


def test_the_scale_of_a_share_ends_at_a_hundred_per_cent() -> None:
    agency = AgencyFactory()
    for year, granted in ((2021, 40), (2022, 20)):
        received(agency, year, 40, granted=granted, handled_total=40)
    assert drawn(agency, "disclosure").top_value == 100


def test_a_column_with_an_unread_part_is_not_drawn() -> None:
    agency = AgencyFactory()
    received(agency, 2021, 5, granted=3)
    ReportFactory(agency=agency, year=2022, cells__uncertain=["requests.granted.total"])
    drawing = drawn(agency, "answers")
    assert {part.title.split()[1] for part in drawing.parts} == {"2021:"}
    assert [text.text for text in drawing.open_years] == ["？"]


def test_breaks_are_marked_in_the_years_that_are_shown() -> None:
    agency = AgencyFactory()
    for year in range(2020, 2023):
        received(agency, year, 5)
    assert [one.milestone.year for one in drawn(agency, "volume").breaks] == [2021]


def test_a_share_of_fewer_than_twenty_is_hollow_and_has_its_n() -> None:
    agency = AgencyFactory()
    received(agency, 2022, 10, granted=5, handled_total=10)
    received(agency, 2023, 40, granted=30, handled_total=40)
    drawing = drawn(agency, "disclosure")
    assert [point.is_small for point in drawing.lines[0].points] == [True, False]
    assert [base.text for base in drawing.bases] == ["n=10", "n=40"]


def test_nothing_is_drawn_outside_the_frame() -> None:
    agency = AgencyFactory()
    for year, count in ((2021, 1), (2022, 999_999), (2023, 0)):
        received(agency, year, count, granted=count)
    for code in ("volume", "answers"):
        drawing = drawn(agency, code)
        heights = [point.y for line in drawing.lines for point in line.points]
        heights += [part.y for part in drawing.parts]
        assert all(drawing.size.top <= height <= drawing.bottom for height in heights)


def test_the_page_has_every_chart_with_a_name_and_a_table(client: Client) -> None:
    agency = AgencyFactory()
    received(agency, 2022, 1198, granted=3)
    shown = client.get(agency.get_absolute_url()).content.decode()
    for code in KINDS_OF_PLOTS:
        assert f'id="chart-{code}"' in shown
    assert shown.count("<figure") == shown.count("</table></div></div>\n  </details>")
    assert len(re.findall(r'<svg [^>]*role="img" aria-label="[^"]+"', shown)) >= 1
    assert " style=" not in shown


def test_a_picture_stands_alone(client: Client) -> None:
    agency = AgencyFactory(name="澜江市司法局")
    received(agency, 2022, 1198)
    for code in KINDS_OF_PLOTS:
        root = ElementTree.fromstring(taken(client, agency, "chart_picture", code))
        text = "".join(root.itertext())
        assert "澜江市司法局" in text
        assert agency.get_absolute_url() in text


def test_data_keep_blank_unread_and_zero_apart(client: Client) -> None:
    agency = AgencyFactory()
    received(agency, 2021, 0)
    received(agency, 2022, None)
    ReportFactory(agency=agency, year=2023, cells__uncertain=["requests.new.total"])
    received(agency, 2025, 7)
    rows = taken(client, agency, "chart_data", "volume").decode("utf-8-sig").splitlines()
    firsts = [row.split(",")[1] for row in rows[1:]]
    assert firsts[:3] == ["0", "", "?"]
    assert firsts[3] not in ("", "0")
    assert firsts[4] == "7"


@pytest.mark.parametrize("name", ["chart_picture", "chart_data"])
def test_what_is_not_there_is_not_found(client: Client, name: str) -> None:
    agency = AgencyFactory()
    assert client.get(reverse(name, args=(agency.pk, "volume"))).status_code == 404
    received(agency, 2022, 5)
    assert client.get(reverse(name, args=(agency.pk, "nonsense"))).status_code == 404
    assert client.get(reverse(name, args=(10**30, "volume"))).status_code == 404


def test_the_colours_are_those_of_the_pages() -> None:
    tokens = Path(settings.BASE_DIR, "static/css/tokens.css").read_text()
    colours = {value for value in vars(paint).values() if isinstance(value, str)}
    assert {value for value in colours if value.startswith("#") and value not in tokens} == set()

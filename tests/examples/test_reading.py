"""What the reader makes of every example: the facts and the form."""

from parsing.reading import read


def reading_of(report):
    return read(report.text)


def figures_differ(report, reading):
    read_figures = reading.figures()
    if report.facts.uncertain:
        tables = {name: rows for name, rows in read_figures.tables.items() if name != "disputes"}
        facts = {name: rows for name, rows in report.facts.tables.items() if name != "disputes"}
        return tables != facts
    return (
        read_figures.tables != report.facts.tables
        or read_figures.units != report.facts.units
        or set(read_figures.uncertain) != set()
    )


def test_every_number_is_read_as_printed(reports):
    wrong = [
        (report.name, report.year, report.layout)
        for report in reports
        if figures_differ(report, reading_of(report))
    ]
    assert wrong == []


def test_every_form_is_recognised(reports):
    assert [
        (report.name, report.year) for report in reports if reading_of(report).form != report.form
    ] == []


def test_no_number_of_a_torn_table_passes_for_the_report_s(reports):
    for report in reports:
        if not report.facts.uncertain:
            continue
        figures = reading_of(report).figures()
        settled = [
            str(address)
            for address, _ in figures.cells()
            if address.table == "disputes" and not figures.is_uncertain(address)
        ]
        assert settled == [], (report.name, report.year)

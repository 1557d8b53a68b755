"""The checks find in the figures of the examples what was planted, and nothing else."""

from parsing.checks import Severity, Subject, findings, findings_between

IN_THE_TEXT = {
    "narrative_new",
    "unread",
    "repeated_prose",
    "shared_prose",
}  # not visible in figures alone


def found(report, before):
    subject = Subject(report.year, report.form, report.facts)
    flags = findings(subject)
    if before is not None:
        flags += findings_between(Subject(before.year, before.form, before.facts), subject)
    return {flag.rule for flag in flags if flag.severity != Severity.INFO} - IN_THE_TEXT


def test_exactly_the_planted_faults_are_found_in_the_figures(reports):
    before = None
    for report in reports:
        if report.year == 2019:
            before = None
        planted = {rule for fault in report.planted for rule in fault.rules} - IN_THE_TEXT
        is_followed = report.revision == 1
        assert found(report, before if is_followed else None) == planted, (
            report.name,
            report.year,
        )
        before = report if is_followed else before


def test_each_fault_in_the_figures_is_found_at_the_cells_that_were_changed(reports):
    for report in reports:
        for fault in report.planted:
            if fault.kind not in {"balance", "handled_total", "row_sum", "dispute_total"}:
                continue
            flags = findings(Subject(report.year, report.form, report.facts))
            concerned = {cell for flag in flags for cell in flag.cells}
            assert set(fault.cells) <= concerned, (report.name, report.year)

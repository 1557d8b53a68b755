"""Which one number, changed, would satisfy the equations that fail together."""

from parsing.checks import Example, Remedy, findings, suggestion

AGREEING = {
    "requests.new.natural_person": 90,
    "requests.new.total": 90,
    "requests.granted.natural_person": 75,
    "requests.granted.total": 75,
    "requests.denied_law.natural_person": 15,
    "requests.denied_law.total": 15,
    "requests.handled_total.natural_person": 90,
    "requests.handled_total.total": 90,
}


def found(cells: dict[str, int | None], **more) -> list:
    return findings(Example(AGREEING | cells, **more).subject())


def remedies_of(cells: dict[str, int | None], **more) -> list[Remedy | None]:
    return [finding.remedy for finding in found(cells, **more)]


def test_the_cell_in_all_equations_that_fail_is_named_with_its_number() -> None:
    flags = found({"requests.granted.natural_person": 57})
    assert {flag.rule for flag in flags} == {"row_sum", "handled_total"}
    for flag in flags:
        assert flag.remedy == Remedy((("requests.granted.natural_person", "75"),), 2)
        said = suggestion(flag)
        assert said.zh == "若 予以公开 · 自然人 为 75，则 2 个等式全部相符"
        assert said.en == "If Granted · Natural persons were 75, both equations would hold"


def test_a_total_that_three_equations_contradict_is_named() -> None:
    remedies = remedies_of({"requests.handled_total.total": 89})
    assert remedies == [Remedy((("requests.handled_total.total", "90"),), 3)] * 3


def test_where_no_single_change_would_do_nothing_is_named() -> None:
    both = {"requests.granted.natural_person": 70, "requests.denied_law.business": 4}
    assert remedies_of(both) == [None] * 4


def test_a_change_that_breaks_an_equation_that_holds_is_not_named() -> None:
    recalculated = {"requests.granted.natural_person": 57, "requests.granted.total": 57}
    assert remedies_of(recalculated) == [None, None]


def test_faults_in_two_tables_are_mended_apart() -> None:
    flags = found({"requests.granted.total": 76, "disputes.reconsideration.total": 1})
    assert {flag.rule: flag.remedy.equations for flag in flags} == {
        "row_sum": 2,
        "handled_total": 2,
        "dispute_total": 1,
    }


def test_three_of_several_changes_are_named_the_likeliest_slip_first() -> None:
    cells = {
        "disputes.reconsideration.upheld": 11,
        "disputes.reconsideration.corrected": 5,
        "disputes.reconsideration.pending": 2,
        "disputes.reconsideration.total": 118,
    }
    (flag,) = found(cells)
    assert flag.remedy == Remedy(
        (
            ("disputes.reconsideration.upheld", "111"),
            ("disputes.reconsideration.total", "18"),
            ("disputes.reconsideration.corrected", "105"),
        ),
        1,
        others=2,
    )
    assert suggestion(flag).zh.endswith("（另有 2 处亦可），则相符")


def test_no_cell_is_asked_to_hold_less_than_nothing() -> None:
    (flag,) = found({"disputes.reconsideration.upheld": 3})
    assert flag.remedy.changes == (
        ("disputes.reconsideration.upheld", "0"),
        ("disputes.reconsideration.total", "3"),
    )


def test_a_sum_with_an_uncertain_cell_speaks_neither_for_nor_against_a_change() -> None:
    open_cell = "requests.granted.natural_person"
    flags = found({"requests.granted.total": 76}, uncertain=(open_cell,))
    (flag,) = (flag for flag in flags if flag.rule == "handled_total")
    assert flag.remedy == Remedy((("requests.granted.total", "75"),), 1)


def test_findings_that_are_no_sums_have_no_remedy() -> None:
    (flag,) = findings(Example(form="2019", year=2022).subject())
    assert flag.remedy is None
    assert suggestion(flag) is None

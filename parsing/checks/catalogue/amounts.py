"""Amounts of money in table 二: their units, and what they were last year."""

from collections.abc import Iterator
from decimal import Decimal

from parsing.forms import FORMS, Address, Bilingual

from ..equations import plain
from ..rule import Example, Rule
from ..values import Equation, Finding, Outcome, Reason, Severity, Subject, Term, Verdict
from .disclosure import BEFORE_2021, SOURCE_2019
from .years import INACCURATE

AMOUNT_UNIT_NAME = "amount_unit"
AMOUNT_JUMP_NAME = "amount_jump"

AMOUNTS = tuple(
    dict.fromkeys(
        Address(table.code, row.code, column.code)
        for form in FORMS.values()
        for table in form.tables
        for row in table.rows
        for column in row.columns
        if column.kind == "amount"
    )
)
YUAN = {"元": Decimal(1), "万元": Decimal(10_000)}
# Two amounts of one thing that differ by 10,000, give or take a factor of three.
LEAST, MOST = Decimal(3_000), Decimal(30_000)


def amount_unit(subject: Subject) -> Iterator[Outcome]:
    """Whether amounts have a unit, where the reading knows of units."""
    figures = subject.figures
    for address in AMOUNTS:
        cell, value = str(address), figures.get(address)
        if not value or cell not in figures.units:
            continue
        if figures.units[cell]:
            yield Outcome(AMOUNT_UNIT_NAME, Verdict.PASS, (cell,))
            continue
        finding = Finding(
            AMOUNT_UNIT_NAME,
            Severity.INFO,
            (cell,),
            actual=plain(value),
            detail={"amount": plain(value)},
            form=subject.form,
        )
        yield Outcome(AMOUNT_UNIT_NAME, Verdict.FAIL, (cell,), finding=finding)


def amount_jump(previous: Subject, subject: Subject) -> Iterator[Outcome]:
    """Whether amounts are of the order of last year's, and not in 元 where those were in 万元."""
    for address in AMOUNTS:
        cell, figures, before = str(address), subject.figures, previous.figures
        now, last = figures.get(address), before.get(address)
        if not now or not last:
            continue
        units = figures.units.get(cell), before.units.get(cell)
        if (units[0] is None) != (units[1] is None):
            yield Outcome(
                AMOUNT_JUMP_NAME, Verdict.NOT_ASSESSABLE, (cell,), reason=Reason.UNCERTAIN
            )
            continue
        ratio = _in_yuan(Decimal(now), units[0]) / _in_yuan(Decimal(last), units[1])
        if not LEAST <= max(ratio, 1 / ratio) <= MOST:
            yield Outcome(AMOUNT_JUMP_NAME, Verdict.PASS, (cell,))
            continue
        equation = Equation((Term(cell, now),), (Term(cell, last, year=previous.year),))
        finding = Finding(
            AMOUNT_JUMP_NAME,
            Severity.WARNING,
            (cell,),
            actual=plain(now),
            equation=equation,
            detail={"now": plain(now), "before": plain(last), "year": previous.year},
            form=subject.form,
        )
        yield Outcome(AMOUNT_JUMP_NAME, Verdict.FAIL, (cell,), equation, finding)


def _in_yuan(amount: Decimal, unit: str | None) -> Decimal:
    return amount * YUAN.get(unit or "", Decimal(1))


PROCUREMENT, FEES = "disclosure.procurement.amount", "disclosure.fees.amount"

AMOUNT_UNIT = Rule(
    AMOUNT_UNIT_NAME,
    "disclosure",
    Severity.INFO,
    Bilingual("金额没有单位", "An amount without a unit"),
    Bilingual(
        "2019年的表样没有规定采购总金额的单位，元和万元都有人用；没有写明单位的金额无法与其他机关比较。",
        "The form of 2019 sets no unit for procurement, and both yuan and 10,000 yuan are used; an "
        "amount without a unit cannot be compared.",
    ),
    Bilingual("请在金额后写明单位。", "Write the unit behind the amount."),
    SOURCE_2019,
    Bilingual(
        "{label}：{amount} 没有写明单位（元或万元）",
        "{label}: {amount} has no unit (yuan or 10,000 yuan)",
    ),
    Example({PROCUREMENT: 180}, form="2019", year=2020, units={PROCUREMENT: "万元"}),
    Example({PROCUREMENT: 1_807_400}, form="2019", year=2020, units={PROCUREMENT: None}),
    forms=BEFORE_2021,
    check=amount_unit,
)

AMOUNT_JUMP = Rule(
    AMOUNT_JUMP_NAME,
    "years",
    Severity.WARNING,
    Bilingual("金额相差约一万倍", "Amounts ten thousand times apart"),
    Bilingual(
        "本年金额与上一年相差约一万倍，很可能是一年以元填写、一年以万元填写。",
        "This year's amount and last year's are some ten thousand times apart; one was probably "
        "given in yuan and the other in 10,000 yuan.",
    ),
    Bilingual("请核对金额的单位。", "Check the unit of the amount."),
    INACCURATE,
    Bilingual(
        "{label}：本年 {now}，{year} 年 {before}，相差约一万倍，单位可能不一致",
        "{label}: {now} this year, {before} in {year}, some ten thousand times apart; the units "
        "may differ",
    ),
    Example({FEES: 180}, previous=Example({FEES: 95}, year=2021)),
    Example({FEES: 1_800_000}, previous=Example({FEES: 95}, year=2021)),
    compare=amount_jump,
)

"""What a report says of itself: the notice it follows, its year, its day, its sections, its agency.

What is told apart here is only what stands in the words that every report has; an agency or a
year in the account itself may be there for any reason.
"""

import re
from collections.abc import Iterator

from parsing.forms import FORMS
from parsing.reading.identity import Identity
from parsing.reading.identity.agency import names_in_formulas, written
from parsing.reading.identity.organisations import is_agency, is_short
from parsing.reading.identity.recognition import identify
from parsing.reading.plain import Plain
from parsing.reading.sections import TRACES
from parsing.reading.values import SectionCode, Statement, StatementKind

_NOTICE_NUMBERS = {
    re.sub(r"\D+", " ", form.notice).strip(): form.first_year for form in FORMS.values()
}
_NOTICE = re.compile(r"国办公开办函[〔\[(（【]?(?P<year>20\d\d)[〕\])）】]?第?(?P<number>\d+)号")

_WITNESSES: dict[str, StatementKind] = {
    "title": "title_year",
    "period": "period_year",
    "prose": "prose_year",
}

_DAY = re.compile(
    r"(?:发布|公布|发文|成文|生成|公开)(?:日期|时间)[:：]?"
    r"(?P<year>20\d\d)[-—./年](?P<month>\d{1,2})[-—./月](?P<day>\d{1,2})(?!\d)"
)
_OFTEN = 2
_TOP = 1500

# A section is missing where its heading has left no trace in any of its wordings.
_SECTIONS: dict[int, SectionCode] = {1: "overview", 5: "problems", 6: "other"}
_WHOLE_REPORT = re.compile("[一1][、.．].{0,40}情况")
_LONG_ENOUGH = 300
_SAME_OFFICE = 3


def particulars(text: str) -> tuple[Statement, ...]:
    """The facts that the report in ``text`` states about itself."""
    plain = Plain.of(text)
    return particulars_of(plain, identify(plain))


def particulars_of(plain: Plain, identity: Identity) -> tuple[Statement, ...]:
    """The same from the bare words of a report whose identity is known."""
    return (
        *_notices(plain),
        *_years(plain, identity),
        *_days(plain),
        *_others(plain, identity),
        *_missing(plain, identity),
    )


def _fact(
    kind: StatementKind, value: int, plain: Plain, start: int, end: int, *, words: str = ""
) -> Statement:
    span = plain.span(start, end)
    return Statement(kind, value, span, span, words=words)


def _notices(plain: Plain) -> Iterator[Statement]:
    for found in _NOTICE.finditer(plain.text):
        form = _NOTICE_NUMBERS.get(f"{found['year']} {found['number']}")
        if form:
            yield _fact("notice", form, plain, *found.span())


def _years(plain: Plain, identity: Identity) -> Iterator[Statement]:
    for reason, stated in identity.witnesses:
        if reason == "prose" and stated.times < _OFTEN:
            continue  # a year that is named once may be one that is told of in passing
        if reason in _WITNESSES:
            yield _fact(_WITNESSES[reason], stated.year, plain, stated.start, stated.end)


def _days(plain: Plain) -> Iterator[Statement]:
    """The day of publication that stands over the report."""
    found = _DAY.search(plain.text, 0, _TOP)
    if found:
        year, month, day = (int(found[name]) for name in ("year", "month", "day"))
        yield _fact("published", year * 10_000 + month * 100 + day, plain, *found.span())


def _others(plain: Plain, identity: Identity) -> Iterator[Statement]:
    """Another agency of the same kind, named where the report names its own."""
    if identity.agency is None:
        return
    own = identity.agency.value
    seen = set()
    for start, end in names_in_formulas(plain, identity.mentions):
        name = written(plain.text[start:end])
        if name not in seen and is_agency(name) and _is_another(own, name):
            seen.add(name)
            yield _fact("other_agency", 0, plain, start, end, words=name)


def _is_another(own: str, name: str) -> bool:
    """Whether both are the same office of different places: 乐清市司法局, 瑞安市司法局."""
    shared = 0
    while shared < min(len(own), len(name)) and own[-1 - shared] == name[-1 - shared]:
        shared += 1
    first, second = own[: len(own) - shared], name[: len(name) - shared]
    if shared < _SAME_OFFICE or not first or not second:
        return False
    if is_short(own) or is_short(name):
        return False
    return not first.startswith(second) and not second.startswith(first)


def _missing(plain: Plain, identity: Identity) -> Iterator[Statement]:
    """The sections of which a whole report has no trace."""
    if identity.agency is None or len(plain.text) < _LONG_ENOUGH:
        return
    if not _WHOLE_REPORT.search(plain.text):
        return
    for number, code in _SECTIONS.items():
        if not TRACES[code].search(plain.text):
            yield _fact("missing_section", number, plain, len(plain.text) - 1, len(plain.text))

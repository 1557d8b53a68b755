"""Tables 三 and 四 of an agency over the years: requests, how they were answered, disputes."""

from collections.abc import Iterable, Sequence

from parsing.forms import APPLICANTS, OTHER_IN_THREE, OUTCOMES

from .agencies import Agency
from .chance import Chance

Counts = dict[str, int]

APPLICANT_WEIGHTS = (78, 9, 1, 1.5, 8, 2.5)

RESULT_WEIGHTS = {
    "granted": 50,
    "partly_granted": 8,
    "denied_state_secret": 0.3,
    "denied_law": 0.8,
    "denied_safety": 0.3,
    "denied_third_party": 1,
    "denied_internal": 2,
    "denied_process": 2,
    "denied_enforcement": 1.5,
    "denied_query": 1.5,
    "unable_not_held": 16,
    "unable_create": 4,
    "unable_unclear": 1.2,
    "rejected_petition": 3,
    "rejected_duplicate": 2,
    "rejected_publication": 0.2,
    "rejected_excessive": 0.3,
    "rejected_reconfirm": 0.5,
    "other_overdue_correction": 2,
    "other_overdue_fee": 0.2,
    "other_other": 3.2,
}

# What a field is asked for more often than others, as factors on the weights above.
LEANINGS: dict[str, dict[str, float]] = {
    "public_security": {"denied_enforcement": 9, "denied_state_secret": 4, "granted": 0.7},
    "natural_resources": {"denied_query": 8, "unable_not_held": 1.6, "unable_create": 1.5},
    "justice": {"rejected_petition": 2.5, "denied_internal": 1.5},
    "market_regulation": {"denied_enforcement": 5, "denied_third_party": 4},
    "government": {"unable_not_held": 1.2, "other_other": 1.3},
}

OTHERWISE_CLOSED = tuple(row.code for row in OTHER_IN_THREE)
GROWTH = {2019: 1.0, 2020: 0.94, 2021: 1.08, 2022: 1.12, 2023: 1.2, 2024: 1.34, 2025: 1.4}


def applicants(counts: Iterable[int]) -> Counts:
    """The seven cells of a row of table 三: six kinds of applicants and their sum."""
    six = list(counts)
    return dict(zip((column.code for column in APPLICANTS), [*six, sum(six)], strict=True))


def six_of(row: Counts) -> list[int]:
    """The row without its sum."""
    return [row[column.code] for column in APPLICANTS[:-1]]


def backlog(agency: Agency, chance: Chance) -> list[int]:
    """What lies open, by applicant, when the first year begins."""
    return chance.spread(chance.near(agency.requests * 0.03, 1.0), APPLICANT_WEIGHTS)


def requests(
    agency: Agency, year: int, *, carried_in: Sequence[int], chance: Chance
) -> dict[str, Counts]:
    """Table 三 of a year in which ``carried_in`` lay open at the start, by applicant.

    其他处理 is given both as three rows and as one, so that either form can print it.
    """
    new = chance.spread(_received(agency, year, chance), APPLICANT_WEIGHTS)
    pool = [received + open_before for received, open_before in zip(new, carried_in, strict=True)]
    carried_out = [chance.of(number, probability=0.035) for number in pool]
    handled = [number - left for number, left in zip(pool, carried_out, strict=True)]
    rows = {"new": applicants(new), "carried_in": applicants(carried_in)}
    rows |= _results(agency, handled, chance=chance)
    rows["handled_total"] = applicants(handled)
    rows["carried_out"] = applicants(carried_out)
    return rows


def disputes(handled: int, chance: Chance) -> dict[str, Counts]:
    """Table 四 of a year in which so many requests were handled."""
    reconsidered = chance.of(handled, probability=0.022)
    sued = chance.of(handled, probability=0.007)
    sued_after = chance.of(reconsidered, probability=0.2)
    return {
        "reconsideration": _outcomes(chance.spread(reconsidered, (60, 14, 16, 10))),
        "litigation_direct": _outcomes(chance.spread(sued, (70, 6, 12, 12))),
        "litigation_after": _outcomes(chance.spread(sued_after, (74, 4, 8, 14))),
    }


def _received(agency: Agency, year: int, chance: Chance) -> int:
    expected = agency.requests * GROWTH[year]
    if agency.requests < 10:
        return chance.of(2 * agency.requests, probability=0.5 * GROWTH[year] / GROWTH[2025])
    return chance.near(expected, 0.15)


def _results(agency: Agency, handled: Sequence[int], *, chance: Chance) -> dict[str, Counts]:
    leaning = LEANINGS.get(agency.field, {})
    codes = tuple(RESULT_WEIGHTS)
    weights = [weight * leaning.get(code, 1) for code, weight in RESULT_WEIGHTS.items()]
    by_applicant = [chance.spread(number, weights) for number in handled]
    rows = {
        code: applicants(dealt[place] for dealt in by_applicant) for place, code in enumerate(codes)
    }
    closed = [six_of(rows[code]) for code in OTHERWISE_CLOSED]
    rows["other"] = applicants(sum(column) for column in zip(*closed, strict=True))
    return rows


def _outcomes(counts: Sequence[int]) -> Counts:
    codes = (column.code for column in OUTCOMES)
    return dict(zip(codes, [*counts, sum(counts)], strict=True))

"""The figures of an agency from 2019 to 2025: sound in themselves and from year to year."""

from parsing.forms import Number

from .agencies import Agency
from .caseload import backlog, disputes, requests, six_of
from .chance import Chance
from .disclosures import disclosures

YEARS = range(2019, 2026)

Tables = dict[str, dict[str, dict[str, Number]]]


def history(agency: Agency, seed: int) -> dict[int, Tables]:
    """What happened in each year, in the rows and columns of every form."""
    chance = Chance(seed, agency.name, "figures")
    carried_in = backlog(agency, chance)
    years: dict[int, Tables] = {}
    for year, disclosed in zip(YEARS, disclosures(agency, YEARS, chance), strict=True):
        asked = requests(agency, year, carried_in=carried_in, chance=chance)
        disputed = disputes(asked["handled_total"]["total"], chance)
        years[year] = {
            "disclosure": {row: dict(numbers) for row, numbers in disclosed.items()},
            "requests": {row: dict(counts) for row, counts in asked.items()},
            "disputes": {row: dict(counts) for row, counts in disputed.items()},
        }
        carried_in = six_of(asked["carried_out"])
    return years

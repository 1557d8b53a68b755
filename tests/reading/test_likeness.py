"""How alike two proses are: numbers, years and names aside; too little of it is like nothing."""

from random import Random

import pytest

from parsing.reading import read
from parsing.reading.likeness import (
    BANDS,
    SHORTEST,
    bands_of,
    fragments_of,
    percent_alike,
)
from parsing.reading.values import Section, Span
from tests.reading.material import SHARED

HEADING = "一、总体情况\n"


def letters(count: int, *, seed: int) -> str:
    """So many different Chinese characters in a row, in tens between stops."""
    random = Random(seed)
    drawn = [chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(count)]
    return "。".join("".join(drawn[at : at + 10]) for at in range(0, count, 10))


def fragments(prose: str, *names: str, code="overview"):
    text = HEADING + prose
    section = Section(code, Span(0, len(HEADING)), (Span(len(HEADING), len(text)),))
    return fragments_of(text, [section], names=names)


PROSE = letters(1000, seed=1)


def test_the_same_prose_is_wholly_alike_whatever_its_numbers_and_its_agency():
    one = f"2021年，澜江市司法局收到申请198件。{PROSE}"
    other = f"2022年，枫砚县司法局收到申请7件。{PROSE}"
    alike = percent_alike(fragments(one, "澜江市司法局"), fragments(other, "枫砚县司法局"))
    assert alike == 100
    assert percent_alike(fragments(one), fragments(other)) < 100


def test_unrelated_prose_is_not_alike():
    assert percent_alike(fragments(PROSE), fragments(letters(1000, seed=2))) == 0


def test_a_tenth_written_anew_leaves_about_four_fifths():
    changed = letters(100, seed=3) + PROSE[110:]
    assert 78 <= percent_alike(fragments(PROSE), fragments(changed)) <= 85


def test_too_little_prose_is_like_nothing():
    short = letters(SHORTEST, seed=4)
    assert fragments(short) == frozenset()
    assert percent_alike(fragments(short), fragments(short)) == 0
    assert bands_of(fragments(short)) == []


def test_what_every_report_says_at_its_end_does_not_count():
    assert fragments(PROSE, code="other") == frozenset()


def test_bands_are_the_same_in_every_run():
    assert bands_of(fragments(PROSE))[:3] == [381271218, 1952030774, -867898257]
    assert len(bands_of(fragments(PROSE))) == BANDS
    assert all(-(2**31) <= band < 2**31 for band in bands_of(fragments(PROSE)))


def test_most_that_is_alike_and_little_that_is_not_shares_a_band():
    alike = half = 0
    for seed in range(10, 60):
        prose = letters(500, seed=seed)
        mine = set(bands_of(fragments(prose)))
        alike += bool(mine & set(bands_of(fragments(letters(50, seed=99) + prose[55:]))))
        half += bool(mine & set(bands_of(fragments(letters(350, seed=98) + prose[385:]))))
    assert alike >= 49
    assert half <= 10


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason=f"no real reports in {SHARED}")
def test_real_reports_of_unrelated_agencies_are_hardly_alike():
    texts = [path.read_text() for path in sorted((SHARED / "seeds").glob("*/*.txt"))]
    known = [fragments_of(text, read(text).sections, names=()) for text in texts]
    assert len(known) >= 5
    assert all(known)
    for at, one in enumerate(known):
        assert all(percent_alike(one, other) <= 10 for other in known[:at])

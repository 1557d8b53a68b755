"""What is added up over many reports is kept until the data changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connection, transaction

from parsing.indicators import INDICATORS
from parsing.models import Agency
from parsing.models.kept import kept
from parsing.profiles import medians
from parsing.standings import Peers
from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db(transaction=True)


def counted() -> int:
    return kept("agencies", Agency.objects.count)


def test_it_is_made_once_for_a_version() -> None:
    AgencyFactory()
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept("one", make), kept("one", make), kept("another", make)] == [1, 1, 2]


def test_what_many_ask_for_at_once_is_made_once() -> None:
    AgencyFactory()
    made: list[int] = []

    def make() -> int:
        sleep(0.2)
        made.append(1)
        return len(made)

    def ask(_visitor: int) -> int:
        try:
            return kept("slow", make)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(ask, range(8))) == [1] * 8


def test_an_error_is_one_visitors_and_the_next_one_makes_it() -> None:
    AgencyFactory()

    def fail() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept("once", fail)
    assert kept("once", lambda: 1) == 1


def test_it_is_made_again_once_the_data_changed() -> None:
    AgencyFactory()
    assert counted() == 1
    AgencyFactory()
    assert counted() == 2


def test_a_transaction_sees_what_it_changed_itself() -> None:
    AgencyFactory()
    assert counted() == 1
    with transaction.atomic():
        AgencyFactory()
        assert counted() == 2


def test_medians_of_peers_follow_their_reports() -> None:
    first, second = (AgencyFactory(field="justice") for _ in range(2))
    for agency in (first, second):
        ReportFactory(agency=agency, year=2022, cells={"requests.new.total": 4})
    assert medians(Peers.of(first), 2022)["received"].median == 4
    ReportFactory(agency=AgencyFactory(field="justice"), year=2022, cells={"requests.new.total": 9})
    held = medians(Peers.of(first), 2022)
    assert (held["received"].counted, held["received"].most) == (3, 9)
    assert set(held) <= set(INDICATORS)

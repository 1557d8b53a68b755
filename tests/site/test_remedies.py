"""A report's page points at the number that would satisfy the equations that fail."""

import pytest
from django.test import Client
from django.utils.translation import override

from parsing.intake.findings import recheck
from tests.factories import ReportFactory

pytestmark = pytest.mark.django_db

CELLS = {
    "requests.new.natural_person": 90,
    "requests.new.total": 90,
    "requests.granted.natural_person": 57,
    "requests.granted.total": 75,
    "requests.denied_law.natural_person": 15,
    "requests.denied_law.total": 15,
    "requests.handled_total.natural_person": 90,
    "requests.handled_total.total": 90,
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hans", "若 予以公开 · 自然人 为 75，则 2 个等式全部相符"),
        ("en", "If Granted · Natural persons were 75, both equations would hold"),
    ],
)
def test_the_cause_is_named_in_the_language_of_the_page(
    client: Client, language: str, said: str
) -> None:
    report = ReportFactory(cells=CELLS)
    recheck(report)
    with override(language):
        address = report.get_absolute_url()
    page = client.get(address).content.decode()
    assert page.count(said) == 2

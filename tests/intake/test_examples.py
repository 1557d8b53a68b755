"""The example province, brought in and corrected as any other."""

from __future__ import annotations

import pytest

from parsing import examples
from parsing.intake.examples import correct_examples, keep_example_agencies, receive_examples
from parsing.models import Report
from tests.factories import AdminFactory

pytestmark = pytest.mark.django_db


def test_what_the_example_agencies_announced_mends_what_was_flagged_and_is_made_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    announced = {(entry.agency, entry.year) for entry in examples.CORRECTIONS}
    theirs = [
        next(each for each in examples.examples() if (each.agency.name, each.year) == named)
        for named in announced
    ]
    monkeypatch.setattr(examples, "examples", lambda: theirs)
    keep_example_agencies()
    received = list(receive_examples())
    assert len(received) == len(announced)
    assert all(report.errors for report in received)

    admin = AdminFactory()
    correct_examples(by=admin)
    correct_examples(by=admin)
    for report in Report.objects.all():
        assert not report.errors
        assert report.corrections.count() == 1

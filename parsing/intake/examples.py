"""The example province brought in through the same door as any report."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import User

from parsing import examples
from parsing.forms import Address
from parsing.models import Agency, FormerName, Region, Report, Source

from .agencies import save_agency
from .corrections import correct
from .regions import keep_regions
from .review import publish
from .texts import text_digest
from .upload import receive


def keep_example_agencies() -> None:
    """Store the invented province and its agencies where they are not there yet."""
    keep_regions(examples.REGIONS, is_example=True)
    known = set(Agency.objects.filter(is_example=True).values_list("name", flat=True))
    for example in examples.AGENCIES:
        if example.name in known:
            continue
        agency = Agency(
            name=example.name,
            region=Region.objects.get(code=example.region),
            level=example.level,
            field=example.field,
            scope=example.scope,
            is_example=True,
        )
        save_agency(agency)
        FormerName.objects.bulk_create(
            FormerName(agency=agency, name=former.name, until_year=former.until_year)
            for former in example.former
        )
        save_agency(agency)


def receive_examples() -> Iterator[Report]:
    """Each example report that was not there yet, received and, if it can be read, published."""
    known = set(Source.objects.values_list("text_sha256", flat=True))
    for example in examples.examples():
        if text_digest(example.text) in known:
            continue
        report = receive(example.text.encode(), by=None, filename=f"{example.year}.txt").report
        if not report.problems:
            present = report.present()
            publish(report, by=None, version=1, replaces=present.pk if present else None)
        yield report


def correct_examples(*, by: User) -> None:
    """Make the corrections that the example agencies announced, where they were not made before."""
    for announced in examples.CORRECTIONS:
        reports = Report.objects.published().filter(
            agency__name=announced.agency, agency__is_example=True, year=announced.year
        )
        for report in reports.filter(corrections=None):
            typed = {Address.parse(announced.cell): announced.text}
            correct(report, typed, by=by, version=report.version, reason=announced.reason)

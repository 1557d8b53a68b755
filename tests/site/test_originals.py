"""A page of a PDF is shown as a picture to those who handle its report."""

import pytest

from tests.factories import ReportFactory, SourceFactory, StaffFactory
from tests.reading.files import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    content = making.pdf([making.text(72, 700, "本年新收 203 件")])
    source = SourceFactory(content=content, kind="pdf", places=[[0, 1, 0, 0]])
    return ReportFactory(draft=True, source=source)


def place(report, number=1):
    return f"/review/{report.pk}/pages/{number}.png"


def test_a_page_is_a_picture_that_is_kept(client, clerk, draft):
    answer = client.get(place(draft))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert "private" in answer["Cache-Control"]
    assert place(draft) in client.get(f"/review/{draft.pk}/").content.decode()


@pytest.mark.parametrize("number", [0, 2, 99_999])
def test_a_page_that_is_not_there_is_not_found(client, clerk, draft, number):
    assert client.get(place(draft, number)).status_code == 404


def test_other_kinds_of_files_have_no_pages(client, clerk):
    draft = ReportFactory(draft=True)
    assert client.get(place(draft)).status_code == 404
    assert "original-pages" not in client.get(f"/review/{draft.pk}/").content.decode()


def test_a_file_that_cannot_be_drawn_is_not_found(client, clerk):
    source = SourceFactory(content=b"%PDF-1.4 broken", kind="pdf")
    assert client.get(place(ReportFactory(draft=True, source=source))).status_code == 404


def test_who_does_not_handle_the_report_sees_no_page(client, draft):
    assert "/login/" in client.get(place(draft)).url
    client.force_login(StaffFactory(permissions=["upload"]))
    assert client.get(place(draft)).status_code == 404

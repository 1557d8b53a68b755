"""What the tests of the review page share: what a browser would send, and what a person reads."""

import html
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

TOTAL = "requests.new.total"


def address(report):
    return f"/en/review/{report.pk}/"


def words(page):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


def sent(page, **typed):
    """What a browser sends when the fields of the page are left as they are, but for ``typed``."""
    form = page.context["form"]
    fields = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in fields.items()} | typed


def queries(client, url):
    """How many queries a page takes that was opened before."""
    client.get(url)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)

"""Who the pages are shown to."""

import pytest

from tests.factories import StaffFactory


@pytest.fixture
def clerk(client):
    """Somebody who may upload and review, logged in."""
    clerk = StaffFactory(username="anning")
    client.force_login(clerk)
    return clerk

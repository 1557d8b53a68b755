"""What all tests share: the embedded PostgreSQL lives as long as the run; browser tests need one."""

import os
import shutil
from importlib import import_module
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.cache import caches
from django.utils import translation

from reports_site.postgres.server import Server
from tests.settings import RUN, RUNS

pytest_plugins = ["tests.cases"]

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
NO_BROWSER = "no chromium here: browser tests need Debian's (apt-get install chromium)"


def pytest_configure(config: pytest.Config) -> None:
    """Clear away what a run that was killed left behind."""
    if is_worker(config) or not RUNS.exists():
        return
    for left in RUNS.iterdir():
        if not psutil.pid_exists(int(left.name)):
            remove_run(left)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the run's PostgreSQL and throw its data away."""
    if not is_worker(config):
        remove_run(RUNS / RUN)


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is one of several that one run shares its tests between."""
    return hasattr(config, "workerinput")


def remove_run(folder: Path) -> None:
    """Stop the PostgreSQL in the folder, if one runs there, and delete the folder."""
    Server(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser tests, saying why, where there is no browser; in CI that is an error."""
    in_browser = [item for item in items if item.get_closest_marker("browser")]
    if BROWSER or not in_browser:
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(NO_BROWSER)
    for item in in_browser:
        item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The executable of the browser that journeys are made in."""
    assert BROWSER is not None, NO_BROWSER
    return BROWSER


@pytest.fixture(autouse=True)
def speak_chinese() -> None:
    """Begin in the site's first language, whatever the last page asked for spoke."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def keep_nothing() -> None:
    """Begin without what another test left: versions of data may be the same, addresses are."""
    for name in ("default", "figures", "pages"):
        caches[name].clear()


@pytest.fixture(autouse=True)
def what_migrations_made(request: pytest.FixtureRequest) -> None:
    """Put back the rows of migrations, which a test that commits finds swept away."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        return
    request.getfixturevalue("transactional_db")
    roles = import_module("parsing.migrations.0018_roles").ROLES
    for name, codenames in roles.items():
        group, _is_new = Group.objects.get_or_create(name=name)
        held = Permission.objects.filter(content_type__app_label="parsing")
        group.permissions.set(held.filter(codename__in=codenames))

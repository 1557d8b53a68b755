"""The environment of the demo: it asks nothing of the person who starts it."""

import os

import pytest

from reports_site.demo import environment

NAMES = ("SECRET_KEY", "ALLOWED_HOSTS", "HTTPS")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in NAMES:
        monkeypatch.setenv(name, "")


def test_a_variable_that_is_set_to_nothing_counts_as_not_set():
    environment.prepare()
    assert len(os.environ["SECRET_KEY"]) > 50
    assert (os.environ["ALLOWED_HOSTS"], os.environ["HTTPS"]) == (environment.LOCAL, "0")


def test_what_a_person_sets_stands(monkeypatch):
    given = dict(zip(NAMES, ("a secret", "reports.example", "1"), strict=True))
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    environment.prepare()
    assert {name: os.environ[name] for name in NAMES} == given

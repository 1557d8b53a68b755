"""A real browser on the real site: every page is watched for faults of scripts and of the policy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD, StaffFactory

# Playwright runs an event loop in this thread; the tests' own queries are made beside it, in turn.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    """A browser for the tests of a module: while it runs, no other test could start a loop."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Opens a page of a fresh visitor; at the end none of them may have complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(
        path: str = "/", *, viewport: dict[str, int] = DESK, javascript: bool = True
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport=viewport, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else 0)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(15_000)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [said for said in complaints if "status of 4" not in said] == []


def member_of(group: str, name: str) -> User:
    """A person with a staff account in the group ``uploader``, ``reviewer`` or ``administrator``."""
    person = StaffFactory(username=name)
    person.user_permissions.clear()
    person.groups.add(Group.objects.get(name=group))
    return person


def log_in(page: Page, name: str) -> None:
    """Log in on the page that asks for it."""
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "/login/" not in address)

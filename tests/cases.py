"""How many cases each property is tried with, and how many were tried in all.

``CASES`` is a factor: ``CASES=50`` tries every property with fifty times as many cases as ``make
test`` does, other ones in every run; without it the same few are tried each time.
"""

import os
from collections.abc import Callable, Generator
from functools import wraps

import hypothesis
import pytest

FACTOR = int(os.environ.get("CASES", "1"))

hypothesis.settings.register_profile(
    "cases",
    max_examples=100 * FACTOR,
    derandomize=FACTOR == 1,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("cases")


def cases(number: int) -> hypothesis.settings:
    """Settings that try a property with ``number`` cases, times the factor."""
    return hypothesis.settings(max_examples=number * FACTOR)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Note beside a property's result with how many cases it was tried."""
    handle = getattr(getattr(item, "obj", None), "hypothesis", None)
    if handle is None:
        return (yield)
    tried, inner = [], handle.inner_test
    handle.inner_test = _counted(inner, tried.append)
    try:
        return (yield)
    finally:
        handle.inner_test = inner
        item.user_properties.append(("cases", len(tried)))


def _counted(inner: Callable[..., None], note: Callable[[None], None]) -> Callable[..., None]:
    @wraps(inner)
    def counted(*args: object, **kwargs: object) -> None:
        note(None)
        inner(*args, **kwargs)

    return counted


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print with how many cases all properties together were tried."""
    tried = [
        number
        for results in terminalreporter.stats.values()
        for result in results
        if getattr(result, "when", None) == "call"
        for name, number in result.user_properties
        if name == "cases"
    ]
    if tried:
        terminalreporter.write_line(f"{len(tried):,} properties, {sum(tried):,} cases")

"""Whom a throttle counts, and how many proxies are believed."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from ninja.conf import settings as ninja_settings

from reports_site.settings import number
from reports_site.throttling import address_of, is_too_much


def asked_from(rf, address: str, *, through: str = ""):
    more = {"HTTP_X_FORWARDED_FOR": through} if through else {}
    return rf.get("/", REMOTE_ADDR=address, **more)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("203.0.113.7:5123", "203.0.113.7"),
        ("[2001:db8:1:2:3:4:5:6]:5123", "2001:db8:1:2::"),
        ("[203.0.113.7", "::"),
        ("unix:", "::"),
        ("", "::"),
    ],
)
def test_an_address_of_ipv6_counts_by_its_network(rf, address, counted):
    assert address_of(asked_from(rf, address)) == counted


def test_another_address_of_the_same_network_is_the_same_visitor(rf):
    assert not is_too_much(asked_from(rf, "2001:db8::1"), "page", 1)
    assert is_too_much(asked_from(rf, "2001:db8::2"), "page", 1)
    assert not is_too_much(asked_from(rf, "2001:db8:0:1::1"), "page", 1)


@pytest.mark.parametrize(
    ("proxies", "counted"), [(0, "192.0.2.1"), (1, "198.51.100.2"), (2, "203.0.113.7")]
)
def test_only_the_word_of_the_site_s_own_proxies_is_taken(rf, monkeypatch, proxies, counted):
    monkeypatch.setattr(ninja_settings, "NUM_PROXIES", proxies)
    said = "10.9.8.7, 203.0.113.7, 198.51.100.2"  # what comes first a visitor can write himself
    assert address_of(asked_from(rf, "192.0.2.1", through=said)) == counted


@pytest.mark.parametrize(("written", "read"), [("", 0), ("1", 1), ("2", 2)])
def test_the_number_of_proxies_is_a_setting(monkeypatch, written, read):
    monkeypatch.setenv("BEHIND_PROXY", written)
    assert number("BEHIND_PROXY") == read


@pytest.mark.parametrize("written", ["-1", "yes", "1.5", "²"])
def test_a_number_of_proxies_that_is_none_is_an_error(monkeypatch, written):
    monkeypatch.setenv("BEHIND_PROXY", written)
    with pytest.raises(ImproperlyConfigured, match="BEHIND_PROXY"):
        number("BEHIND_PROXY")

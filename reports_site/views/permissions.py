"""Who may open a page: staff by the permissions of their group."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]


def for_uploaders(view: View) -> View:
    """The view for those who may upload; others get the login page or 403."""
    return login_required(permission_required("parsing.upload", raise_exception=True)(view))


def for_reviewers(view: View) -> View:
    """The view for those who may review; others get the login page or 403."""
    return login_required(permission_required("parsing.review", raise_exception=True)(view))

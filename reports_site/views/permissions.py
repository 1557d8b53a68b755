"""Who may open a page: staff by the permissions of their group."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def for_uploaders(view: View) -> View:
    """The view for those who may upload; others get the login page or 403."""
    return login_required(permission_required("parsing.upload", raise_exception=True)(view))


def for_staff(view: View) -> View:
    """The view for those who may upload or review; others get the login page or 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.has_perm("parsing.upload") or request.user.has_perm("parsing.review")):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return login_required(guarded)


def for_reviewers(view: View) -> View:
    """The view for those who may review; others get the login page or 403."""
    return login_required(permission_required("parsing.review", raise_exception=True)(view))

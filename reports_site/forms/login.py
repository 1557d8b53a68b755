"""The log-in of staff."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User

LONGEST = User._meta.get_field("username").max_length


class LoginForm(AuthenticationForm):
    """Name and password; a name longer than any account's is wrong, and never looked up or kept."""

    def clean(self) -> dict[str, Any]:
        """What was typed, with the account that it opens."""
        if len(self.cleaned_data.get("username") or "") > LONGEST:
            raise self.get_invalid_login_error()
        return super().clean()

"""The demo's two people, with passwords that are made once and kept."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group, User

from reports_site.secret_files import kept_secret


@dataclass(frozen=True, slots=True)
class Account:
    """A person of the demo; ``group`` gives the rights, and an administrator has all of them."""

    name: str
    group: str
    is_administrator: bool


@dataclass(frozen=True, slots=True)
class Login:
    """What the person types to be ``user``."""

    user: User
    password: str

    @property
    def name(self) -> str:
        return self.user.username


ACCOUNTS = (
    Account("staff", "reviewer", is_administrator=False),
    Account("admin", "administrator", is_administrator=True),
)


def make_accounts(data_dir: Path) -> Iterator[Login]:
    """Make sure that each account is there and opens with its kept password."""
    for account in ACCOUNTS:
        password = kept_secret(
            data_dir / f"{account.name}.password", lambda: secrets.token_urlsafe(12)
        )
        user, _is_new = User.objects.get_or_create(
            username=account.name,
            defaults={
                "is_staff": account.is_administrator,
                "is_superuser": account.is_administrator,
            },
        )
        if not user.check_password(password):
            user.set_password(password)
            user.save()
        user.groups.add(Group.objects.get(name=account.group))
        yield Login(user, password)

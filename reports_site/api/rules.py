"""The rules by which reports are checked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router

from parsing.checks import RULES, Rule

from .schemas import RuleOut

router = Router(tags=["rules"])


@router.get("", response=list[RuleOut], summary=_("Rules"))
def rules(request: HttpRequest) -> list[dict[str, Any]]:
    """Every rule in the order of the catalogue."""
    return [rule_out(rule) for rule in RULES]


def rule_out(rule: Rule) -> dict[str, Any]:
    """A rule in words of both languages."""
    words = ("title", "explanation", "hint", "source")
    return {
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.value,
        "forms": list(rule.forms),
        **{name: getattr(rule, name)._asdict() for name in words},
    }

"""What lies outside the regions that a person is assigned to."""

from __future__ import annotations

from django.utils.translation import gettext as _

from parsing.models import Agency
from parsing.models.assignments import Person, reaches

from .refusal import Refused


def out_of_reach() -> Refused:
    """The refusal of an agency that a person does not keep to."""
    return Refused("out_of_reach", _("This agency lies outside your regions."))


def require_reach(person: Person, agency: Agency | None) -> None:
    """Refuse an agency outside the regions that the person is assigned to."""
    if agency is not None and not reaches(person, agency):
        raise out_of_reach()

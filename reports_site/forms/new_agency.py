"""An agency that a reviewer adds because none of the known ones is meant."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .agencies import AgencyForm
from .named import RegionNameField


class NewAgencyForm(AgencyForm):
    """Name, region, level, field and scope of a new agency; the region is typed."""

    prefix = "new"
    region = RegionNameField(
        label=_("Region"),
        required=False,
        help_text=_("Its full name or six-digit code; nothing for a central agency."),
    )

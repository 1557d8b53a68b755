"""An agency's figures as its page shows them: headline figures and charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parsing.models import Agency, Report
from parsing.profiles import HEADLINES, headlines, profile

from .charts.drawing import drawings
from .charts.plots import MEASURED, plots


def shown_profile(agency: Agency, reports: Sequence[Report]) -> dict[str, Any]:
    """What the page of an agency says beside its list of reports; nothing where there are none."""
    if not reports:
        return {}
    held = profile(reports, (*MEASURED, *HEADLINES))
    return {
        "latest": held.latest,
        "headlines": headlines(agency, held),
        "drawings": drawings(plots(held)),
        "milestones": held.milestones,
    }

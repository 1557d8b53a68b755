"""One invented report, in which every indicator can be worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

from parsing.forms import APPLICANTS, FORMS, OUTCOMES, Figures

COLUMNS = tuple(column.code for column in APPLICANTS)

BY_APPLICANT = {
    "new": (180, 12, 1, 2, 4, 1, 200),
    "granted": (80, 6, 1, 1, 2, 0, 90),
    "partly_granted": (26, 3, 0, 0, 1, 0, 30),
    "handled_total": (175, 12, 1, 2, 4, 1, 195),
}
TOTALS = {
    "carried_in": 10,
    "denied_state_secret": 1,
    "denied_law": 2,
    "denied_safety": 1,
    "denied_third_party": 6,
    "denied_internal": 8,
    "denied_process": 6,
    "denied_enforcement": 4,
    "denied_query": 2,
    "unable_not_held": 12,
    "unable_create": 6,
    "unable_unclear": 2,
    "rejected_petition": 8,
    "rejected_duplicate": 2,
    "rejected_publication": 1,
    "rejected_excessive": 1,
    "rejected_reconfirm": 3,
    "other_overdue_correction": 4,
    "other_overdue_fee": 1,
    "other_other": 5,
    "carried_out": 15,
}
DISPUTES = {
    "reconsideration": (8, 2, 1, 1, 12),
    "litigation_direct": (3, 1, 0, 1, 5),
    "litigation_after": (4, 0, 1, 1, 6),
}
DISCLOSURE = {
    "normative": {"issued": 6, "repealed": 2, "in_force": 40},
    "licensing": {"decisions": 1200},
    "penalties": {"decisions": 85},
    "coercion": {"decisions": 3},
}


def _request_row(code: str) -> Mapping[str, int]:
    if code in BY_APPLICANT:
        return dict(zip(COLUMNS, BY_APPLICANT[code], strict=True))
    return {"natural_person": TOTALS[code], "total": TOTALS[code]}


EXAMPLE = Figures(
    {
        "requests": {
            row.code: _request_row(row.code) for row in FORMS["2021"].table("requests").rows
        },
        "disputes": {
            code: dict(zip((column.code for column in OUTCOMES), counts, strict=True))
            for code, counts in DISPUTES.items()
        },
        "disclosure": DISCLOSURE,
    }
)

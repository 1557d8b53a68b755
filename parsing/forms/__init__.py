"""The official forms as data: tables, rows, columns, labels, articles and units.

``FORMS`` holds every form by its code. Adding a form is one entry here, with its tables beside.
"""

from .disclosure import DISCLOSURE_2019, DISCLOSURE_2021
from .disputes import DISPUTES, OUTCOMES
from .figures import Figures, Number
from .model import Address, Bilingual, Column, Form, Heading, Row, Table
from .requests import APPLICANTS, OTHER_AS_ONE, OTHER_IN_THREE, requests_table

FORMS = {
    form.code: form
    for form in (
        Form(
            "2019",
            "国办公开办函〔2019〕60号",
            2019,
            2020,
            (DISCLOSURE_2019, requests_table(OTHER_AS_ONE, instead=OTHER_IN_THREE), DISPUTES),
        ),
        Form(
            "2021",
            "国办公开办函〔2021〕30号",
            2021,
            None,
            (DISCLOSURE_2021, requests_table(OTHER_IN_THREE, instead=OTHER_AS_ONE), DISPUTES),
        ),
    )
}


def form_for(year: int) -> Form | None:
    """The form on which reports for ``year`` are due; None before 2019."""
    return next((form for form in FORMS.values() if form.is_for(year)), None)


__all__ = [
    "APPLICANTS",
    "FORMS",
    "OTHER_AS_ONE",
    "OTHER_IN_THREE",
    "OUTCOMES",
    "Address",
    "Bilingual",
    "Column",
    "Figures",
    "Form",
    "Heading",
    "Number",
    "Row",
    "Table",
    "form_for",
]

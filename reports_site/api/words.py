"""What the parameters and the parts of the interface are, in words that pages translate."""

from django.utils.translation import gettext_noop as _

DESCRIPTIONS = {
    "limit": _("How many to give at once"),
    "after": _("Go on after this number: what “next” of the answer before says"),
    "after_code": _("Go on after this code: what “next” of the answer before says"),
    "q": _("A piece of the name, present or former"),
    "region": _("Six-digit code (GB/T 2260): this region and all below it"),
    "level": _("Level of the agency"),
    "field": _("Field of government, by its code"),
    "year": _("Year that the report is for"),
    "years": _("Years, repeated; all years where none is given"),
    "form": _("Official form that the tables use"),
    "has_errors": _("Whether the report has numbers that cannot both be true"),
    "agency": _("Number of the agency; may be repeated"),
    "agency_id": _("Number of the agency"),
    "report": _("Number of the report"),
    "report_id": _("Number of the report"),
    "rule": _("Name of the rule"),
    "family": _("Family of rules, by its code"),
    "acknowledged": _("Whether staff found in the original what the flag says"),
    "severity": _("Severity"),
    "parent": _("Code of the region right above"),
    "region_level": _("Level of the region"),
    "line": _("Figure to compare, repeated"),
    "figures": _("Numbers as they stand corrected, or as the reports print them"),
}

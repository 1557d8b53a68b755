"""Reading(s) → findings. Pure; the equations are data."""

from .catalogue import RULES
from .equations import written
from .findings import findings, findings_between, outcomes, outcomes_between, rule
from .fingerprint import FINGERPRINT_LENGTH, fingerprint
from .labels import label_of
from .messages import as_json, message, suggestion
from .rule import FAMILIES, Example, Rule
from .unassessed import unassessed
from .values import Equation, Finding, Outcome, Reason, Remedy, Severity, Subject, Term, Verdict
from .version import rules_version

__all__ = [
    "FAMILIES",
    "FINGERPRINT_LENGTH",
    "RULES",
    "Equation",
    "Example",
    "Finding",
    "Outcome",
    "Reason",
    "Remedy",
    "Rule",
    "Severity",
    "Subject",
    "Term",
    "Verdict",
    "as_json",
    "findings",
    "findings_between",
    "fingerprint",
    "label_of",
    "message",
    "outcomes",
    "outcomes_between",
    "rule",
    "rules_version",
    "suggestion",
    "unassessed",
    "written",
]

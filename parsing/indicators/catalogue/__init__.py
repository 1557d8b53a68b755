"""Every indicator, by what it is about."""

from . import answers, applicants, disputes, documents, volume

INDICATORS = {
    indicator.code: indicator
    for family in (volume, answers, applicants, disputes, documents)
    for indicator in family.INDICATORS
}

__all__ = ["INDICATORS"]

"""Words of the forms and the rules in the language of the page."""

from django import template
from django.utils.translation import get_language

from parsing.forms import Bilingual

register = template.Library()


@register.filter
def in_language(words: Bilingual) -> str:
    """The words in the language that the page is in."""
    return words.in_language(get_language() or "")

from django.apps import AppConfig


class ParsingConfig(AppConfig):
    """The domain: official forms, reading, checks, and what is kept of them."""

    name = "parsing"
    default_auto_field = "django.db.models.BigAutoField"

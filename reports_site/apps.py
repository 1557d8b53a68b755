from django.apps import AppConfig


class ReportsSiteConfig(AppConfig):
    """The web: knows HTTP, asks parsing, computes nothing."""

    name = "reports_site"

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class ReportsSiteConfig(AppConfig):
    """The web: knows HTTP, asks parsing, computes nothing."""

    name = "reports_site"
    default = True


class PanelConfig(admin.AdminConfig):
    """Django's administration with the site's own panel."""

    default_site = "reports_site.panel.Panel"
    default = False

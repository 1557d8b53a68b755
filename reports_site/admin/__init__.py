"""The admin panel: agencies, reports as official tables, regions, and the ledger."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import agencies, ledger, regions, reports

admin.site.site_header = _("Open Reckoning")
admin.site.site_title = _("Open Reckoning")
admin.site.index_title = _("Administration")

__all__ = ["agencies", "ledger", "regions", "reports"]

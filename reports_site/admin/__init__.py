"""The admin panel: agencies, reports as official tables, regions, and the ledger."""

from . import agencies, ledger, regions, reports

__all__ = ["agencies", "ledger", "regions", "reports"]

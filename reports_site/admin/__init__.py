"""The admin panel: agencies, reports as official tables, regions, the ledger, tips, and people."""

from . import agencies, ledger, people, regions, reports, tips

__all__ = ["agencies", "ledger", "people", "regions", "reports", "tips"]

"""What is kept. Constraints come first; only ``parsing.intake`` writes."""

from .acknowledgements import Acknowledgement
from .agencies import Agency, FormerName
from .batches import Batch, BatchItem
from .corrections import Correction
from .findings import Finding
from .likeness import Likeness, Prose
from .regions import Region
from .reports import Report
from .rereadings import Rereading
from .sources import Source
from .tables import DisclosureRow, DisputeRow, RequestRow, TableRow, row_model
from .version import DataVersion

__all__ = [
    "Acknowledgement",
    "Agency",
    "Batch",
    "BatchItem",
    "Correction",
    "DataVersion",
    "DisclosureRow",
    "DisputeRow",
    "Finding",
    "FormerName",
    "Likeness",
    "Prose",
    "Region",
    "Report",
    "RequestRow",
    "Rereading",
    "Source",
    "TableRow",
    "row_model",
]

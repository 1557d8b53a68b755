"""What is kept. Constraints come first; only ``parsing.intake`` writes."""

from .acknowledgements import Acknowledgement
from .agencies import Agency, FormerName
from .assignments import Assignment
from .batches import Batch, BatchItem
from .claims import Claim, SendingBack
from .corrections import Correction
from .findings import Finding
from .likeness import Likeness, Prose
from .regions import Region
from .reports import Report
from .rereadings import Rereading
from .sources import Source
from .tables import DisclosureRow, DisputeRow, RequestRow, TableRow, row_model
from .tips import Tip
from .version import DataVersion

__all__ = [
    "Acknowledgement",
    "Agency",
    "Assignment",
    "Batch",
    "BatchItem",
    "Claim",
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
    "SendingBack",
    "Source",
    "TableRow",
    "Tip",
    "row_model",
]

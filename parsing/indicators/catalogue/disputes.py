"""What was taken to reconsideration or to court, and how it ended."""

from decimal import Decimal

from parsing.forms import Bilingual

from ..families import DISPUTES
from ..formulas import Formula
from ..measure import PER_CENT, PER_HUNDRED, Indicator
from ..quantities import HANDLED, cell, minus, plus

FORM = Bilingual(
    "国办公开办函〔2021〕30号、〔2019〕60号所附表样，表四",
    "Table 四 of the forms in 国办公开办函〔2021〕30号 and 〔2019〕60号",
)

RECONSIDERED = cell("disputes.reconsideration.total", "F")
RECONSIDERATION_CORRECTED = cell("disputes.reconsideration.corrected", "F₁")
RECONSIDERATION_PENDING = cell("disputes.reconsideration.pending", "F₂")
DIRECT = cell("disputes.litigation_direct.total", "S")
DIRECT_LOST = cell("disputes.litigation_direct.corrected", "S₁")
DIRECT_PENDING = cell("disputes.litigation_direct.pending", "S₂")
AFTER = cell("disputes.litigation_after.total", "T")
AFTER_LOST = cell("disputes.litigation_after.corrected", "T₁")
AFTER_PENDING = cell("disputes.litigation_after.pending", "T₂")

FEW = Bilingual(
    "审结案件通常很少；上年未结案件会在本年再次列入，各年不得相加。",
    "Few cases are decided in a year; those pending appear again next year, so that years must "
    "not be added up.",
)

INDICATORS = (
    Indicator(
        "disputes_per_100",
        Bilingual("每百件办结引发争议", "Disputes per 100 handled"),
        DISPUTES,
        Formula(plus(RECONSIDERED, DIRECT), plus(HANDLED)),
        PER_HUNDRED,
        meaning=Bilingual(
            "每办结一百件申请，有多少件被申请行政复议或直接起诉。复议后起诉的不再计入，以免一案两计。",
            "For each hundred requests handled, how many went to reconsideration or straight to "
            "court. Court actions after reconsideration are left out: they are the same disputes.",
        ),
        source=FORM,
        caution=Bilingual(
            "争议可能针对以前年度办结的申请，比例可以超过 100。",
            "A dispute may be about a request handled in an earlier year: the figure can exceed "
            "100.",
        ),
        example=Decimal("8.7"),
    ),
    Indicator(
        "reconsideration_corrected",
        Bilingual("行政复议纠正率", "Corrected in reconsideration"),
        DISPUTES,
        Formula(
            plus(RECONSIDERATION_CORRECTED),
            (*plus(RECONSIDERED), *minus(RECONSIDERATION_PENDING)),
        ),
        PER_CENT,
        meaning=Bilingual(
            "审结的行政复议案件中，结果纠正的比例。",
            "Of the reconsiderations decided, the share that corrected the agency.",
        ),
        source=FORM,
        caution=FEW,
        example=Decimal("18.2"),
    ),
    Indicator(
        "litigation_lost",
        Bilingual("行政诉讼纠正率", "Corrected in court"),
        DISPUTES,
        Formula(
            plus(DIRECT_LOST, AFTER_LOST),
            (*plus(DIRECT, AFTER), *minus(DIRECT_PENDING), *minus(AFTER_PENDING)),
        ),
        PER_CENT,
        meaning=Bilingual(
            "审结的行政诉讼案件（未经复议直接起诉与复议后起诉）中，结果纠正的比例。",
            "Of the court cases decided, with and without reconsideration before, the share that "
            "corrected the agency.",
        ),
        source=FORM,
        caution=FEW,
        example=Decimal("11.1"),
    ),
)

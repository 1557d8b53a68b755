"""Table 四: administrative reconsideration and litigation about information requests."""

from .model import Bilingual, Column, Heading, Row, Table

OUTCOMES = (
    Column("upheld", Bilingual("结果维持", "Upheld")),
    Column("corrected", Bilingual("结果纠正", "Corrected")),
    Column("other", Bilingual("其他结果", "Other result")),
    Column("pending", Bilingual("尚未审结", "Pending")),
    Column("total", Bilingual("总计", "Total")),
)

LITIGATION = Heading("", Bilingual("行政诉讼", "Administrative litigation"))

DISPUTES = Table(
    "disputes",
    "四、",
    Bilingual(
        "政府信息公开行政复议、行政诉讼情况", "Administrative reconsideration and litigation"
    ),
    (
        Row("reconsideration", Bilingual("行政复议", "Administrative reconsideration"), OUTCOMES),
        Row(
            "litigation_direct",
            Bilingual("未经复议直接起诉", "Court action"),
            OUTCOMES,
            headings=(LITIGATION,),
        ),
        Row(
            "litigation_after",
            Bilingual("复议后起诉", "Court action after reconsideration"),
            OUTCOMES,
            headings=(LITIGATION,),
        ),
    ),
)

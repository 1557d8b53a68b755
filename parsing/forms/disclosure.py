"""Table 二: what was disclosed on the agency's own initiative, by item of article 20."""

from .model import Bilingual, Column, Heading, Row, Table

ITEM_1 = Heading("", Bilingual("第二十条第（一）项", "Article 20, item 1"))
ITEM_5 = Heading("", Bilingual("第二十条第（五）项", "Article 20, item 5"))
ITEM_6 = Heading("", Bilingual("第二十条第（六）项", "Article 20, item 6"))
ITEM_8 = Heading("", Bilingual("第二十条第（八）项", "Article 20, item 8"))
ITEM_9 = Heading("", Bilingual("第二十条第（九）项", "Article 20, item 9"))

RULES = Bilingual("规章", "Rules")
LICENSING = Bilingual("行政许可", "Administrative licensing")
OTHER_SERVICES = Bilingual("其他对外管理服务事项", "Other management and service matters")
PENALTIES = Bilingual("行政处罚", "Administrative penalties")
COERCION = Bilingual("行政强制", "Administrative coercion")
FEES = Bilingual("行政事业性收费", "Administrative fees")

TITLE = Bilingual("主动公开政府信息情况", "Disclosure on the agency's own initiative")
CORNER = Bilingual("信息内容", "Information")

MADE = (
    Column("made", Bilingual("本年新制作数量", "Made this year")),
    Column("disclosed", Bilingual("本年新公开数量", "Disclosed this year")),
    Column("disclosed_total", Bilingual("对外公开总数量", "Disclosed in total")),
)
ITEMS = (
    Column("items_last_year", Bilingual("上一年项目数量", "Items last year")),
    Column("items_change", Bilingual("本年增/减", "Change this year"), kind="change"),
)
DECISIONS = Column("decisions", Bilingual("处理决定数量", "Decisions"))

DISCLOSURE_2019 = Table(
    "disclosure",
    "二、",
    TITLE,
    (
        Row("rules", RULES, MADE, headings=(ITEM_1,)),
        Row(
            "normative",
            Bilingual("规范性文件", "Normative documents"),
            MADE,
            headings=(ITEM_1,),
            also=("行政规范性文件",),
        ),
        Row("licensing", LICENSING, (*ITEMS, DECISIONS), headings=(ITEM_5,)),
        Row("other_services", OTHER_SERVICES, (*ITEMS, DECISIONS), headings=(ITEM_5,)),
        Row("penalties", PENALTIES, (*ITEMS, DECISIONS), headings=(ITEM_6,)),
        Row("coercion", COERCION, (*ITEMS, DECISIONS), headings=(ITEM_6,)),
        Row("fees", FEES, ITEMS, headings=(ITEM_8,)),
        Row(
            "procurement",
            Bilingual("政府集中采购", "Centralised government procurement"),
            (
                Column("projects", Bilingual("采购项目数量", "Projects")),
                Column("amount", Bilingual("采购总金额", "Amount"), kind="amount"),
            ),
            headings=(ITEM_9,),
        ),
    ),
    corner=CORNER,
)

IN_FORCE = (
    Column("issued", Bilingual("本年制发件数", "Issued this year")),
    Column("repealed", Bilingual("本年废止件数", "Repealed this year")),
    Column("in_force", Bilingual("现行有效件数", "In force")),
)
DECISIONS_THIS_YEAR = (Column("decisions", Bilingual("本年处理决定数量", "Decisions this year")),)

DISCLOSURE_2021 = Table(
    "disclosure",
    "二、",
    TITLE,
    (
        Row("rules", RULES, IN_FORCE, headings=(ITEM_1,)),
        Row(
            "normative",
            Bilingual("行政规范性文件", "Normative documents"),
            IN_FORCE,
            headings=(ITEM_1,),
            also=("规范性文件",),
        ),
        Row("licensing", LICENSING, DECISIONS_THIS_YEAR, headings=(ITEM_5,)),
        Row("penalties", PENALTIES, DECISIONS_THIS_YEAR, headings=(ITEM_6,)),
        Row("coercion", COERCION, DECISIONS_THIS_YEAR, headings=(ITEM_6,)),
        Row(
            "fees",
            FEES,
            (
                Column(
                    "amount",
                    Bilingual("本年收费金额（单位：万元）", "Fees charged (10,000 yuan)"),
                    kind="amount",
                    unit="万元",
                ),
            ),
            headings=(ITEM_8,),
        ),
    ),
    corner=CORNER,
)

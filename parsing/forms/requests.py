"""Table 三: what was asked for and how it was answered."""

from .model import Bilingual, Column, Heading, Row, Table

APPLICANT = Heading("", Bilingual("申请人情况", "Applicants"))
ORGANISATION = Heading("", Bilingual("法人或其他组织", "Legal persons and other organisations"))


def _applicant(code: str, zh: str, en: str, *, headings: tuple[Heading, ...] = ()) -> Column:
    return Column(code, Bilingual(zh, en), headings=(APPLICANT, *headings))


APPLICANTS = (
    _applicant("natural_person", "自然人", "Natural persons"),
    _applicant("business", "商业企业", "Companies", headings=(ORGANISATION,)),
    _applicant("research", "科研机构", "Research institutions", headings=(ORGANISATION,)),
    _applicant(
        "public_welfare", "社会公益组织", "Public-interest organisations", headings=(ORGANISATION,)
    ),
    _applicant("legal_service", "法律服务机构", "Legal services", headings=(ORGANISATION,)),
    _applicant("other_org", "其他", "Other organisations", headings=(ORGANISATION,)),
    _applicant("total", "总计", "Total"),
)

RESULTS = Heading("三、", Bilingual("本年度办理结果", "Results this year"))
DENIED = Heading("（三）", Bilingual("不予公开", "Refused"))
UNABLE = Heading("（四）", Bilingual("无法提供", "Unable to provide"))
REJECTED = Heading("（五）", Bilingual("不予处理", "Not processed"))
OTHERWISE = Heading("（六）", Bilingual("其他处理", "Otherwise closed"))


def _row(
    code: str,
    number: str,
    zh: str,
    en: str,
    *,
    headings: tuple[Heading, ...] = (),
    remark: str = "",
    articles: tuple[str, ...] = (),
) -> Row:
    return Row(
        code,
        Bilingual(zh, en),
        APPLICANTS,
        number=number,
        remark=remark,
        headings=headings,
        articles=articles,
    )


RECEIVED = (
    _row(
        "new",
        "一、",
        "本年新收政府信息公开申请数量",
        "Received this year",
        articles=("27", "28", "29", "30", "31"),
    ),
    _row(
        "carried_in",
        "二、",
        "上年结转政府信息公开申请数量",
        "Carried over from last year",
        articles=("33",),
    ),
)

ANSWERED = (
    _row(
        "granted",
        "（一）",
        "予以公开",
        "Granted",
        headings=(RESULTS,),
        articles=("36(1)", "36(2)"),
    ),
    _row(
        "partly_granted",
        "（二）",
        "部分公开",
        "Granted in part",
        headings=(RESULTS,),
        remark="（区分处理的，只计这一情形，不计其他情形）",
        articles=("37",),
    ),
    _row(
        "denied_state_secret",
        "1.",
        "属于国家秘密",
        "Refused: state secret",
        headings=(RESULTS, DENIED),
        articles=("14",),
    ),
    _row(
        "denied_law",
        "2.",
        "其他法律行政法规禁止公开",
        "Refused: barred by another law or regulation",
        headings=(RESULTS, DENIED),
        articles=("14",),
    ),
    _row(
        "denied_safety",
        "3.",
        "危及“三安全一稳定”",
        "Refused: national, public, economic security or social stability",
        headings=(RESULTS, DENIED),
        articles=("14",),
    ),
    _row(
        "denied_third_party",
        "4.",
        "保护第三方合法权益",
        "Refused: rights of a third party",
        headings=(RESULTS, DENIED),
        articles=("15", "32"),
    ),
    _row(
        "denied_internal",
        "5.",
        "属于三类内部事务信息",
        "Refused: internal affairs",
        headings=(RESULTS, DENIED),
        articles=("16",),
    ),
    _row(
        "denied_process",
        "6.",
        "属于四类过程性信息",
        "Refused: deliberative process",
        headings=(RESULTS, DENIED),
        articles=("16",),
    ),
    _row(
        "denied_enforcement",
        "7.",
        "属于行政执法案卷",
        "Refused: enforcement case file",
        headings=(RESULTS, DENIED),
        articles=("16",),
    ),
    _row(
        "denied_query",
        "8.",
        "属于行政查询事项",
        "Refused: a matter of statutory enquiry",
        headings=(RESULTS, DENIED),
        articles=("36(7)",),
    ),
    _row(
        "unable_not_held",
        "1.",
        "本机关不掌握相关政府信息",
        "Not held",
        headings=(RESULTS, UNABLE),
        articles=("36(4)", "36(5)"),
    ),
    _row(
        "unable_create",
        "2.",
        "没有现成信息需要另行制作",
        "Would have to be created",
        headings=(RESULTS, UNABLE),
        articles=("38",),
    ),
    _row(
        "unable_unclear",
        "3.",
        "补正后申请内容仍不明确",
        "Still unclear",
        headings=(RESULTS, UNABLE),
        articles=("30",),
    ),
    _row(
        "rejected_petition",
        "1.",
        "信访举报投诉类申请",
        "Petition or complaint",
        headings=(RESULTS, REJECTED),
        articles=("39",),
    ),
    _row(
        "rejected_duplicate",
        "2.",
        "重复申请",
        "Repeated request",
        headings=(RESULTS, REJECTED),
        articles=("36(6)",),
    ),
    _row(
        "rejected_publication",
        "3.",
        "要求提供公开出版物",
        "Public publication",
        headings=(RESULTS, REJECTED),
        articles=("39",),
    ),
    _row(
        "rejected_excessive",
        "4.",
        "无正当理由大量反复申请",
        "Excessive",
        headings=(RESULTS, REJECTED),
        articles=("35",),
    ),
    _row(
        "rejected_reconfirm",
        "5.",
        "要求行政机关确认或重新出具已获取信息",
        "Re-issue of what the applicant has",
        headings=(RESULTS, REJECTED),
    ),
)

OTHER_AS_ONE = (_row("other", "（六）", "其他处理", "Otherwise closed", headings=(RESULTS,)),)

OTHER_IN_THREE = (
    _row(
        "other_overdue_correction",
        "1.",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "Closed: not supplemented in time",
        headings=(RESULTS, OTHERWISE),
        articles=("30",),
    ),
    _row(
        "other_overdue_fee",
        "2.",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "Closed: fee not paid",
        headings=(RESULTS, OTHERWISE),
        articles=("42",),
    ),
    _row(
        "other_other",
        "3.",
        "其他",
        "Closed for another reason",
        headings=(RESULTS, OTHERWISE),
    ),
)

CLOSING = (
    _row("handled_total", "（七）", "总计", "Handled this year", headings=(RESULTS,)),
    _row(
        "carried_out",
        "四、",
        "结转下年度继续办理",
        "Carried over to next year",
        articles=("33",),
    ),
)

BALANCE_NOTE = Bilingual(
    "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
    "In every column, items 一 and 二 add up to the same as items 三 and 四",
)


def requests_table(other: tuple[Row, ...], *, instead: tuple[Row, ...]) -> Table:
    """Table 三 with 其他处理 as the rows ``other``; some reports print ``instead`` in their place."""
    return Table(
        "requests",
        "三、",
        Bilingual("收到和处理政府信息公开申请情况", "Requests received and handled"),
        RECEIVED + ANSWERED + other + CLOSING,
        alternatives=instead,
        in_place_of=tuple(row.code for row in other),
        corner=BALANCE_NOTE,
    )

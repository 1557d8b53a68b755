"""What a report says of itself: notice, year, agency, sections and day of publication."""

from collections.abc import Iterator
from datetime import date

from parsing.forms import FORMS, Bilingual, form_for

from ..rule import Example, Rule, said
from ..values import Finding, Outcome, Severity, Subject, Verdict
from .sums import NOTICES
from .years import INACCURATE

NOTICE_YEAR_NAME = "notice_year"
YEAR_CONFLICT_NAME = "year_conflict"
OTHER_AGENCY_NAME = "other_agency"
MISSING_SECTION_NAME = "missing_section"
LATE_NAME = "late"

YEAR_WITNESSES = frozenset({"title_year", "period_year", "prose_year"})
WHOLE_GOVERNMENT = "人民政府"
SECTIONS = {
    1: Bilingual("一、总体情况", "1, overview"),
    5: Bilingual("五、存在的主要问题及改进情况", "5, problems and improvements"),
    6: Bilingual("六、其他需要报告的事项", "6, other matters"),
}

REGULATION_50 = Bilingual("政府信息公开条例第五十条", "Article 50 of the Regulation")


def notice_year(subject: Subject) -> Iterator[Outcome]:
    """Whether the notice that the prose cites is the one for the year; either may be cited too."""
    cited = {held.value: held for held in subject.statements if held.kind == "notice"}
    due = form_for(subject.year) if subject.year else None
    if not cited or due is None:
        return
    if due.first_year in cited:
        yield Outcome(NOTICE_YEAR_NAME, Verdict.PASS)
        return
    year, stated = next(iter(cited.items()))
    used = next(form for form in FORMS.values() if form.first_year == year)
    finding = Finding(
        NOTICE_YEAR_NAME,
        Severity.WARNING,
        detail={"year": subject.year, "due": due.notice, "used": used.notice},
        spans=((stated.span.start, stated.span.end),),
        form=subject.form,
    )
    yield Outcome(NOTICE_YEAR_NAME, Verdict.FAIL, finding=finding)


def year_conflict(subject: Subject) -> Iterator[Outcome]:
    """Whether title, period and prose speak of one year."""
    stated = [held for held in subject.statements if held.kind in YEAR_WITNESSES]
    years = sorted({held.value for held in stated})
    if len(stated) < 2:
        return
    if len(years) == 1:
        yield Outcome(YEAR_CONFLICT_NAME, Verdict.PASS)
        return
    finding = Finding(
        YEAR_CONFLICT_NAME,
        Severity.WARNING,
        detail={"years": " / ".join(map(str, years))},
        spans=tuple((held.span.start, held.span.end) for held in stated),
        form=subject.form,
    )
    yield Outcome(YEAR_CONFLICT_NAME, Verdict.FAIL, finding=finding)


def other_agency(subject: Subject) -> Iterator[Outcome]:
    """Whether the words that every report has name its own agency only."""
    if subject.agency is None:
        return
    others = [held for held in subject.statements if held.kind == "other_agency"]
    if not others:
        yield Outcome(OTHER_AGENCY_NAME, Verdict.PASS)
    for held in others:
        finding = Finding(
            OTHER_AGENCY_NAME,
            Severity.WARNING,
            detail={"other": held.words},
            spans=((held.span.start, held.span.end),),
            form=subject.form,
        )
        yield Outcome(OTHER_AGENCY_NAME, Verdict.FAIL, finding=finding)


def missing_section(subject: Subject) -> Iterator[Outcome]:
    """Whether the report has its sections; asked of one whose prose was read.

    Before 2019 no notice named them.
    """
    if not subject.statements or _precedes_forms(subject):
        return
    missing = [held.value for held in subject.statements if held.kind == "missing_section"]
    if not missing:
        yield Outcome(MISSING_SECTION_NAME, Verdict.PASS)
    for number in missing:
        finding = Finding(
            MISSING_SECTION_NAME,
            Severity.WARNING,
            detail={"section_zh": SECTIONS[number].zh, "section_en": SECTIONS[number].en},
            form=subject.form,
        )
        yield Outcome(MISSING_SECTION_NAME, Verdict.FAIL, finding=finding)


def late(subject: Subject) -> Iterator[Outcome]:
    """Whether the day of publication stands before the day by which the report is due.

    A day in a later year is that of another publication, and nothing is asked; nor is it for the
    years before the Regulation of 2019, which sets these days.
    """
    days = [held for held in subject.statements if held.kind == "published"]
    if not days or subject.year is None or subject.agency is None or _precedes_forms(subject):
        return
    year, due = subject.year + 1, (1, 31)
    if subject.agency.endswith(WHOLE_GOVERNMENT):
        due = (3, 31)
    published = days[0].value
    if published // 10_000 != year:
        return
    if published <= year * 10_000 + due[0] * 100 + due[1]:
        yield Outcome(LATE_NAME, Verdict.PASS)
        return
    finding = Finding(
        LATE_NAME,
        Severity.INFO,
        detail={"published": _day(published), "due": date(year, *due).isoformat()},
        spans=((days[0].span.start, days[0].span.end),),
        form=subject.form,
    )
    yield Outcome(LATE_NAME, Verdict.FAIL, finding=finding)


def _precedes_forms(subject: Subject) -> bool:
    return subject.year is not None and form_for(subject.year) is None


def _day(digits: int) -> str:
    """20240218 → 2024-02-18."""
    text = str(digits)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


NOTICE_YEAR = Rule(
    NOTICE_YEAR_NAME,
    "form",
    Severity.WARNING,
    Bilingual("引用的通知与年度", "The notice cited and the year"),
    Bilingual(
        "正文引用的通知不是该年度报告所依据的通知，往往是沿用了上一年的文字。",
        "The prose cites the notice for other years; often last year's words were used again.",
    ),
    Bilingual("请核对报告年度与引用的文号。", "Check the report's year and the number cited."),
    Bilingual(NOTICES, NOTICES),
    Bilingual(
        "正文引用{used}，与{year}年度报告应依据的{due}不一致",
        "The prose cites {used}, reports for {year} are due on {due}",
    ),
    Example(year=2022, statements=(said("notice", 2021),)),
    Example(year=2022, statements=(said("notice", 2019),)),
    check=notice_year,
)

YEAR_CONFLICT = Rule(
    YEAR_CONFLICT_NAME,
    "form",
    Severity.WARNING,
    Bilingual("标题、统计期限与正文的年度", "The year in title, period and prose"),
    Bilingual(
        "标题、统计期限和正文所指的年度不同，报告究竟是哪一年的，要靠推断。",
        "Title, period and prose speak of different years, so that the report's year is inferred.",
    ),
    Bilingual(
        "请统一标题、统计期限和正文中的年份。", "Make title, period and prose name the same year."
    ),
    INACCURATE,
    Bilingual(
        "标题、统计期限与正文所指的年度不一致：{years}",
        "Title, period and prose speak of different years: {years}",
    ),
    Example(statements=(said("title_year", 2022), said("period_year", 2022))),
    Example(statements=(said("title_year", 2021), said("period_year", 2022))),
    check=year_conflict,
)

OTHER_AGENCY = Rule(
    OTHER_AGENCY_NAME,
    "form",
    Severity.WARNING,
    Bilingual("出现另一机关的名称", "Another agency's name"),
    Bilingual(
        "标题、编制说明或联系方式中出现了另一地方同类机关的名称，可能是沿用了别处的文字。",
        "Title, statement of authorship or contact name the same office of another place; the "
        "words may be another report's.",
    ),
    Bilingual("请核对报告中的机关名称。", "Check the names of agencies in the report."),
    INACCURATE,
    Bilingual(
        "报告的固定用语中出现另一机关的名称：{other}",
        "The words that every report has name another agency: {other}",
    ),
    Example(agency="临棠市司法局", statements=(said("title_year", 2022),)),
    Example(agency="临棠市司法局", statements=(said("other_agency", 0, words="松岚市司法局"),)),
    check=other_agency,
)

MISSING_SECTION = Rule(
    MISSING_SECTION_NAME,
    "form",
    Severity.WARNING,
    Bilingual("缺少部分内容", "A section is missing"),
    Bilingual(
        "报告应当包括六个部分，文本中没有找到其中一个部分的任何表述。",
        "A report has six sections; of one of them the text has no trace.",
    ),
    Bilingual(
        "请补充该部分；没有需要报告的，可写“无”。",
        "Add the section; where there is nothing to report, it can say so.",
    ),
    REGULATION_50,
    Bilingual("没有找到“{section_zh}”", "Not found: section {section_en}"),
    Example(statements=(said("title_year", 2022),)),
    Example(statements=(said("missing_section", 6),)),
    check=missing_section,
)

LATE = Rule(
    LATE_NAME,
    "form",
    Severity.INFO,
    Bilingual("发布日期", "Day of publication"),
    Bilingual(
        "部门的年度报告应当在次年1月31日前公布，政府的应当在3月31日前公布。网页标注的日期也可能是"
        "重新发布或网站迁移的日期。",
        "Departments publish by 31 January, governments by 31 March. The day on the page may also "
        "be that of a later publication or of a move of the site.",
    ),
    Bilingual("请核对首次公布的日期。", "Look at the day on which the report was first published."),
    Bilingual("政府信息公开条例第四十九条", "Article 49 of the Regulation"),
    Bilingual(
        "标注的发布日期 {published} 晚于 {due}",
        "Published on {published} by the page, due by {due}",
    ),
    Example(agency="临棠市人民政府", statements=(said("published", 20230320),)),
    Example(agency="临棠市司法局", statements=(said("published", 20230320),)),
    check=late,
)

PARTICULARS = (NOTICE_YEAR, YEAR_CONFLICT, OTHER_AGENCY, MISSING_SECTION, LATE)

"""Rows that a body does not have: 规章 of one that makes none, 其他处理 of the earlier form."""

import re
from collections.abc import Iterator

from parsing.forms import OTHER_AS_ONE, Address, Bilingual

from ..equations import plain
from ..rule import Example, Rule
from ..values import Finding, Outcome, Severity, Subject, Verdict
from .disclosure import SINCE_2021
from .sums import FORM_SOURCE

RULES_NAME = "rules_of_another"
MIXED_NAME = "mixed_form"

# Governments of counties and districts and below, and the departments of local governments.
MAKES_NO_RULES = re.compile(
    "(?:县|旗|(?<!自治)区|镇|乡|街道)(?:人民政府|办事处)$"
    "|(?:省|市|州|盟|县|旗|区|镇|乡)[^省市州盟县旗区镇乡]{1,16}(?:局|厅|委员会|办公室|办公厅|中心)$"
)
CENTRAL = re.compile("国家|中华人民共和国|海关|税务|海事|邮政|气象|煤矿|国务院")
MADE = tuple(Address("disclosure", "rules", column) for column in ("made", "issued"))
OTHER = tuple(row.code for row in OTHER_AS_ONE)


def rules_of_another(subject: Subject) -> Iterator[Outcome]:
    """Whether a body that the law gives no power to make 规章 reports none made."""
    agency = subject.agency
    if agency is None or CENTRAL.search(agency) or not MAKES_NO_RULES.search(agency):
        return
    for address in MADE:
        value, cells = subject.figures.get(address), (str(address),)
        if value is None:
            continue
        if not value:
            yield Outcome(RULES_NAME, Verdict.PASS, cells)
            continue
        finding = Finding(
            RULES_NAME,
            Severity.INFO,
            cells,
            actual=plain(value),
            detail={"count": plain(value)},
            form=subject.form,
        )
        yield Outcome(RULES_NAME, Verdict.FAIL, cells, finding=finding)


def mixed_form(subject: Subject) -> Iterator[Outcome]:
    """Whether table 三 has the three rows of 其他处理 that the form of 2021 divides it into."""
    rows = subject.figures.tables.get("requests", {})
    if not rows:
        return
    earlier = [row for row in OTHER if row in rows]
    if not earlier:
        yield Outcome(MIXED_NAME, Verdict.PASS)
        return
    cells = tuple(f"requests.{row}" for row in earlier)
    finding = Finding(MIXED_NAME, Severity.INFO, cells, form=subject.form)
    yield Outcome(MIXED_NAME, Verdict.FAIL, cells, finding=finding)


RULES_OF_ANOTHER = Rule(
    RULES_NAME,
    "disclosure",
    Severity.INFO,
    Bilingual("无规章制定权的机关填报规章", "规章 reported by a body that makes none"),
    Bilingual(
        "规章由国务院部门以及省、自治区、直辖市和设区的市、自治州的人民政府制定。县级以下政府和地方政府的"
        "部门填报制定规章的，可能填的是规范性文件，或者所起草的规章。",
        "Rules (guizhang) are made by departments of the State Council and by governments of "
        "provinces and prefectures. Where another body reports some, they may be normative "
        "documents, or rules that it drafted.",
    ),
    Bilingual(
        "请确认该栏填的是否为本机关制定的规章。",
        "Check that the column holds rules that the body itself made.",
    ),
    Bilingual(
        "立法法关于制定规章的规定（2015年修正文本第八十条、第八十二条）",
        "The Legislation Law on who makes rules (articles 80 and 82 as amended in 2015)",
    ),
    Bilingual(
        "{label}：{count} 件，本机关一般不制定规章", "{label}: {count}, by a body that makes none"
    ),
    Example({"disclosure.normative.issued": 3}, agency="临棠市司法局"),
    Example({"disclosure.rules.issued": 3}, agency="临棠市司法局"),
    check=rules_of_another,
)

MIXED_FORM = Rule(
    MIXED_NAME,
    "form",
    Severity.INFO,
    Bilingual("其他处理未分项", "Otherwise closed: not divided"),
    Bilingual(
        "2021年的表样把“其他处理”分为三项，本报告仍按2019年的表样只列一项，因此看不出各有多少。",
        "The form of 2021 divides requests closed otherwise into three rows; this report has one, as "
        "the form of 2019 did.",
    ),
    Bilingual("请按2021年的表样分项填写。", "Fill in the three rows of the form of 2021."),
    FORM_SOURCE,
    Bilingual(
        "申请表的“其他处理”只有一项，2021年的表样分为三项",
        "The table has one row for requests closed otherwise, the form of 2021 has three",
    ),
    Example(),
    Example(form="2021", as_one=True),
    forms=SINCE_2021,
    check=mixed_form,
)

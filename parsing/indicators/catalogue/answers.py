"""How requests were answered, and on what grounds they were refused."""

from decimal import Decimal

from parsing.checks.labels import label_of
from parsing.forms import FORMS, Bilingual

from ..families import ANSWERS, GROUNDS
from ..formulas import Formula, Quantity
from ..measure import PER_CENT, Indicator
from ..quantities import (
    DENIED,
    GRANTED,
    HANDLED,
    NOT_PROCESSED,
    NOT_PROVIDED,
    OTHERWISE,
    PARTLY,
    REFUSED,
    minus,
    plus,
    row,
)

OF_HANDLED = Bilingual(
    "分母是办结件数；办结少时，一件之差就会使比例大变。",
    "The base is what was handled; where that is little, one request more or less moves the share "
    "a long way.",
)
NOT_WORSE = Bilingual(
    "比例高低与申请内容有关，不能单独用来评判机关是否依法公开。",
    "The share depends on what is asked for; alone it does not tell whether the law was kept.",
)


def _articles(*articles: str) -> Bilingual:
    listed = "、".join(f"第{article}条" for article in articles)
    return Bilingual(
        f"《政府信息公开条例》{listed}；表三",
        "Regulations on open government information, articles "
        + ", ".join(articles)
        + "; table 三",
    )


def _of_handled(
    code: str, quantity: Quantity, example: str, source: Bilingual, meaning: Bilingual
) -> Indicator:
    return Indicator(
        code,
        Bilingual(f"{quantity.label.zh}占比", f"{quantity.label.en}, share of handled"),
        ANSWERS,
        Formula(plus(quantity), plus(HANDLED)),
        PER_CENT,
        meaning=meaning,
        source=source,
        caution=OF_HANDLED,
        example=Decimal(example),
    )


RATES = (
    Indicator(
        "disclosure_rate",
        Bilingual("公开率", "Disclosure rate"),
        ANSWERS,
        Formula(plus(GRANTED, PARTLY), plus(HANDLED)),
        PER_CENT,
        meaning=Bilingual(
            "办结的申请中，全部或部分公开的比例。各地年度报告正文通常采用这一口径。",
            "Of the requests handled, the share granted wholly or in part: the usage of most "
            "reports' own prose.",
        ),
        source=_articles("36", "37"),
        caution=NOT_WORSE,
        example=Decimal("61.5"),
    ),
    Indicator(
        "adjusted_disclosure_rate",
        Bilingual("调整后公开率", "Adjusted disclosure rate"),
        ANSWERS,
        Formula(plus(GRANTED, PARTLY), (*plus(HANDLED), *minus(NOT_PROCESSED), *minus(OTHERWISE))),
        PER_CENT,
        meaning=Bilingual(
            "扣除不予处理和其他处理后，全部或部分公开的比例：只看作了实体答复的申请。",
            "The share granted wholly or in part among requests answered on their substance: those "
            "not processed or otherwise closed are left out.",
        ),
        source=_articles("36", "37", "39"),
        caution=Bilingual(
            "不是官方口径；不予处理用得多的机关，这一比例会高于公开率。",
            "Not an official figure; where many requests are not processed it stands well above "
            "the disclosure rate.",
        ),
        example=Decimal("70.6"),
    ),
    Indicator(
        "discretionary_disclosure_rate",
        Bilingual("可裁量公开率", "Disclosure where there was a choice"),
        ANSWERS,
        Formula(plus(GRANTED, PARTLY), plus(GRANTED, PARTLY, REFUSED)),
        PER_CENT,
        meaning=Bilingual(
            "机关掌握信息、须决定公开与否的申请中，决定公开的比例。",
            "Of the requests for information that the agency held and had to decide on, the share "
            "it granted wholly or in part.",
        ),
        source=_articles("14", "15", "16", "36", "37"),
        caution=Bilingual(
            "不是官方口径；不予公开中有依法必须不公开的，并非都可裁量。",
            "Not an official figure; some refusals are what the law demands, not a choice.",
        ),
        example=Decimal("80.0"),
    ),
)

RESULTS = (
    _of_handled(
        "granted_share",
        GRANTED,
        "46.2",
        _articles("36"),
        Bilingual(
            "办结的申请中，全部公开的比例。", "The share of handled requests granted wholly."
        ),
    ),
    _of_handled(
        "partly_granted_share",
        PARTLY,
        "15.4",
        _articles("37"),
        Bilingual(
            "办结的申请中，区分处理后部分公开的比例。",
            "The share of handled requests granted in part.",
        ),
    ),
    _of_handled(
        "refused_share",
        REFUSED,
        "15.4",
        _articles("14", "15", "16", "36"),
        Bilingual(
            "办结的申请中，以八类理由之一不予公开的比例。",
            "The share of handled requests refused on one of the eight grounds.",
        ),
    ),
    _of_handled(
        "unable_share",
        NOT_PROVIDED,
        "10.3",
        _articles("30", "36", "38"),
        Bilingual(
            "办结的申请中，因不掌握、须另行制作或内容不明确而无法提供的比例。",
            "The share of handled requests for what was not held, would have to be created, or "
            "stayed unclear.",
        ),
    ),
    _of_handled(
        "rejected_share",
        NOT_PROCESSED,
        "7.7",
        _articles("35", "36", "39"),
        Bilingual(
            "办结的申请中，作为信访投诉、重复申请等不予处理的比例。",
            "The share of handled requests set aside as petitions, repetitions and the like.",
        ),
    ),
    _of_handled(
        "otherwise_closed_share",
        OTHERWISE,
        "5.1",
        _articles("30", "42"),
        Bilingual(
            "办结的申请中，因逾期不补正、逾期不缴费或其他原因结案的比例。",
            "The share of handled requests closed because nothing was supplemented or paid in "
            "time, or for another reason.",
        ),
    ),
)

GROUND_EXAMPLES = ("3.3", "6.7", "3.3", "20.0", "26.7", "20.0", "13.3", "6.7")


def _ground(code: str, symbol: str, example: str) -> Indicator:
    label = label_of(f"requests.{code}")
    held = FORMS["2021"].table("requests").row(code)
    return Indicator(
        f"{code}_share",
        Bilingual(f"{label.zh}占不予公开", f"{label.en}, share of refusals"),
        GROUNDS,
        Formula(plus(row(code, symbol)), plus(REFUSED)),
        PER_CENT,
        meaning=Bilingual(
            f"不予公开的申请中，理由为“{label.zh.strip('“”')}”的比例。",
            f"Of the refusals, the share on this ground ({label.en.removeprefix('Refused: ')}).",
        ),
        source=_articles(*held.articles),
        caution=Bilingual(
            "分母是不予公开的件数，通常很小；八类合计为 100%。",
            "The base is the number of refusals, which is mostly small; the eight grounds add up "
            "to 100%.",
        ),
        example=Decimal(example),
    )


INDICATORS = (
    *RATES,
    *RESULTS,
    *(
        _ground(code, f"R{chr(0x2081 + at)}", example)
        for at, (code, example) in enumerate(zip(DENIED, GROUND_EXAMPLES, strict=True))
    ),
)

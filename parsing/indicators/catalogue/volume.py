"""How much was asked for, and how much was left."""

from decimal import Decimal

from parsing.forms import Bilingual

from ..families import VOLUME
from ..formulas import Formula
from ..measure import PER_CENT, Indicator
from ..quantities import CARRIED_IN, CARRIED_OUT, HANDLED, RECEIVED, plus

FORM = Bilingual(
    "国办公开办函〔2021〕30号、〔2019〕60号所附表样，表三",
    "Table 三 of the forms in 国办公开办函〔2021〕30号 and 〔2019〕60号",
)

INDICATORS = (
    Indicator(
        "received",
        Bilingual("新收申请", "Requests received"),
        VOLUME,
        Formula(plus(RECEIVED)),
        meaning=Bilingual(
            "本年度新收到多少件政府信息公开申请，不含上年结转。",
            "How many requests for information came in during the year, without those carried over.",
        ),
        source=FORM,
        caution=Bilingual(
            "申请多少取决于辖区人口、机关职能和少数申请人，不说明公开工作的好坏。",
            "The number depends on population, tasks and a few frequent applicants; it says nothing "
            "about how well the agency works.",
        ),
        example=Decimal(200),
    ),
    Indicator(
        "handled",
        Bilingual("办结申请", "Requests handled"),
        VOLUME,
        Formula(plus(HANDLED)),
        meaning=Bilingual(
            "本年度作出处理的申请件数，是各项办理结果之和，也是办理结果各项占比的分母。",
            "How many requests were dealt with in the year: the sum of all results, and the base of "
            "every share of results.",
        ),
        source=FORM,
        caution=Bilingual(
            "包括上年结转、本年办结的申请，因此可以大于新收。",
            "Requests carried over from last year are included, so it may exceed those received.",
        ),
        example=Decimal(195),
    ),
    Indicator(
        "backlog",
        Bilingual("结转率", "Carried over to next year"),
        VOLUME,
        Formula(plus(CARRIED_OUT), plus(RECEIVED, CARRIED_IN)),
        PER_CENT,
        meaning=Bilingual(
            "全年应办申请（新收与上年结转）中，到年底尚未办结、转入下年的比例。",
            "Of all requests that were to be handled in the year, the share still open at its end.",
        ),
        source=Bilingual(
            "《政府信息公开条例》第三十三条（答复期限二十个工作日）；表样第四项",
            "Regulations on open government information, article 33 (20 working days to answer); "
            "item 四 of the form",
        ),
        caution=Bilingual(
            "年底前二十个工作日内收到的申请可依法结转，结转不等于超期。",
            "What came in during the last 20 working days may lawfully be carried over: a backlog "
            "is not a delay.",
        ),
        example=Decimal("7.1"),
    ),
)

"""Years in which a series of figures has a break, with what changed and where it is laid down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from parsing.forms import Bilingual

FORM_CHANGE = 2021  # tables before and after it differ; what can be compared is said


@dataclass(frozen=True, slots=True)
class Milestone:
    """``year`` is the first report year under what is new; ``name`` is short enough for a chart."""

    year: int
    name: Bilingual
    meaning: Bilingual
    source: Bilingual


MILESTONES = (
    Milestone(
        2019,
        Bilingual("新条例", "new law"),
        Bilingual(
            "修订后的《政府信息公开条例》施行，年度报告改用新表样，与以前的统计口径不同。",
            "The revised Regulations on open government information came into force, and reports "
            "moved to a new form; earlier figures were counted differently.",
        ),
        Bilingual(
            "国务院令第711号，2019年5月15日起施行；国办公开办函〔2019〕60号",
            "State Council Decree No. 711, in force since 15 May 2019; 国办公开办函〔2019〕60号",
        ),
    ),
    Milestone(
        FORM_CHANGE,
        Bilingual("新表样", "new form"),
        Bilingual(
            "年度报告改用现行表样：其他处理分为三项，主动公开各列改变；申请与复议诉讼各项前后可比。",
            "Reports moved to the present form: “otherwise closed” became three rows, and "
            "disclosure on own initiative is counted differently; requests and disputes can be "
            "compared.",
        ),
        Bilingual("国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号"),
    ),
    Milestone(
        2024,
        Bilingual("复议前置", "review first"),
        Bilingual(
            "不服不予公开决定的，应当先申请行政复议，对复议决定不服再起诉：复议件数与直接起诉件数不能再同以前直接比较。",
            "Whoever contests a refusal must first ask for reconsideration: numbers of "
            "reconsiderations and of direct court actions no longer compare with earlier years.",
        ),
        Bilingual(
            "《行政复议法》（2023年修订，2024年1月1日起施行）第二十三条第一款第四项",
            "Administrative Reconsideration Law (revised 2023, in force since 1 January 2024), "
            "article 23(1)(4)",
        ),
    ),
)


def milestones_within(years: Collection[int]) -> list[Milestone]:
    """The breaks that lie within these years."""
    return [one for one in MILESTONES if years and min(years) <= one.year <= max(years)]

"""Why an agency or a year was recognised, in words for the person who checks it."""

from parsing.forms import Bilingual

REASONS = {
    "title": Bilingual("见标题", "in the title"),
    "caption": Bilingual("见标题下方或“单位：”之后", "below the title or behind “单位：”"),
    "first_sentence": Bilingual("见开头的说明", "in the opening statement"),
    "compiled_by": Bilingual("见“由…编制”", "in “compiled by …”"),
    "letterhead": Bilingual("见首行的机关名称", "in the first line, the agency's name alone"),
    "signature": Bilingual("见文末署名", "in the signature at the end"),
    "contact": Bilingual("见“请与…联系”", "in “please contact …”"),
    "prose": Bilingual("见正文的叙述", "in the prose"),
    "full_name": Bilingual(
        "标题或正文用简称，全称见正文其他位置",
        "a short name is used; the full name is in the prose",
    ),
    "period": Bilingual("见统计期限“自…起至…止”", "in the period “自…起至…止”"),
    "against_title": Bilingual(
        "标题中的年份与统计期限等不一致，以多数依据为准",
        "the title states another year than period and prose; these prevail",
    ),
}

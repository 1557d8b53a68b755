"""Names of agencies: where one begins in a run of words, and whether it names one agency.

A name is a place (or 国家, 中国, …) and an office: 温州市 + 司法局. Names run into what stands
before them wherever a text lost its line ends, and are cut by line ends themselves, so a name's
beginning is found by what it says and not by where a line starts.
"""

import re
from collections.abc import Iterable

from parsing.reading.places import gazetteer
from parsing.reading.plain import Plain

LETTER = r"[\u4e00-\u9fff（）()]"
OFFICES = (
    "人民政府|政府|行政公署|公署|办公室|办公厅|委员会|管委会|执委会|街道办|办事处|街道|海关|总局|分局|局|厅"
    "|总署|署|委|部|院|镇|乡|苏木|中心|支队|总队|大队|园区|开发区|试验区|合作区|高新区|联合会|总社|供销社"
    "|人民银行|分行|支行|研究室|站|处"
)
ENDS_IN_OFFICE = re.compile(f"(?:{OFFICES})$")
CENTRAL = re.compile(
    r"(?:国家|中国|中华人民共和国|国务院|全国|最高人民|中共中央|中央|新疆生产建设兵团)"
    r"|(?:外交|国防|教育|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源"
    r"|生态环境|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理|退役军人事务)部"
    r"|审计署|海关总署|退役军人事务部"
)
# Names of central bodies that stand before the place of their organs.
SUPERIORS = re.compile(
    r"(?:国家税务总局|国家统计局|国家外汇管理局|国家矿山安全监察局|国家金融监督管理总局|国家邮政局"
    r"|中国人民银行|中国证券监督管理委员会|中国气象局|中国银行保险监督管理委员会|中国地震局"
    r"|中华人民共和国|新疆生产建设兵团|国家粮食和物资储备局|国家能源局|自然资源部|水利部|生态环境部)"
)
_SHAPE = re.compile(r"[^省市县区盟旗局厅委]{2,11}?(?:省|市|县|区|自治州|盟|旗)")
_TORN_SHAPE = re.compile("自治|治[州县区旗]|族|级|辖|各")
_LEVELS = tuple("省市县区州旗镇乡盟")
_OWN = re.compile(
    "(?:我|本|该|各|全|此|贵|其|这|某)"
    "(?:[局委办厅部院省市县区州旗镇乡盟]|街道|机关|单位|部门|行政机关|地区|级)|(?:行政)?机关$|单位$|部门$"
)
_BEFORE_NAMES = re.compile(
    r"现将|现就|现公布|公布|公开发布|特此|关于|附件[一二三四五六七八九十]?|标题|名称为?|题目|来源|首页|网站|门户"
    r"|当前位置|你的位置|位置是?|政务公开|信息公开|公开年报|年度报告|年报|目录|正文|打印|关闭|专栏|栏目"
    r"|根据|按照|依据|以下是|以下为|下面是|形成|(?<!机构)编制(?!委)|无障碍|适老化|长者版|繁体|浏览"
)
_TITLE_LABEL = re.compile("(?:标题|名称|题名|题目|单位|机关)$")
_AFTER_DIGITS = re.compile("[年月日号时分次页]")
# What is left of 2021年度 where a page set the digits in a line of their own.
TORN_YEAR = re.compile("年度?")
LONGEST = 48


def run_before(plain: Plain, end: int) -> int:
    """Where the words of a name that ends before ``end`` can begin at the earliest.

    The run holds no punctuation, digit or word that never stands in a name.
    """
    text = plain.text
    floor = max(0, end - LONGEST)
    start = end
    depth = 0
    while start > floor and (_is_letter(text[start - 1]) or text[start - 1] in "（）()"):
        depth += {"）": 1, ")": 1, "（": -1, "(": -1}.get(text[start - 1], 0)
        if depth < 0:
            break
        start -= 1
    if depth > 0:
        start = max(text.rfind(")", start, end), text.rfind("）", start, end)) + 1
    if start and text[start - 1].isdigit() and _AFTER_DIGITS.match(text, start):
        start += 1
    for lead in _BEFORE_NAMES.finditer(text, start, end):
        start = max(start, lead.end())
    torn = TORN_YEAR.match(text, start, end)
    if torn:
        start = torn.end()
    return min(_behind_labelled(plain, start, end), end)


def _behind_labelled(plain: Plain, start: int, end: int) -> int:
    """Behind the line, if ``start`` is what a label on it names: 来源：某局."""
    text = plain.text
    if text[start - 1 : start] not in ("：", ":") or _TITLE_LABEL.search(
        text, max(0, start - 4), start - 1
    ):
        return start
    lines = plain.breaks_between(start, end)
    return lines[0] if lines else start


def name_start(plain: Plain, start: int, end: int) -> int:
    """Where, from ``start`` on, the one name that ends before ``end`` begins.

    Without gaps in the source it is ``start``. Else each gap may be the end of what stands before
    the name, or a cut inside it: the earliest beginning from which the words are one name.
    """
    places = (start, *plain.gaps_between(start, end))
    if len(places) == 1:
        return start
    text = plain.text[:end]
    for opens in (_begins_known, _begins_like_a_place):
        for place in places:
            if opens(text[place:]) and not _is_two_names(text, place, places):
                return place
    lines = [place for place in places if plain.starts_line(place)] or [start]
    whole = [place for place in lines if end - place >= 4 and not is_bare(text[place:])]
    return whole[-1] if whole else start


def is_bare(name: str) -> bool:
    """Whether the words name no particular agency: 我局, 市政府, 区司法局."""
    if _OWN.match(name):
        return True
    return name.startswith(_LEVELS) and not gazetteer().begins_name(name)


def is_agency(name: str) -> bool:
    """Whether the words name one agency: a place or the state, and an office."""
    if len(name) < 3 or is_bare(name) or not ENDS_IN_OFFICE.search(name):
        return False
    return _begins_like_a_place(name) or _begins_known(name) or _begins_short(name)


def is_short(name: str) -> bool:
    """Whether the place in the name lacks its category: 荆门司法局."""
    return (
        not CENTRAL.match(name)
        and not _begins_like_a_place(name)
        and not gazetteer().begins_name(name)
    )


def is_placeless(name: str) -> bool:
    """Whether the words are an office without a place: 司法局."""
    return is_short(name) and not _begins_short(name)


def _is_two_names(text: str, start: int, places: Iterable[int]) -> bool:
    for cut in places:
        first, second = text[start:cut], text[cut:]
        if (
            cut > start
            and ENDS_IN_OFFICE.search(first)
            and not SUPERIORS.fullmatch(first)
            and (_begins_known(second) or _begins_like_a_place(second))
        ):
            return True
    return False


def _begins_known(name: str) -> bool:
    return CENTRAL.match(name) is not None or gazetteer().begins_name(name) > 0


def _begins_short(name: str) -> bool:
    return bool(gazetteer().prefixes(name))


def _begins_like_a_place(name: str) -> bool:
    return _SHAPE.match(name) is not None and not _TORN_SHAPE.match(name)


def _is_letter(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"

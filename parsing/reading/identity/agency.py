"""Who reports: the places of a text where an agency names itself, the best first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parsing.reading.plain import Plain
from parsing.reading.values import Recognised

from . import organisations
from .titles import Mention
from .years import YEAR

_LETTER = organisations.LETTER
_NAME = f"(?P<name>{_LETTER}{{2,40}}?(?:{organisations.OFFICES}))"
_COMPILED = re.compile(
    f"(?:由|系){_NAME}(?:(?:依据|根据|按照|依照|参照|结合|按)[^。；]{{0,90}}?)?"
    "(?:汇总|负责|组织|牵头|统一|具体)*(?:编制|编写|撰写|起草|制作)"
)
_PUBLISHED = re.compile(
    f"[,，。；](?:现由|特由)?{_NAME}(?:现|特|依法|向社会|予以)*"
    f"(?:编制|公布|发布)了?(?:本报告|{YEAR})"
)
_CONTACT = re.compile(
    f"(?:请|可)(?:直接)?(?:与|向|同|联系){_NAME}(?:联系|咨询|反映|垂询|$|[(（,，。])"
)
_TOLD = re.compile(
    f"(?:{YEAR}(?:年度|年)?[,，]?|(?<=[。；])|今年[,，]|一年来[,，])"
    f"(?P<name>[\u4e00-\u9fff]{{2,30}}?(?:{organisations.OFFICES}))"
    "(?=在|坚持|认真|严格|聚焦|紧扣|紧紧|深入|积极|以|按照|全面|高度重视|始终|切实|围绕|主动|共|持续|不断|把"
    "|坚决|贯彻|依法|进一步|结合|根据|组织|立足|着力|大力|扎实|政府信息公开|政务公开|信息公开|制定|建立)"
)
_DATE = re.compile(f"{YEAR}年(?:\\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月")
_OWN = re.compile("(?:我|本)(局|委|办|厅|部(?!门)|院|镇|乡|街道|海关|中心|署|政府)")
_OWN_OFFICES = ("办公室", "办公厅")
_LABELLED = re.compile("[:：]$")
_TAIL = 400
_LEVEL = "[省市县区州盟旗]|地区|自治[州县旗]"
_MOST = 200


def agency_in(plain: Plain, mentions: Sequence[Mention]) -> Recognised[str] | None:
    """The agency that reports; None where the text does not name it.

    A short name (荆门司法局) gives way to the full one if the text has it.
    """
    for start, end, reason in _stated(plain, mentions):
        name = written(plain.text[start:end])
        if organisations.is_bare(name):
            continue
        if reason != "title" and not organisations.is_agency(name):
            continue
        if _needs_full_name(name):
            full = _full_name(plain.text, name)
            if full:
                return Recognised(full[0], plain.span(*full[1]), "full_name")
            if organisations.is_placeless(name):
                continue
        return Recognised(name, plain.span(start, end), reason)
    return None


def names_in_formulas(plain: Plain, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where the words that every report has (title, 由…编制, 请与…联系) name an agency."""
    for start, end, _ in (*_in_formulas(plain, mentions), *_contact(plain)):
        yield start, end


def written(name: str) -> str:
    """The name as Chinese names are written: without gaps, in full brackets."""
    return name.replace(" ", "").replace("(", "（").replace(")", "）")


def _stated(plain: Plain, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    yield from _in_formulas(plain, mentions)
    yield from _letterhead(plain)
    yield from _signature(plain)
    yield from _contact(plain)
    yield from _told(plain)


def _in_formulas(plain: Plain, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    named = [(each, *each.name) for each in mentions if each.name]
    for each, start, end in named:
        if each.is_title and not each.is_caption:
            yield start, end, "title"
    for each, start, end in named:
        if each.is_caption:
            yield start, end, "caption"
    for each, start, end in named:
        if not each.is_title and not each.is_caption:
            yield start, end, "first_sentence"
    yield from _matches(plain, _COMPILED, "compiled_by")
    yield from _matches(plain, _PUBLISHED, "first_sentence")


def _matches(plain: Plain, pattern: re.Pattern[str], reason: str) -> Iterator[tuple[int, int, str]]:
    for found in pattern.finditer(plain.text, 0, 3000):
        yield *found.span("name"), reason


def _letterhead(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """The first line, if it is an agency's name and nothing else."""
    if plain.breaks:
        first = next((place for place in plain.breaks if place > 0), 0)
        if organisations.is_agency(plain.text[:first]) and _is_name(plain.text[:first]):
            yield 0, first, "letterhead"


def _signature(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """A line with nothing but a name, before the date at the end."""
    text = plain.text
    dates = list(_DATE.finditer(text, max(0, len(text) - _TAIL)))
    if not dates:
        return
    end = dates[-1].start()
    lines = plain.breaks_between(max(0, end - organisations.LONGEST), end)
    for start in reversed(lines):
        if plain.starts_line(end) and _is_name(text[start:end]):
            yield start, end, "signature"
            return


def _contact(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """请与某局办公室联系: the agency without its office, where that leaves an agency."""
    for found in _CONTACT.finditer(plain.text, 0, 4000):
        start, end = found.span("name")
        name = plain.text[start:end]
        for office in _OWN_OFFICES:
            if name.endswith(office) and not name.endswith(f"政府{office}"):
                yield start, end - len(office), "contact"


def _told(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """The agency that the prose tells of most, unless the prose calls itself another office."""
    own = Counter(_OWN.findall(plain.text)).most_common(1)
    found = [
        match.span("name")
        for match, _ in zip(_TOLD.finditer(plain.text), range(_MOST), strict=False)
        if not own or own[0][0] in plain.text[slice(*match.span("name"))][-4:]
    ]
    names = Counter(plain.text[start:end] for start, end in found)
    for name, _ in names.most_common():
        if organisations.is_agency(name):
            start, end = next(each for each in found if plain.text[slice(*each)] == name)
            yield start, end, "prose"


def _is_name(words: str) -> bool:
    return re.fullmatch(f"{_LETTER}{{4,40}}", words) is not None


def _needs_full_name(name: str) -> bool:
    return len(name) <= 20 and organisations.is_short(name)


def _full_name(text: str, name: str) -> tuple[str, tuple[int, int]] | None:
    """The fuller name that the text uses for ``name``, and where: 荆门市司法局 for 荆门司法局."""
    forms = [
        f"{re.escape(name[:cut])}(?:{_LEVEL}){re.escape(name[cut:])}"
        for cut in range(2, min(len(name) - 1, 8))
    ]
    if organisations.is_placeless(name):
        forms.append("(?:[\u4e00-\u9fff]{2,9}?(?:省|市|县|区|自治州|盟|旗)){1,3}" + re.escape(name))
    found = [
        match
        for match in re.finditer("|".join(forms), text)
        if organisations.is_agency(match.group())
    ]
    counted = Counter(match.group() for match in found).most_common(1)
    if not counted:
        return None
    first = next(match for match in found if match.group() == counted[0][0])
    return counted[0][0], first.span()

"""Text → the same text in one spelling, character for character.

Folding never changes a position: ``fold(text)[i]`` stands for ``text[i]``. What is folded:
full-width digits, signs and bars; radicals that PDFs print for characters; compatibility
characters; the traditional forms of characters in the official labels; lone carriage returns.
Characters without width become ``FILLER``, which every later step passes over.
"""

import re
import unicodedata

FILLER = "\x00"

_TRADITIONAL = dict(
    zip(
        "規檔資訊務強製許對項處罰徵據請數結轉續辦屬國總計關係類權導報訴舉補過內確認獲"
        "費開動進況複議訟維糾審經後經營關於電環準標執無現須內與從產業務們個為數額購採單萬億"
        "減條號機構團體會織護衛違絕證應當預決範監測實際樂貳參肆鄉鎮區縣廳廣東",
        "规档资讯务强制许对项处罚征据请数结转续办属国总计关系类权导报诉举补过内确认获"
        "费开动进况复议讼维纠审经后经营关于电环准标执无现须内与从产业务们个为数额购采单万亿"
        "减条号机构团体会织护卫违绝证应当预决范监测实际乐贰参肆乡镇区县厅广东",
        strict=True,
    )
)
# Radicals of the supplement block have no compatibility mapping, save two.
_RADICALS = dict(
    zip(
        "⺁⺄⺠⺝⺟⺩⺼⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⺎⺌⺍",
        "厂乙民月母王月虎西见角贝足车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟兀小小",
        strict=True,
    )
)
_BARS = dict.fromkeys("│┃║｜¦∣", "|")
_DASHES = dict.fromkeys("－−‐‑‒", "-")
_WIDTHLESS = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f", FILLER)


def _compatible() -> dict[str, str]:
    ranges = ((0x2F00, 0x2FD6), (0xF900, 0xFAFF), (0xFF0B, 0xFF0C), (0xFF0E, 0xFF1A))
    folded = {}
    for first, last in ranges:
        for code in range(first, last):
            plain = unicodedata.normalize("NFKC", chr(code))
            plain = _TRADITIONAL.get(plain, plain)
            if len(plain) == 1 and plain != chr(code):
                folded[chr(code)] = plain
    return folded


_FOLDED = {**_TRADITIONAL, **_RADICALS, **_compatible(), **_BARS, **_DASHES, **_WIDTHLESS}
_ANY = re.compile("[" + re.escape("".join(_FOLDED)) + "]")


def fold(text: str) -> str:
    """``text`` in one spelling, of the same length, each character in its place."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    for letter in set(_ANY.findall(text)):
        text = text.replace(letter, _FOLDED[letter])
    return text

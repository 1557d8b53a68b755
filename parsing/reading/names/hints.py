"""What a report says about where its agency is: regions it names, telephone and post codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parsing.reading.places import Gazetteer, Place
from parsing.reading.plain import Plain

# First digits of a province's region code by the first two of its post codes.
_BY_POST = {
    "10": "11", "30": "12", "05": "13", "06": "13", "07": "13", "03": "14", "04": "14",
    "01": "15", "02": "15", "11": "21", "12": "21", "13": "22", "15": "23", "16": "23",
    "20": "31", "21": "32", "22": "32", "31": "33", "32": "33", "23": "34", "24": "34",
    "35": "35", "36": "35", "33": "36", "34": "36", "25": "37", "26": "37", "27": "37",
    "45": "41", "46": "41", "47": "41", "43": "42", "44": "42", "41": "43", "42": "43",
    "51": "44", "52": "44", "53": "45", "54": "45", "57": "46", "40": "50", "61": "51",
    "62": "51", "63": "51", "64": "51", "55": "52", "56": "52", "65": "53", "66": "53",
    "67": "53", "85": "54", "86": "54", "71": "61", "72": "61", "73": "62", "74": "62",
    "81": "63", "75": "64", "83": "65", "84": "65",
}  # fmt: skip
# The same by the beginning of a telephone number; the longest that fits.
_BY_PHONE = {
    "010": "11", "022": "12", "031": "13", "0335": "13", "0349": "14", "035": "14",
    "047": "15", "048": "15", "024": "21", "041": "21", "042": "21", "043": "22",
    "045": "23", "046": "23", "021": "31", "025": "32", "051": "32", "052": "32",
    "057": "33", "0580": "33", "055": "34", "056": "34", "059": "35", "079": "36",
    "0701": "36", "053": "37", "054": "37", "063": "37", "037": "41", "039": "41",
    "027": "42", "071": "42", "072": "42", "073": "43", "074": "43", "020": "44",
    "075": "44", "076": "44", "066": "44", "077": "45", "0898": "46", "023": "50",
    "028": "51", "081": "51", "082": "51", "083": "51", "085": "52", "087": "53",
    "069": "53", "088": "53", "089": "54", "029": "61", "091": "61", "093": "62",
    "094": "62", "097": "63", "095": "64", "099": "65", "090": "65",
}  # fmt: skip
_POST = re.compile(r"(?:邮编|邮政编码)[:：为]?(\d\d)\d{4}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(0\d{2,3})[-—–)）]?(?=\d{7,8}(?!\d))")


@dataclass(frozen=True, slots=True)
class Hints:
    """First digits of the codes of provinces, and the text itself for the regions it names."""

    provinces: frozenset[str] = frozenset()
    text: str = ""

    @classmethod
    def of(cls, text: str) -> "Hints":
        """The hints in a report."""
        plain = Plain.of(text).text
        by_post = {_BY_POST.get(found) for found in _POST.findall(plain)}
        by_phone = {_by_phone(found) for found in _PHONE.findall(plain)}
        return cls(frozenset(code for code in by_post | by_phone if code), plain)

    def choose(self, candidates: Iterable[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
        """The candidates that most speaks for; all where nothing tells them apart.

        A prefecture or province that the text names counts more than a code of its province.
        """
        weighed = [(self._weight(place, gazetteer), place) for place in candidates]
        best = max((weight for weight, _ in weighed), default=0)
        return tuple(place for weight, place in weighed if weight == best)

    def _weight(self, place: Place, gazetteer: Gazetteer) -> int:
        named = sum(2 for around in gazetteer.ancestors(place) if around.name in self.text)
        return named + (place.code[:2] in self.provinces)


def _by_phone(area: str) -> str | None:
    return _BY_PHONE.get(area) or _BY_PHONE.get(area[:3])

"""Rows of values between commas or semicolons → the same with tabs, every letter in its place.

A line is a row if behind the words of its label nothing but numbers and blanks stand between its
marks: ``一、本年新收,"2,919",,33``. A few such lines are prose; a report has many. A line end
within quotes is a line end within a cell.
"""

import re
from collections.abc import Iterator

_FEWEST = 8
# A number with commas between its thousands has fewer groups of digits.
_MANY = 5
_QUOTED = r'[ ]*+"(?:[^"]|""){0,2000}+"[ ]*+'
_BARE = r"(?![ ]*\")(?:[(（][^()（）\n]{0,200}+[)）]|[^MARK\n\t|]){0,400}+"
_FIELD = f"(?:{_QUOTED}|{_BARE})"
# Two marks with a number, or with nothing, between them; then a whole line of fields.
_HINTS = {mark: re.compile(rf'{mark}"?[\d.]*"?{mark}') for mark in ",;"}
_LINES = {
    mark: re.compile(rf"(?m)^{_FIELD}(?:MARK{_FIELD})++\r?$".replace("MARK", mark)) for mark in ",;"
}
_FIELDS = {mark: re.compile(f"(\\A|MARK)({_FIELD})".replace("MARK", mark)) for mark in ",;"}
_NUMBER = re.compile(
    r"[-+－＋增减]?\d[\d,，]*(?:\.\d+)?[ ]?[件项个宗条次份人部万亿元]*(?:[(（][^()（）]*[)）])?"
)
_BLANK = re.compile("[-—–/\u3000]*|无|不适用")
_WORD = re.compile("[\u4e00-\u9fff]")
_QUOTES = re.compile(r'["\r\n]')
_CUT_NUMBER = re.compile(r"[\u4e00-\u9fff] ?\d{1,3}\Z")


def project(text: str) -> str:
    """The text with such rows between tabs, of the same length; as it is where they are few."""
    for mark, hint in _HINTS.items():
        if hint.search(text):
            rows = [line for line in _LINES[mark].finditer(text) if _is_row(line[0], mark)]
            if len(rows) >= _FEWEST:
                return "".join(_with_tabs(text, rows, mark))
    return text


def _is_row(line: str, mark: str) -> bool:
    """Whether the line is a label with numbers and blanks behind it, or many of these alone."""
    kinds = "".join(_kind(field[2]) for field in _FIELDS[mark].finditer(line))
    label = kinds.rfind("w") + 1
    if "x" in kinds or "n" in kinds[:label]:
        return False
    return 0 < label < len(kinds) or len(kinds) >= _MANY


def _kind(field: str) -> str:
    """A number, a blank, a word of a label, or something else."""
    cell = field.strip().strip('"').strip()
    if _NUMBER.fullmatch(cell):
        return "n"
    if _BLANK.fullmatch(cell):
        return "b"
    is_label = _WORD.search(cell) and not _CUT_NUMBER.search(cell)
    return "w" if is_label else "x"


def _with_tabs(text: str, rows: list[re.Match[str]], mark: str) -> Iterator[str]:
    at = 0
    for row in rows:
        yield text[at : row.start()]
        for field in _FIELDS[mark].finditer(row[0]):
            yield "\t" * len(field[1]) + _QUOTES.sub(" ", field[2])
        at = row.start() + len(row[0].rstrip("\r"))
    yield text[at:]

"""How fast files are read, beside the library that opens each kind and gives its text.

Run as ``python tests/reading/files/bench.py`` from the project's root. A PDF's time is that of the
process that reads it too, started anew for each file.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402
import xlsxwriter  # noqa: E402

from parsing.reading import decode, read  # noqa: E402
from parsing.reading.files import open_document  # noqa: E402
from tests.reading import grids, layouts, reports  # noqa: E402
from tests.reading.bench import show  # noqa: E402

ZOO = ROOT.parent / "shared" / "zoo"
FILES = 12
ROUNDS = 3
_TEXT = ("word/document", "xl/worksheets/", "xl/sharedStrings")
Work = Callable[[bytes], object]


def package(content: bytes) -> None:
    """The parts of a document or workbook that hold its text, unpacked and parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        for name in opened.namelist():
            if name.startswith(_TEXT):
                ElementTree.fromstring(opened.read(name))


def page(content: bytes) -> None:
    """The tags and words of a page, one after another."""
    HTMLParser().feed(decode(content))


def pages(content: bytes) -> None:
    """The text of every page of a PDF."""
    with pypdfium2.PdfDocument(content) as document:
        for each in document:
            each.get_textpage().get_text_bounded()


LIBRARIES: dict[str, tuple[str, Work]] = {
    "docx": ("zipfile and ElementTree", package),
    "xlsx": ("zipfile and ElementTree", package),
    "html": ("html.parser", page),
    "pdf": ("PDFium", pages),
}


def workbook(seed: int) -> bytes:
    """A report's tables in a workbook."""
    report = reports.facts(Random(seed))
    opened = io.BytesIO()
    with xlsxwriter.Workbook(opened) as book:
        for make in (grids.disclosure, grids.requests, grids.disputes):
            sheet = book.add_worksheet()
            for number, line in enumerate(layouts.sheet(make(report)).split("\n")):
                sheet.write_row(number, 0, line.split("\t"))
    return opened.getvalue()


def contents(kind: str) -> Iterator[bytes]:
    """Files of one kind: those of the shared reports; workbooks are written."""
    if kind == "xlsx":
        yield from map(workbook, range(FILES))
    for path in sorted(ZOO.glob(f"*/source.{kind}"))[:FILES]:
        yield path.read_bytes()


def milliseconds(work: Work, content: bytes) -> float:
    """The time for one file, the best of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work(content)
        times.append(perf_counter() - started)
    return min(times) * 1e3


def main() -> None:
    """One line a kind of file."""
    for kind, (library, opened) in LIBRARIES.items():
        files = list(contents(kind))
        if not files:
            print(f"{kind} files: the shared reports are not there")
            continue
        spent = median(
            milliseconds(lambda each: read(open_document(each).text), each) for each in files
        )
        least = median(milliseconds(opened, each) for each in files)
        show(f"median {kind} file", spent, "ms", floor=least, what=library)


if __name__ == "__main__":
    main()

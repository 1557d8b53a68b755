"""How long opening a file takes, beside the least that any reader of that format has to do."""

import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

import pypdfium2.raw as pdfium  # noqa: E402

from parsing.reading.files import open_document  # noqa: E402
from parsing.reading.files.pdf.inside import read_here  # noqa: E402
from tests.reading.files.making import xlsx  # noqa: E402

ZOO = ROOT.parent / "shared" / "zoo"
ROUNDS = 3


def unpacked(content: bytes, part: str) -> None:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        ElementTree.fromstring(opened.read(part))


def parsed(content: bytes) -> None:
    HTMLParser().feed(content.decode())


def texts_of_pages(content: bytes) -> None:
    """PDFium alone: the file opened, every page and its text loaded."""
    opened = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    for number in range(pdfium.FPDF_GetPageCount(opened)):
        page = pdfium.FPDF_LoadPage(opened, number)
        text = pdfium.FPDFText_LoadPage(page)
        pdfium.FPDFText_CountChars(text)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(opened)


def milliseconds(work: Callable[[bytes], object], contents: list[bytes]) -> float:
    """The median time for a file, each tried a few times and its best taken."""
    best = []
    for content in contents:
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            work(content)
            times.append(time.perf_counter() - started)
        best.append(min(times))
    return statistics.median(best) * 1000


def workbook(text: str) -> bytes:
    rows = "".join(
        f'<row r="{at}">'
        + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line.split("\t"))
        + "</row>"
        for at, line in enumerate(text.splitlines(), start=1)
    )
    return xlsx({"表": rows})


def show(name: str, spent: float, floor: float, least: str) -> None:
    print(f"{name}: {spent:.2f} ms (floor {floor:.2f} {least}, ratio {spent / floor:.1f})")


def main() -> None:
    """One line a kind of file."""
    files = {
        kind: [path.read_bytes() for path in sorted(ZOO.glob(f"*/source.{kind}"))]
        for kind in ("docx", "html", "pdf")
    }
    if not files["pdf"]:
        print("open a file: the shared reports are not there")
        return
    pasted = [path.read_text() for path in sorted(ZOO.glob("*/xlsx_paste.txt"))]
    books = [workbook(text) for text in pasted]
    plain = [text.encode() for text in pasted]
    for name, contents, work, floor, least in (
        ("open a txt", plain, open_document, bytes.decode, "decode"),
        ("open a docx", files["docx"], open_document, lambda content: unpacked(content, "word/document.xml"), "unzip and parse"),
        ("open an xlsx", books, open_document, lambda content: unpacked(content, "xl/worksheets/sheet1.xml"), "unzip and parse"),
        ("open an html", files["html"], open_document, parsed, "html.parser"),
        ("open a pdf", files["pdf"], open_document, texts_of_pages, "PDFium alone"),
        ("open a pdf in this process", files["pdf"], read_here, texts_of_pages, "PDFium alone"),
    ):  # fmt: skip
        show(name, milliseconds(work, contents), milliseconds(floor, contents), least)
    show_start()


def show_start() -> None:
    from parsing.reading.files.pdf import process

    content = next(iter(sorted(ZOO.glob("*/source.pdf")))).read_bytes()
    process._end_all()
    started = time.perf_counter()
    open_document(content)
    print(
        f"open the first pdf: {(time.perf_counter() - started) * 1000:.0f} ms (its process started)"
    )


if __name__ == "__main__":
    pdfium.FPDF_InitLibrary()
    main()

"""Small files made for the tests: documents, workbooks, PDFs and archives."""

import io
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of the members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return file.getvalue()


# --- Word -------------------------------------------------------------------------------------


def docx(body: str) -> bytes:
    """A Word document with this body."""
    return zipped({"word/document.xml": docx_xml(body)})


def docx_xml(body: str) -> str:
    """The main part of a Word document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:mc="{MC}">'
        f"<w:body>{body}</w:body></w:document>"
    )


def p(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, *properties: str) -> str:
    """A cell; its content is a text or blocks."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    """A table; a cell that is no cell yet becomes one."""
    return (
        "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"
    )


def _cell(content: str) -> str:
    return content if content.startswith("<w:tc>") else tc(content)


# --- Excel ------------------------------------------------------------------------------------


def xlsx(
    sheets: Mapping[str, str],
    *,
    strings: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of sheets, each given as the XML of its rows."""
    states = states or {}
    listed, related, members = "", "", {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = f' state="{states[name]}"' if name in states else ""
        listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.xml"/>'
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>'
        )
    items = "".join(f"<si><t>{string}</t></si>" for string in strings)
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>'
    )
    members["xl/_rels/workbook.xml.rels"] = f"<Relationships>{related}</Relationships>"
    members["xl/sharedStrings.xml"] = f'<sst xmlns="{S}">{items}</sst>'
    return zipped(members)


# --- PDF --------------------------------------------------------------------------------------

Page = list[str]
HEIGHT = 800


def text(x: float, y: float, words: str, *, size: float = 10) -> str:
    """Words that begin at x, y points below the page's upper edge; digits are half as wide."""
    codes = "".join(f"{ord(character):04X}" for character in words)
    return f"BT /F {size} Tf {x} {HEIGHT - y} Td <{codes}> Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def bar(x0: float, y0: float, x1: float, y1: float) -> str:
    """A line drawn as a thin filled shape, as Word does."""
    return f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f"


def grid(xs: Sequence[float], ys: Sequence[float]) -> Page:
    """All lines of a table without merged cells."""
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *(rule(x, ys[0], x, ys[-1]) for x in xs)]


def pdf(*pages: Page, turned: int = 0) -> bytes:
    """A PDF of pages; each is a list of drawing orders."""
    used = sorted({order for page in pages for order in _codes(page)})
    mapped = "\n".join(f"<{code}> <{code}>" for code in used)
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(used)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 /W [32 126 500] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        "/FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /Ascent 880 "
        "/Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >> >>",
        _stream(unicode),
    ]
    for index, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 {HEIGHT}] /Rotate {turned} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {7 + 2 * index} 0 R >>",
            _stream("\n".join(page)),
        ]
    return _assembled(objects)


def _codes(page: Page) -> set[str]:
    hexes = [order.split("<")[1].split(">")[0] for order in page if "<" in order]
    return {code[at : at + 4] for code in hexes for at in range(0, len(code), 4)}


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _assembled(objects: Sequence[str]) -> bytes:
    written = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return written.encode("latin-1")

"""parse_report opens files of every kind, and says which it cannot open."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from parsing import command_line

from .making import docx, p, pdf, tbl, text

ROOT = Path(__file__).resolve().parents[3]
TITLE = "云川省测试局2022年政府信息公开工作年度报告"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    contents = {
        "a.docx": docx(p(TITLE) + tbl(["规章", "1", "0", "7"])),
        "b.html": f"<h1>{TITLE}</h1>".encode("gb18030"),
        "c.pdf": pdf([text(50, 50, TITLE)]),
        "d.txt": TITLE.encode(),
        "e.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents}


def test_every_kind_of_file_is_read_in_the_order_given(files, capsys):
    paths = [str(files[name]) for name in ("c.pdf", "a.docx", "d.txt", "b.html")]
    assert command_line.main(paths) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["path"] for line in lines] == paths
    assert {(line["agency"], line["year"]) for line in lines} == {("云川省测试局", 2022)}


def test_a_file_that_cannot_be_opened_has_its_line_and_says_what_helps(files, capsys):
    assert command_line.main([str(files["e.doc"]), str(files["d.txt"])]) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["year"] for line in shown.out.splitlines()] == [None, 2022]
    assert ".docx" in shown.err
    assert "另存为" in shown.err


def test_a_file_that_is_too_large_is_not_even_read(tmp_path, capsys):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(10**12)
    assert command_line.main([str(path)]) == 1
    assert "more than" in capsys.readouterr().err


def test_a_text_is_read_without_what_opens_other_files(files):
    """The libraries of other formats would cost more time than the reading."""
    code = (
        "import sys; from parsing import command_line; command_line.main(sys.argv[1:]); "
        "print([name for name in ('pypdfium2', 'zipfile', 'email', 'xml.etree', "
        "'parsing.reading.files.pdf') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(files["d.txt"])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"

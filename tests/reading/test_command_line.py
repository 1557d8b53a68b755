"""``parse_report``: one JSON object a line, in the order given, without Django."""

import json
import subprocess
import sys
from pathlib import Path

from parsing.command_line import main

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = sorted((ROOT / "fixtures" / "reading").glob("*.txt"))[:3]


def test_files_are_answered_in_the_order_given(capsys):
    paths = [str(path) for path in reversed(FIXTURES)]
    assert main(paths) == 0
    assert [json.loads(line)["path"] for line in capsys.readouterr().out.splitlines()] == paths


def test_a_file_that_is_not_there_fails_and_the_others_are_read(capsys, tmp_path):
    assert main([str(tmp_path / "absent.txt"), str(FIXTURES[0])]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "absent.txt" in printed.err


def test_a_file_without_a_report_is_answered_with_nothing_read(capsys, tmp_path):
    (tmp_path / "note.txt").write_text("今天下雨。")
    assert main([str(tmp_path / "note.txt")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["agency"], answer["year"], answer["form"], answer["tables"]) == (
        None,
        None,
        None,
        {},
    )


def test_it_needs_no_django():
    code = "import sys, parsing.command_line; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0

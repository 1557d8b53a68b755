"""The command ``parse_report``: files in, one JSON object a line out. Needs no Django.

Here reading and checks meet: what the reader could not settle, no check uses.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from parsing.checks import Subject, as_json, findings
from parsing.reading import Problem, Reading, output, read
from parsing.reading.files import FileError, open_document
from parsing.reading.files.errors import over
from parsing.reading.files.limits import MOST_BYTES

USAGE = "usage: parse_report PATH..."


def main(paths: Iterable[str]) -> int:
    """Print what each file says, in the order given; 1 if one could not be opened, else 0.

    A file that was found and cannot be opened has its line too, with nothing in it.
    """
    status = 0
    for path in paths:
        reading = Reading("", problems=(Problem("no_table"),))
        try:
            reading = read(_text(path))
        except OSError as error:
            print(f"{path}: {error.strerror or error}", file=sys.stderr)
            status = 1
            continue
        except FileError as error:
            print(f"{path}: {error.words.en} ({error.words.zh})", file=sys.stderr)
            status = 1
        print(json.dumps(describe(path, reading), ensure_ascii=False))
    return status


def describe(path: str, reading: Reading) -> dict[str, Any]:
    """The JSON object for one file's reading, findings included."""
    return output.as_json(path, reading, flags=map(as_json, findings(_subject(reading))))


def _text(path: str) -> str:
    file = Path(path)
    if file.stat().st_size > MOST_BYTES:
        raise over("bytes", MOST_BYTES)
    return open_document(file.read_bytes(), filename=file.name).text


def _subject(reading: Reading) -> Subject:
    return Subject(
        reading.year.value if reading.year else None,
        reading.form,
        reading.figures(),
        statements=reading.statements,
        problems=reading.problems,
        agency=reading.agency.value if reading.agency else None,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else USAGE)

"""The command ``parse_report``: files in, one JSON object a line out. Needs no Django.

Here reading and checks meet: what the reader could not settle, no check uses.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from parsing.checks import Subject, as_json, findings
from parsing.reading import DecodeError, Problem, Reading, decode, output, read

USAGE = "usage: parse_report PATH..."


def main(paths: Iterable[str]) -> int:
    """Print what each file says, in the order given; 1 if one could not be opened, else 0."""
    status = 0
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            print(f"{path}: {error.strerror or error}", file=sys.stderr)
            status = 1
            continue
        print(json.dumps(describe(path, data), ensure_ascii=False))
    return status


def describe(path: str, data: bytes) -> dict[str, Any]:
    """The JSON object for one file's bytes, findings included."""
    reading = _read(path, data)
    return output.as_json(path, reading, flags=map(as_json, findings(_subject(reading))))


def _read(path: str, data: bytes) -> Reading:
    try:
        return read(decode(data))
    except DecodeError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return Reading("", problems=(Problem("no_table"),))


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

"""The command ``parse_report``: files in, one JSON object a line out. Needs no Django."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from parsing.reading import DecodeError, decode, read
from parsing.reading.output import as_json


def main(paths: Sequence[str]) -> int:
    """Print what each file says, in the order given; 1 if one could not be opened, else 0."""
    status = 0
    for path in paths:
        try:
            data = Path(path).read_bytes()
            answer = describe(path, data)
        except (OSError, DecodeError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            status = 1
            continue
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return status


def describe(path: str, data: bytes) -> dict[str, Any]:
    """The JSON object for one file's bytes."""
    return as_json(path, read(decode(data)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

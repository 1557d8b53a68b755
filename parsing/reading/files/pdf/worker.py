"""The process that reads PDFs, seen from inside: a file in, its text or the reason for none out.

A message is its length and its bytes. The memory that the process may have is limited first.
"""

import json
import os
import resource
import sys
from typing import BinaryIO

from ..errors import FileError
from ..limits import MOST_PDF_MEMORY
from .inside import read_here
from .process import LENGTH_BYTES, OUT_OF_MEMORY


def main() -> None:
    """Answer file after file until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_PDF_MEMORY, MOST_PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    while head := asked.read(LENGTH_BYTES):
        answer = _answer(asked, int.from_bytes(head, "big"))
        answers.write(len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        answers.flush()


def _answer(asked: BinaryIO, length: int) -> bytes:
    try:
        document = read_here(asked.read(length))
    except FileError as error:
        return json.dumps({"code": error.code, "params": error.params}).encode()
    return json.dumps({"text": document.text, "marks": document.places.as_json()}).encode()


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)

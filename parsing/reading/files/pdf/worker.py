"""The process that reads PDFs, seen from inside: a file in, its text or a picture of a page out, or the reason for none.

A message is the number of a page, or 0 for the whole file, the length of the file and its bytes;
an answer is its length and JSON. The memory that the process may have is limited first.
"""

import json
import os
import resource
import sys
from base64 import b64encode
from typing import BinaryIO

from ..errors import FileError
from ..limits import MOST_PDF_MEMORY
from .drawing import draw_here
from .inside import read_here
from .process import LENGTH_BYTES, OUT_OF_MEMORY, PAGE_BYTES, WHOLE


def main() -> None:
    """Answer file after file until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_PDF_MEMORY, MOST_PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    while page := asked.read(PAGE_BYTES):
        length = int.from_bytes(asked.read(LENGTH_BYTES), "big")
        answer = _answer(asked, length, page=int.from_bytes(page, "big"))
        answers.write(len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        answers.flush()


def _answer(asked: BinaryIO, length: int, *, page: int) -> bytes:
    try:
        if page != WHOLE:
            picture = draw_here(asked.read(length), page)
            return json.dumps({"png": b64encode(picture).decode()}).encode()
        document = read_here(asked.read(length))
    except FileError as error:
        return json.dumps({"code": error.code, "params": error.params}).encode()
    return json.dumps({"text": document.text, "marks": document.places.as_json()}).encode()


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)

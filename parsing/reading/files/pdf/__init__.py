"""PDFs → text, read in a process of its own.

The library that opens PDFs is written in C++, and a small file can ask it for any amount of time
and memory. So another process reads them, which may be ended; it stays for the next file.

    process   this side: sends a file, waits, ends what takes too long
    worker    the other side
    inside    a PDF's pages one by one: content → rules, lines → page → joining
    drawing   one page as a picture
"""

from .process import page_picture, read

__all__ = ["page_picture", "read"]

"""Files of every kind → the text that the reader reads, with the way back to the file.

    kinds → text, webpage, docx, xlsx, pdf → tables → writing → Document

``archive`` opens zip files of such files, one member at a time; ``limits`` holds every limit.
"""

from .errors import FileError
from .opening import open_document
from .values import Document, Kind, Place, Places

__all__ = ["Document", "FileError", "Kind", "Place", "Places", "open_document"]

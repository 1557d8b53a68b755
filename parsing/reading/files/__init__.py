"""Files of every kind → the text that the reader reads, with the way back to the file."""

from .errors import FileError
from .opening import open_document
from .values import Document, Kind, Place, Places

__all__ = ["Document", "FileError", "Kind", "Place", "Places", "open_document"]

"""What opening a file may cost at most. Real reports stay below a tenth of each limit.

Whatever is above a limit is refused with ``FileError("limit", what=…, limit=…)``; nothing is read
in part, because half a report looks like a whole one.
"""

MEGABYTE = 1024 * 1024

# One file as it comes. The largest reports are PDFs full of pictures, some 15 MB.
MOST_BYTES = 32 * MEGABYTE

# The text of one document; the reader needs some 30 bytes of memory a character.
MOST_CHARACTERS = 10_000_000

# Cells of all tables of one document, the empty ones of wide rows included: a report has 400.
MOST_CELLS = 200_000

# Columns of one table: the widest official one has 15.
MOST_COLUMNS = 256

# Tables within tables, elements within elements.
MOST_NESTED_TABLES = 16
MOST_NESTED_ELEMENTS = 200

# --- zip: docx, xlsx and archives ---
# Entries of the directory; the directory itself is read only if it is below its own limit.
MOST_ENTRIES = 5_000
MOST_DIRECTORY_BYTES = 2 * MEGABYTE
# One part of a document when unpacked, and its size beside the packed one: XML packs to a 20th.
MOST_PART_BYTES = 64 * MEGABYTE
MOST_RATIO = 200
# Below this size a ratio says nothing: a page of blanks packs to a thousandth.
RATIO_MATTERS_FROM = MEGABYTE
# Opening marks of one XML part: a tree of so many elements takes 150 MB.
MOST_MARKS = 2_000_000

# --- archives ---
MOST_MEMBERS = 2_000
MOST_ARCHIVE_BYTES = 512 * MEGABYTE

# --- pdf ---
MOST_PAGES = 300
MOST_PAGE_CHARACTERS = 100_000
MOST_PAGE_OBJECTS = 200_000
# A page of many hundred cells has some thousand pieces of rules; maps and plans have more.
MOST_PAGE_RULES = 20_000
# The process that reads PDFs: seconds a file, and memory with its libraries.
MOST_PDF_SECONDS = 20.0
MOST_PDF_MEMORY = 1024 * MEGABYTE

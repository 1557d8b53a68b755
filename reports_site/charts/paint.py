"""The colours of charts: those of static/css/tokens.css, written out so that a picture that was
taken along keeps them."""

INK = "#1b1d20"
SOFT = "#474b51"
FAINT = "#686c72"
HAIRLINE = "#ddd8cc"
CONTROL = "#837f77"
SHEET = "#fff"
SUNKEN = "#f4f1ea"
ACCENT = "#17507a"
DEEP = "#0e3856"
FLAG = "#a6321b"
MARK = "#d5e5f0"

# Series of lines: colour, dashes and the shape of the points tell them apart.
LINES = ((ACCENT, "", "circle"), (FLAG, "6 3", "square"), (SOFT, "2 3", "triangle"))

# Parts of a column, from below: colour and hatching. Neighbours differ in lightness, not only in hue.
PARTS = (
    (DEEP, False),
    (MARK, False),
    (FLAG, False),
    (SUNKEN, False),
    (SOFT, False),
    (MARK, True),
    (ACCENT, False),
    (SUNKEN, True),
)
# The same for flags: errors, warnings, notes.
SEVERITIES = ((FLAG, False), (FLAG, True), (SUNKEN, False))
PALE = {MARK, SUNKEN}

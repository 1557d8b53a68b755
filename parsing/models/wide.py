"""What is kept of a report that lists of reports do not show."""

WIDE = ("statements", "problems", "extra_rows", "sections", "numbers")

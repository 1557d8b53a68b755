"""Facts beside a reading: what is wrong without being said so, and what is not settled."""

from parsing.forms import Address, Figures, Number
from parsing.reading import Reading


def silently_wrong(
    reading: Reading,
    numbers: dict[Address, Number | None],
    *,
    may_be_blank: set[Address] = frozenset(),
) -> list[tuple[str, Number | None, Number | None]]:
    """The cells that differ from the facts and are not called uncertain: (cell, fact, read)."""
    figures = reading.figures()
    wrong = []
    for address, read in figures.cells():
        if figures.is_uncertain(address):
            continue
        if address not in numbers:
            if read is not None:
                wrong.append((str(address), None, read))
        elif read != numbers[address] and not (read is None and address in may_be_blank):
            wrong.append((str(address), numbers[address], read))
    return wrong


def unsettled(reading: Reading, numbers: dict[Address, Number | None]) -> list[str]:
    """The cells of the facts that the reading lacks or calls uncertain."""
    figures: Figures = reading.figures()
    return [
        str(address)
        for address in numbers
        if figures.is_uncertain(address) or not figures.has(address)
    ]

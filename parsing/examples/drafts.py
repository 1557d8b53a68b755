"""A report before it is written: whose, for which year, on which form, with which figures."""

from copy import deepcopy
from dataclasses import dataclass, field

from parsing.forms import APPLICANTS, Address, Column, Figures, Form, Number, form_for
from parsing.forms.disclosure import DISCLOSURE_2019

from .agencies import Agency
from .disclosures import unit_of_procurement
from .figures import Tables, history
from .marks import PLAIN, Marks


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault that was planted in a report.

    ``kind`` says what was done; ``rules`` which rules a check should report for it, the chief one
    first (none where the report stays sound); ``cells`` the addresses that were changed.
    """

    kind: str
    rules: tuple[str, ...]
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """What a report is going to say.

    ``tables`` hold the columns of every form. ``received_in_prose`` is what the prose states in
    place of 本年新收, ``blank_column`` an applicant column of table 三 that is left empty, ``torn``
    that table 四 has lost numbers. ``unofficial_rows`` are rows that it prints in place of those
    of its form: 其他处理 as one. Drafts with the same ``model`` are worded alike, whatever their
    numbers; None where a draft has words of its own.
    """

    agency: Agency
    year: int
    form: Form
    tables: Tables
    received_in_prose: int | None = None
    blank_column: str | None = None
    torn: bool = False
    model: str | None = None
    unofficial_rows: tuple[str, ...] = ()
    revision: int = 1
    planted: tuple[Planted, ...] = ()
    before_planting: Tables = field(default_factory=dict)

    def remember(self) -> None:
        """Keep the sound tables, for a later revision."""
        self.before_planting = deepcopy(self.tables)

    @property
    def received(self) -> int:
        """本年新收 as the table has it."""
        return int(self.tables["requests"]["new"]["total"])

    @property
    def handled(self) -> int:
        """（七）总计 as the table has it."""
        return int(self.tables["requests"]["handled_total"]["total"])

    def figures(self, marks: Marks = PLAIN) -> Figures:
        """What the report states, with numbers printed like this."""
        stated = {
            table.code: {
                row.code: {
                    column.code: self._stated(Address(table.code, row.code, column.code), marks)
                    for column in row.columns
                }
                for row in table.rows_for(self.unofficial_rows)
            }
            for table in self.form.tables
        }
        uncertain = frozenset({"disputes"}) if self.torn else frozenset[str]()
        return Figures(stated, uncertain, self._units())

    def _stated(self, address: Address, marks: Marks) -> Number | None:
        if address.table == "requests" and address.column == self.blank_column:
            return None
        value = self.tables[address.table][address.row][address.column]
        return marks.means(self._column(address), value)

    def _column(self, address: Address) -> Column:
        return self.form.table(address.table).row(address.row).column(address.column)

    def _units(self) -> dict[str, str | None]:
        if self.form.table("disclosure") == DISCLOSURE_2019:
            return {"disclosure.procurement.amount": unit_of_procurement(self.agency)}
        return {"disclosure.fees.amount": "万元"}


CLOSED_AS_ONE = ("临棠市人民政府", "松岚市公安局", "雾渡县卫生健康局")
YEARS_CLOSED_AS_ONE = (2021, 2022)


def _unofficial_rows(agency: Agency, year: int) -> tuple[str, ...]:
    """Some agencies keep 其他处理 as one row when the new form comes."""
    kept = agency.name in CLOSED_AS_ONE and year in YEARS_CLOSED_AS_ONE
    return ("other",) if kept else ()


def drafts(agency: Agency, seed: int) -> dict[int, Draft]:
    """The agency's sound reports by year, each on the form that is due."""
    due = {year: (form_for(year), tables) for year, tables in history(agency, seed).items()}
    return {
        year: Draft(agency, year, form, tables, unofficial_rows=_unofficial_rows(agency, year))
        for year, (form, tables) in due.items()
        if form is not None
    }


def empty_columns(draft: Draft) -> list[str]:
    """The applicant columns of table 三 in which every number is 0."""
    rows = draft.tables["requests"].values()
    codes = [column.code for column in APPLICANTS[:-1]]
    return [code for code in codes if all(row[code] == 0 for row in rows)]

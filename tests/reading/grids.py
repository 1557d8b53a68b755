"""The official tables of a report as rows of cells.

A cell of a merged stretch that a layout may leave out or print blank is ``MERGED``.
"""

from itertools import groupby

from parsing.forms import Address, Row

from .reports import Facts

MERGED = "\0"
Grid = list[list[str]]


def disclosure(report: Facts, extra: Grid = ()) -> Grid:  # type: ignore[assignment]
    """Table 二; ``extra`` rows stand behind the first item's."""
    grid: Grid = []
    for heading, rows in groupby(report.rows("disclosure"), key=lambda row: row.headings[0]):
        own = list(rows)
        grid.append([heading.label.zh])
        grid.append(["信息内容", *(column.label.zh for column in own[0].columns)])
        grid += [[row.label.zh, *_printed(report, "disclosure", row)] for row in own]
        if len(grid) <= 4:
            grid += list(extra)
    return grid


def requests(report: Facts) -> Grid:
    """Table 三, merged headings included."""
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    grid = [
        [note, "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    before: tuple[object, ...] = ()
    for row in report.rows("requests"):
        lead = []
        for depth, heading in enumerate(row.headings):
            lead.append(MERGED if before[depth : depth + 1] == (heading,) else heading.printed)
        before = row.headings
        grid.append([*lead, row.printed, *_printed(report, "requests", row)])
    return grid


def disputes(report: Facts) -> Grid:
    """Table 四."""
    outcomes = [column.label.zh for column in report.rows("disputes")[0].columns]
    return [
        ["行政复议", "行政诉讼"],
        [*outcomes, "未经复议直接起诉", "复议后起诉"],
        [MERGED] * 5 + outcomes * 2,
        [cell for row in report.rows("disputes") for cell in _printed(report, "disputes", row)],
    ]


def _printed(report: Facts, table: str, row: Row) -> list[str]:
    return [report.printed[Address(table, row.code, column.code)] for column in row.columns]

"""The sums within table 三 and table 四."""

from parsing.forms import APPLICANTS, FORMS, OTHER_AS_ONE, OTHER_IN_THREE, Bilingual

from ..formulas import each
from ..rule import Example, Rule
from ..values import Severity

COLUMNS = tuple(column.code for column in APPLICANTS)
REQUESTS = FORMS["2021"].table("requests")
DISPUTES = FORMS["2021"].table("disputes")

ROWS = tuple(row.code for row in REQUESTS.rows_for([row.code for row in OTHER_AS_ONE]))
ALL_ROWS = tuple(dict.fromkeys((*ROWS, *(row.code for row in OTHER_IN_THREE))))
NOT_RESULTS = frozenset({"new", "carried_in", "handled_total", "carried_out"})
RESULTS = tuple(row for row in ALL_ROWS if row not in NOT_RESULTS)

NOTICES = "、".join(form.notice for form in FORMS.values())
FORM_SOURCE = Bilingual(f"{NOTICES}所附表样", f"The forms attached to {NOTICES}")

BALANCE = Rule(
    "balance",
    "sums",
    Severity.ERROR,
    Bilingual("收到与办理、结转的平衡", "Received balances handled and carried over"),
    Bilingual(
        "本年新收与上年结转的申请，要么在本年办结，要么结转下年度，两边的合计应当相等。"
        "不相等时，表中至少有一个数字与其他数字不一致。",
        "Requests received this year or carried over from last year were either handled this year "
        "or carried over to the next, so both sides should be equal. Where they are not, at least "
        "one number does not agree with the others.",
    ),
    Bilingual(
        "请核对该列的第一、二、三（七）、四项；常见原因是结转件数漏计或总计未随修改更新。",
        "Look at items 一, 二, 三（七） and 四 of the column; often a carry-over was left out or a "
        "total was not updated.",
    ),
    Bilingual(
        f"{NOTICES}所附表样注明的勾稽关系",
        f"The one relation printed on the forms of {NOTICES}",
    ),
    Bilingual(
        "{column}：新收加上年结转，与办理结果总计加结转下年度不一致：{equation}",
        "{column}: received and carried over from last year do not agree with handled and carried "
        "over to next year: {equation}",
    ),
    Example(
        {
            "requests.new.total": 198,
            "requests.carried_in.total": 2,
            "requests.handled_total.total": 199,
            "requests.carried_out.total": 1,
        }
    ),
    Example(
        {
            "requests.new.total": 198,
            "requests.carried_in.total": 2,
            "requests.handled_total.total": 198,
            "requests.carried_out.total": 1,
        }
    ),
    formulas=each(
        COLUMNS,
        "requests.new.* + requests.carried_in.*"
        " = requests.handled_total.* + requests.carried_out.*",
    ),
)

HANDLED_TOTAL = Rule(
    "handled_total",
    "sums",
    Severity.ERROR,
    Bilingual("办理结果合计", "Results add up to the number handled"),
    Bilingual(
        "每件办结的申请只计入一种结果，各项结果相加应当等于“总计”。",
        "Every request that was handled has one result, so the results should add up to the total.",
    ),
    Bilingual(
        "请逐行核对该列的办理结果；部分公开的申请只计入部分公开，不再计入其他情形。",
        "Look at each result of the column; a request granted in part counts there and nowhere else.",
    ),
    FORM_SOURCE,
    Bilingual(
        "{column}：办理结果的总计与各项结果之和不一致：{equation}",
        "{column}: the number handled does not agree with the sum of the results: {equation}",
    ),
    Example(
        {
            "requests.handled_total.business": 7,
            "requests.granted.business": 4,
            "requests.unable_not_held.business": 3,
        }
    ),
    Example(
        {
            "requests.handled_total.business": 7,
            "requests.granted.business": 4,
            "requests.unable_not_held.business": 2,
        }
    ),
    formulas=each(
        COLUMNS,
        "requests.handled_total.* = " + " + ".join(f"requests.{row}.*" for row in RESULTS),
    ),
)

ROW_SUM = Rule(
    "row_sum",
    "sums",
    Severity.ERROR,
    Bilingual("申请人合计", "Applicants add up to the row's total"),
    Bilingual(
        "每一行中，自然人与各类法人或其他组织相加，应当等于该行的总计。",
        "In every row natural persons and the kinds of organisations should add up to the total.",
    ),
    Bilingual(
        "请核对该行各类申请人的数字与总计。",
        "Look at the row's numbers for each kind of applicant and at its total.",
    ),
    FORM_SOURCE,
    Bilingual(
        "{row}：总计与各类申请人之和不一致：{equation}",
        "{row}: the total does not agree with the sum over applicants: {equation}",
    ),
    Example(
        {
            "requests.granted.natural_person": 5,
            "requests.granted.business": 3,
            "requests.granted.total": 8,
        }
    ),
    Example(
        {
            "requests.granted.natural_person": 5,
            "requests.granted.business": 3,
            "requests.granted.total": 9,
        }
    ),
    formulas=each(
        ALL_ROWS,
        "requests.*.total = " + " + ".join(f"requests.*.{column}" for column in COLUMNS[:-1]),
    ),
)

DISPUTE_TOTAL = Rule(
    "dispute_total",
    "sums",
    Severity.ERROR,
    Bilingual("复议、诉讼合计", "Disputes add up to their total"),
    Bilingual(
        "行政复议、未经复议直接起诉、复议后起诉各自的四种情形相加，应当等于各自的总计。",
        "In each of the three groups of disputes the four outcomes should add up to the total.",
    ),
    Bilingual(
        "请核对该组的结果维持、结果纠正、其他结果、尚未审结与总计。",
        "Look at the group's four outcomes and at its total.",
    ),
    FORM_SOURCE,
    Bilingual(
        "{row}：总计与各种结果之和不一致：{equation}",
        "{row}: the total does not agree with the sum of the outcomes: {equation}",
    ),
    Example(
        {
            "disputes.reconsideration.upheld": 11,
            "disputes.reconsideration.pending": 2,
            "disputes.reconsideration.total": 13,
        }
    ),
    Example(
        {
            "disputes.reconsideration.upheld": 11,
            "disputes.reconsideration.pending": 2,
            "disputes.reconsideration.total": 12,
        }
    ),
    formulas=each(
        [row.code for row in DISPUTES.rows],
        "disputes.*.total"
        " = disputes.*.upheld + disputes.*.corrected + disputes.*.other + disputes.*.pending",
    ),
)

SUMS = (BALANCE, HANDLED_TOTAL, ROW_SUM, DISPUTE_TOTAL)

# What each printed total is the sum of; the total stands alone on the left.
TOTALS = (*HANDLED_TOTAL.formulas, *ROW_SUM.formulas, *DISPUTE_TOTAL.formulas)

"""The prose of a report: its numbers are those of its tables."""

from decimal import ROUND_HALF_UP, Decimal

from parsing.forms import form_for

from . import sentences
from .chance import Chance
from .drafts import Draft

NOTICE_NAMES = (
    "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（{number}）",
    "{number}文件",
)
FIRST, SECOND = "一是", "二是"
WORTH_COMPARING = 10
WORTH_A_SHARE = 20


class Prose:
    """The paragraphs of one report, drawn for its agency and year.

    ``before`` is the report of the year before, None for the first.
    """

    def __init__(self, draft: Draft, before: Draft | None, *, chance: Chance) -> None:
        self._draft = draft
        self._before = before
        self._chance = chance
        self._draw_for("topics")
        topic, other = self._chance.some(sentences.TOPICS[draft.agency.field], 2)
        self._words = {
            "name": draft.agency.name_in(draft.year),
            "year": str(draft.year),
            "next": str(draft.year + 1),
            "topic": topic,
            "other_topic": other,
            "notice": self._notice(),
        }

    def title(self) -> str:
        """The title, over one line or two."""
        return self._fill(self._chance.pick(sentences.TITLES))

    def opening(self) -> str:
        """Law, notice and period of the report."""
        return self._fill(self._chance.pick(sentences.OPENINGS))

    def overview(self) -> list[str]:
        """Section 一: what was done, with the requests in numbers."""
        self._draw_for("overview")
        return [
            self._fill(self._chance.pick(sentences.LEADS)),
            f"（一）主动公开情况。{self._some(sentences.DISCLOSING, 3)}",
            f"（二）依申请公开情况。{self._requests()}",
            f"（三）政府信息管理情况。{self._managing()}",
            f"（四）公开平台建设情况。{self._some(sentences.PLATFORMS, 2)}",
            f"（五）监督保障情况。{self._disputes()}{self._some(sentences.SUPERVISING, 2)}",
        ]

    def _managing(self) -> str:
        self._draw_for("managing")
        return self._some(sentences.MANAGING, 2)

    def _draw_for(self, part: str) -> None:
        """Draw the same for this part as every draft with the same model does."""
        if self._draft.model is not None:
            self._chance = Chance(self._draft.model, part)

    def problems(self) -> list[str]:
        """Section 五: what is wanting, and what will be done about it."""
        self._draw_for("problems")
        places = range(len(sentences.PROBLEMS))
        first, second = self._chance.some(places, 2)
        wanting = self._two(sentences.PROBLEMS[first], sentences.PROBLEMS[second])
        doing = self._two(sentences.IMPROVEMENTS[first], sentences.IMPROVEMENTS[second])
        return [f"存在的主要问题：{wanting}", f"{self._draft.year + 1}年的改进措施：{doing}"]

    def rest(self) -> list[str]:
        """Section 六."""
        nothing_else = self._chance.pick(sentences.NOTHING_ELSE)
        return [nothing_else if self._draft.revision == 1 else sentences.CORRECTED]

    def _notice(self) -> str:
        due = form_for(self._draft.year)
        number = (due or self._draft.form).notice
        return self._chance.pick(NOTICE_NAMES).format(number=number)

    def _fill(self, sentence: str) -> str:
        size = self._draft.agency.requests
        count = 60 + self._chance.below(300 + 2 * size)
        few = 1 + self._chance.below(5)
        return sentence.format(**self._words, count=count, few=few)

    def _some(self, pool: tuple[str, ...], count: int) -> str:
        return "".join(self._fill(sentence) for sentence in self._chance.some(pool, count))

    def _two(self, first: str, second: str) -> str:
        return self._fill(f"{FIRST}{first}；{SECOND}{second}。")

    def _total(self, row: str) -> int:
        return int(self._draft.tables["requests"][row]["total"])

    def _requests(self) -> str:
        self._draw_for("requests")
        new, carried_in = self._received(), self._total("carried_in")
        year = self._draft.year
        if new + carried_in == 0:
            nothing = f"{year}年未收到政府信息公开申请。"
            return nothing + self._some(sentences.READY_FOR_REQUESTS, 2)
        before = f"，上年结转{carried_in}件" if carried_in else ""
        growth = self._growth()
        received = self._chance.pick(
            (
                f"{year}年共收到政府信息公开申请{new}件{growth}{before}。",
                f"全年新收政府信息公开申请{new}件{growth}{before}。",
                f"本年度收到政府信息公开申请{new}件{before}{growth}。",
            )
        )
        how = self._some(sentences.READY_FOR_REQUESTS, 1) + self._some(sentences.ANSWERING, 2)
        return received + self._handled() + how

    def _received(self) -> int:
        stated = self._draft.received_in_prose
        return self._draft.received if stated is None else stated

    def _growth(self) -> str:
        if self._before is None or self._draft.received_in_prose is not None:
            return ""
        more = self._draft.received - self._before.received
        if more == 0 or min(self._draft.received, self._before.received) < WORTH_COMPARING:
            return ""
        return f"，较上年{'增加' if more > 0 else '减少'}{abs(more)}件"

    def _handled(self) -> str:
        handled, carried_out = self._draft.handled, self._total("carried_out")
        opened = self._total("granted") + self._total("partly_granted")
        left = f"，结转下年度继续办理{carried_out}件" if carried_out else ""
        if handled < WORTH_A_SHARE:
            return f"办结{handled}件{left}。"
        share = (Decimal(100 * opened) / handled).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"办结{handled}件，其中予以公开和部分公开{opened}件，占{share}%{left}。"

    def _disputes(self) -> str:
        if self._draft.torn:
            return ""
        tables = self._draft.tables["disputes"]
        reconsidered = tables["reconsideration"]["total"]
        sued = tables["litigation_direct"]["total"] + tables["litigation_after"]["total"]
        if reconsidered + sued == 0:
            return "全年没有因政府信息公开引起的行政复议和行政诉讼。"
        return f"因政府信息公开引起的行政复议{reconsidered}件、行政诉讼{sued}件。"

"""What could not be judged is said once for each reason."""

from parsing.checks import Example, outcomes, unassessed


def said_of(example: Example) -> list[str]:
    return [sentence.zh for sentence in unassessed(outcomes(example.subject()))]


def test_a_sound_report_leaves_nothing_open() -> None:
    assert said_of(Example()) == []


def test_a_blank_column_is_one_sentence() -> None:
    blank = {
        f"requests.{row}.business": None
        for row in ("new", "carried_in", "granted", "handled_total", "carried_out")
    }
    (sentence,) = said_of(Example(blank | {"requests.new.total": 3}))
    assert sentence == "有 1 项核对涉及空白格，无法判断：申请人合计"


def test_each_reason_is_said_once() -> None:
    example = Example(
        {"requests.new.total": 3, "requests.new.business": None},
        uncertain=("requests.granted", "disputes.reconsideration"),
    )
    sentences = said_of(example)
    assert len(sentences) == 2
    assert "请核对原文" in sentences[0]
    assert "空白格" in sentences[1]

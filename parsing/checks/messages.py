"""Findings in words and as data."""

from typing import Any

from parsing.forms import Bilingual

from .catalogue import BY_NAME
from .equations import written
from .labels import column_of, counted_by, label_of, row_of
from .values import Equation, Finding

LISTED = 5  # so many cells are named in a sentence, the others counted

BLANK_NOTE = Bilingual("（空白格按 0 计）", " (blank cells counted as 0)")


def message(finding: Finding) -> Bilingual:
    """The finding as a sentence in both languages, with its equation and the numbers in it."""
    template = BY_NAME[finding.rule].message
    counted = Bilingual("", "")
    if "{counted}" in template.zh:
        counted = counted_by(finding.cells, finding.form)
    note = BLANK_NOTE if finding.equation and _has_blank(finding.equation) else Bilingual("", "")
    return Bilingual(
        template.zh.format_map(_words(finding, "zh") | {"counted": counted.zh}) + note.zh,
        template.en.format_map(_words(finding, "en") | {"counted": counted.en}) + note.en,
    )


def suggestion(finding: Finding) -> Bilingual | None:
    """Which single changed number would satisfy the equations that fail; None where none would.

    ``若 予以公开 · 自然人 为 75，则 2 个等式全部相符``: a hint at where to look, nothing more.
    """
    remedy = finding.remedy
    if remedy is None:
        return None
    named = [(label_of(cell, finding.form), value) for cell, value in remedy.changes]
    zh = "，或 ".join(f"{label.zh} 为 {value}" for label, value in named)
    en = ", or if ".join(f"{label.en} were {value}" for label, value in named)
    if remedy.others:
        zh += f"（另有 {remedy.others} 处亦可）"
        en += f" (or one of {remedy.others} more cells changed)"
    if remedy.equations == 1:
        return Bilingual(f"若 {zh}，则相符", f"If {en}, both sides would agree")
    every = "both" if remedy.equations == 2 else f"all {remedy.equations}"
    return Bilingual(
        f"若 {zh}，则 {remedy.equations} 个等式全部相符",
        f"If {en}, {every} equations would hold",
    )


def as_json(finding: Finding) -> dict[str, Any]:
    """The finding as an entry of ``flags``: rule, severity, cells, expected, actual, message."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "expected": finding.expected,
        "actual": finding.actual,
        "message": message(finding).zh,
    }


def _words(finding: Finding, language: str) -> dict[str, Any]:
    words: dict[str, Any] = dict(finding.detail)
    words |= {"expected": finding.expected, "actual": finding.actual}
    if finding.equation:
        words["equation"] = written(finding.equation, language)
    words["cells"] = _cells(finding, language)
    first = finding.cells[0] if finding.cells else ""
    if first:
        words["label"] = label_of(first, finding.form).in_language(language)
    if first.count(".") == 2:
        words["row"] = row_of(first, finding.form).in_language(language)
        words["column"] = column_of(first, finding.form).in_language(language)
    return words


def _cells(finding: Finding, language: str) -> str:
    """The cells by name behind a colon, the first few: ``：行政许可 · 处理决定数量等 12 处``."""
    if not finding.cells:
        return ""
    names = [label_of(cell, finding.form) for cell in finding.cells[:LISTED]]
    rest = len(finding.cells) - len(names)
    if language == "en":
        text = ": " + ", ".join(name.en for name in names)
        return f"{text} and {rest} more" if rest else text
    text = "：" + "、".join(name.zh for name in names)
    return f"{text}等 {len(finding.cells)} 处" if rest else text


def _has_blank(equation: Equation) -> bool:
    return any(term.value is None for term in equation.left + equation.right)

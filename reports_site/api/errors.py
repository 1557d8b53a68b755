"""What went wrong with a request, as JSON and in words of both languages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import Throttled, ValidationError

from parsing.forms import Bilingual


class Refusal(Exception):
    """A request that cannot be answered, and why; ``field`` is the parameter concerned."""

    def __init__(self, words: Bilingual, *, field: str = "", status: int = 422) -> None:
        super().__init__(words.en)
        self.words, self.field, self.status = words, field, status


NOT_FOUND = Bilingual("没有这一项，或尚未公布", "There is nothing of this name or number here")
INVALID = Bilingual("请求参数有误", "A parameter is wrong")
TOO_FAST = Bilingual("请求过于频繁，请稍后再试", "Too many requests: try again later")
TOO_MANY = Bilingual(
    "地址中的参数过多：同一参数最多 50 个",
    "The address holds too many parameters: at most 50 of a kind",
)

# Pydantic's kinds of fault, with places for what belongs to each.
FAULTS = {
    "int_parsing": Bilingual("应为整数", "Write a whole number"),
    "int_type": Bilingual("应为整数", "Write a whole number"),
    "bool_parsing": Bilingual("应为 true 或 false", "Write true or false"),
    "greater_than_equal": Bilingual("不得小于 {ge}", "Must be at least {ge}"),
    "less_than_equal": Bilingual("不得大于 {le}", "Must be at most {le}"),
    "literal_error": Bilingual("应为下列之一：{expected}", "Must be one of: {expected}"),
    "string_too_long": Bilingual("不得超过 {max_length} 个字", "At most {max_length} characters"),
    "string_pattern_mismatch": Bilingual("格式不符：{pattern}", "Does not match {pattern}"),
    "too_long": Bilingual(
        "最多 {max_length} 个，现有 {actual_length} 个",
        "At most {max_length} of them; there are {actual_length}",
    ),
    "too_short": Bilingual("至少 {min_length} 个", "At least {min_length} of them"),
    "missing": Bilingual("必须给出", "Must be given"),
    "unknown_parameter": Bilingual("没有这个参数", "There is no such parameter"),
}


def handle_errors(api: NinjaAPI) -> None:
    """Let ``api`` answer every error in the same form."""

    def answer(request: HttpRequest, status: int, words: Bilingual, **more: Any) -> HttpResponse:
        error = {"status": status, "message": words._asdict(), **more}
        return api.create_response(request, {"error": error}, status=status)

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
        return answer(request, 404, NOT_FOUND)

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, error: Refusal) -> HttpResponse:
        fields = [{"name": error.field, "message": error.words._asdict()}] if error.field else []
        return answer(request, error.status, error.words, fields=fields)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = [
            {"name": _name(fault), "message": _words(fault)._asdict()} for fault in error.errors
        ]
        return answer(request, 422, INVALID, fields=fields)

    @api.exception_handler(TooManyFieldsSent)
    def too_many(request: HttpRequest, _error: TooManyFieldsSent) -> HttpResponse:
        return answer(request, 422, TOO_MANY)

    @api.exception_handler(Throttled)
    def too_fast(request: HttpRequest, error: Throttled) -> HttpResponse:
        answered = answer(request, 429, TOO_FAST)
        answered["Retry-After"] = str(error.wait or 60)
        return answered


def _name(fault: dict[str, Any]) -> str:
    """The parameter that a fault is in."""
    if "name" in fault.get("ctx", {}):
        return str(fault["ctx"]["name"])
    names = [part for part in fault["loc"] if isinstance(part, str)]
    return names[-1]


def _words(fault: dict[str, Any]) -> Bilingual:
    known = FAULTS.get(fault["type"])
    if known is None:
        return Bilingual(INVALID.zh, str(fault["msg"]))
    context = fault.get("ctx", {})
    return Bilingual(known.zh.format_map(context), known.en.format_map(context))

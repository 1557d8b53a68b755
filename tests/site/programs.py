"""What a program asks the interface for."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

ROOT = "/api/v1"


def ask(client: Client, path: str, *, status: int = 200) -> Any:
    answer = client.get(path if path.startswith("http") else ROOT + path)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"].startswith("application/json")
    return json.loads(answer.content)


def ids(client: Client, query: str) -> set[int]:
    return {item["id"] for item in ask(client, f"/reports?{query}")["items"]}

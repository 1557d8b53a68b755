"""Whether the site can serve."""

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse

from ..caching import live


@live
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where the database answers, 503 where it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "unavailable", "database": "no answer"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})

"""Background work: jobs that wait in PostgreSQL until a worker takes them up."""

from . import comparing, reading, rescue

__all__ = ["comparing", "reading", "rescue"]

"""Background work: jobs that wait in PostgreSQL until a worker takes them up."""

"""What ``make demo`` runs: the site as in production, with examples and accounts of its own."""

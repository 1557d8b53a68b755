"""Filters whose state is the address."""

"""Bytes → text → tokens → tables → Reading. Pure: no Django, no database, nothing but the text."""

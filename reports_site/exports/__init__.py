"""Every table's data twin: the same rows as CSV, XLSX and JSON."""

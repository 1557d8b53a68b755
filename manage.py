#!/usr/bin/env python3
"""Django's command line for this project."""

import os
import sys

READS_FILES_ONLY = "parse_report"  # needs neither settings nor a database: it starts without Django


def main(arguments: list[str]) -> int:
    """Run the command, reading files without waiting for Django."""
    command, paths = arguments[1:2], arguments[2:]
    if command == [READS_FILES_ONLY] and paths and not paths[0].startswith("-"):
        from parsing.command_line import main as parse_report  # noqa: PLC0415

        return parse_report(paths)
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from reports_site.demo import environment  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reports_site.settings")
    if command == ["demo"]:
        environment.prepare()
    execute_from_command_line(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))

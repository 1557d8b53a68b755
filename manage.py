#!/usr/bin/env python3
"""Django's command line for this project."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

from reports_site.demo import environment


def prepare_environment(command: str) -> None:
    """Give the commands that need no secret of yours what the settings ask for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reports_site.settings")
    if command == "demo":
        environment.prepare()
    if command == "parse_report":  # reads files only: nothing is signed
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))


if __name__ == "__main__":
    prepare_environment(sys.argv[1] if len(sys.argv) > 1 else "")
    execute_from_command_line(sys.argv)

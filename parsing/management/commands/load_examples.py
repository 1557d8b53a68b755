"""manage.py load_examples"""

from typing import Any

from django.core.management.base import BaseCommand

from parsing.intake.examples import keep_example_agencies, receive_examples


class Command(BaseCommand):
    help = "Loads the reports of the invented province; those already there are left as they are."

    def handle(self, **options: Any) -> None:
        keep_example_agencies()
        loaded = sum(1 for _report in receive_examples())
        self.stdout.write(f"{loaded} example reports loaded")

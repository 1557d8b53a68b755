"""manage.py load_regions"""

from typing import Any

from django.core.management.base import BaseCommand

from parsing.intake.regions import keep_regions
from parsing.models import Region
from parsing.reading.places import gazetteer


class Command(BaseCommand):
    help = "Loads the regions of China (GB/T 2260), or brings those already there up to date."

    def handle(self, **options: Any) -> None:
        keep_regions(gazetteer(), is_example=False)
        self.stdout.write(f"{Region.objects.filter(is_example=False).count()} regions")

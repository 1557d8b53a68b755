"""Names are found by their pinyin too: the keys of what is kept are made again."""

from django.db import migrations, models

from parsing.models.spelling import search_names, search_pieces

PIECE = 2000


def spell(apps, _schema_editor):
    """Set the keys of every agency and region that is kept."""
    agency_model = apps.get_model("parsing", "Agency")
    region_model = apps.get_model("parsing", "Region")
    changed = []
    for agency in agency_model.objects.prefetch_related("former_names").iterator(PIECE):
        names = [agency.name, *(former.name for former in agency.former_names.all())]
        agency.search_names = search_names(names)
        agency.search_pieces = search_pieces(names)
        changed.append(agency)
        if len(changed) == PIECE:
            agency_model.objects.bulk_update(changed, ("search_names", "search_pieces"))
            changed.clear()
    agency_model.objects.bulk_update(changed, ("search_names", "search_pieces"), PIECE)
    regions = list(region_model.objects.all())
    for region in regions:
        region.search_names = search_names([region.name])
    region_model.objects.bulk_update(regions, ("search_names",), PIECE)


class Migration(migrations.Migration):
    dependencies = [("parsing", "0009_open_bytes")]

    operations = [
        migrations.AddField("region", "search_names", models.TextField(default="", editable=False)),
        migrations.RunPython(spell, migrations.RunPython.noop),
    ]

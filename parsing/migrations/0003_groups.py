"""Who may do what: the groups ``staff`` and ``admin``."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STAFF = ("upload", "review")
ADMIN = (
    *STAFF,
    "correct",
    "add_agency",
    "change_agency",
    "view_agency",
    "view_report",
    "change_report",
    "view_region",
    "view_correction",
    "view_source",
)


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    app = apps.get_app_config("parsing")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    group = apps.get_model("auth", "Group").objects
    permission = apps.get_model("auth", "Permission").objects
    for name, codenames in (("staff", STAFF), ("admin", ADMIN)):
        made, _created = group.get_or_create(name=name)
        made.permissions.set(
            permission.filter(content_type__app_label="parsing", codename__in=codenames)
        )


def remove_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=("staff", "admin")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("parsing", "0002_ledger"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]

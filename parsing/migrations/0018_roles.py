"""Three groups: who brings reports, who reviews them, who keeps the site.

``staff`` becomes ``reviewer``, ``admin`` becomes ``administrator``, their members with them.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RENAMED = {"staff": "reviewer", "admin": "administrator"}

UPLOADER = ("upload",)
REVIEWER = (*UPLOADER, "review")
ADMINISTRATOR = (
    *REVIEWER,
    "correct",
    "add_agency",
    "change_agency",
    "view_agency",
    "view_report",
    "change_report",
    "view_region",
    "view_correction",
    "view_source",
    "view_tip",
    "view_assignment",
    "add_assignment",
    "change_assignment",
    "delete_assignment",
)
ROLES = {"uploader": UPLOADER, "reviewer": REVIEWER, "administrator": ADMINISTRATOR}


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    app = apps.get_app_config("parsing")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    group = apps.get_model("auth", "Group").objects
    permission = apps.get_model("auth", "Permission").objects
    for old, new in RENAMED.items():
        group.filter(name=old).update(name=new)
    for name, codenames in ROLES.items():
        made, _created = group.get_or_create(name=name)
        made.permissions.set(
            permission.filter(content_type__app_label="parsing", codename__in=codenames)
        )


def remove_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    group = apps.get_model("auth", "Group").objects
    group.filter(name="uploader").delete()
    for old, new in RENAMED.items():
        group.filter(name=new).update(name=old)


class Migration(migrations.Migration):
    dependencies = [("parsing", "0017_staff_work")]

    operations = [migrations.RunPython(make_roles, remove_roles)]

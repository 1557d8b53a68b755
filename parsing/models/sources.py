"""The originals: the bytes as they came and the text that was read in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parsing.reading.files import Place, Places

MEDIA_TYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


class Source(models.Model):
    """One original.

    ``content`` are the bytes as they came, ``text`` what was read in them: every span of the
    report counts its characters. ``text_sha256`` is unique, so that the same text in another
    encoding is the same source. ``kind`` is the type of the file, as its bytes tell it; ``places``
    leads from the text back to its pages and tables, see ``parsing.reading.files.Places``.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    text_sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    text = models.TextField()
    encoding = models.CharField(_("encoding"), max_length=16, blank=True)
    kind = models.CharField(max_length=8, default="txt")
    places = models.JSONField(default=list, blank=True)
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="source_has_text"),
            models.CheckConstraint(
                condition=Q(kind__in=tuple(MEDIA_TYPES)), name="source_kind_known"
            ),
        )

    def __str__(self) -> str:
        return self.filename or self.sha256[:12]

    @property
    def media_type(self) -> str:
        """The media type of the bytes."""
        return MEDIA_TYPES[self.kind]

    def place(self, start: int) -> Place:
        """Where in the file the character ``start`` of the text stands."""
        return Places.from_json(self.places).find(self.text, start)

"""The originals: the bytes as they came and the text they were decoded to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """One original.

    ``content`` are the bytes as they came, ``text`` what they were decoded to: every span of the
    report counts its characters. ``text_sha256`` is unique, so that the same text in another
    encoding is the same source.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    text_sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    text = models.TextField()
    encoding = models.CharField(_("encoding"), max_length=16)
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="source_has_text"),)

    def __str__(self) -> str:
        return self.filename or self.sha256[:12]

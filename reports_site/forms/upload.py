"""Reports that a person uploads: pasted text, files, or both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parsing.intake.identify import agencies_like
from parsing.reading.files.archive import is_archive

from .named import AgencyNameField, label_of
from .years import ReportYearField

PACKED = b"PK"  # with which every zip begins: nothing else is looked through


class Original(NamedTuple):
    """One text as it was uploaded; the pasted one has no file name."""

    filename: str
    content: bytes

    @property
    def is_pasted(self) -> bool:
        return not self.filename


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; empty ones too, for the one who reads them says what is wrong with them."""

    widget = FilesInput(attrs={"accept": ".txt,.md,.csv,.html,.htm,.docx,.xlsx,.pdf,.zip"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data: list[UploadedFile], initial: Any = None) -> list[UploadedFile]:
        """The files; as many as are allowed at once."""
        files = [super(FilesField, self).clean(file, initial) for file in data or ()]
        if len(files) > settings.UPLOAD_MAX_FILES:
            raise forms.ValidationError(
                ngettext(
                    "At most %(most)s file can be uploaded at once.",
                    "At most %(most)s files can be uploaded at once.",
                    settings.UPLOAD_MAX_FILES,
                ),
                code="too_many",
                params={"most": settings.UPLOAD_MAX_FILES},
            )
        return files


class UploadForm(forms.Form):
    """Text and files, with the agency and the year where the uploader knows them."""

    text = forms.CharField(
        label=_("Text of the report"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("Copy the whole report, tables included, from the web page or the document."),
    )
    files = FilesField(
        label=_("Files"),
        required=False,
        help_text=_(
            "Documents, workbooks, web pages, PDFs or texts, as many as you like; or a zip of them."
        ),
    )
    agency = AgencyNameField(
        label=_("Agency"),
        required=False,
        help_text=_("The full name. Leave it empty to take what the text says."),
        widget=forms.TextInput(attrs={"list": "agencies"}),
    )
    year = ReportYearField(
        label=_("Year of the report"),
        required=False,
        help_text=_("Leave it empty to take what the text says."),
    )

    def clean(self) -> dict[str, Any]:
        """What was uploaded: at least one text, and one only if agency and year are both given."""
        given = super().clean() or self.cleaned_data
        files = given.get("files") or []
        count = len(files) + sum(map(holds_many, files)) + bool(given.get("text", "").strip())
        if "files" in given and "text" in given and not count:
            missing = _("Paste the text of a report, or choose a file.")
            self.add_error("text", forms.ValidationError(missing, code="nothing"))
        if count > 1 and given.get("agency") and given.get("year"):
            several = _("Agency and year name one report; leave one of them empty for several.")
            self.add_error("year", forms.ValidationError(several, code="several"))
        return given

    @property
    def candidates(self) -> list[str]:
        """Agencies of a similar name, where no agency is called as was typed."""
        if not self.is_bound or "agency" not in self.errors:
            return []
        return [label_of(agency) for agency in agencies_like(self["agency"].value() or "")]

    @property
    def pasted(self) -> Original | None:
        """The pasted text with the line ends of a file; None where nothing was pasted."""
        text: str = self.cleaned_data["text"]
        return Original("", text.replace("\r\n", "\n").encode()) if text.strip() else None

    @property
    def single(self) -> Original | None:
        """The one file to be read at once; None where there is none, or what takes longer."""
        files: list[UploadedFile] = self.cleaned_data["files"]
        if len(files) != 1 or (files[0].size or 0) > settings.UPLOAD_AT_ONCE_BYTES:
            return None
        return None if holds_many(files[0]) else _original(files[0])

    @property
    def many(self) -> Iterator[Original]:
        """The files that are read in the background, one at a time in memory."""
        files: list[UploadedFile] = self.cleaned_data["files"]
        return map(_original, files)


def _original(file: UploadedFile) -> Original:
    """A file's name and bytes; of a document at most one byte more is read than may be stored."""
    is_many = holds_many(file)
    file.seek(0)
    return Original(
        file.name or "?", file.read() if is_many else file.read(settings.UPLOAD_MAX_BYTES + 1)
    )


def holds_many(file: UploadedFile) -> bool:
    """Whether it is an archive, which may hold any number of reports."""
    file.seek(0)
    if file.read(len(PACKED)) != PACKED:
        return False
    file.seek(0)
    return is_archive(file.read())

"""The files of whole years, written beside the database and served as they are.

A year's manifest names its files; it is put in its place last and at once, so that what is listed
is always whole.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from parsing.models import DataVersion, Report
from parsing.models.cells import ROW_SETS
from parsing.models.report_queries import ReportQuerySet
from parsing.models.snapshot import snapshot

from ..open_data import whole
from .formats import PIECE, as_csv
from .rows import rows_export

KINDS = {"csv": "csv.zip", "json": "jsonl.gz"}


@dataclass(frozen=True, slots=True)
class YearFile:
    """A file of a year: ``stored`` is its name in the folder, ``name`` the one it is served by."""

    kind: str
    stored: str
    name: str
    size: int
    sha256: str

    @property
    def path(self) -> Path:
        return folder() / self.stored

    @property
    def ending(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class YearFiles:
    """What is there for a year: how many reports, as of which version of the data."""

    year: int
    reports: int
    version: int
    written_at: datetime
    files: tuple[YearFile, ...]


def folder() -> Path:
    """Where the files are."""
    return Path(settings.DATA_DIR) / "downloads"


def years_there() -> list[YearFiles]:
    """The years that were written, the latest first."""
    found = (_manifest(path) for path in folder().glob("*.json"))
    return sorted(found, key=lambda held: -held.year)


def checksums() -> str:
    """A line for each file with its digest and name, as ``sha256sum -c`` reads them."""
    files = (file for year in years_there() for file in year.files)
    return "".join(f"{file.sha256}  {file.name}\n" for file in files)


def year_files(year: int) -> YearFiles | None:
    """The files of ``year``; None where they were not written."""
    path = _manifest_path(year)
    return _manifest(path) if path.exists() else None


def write_year(year: int) -> YearFiles:
    """Write all published reports of ``year`` anew; what was there is replaced once all is done.

    All files tell of one moment, that of the version they name.
    """
    folder().mkdir(parents=True, exist_ok=True)
    reports = Report.objects.published().filter(year=year).order_by("pk")
    token = uuid4().hex[:12]
    with snapshot():
        version, count = DataVersion.now().number, reports.count()
        files = (
            _kept(year, "csv", _write_tables(reports, folder() / f"{year}-{token}.csv.zip")),
            _kept(year, "json", _write_lines(reports, folder() / f"{year}-{token}.jsonl.gz")),
        )
    written = YearFiles(year, count, version, timezone.now(), files)
    before = year_files(year)
    _put(written)
    for old in before.files if before else ():
        old.path.unlink(missing_ok=True)
    return written


def _write_tables(reports: ReportQuerySet, path: Path) -> Path:
    """A CSV of each official table, all in one archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in ROW_SETS:
            name = zipfile.ZipInfo(f"{table}.csv", date_time=timezone.now().timetuple()[:6])
            name.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(name, "w", force_zip64=True) as file:
                for piece in as_csv(rows_export(table, reports), ()):
                    file.write(piece.encode())
    return path


def _write_lines(reports: ReportQuerySet, path: Path) -> Path:
    """A report a line, as the API gives one."""
    known = reports.with_tables().with_ledger().with_text()
    with gzip.open(path, "wb") as packed, TextIOWrapper(packed, "utf-8") as file:
        for report in known.iterator(chunk_size=PIECE):
            json.dump(whole(report), file, ensure_ascii=False, cls=DjangoJSONEncoder)
            file.write("\n")
    return path


def _kept(year: int, kind: str, path: Path) -> YearFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = f"open-reckoning-{year}.{KINDS[kind]}"
    return YearFile(kind, path.name, name, path.stat().st_size, digest)


def _manifest_path(year: int) -> Path:
    return folder() / f"{year}.json"


def _put(written: YearFiles) -> None:
    draft = folder() / f".{uuid4().hex}"
    draft.write_text(json.dumps(asdict(written), cls=DjangoJSONEncoder))
    draft.replace(_manifest_path(written.year))


def _manifest(path: Path) -> YearFiles:
    kept = json.loads(path.read_text())
    kept["written_at"] = datetime.fromisoformat(kept["written_at"])
    kept["files"] = tuple(YearFile(**file) for file in kept["files"])
    return YearFiles(**kept)


def years_published() -> Iterator[int]:
    """The years of which reports are published, the latest first."""
    yield from (
        year
        for year in Report.objects.published()
        .order_by("-year")
        .values_list("year", flat=True)
        .distinct()
        if year
    )

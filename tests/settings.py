"""The site's settings, with a PostgreSQL that is thrown away after the run."""

import os
from pathlib import Path

# Every run has data of its own; the workers of one run share it through the environment.
RUNS = Path(__file__).resolve().parents[1] / ".data" / "test-runs"
RUN = os.environ.setdefault("TEST_RUN", str(os.getpid()))

os.environ["SECRET_KEY"] = "only for tests"
os.environ["DEBUG"] = os.environ["HTTPS"] = "0"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["DATA_DIR"] = str(RUNS / RUN)

from reports_site.postgres.settings import THROW_AWAY  # noqa: E402
from reports_site.settings import *  # noqa: E402, F403
from reports_site.settings import DATABASES, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "reports_site.postgres.backend":
    DATABASES["default"]["OPTIONS"]["server_settings"] = THROW_AWAY
del DATABASES["default"]["OPTIONS"]["pool"]  # test databases are dropped: nobody may hold them open
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nothing is collected for tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

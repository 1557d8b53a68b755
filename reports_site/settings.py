"""Settings, all from the environment; a setting that is wrong is an error at once.

| variable | meaning | default |
|---|---|---|
| SECRET_KEY | Django's secret | none: it must be given |
| DEBUG | 1 for development | 0 |
| ALLOWED_HOSTS | host names, separated by commas | none; localhost under DEBUG |
| DATABASE_URL | another PostgreSQL | the embedded one |
| DATA_DIR | where the embedded PostgreSQL keeps its data | .data |
| CSRF_TRUSTED_ORIGINS | origins behind a proxy, separated by commas | none |
| HTTPS | 1 where visitors come by https | 1, 0 under DEBUG |
| BEHIND_PROXY | number of proxies in front, which set X-Forwarded-Proto and X-Forwarded-For | 0 |
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from parsing.reading.files.limits import MOST_BYTES

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / ".data").resolve()


def flag(name: str, *, default: bool) -> bool:
    """The environment's ``name`` as yes or no; ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "")
    if value in ("", "0", "1"):
        return default if value == "" else value == "1"
    raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")


def number(name: str) -> int:
    """The environment's ``name`` as a whole number, 0 where it is not set; or ImproperlyConfigured."""
    value = os.environ.get(name) or "0"
    if value.isascii() and value.isdecimal():
        return int(value)
    raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}")


def names(variable: str) -> list[str]:
    """The environment's ``variable`` as a list, separated by commas."""
    return [name.strip() for name in os.environ.get(variable, "").split(",") if name.strip()]


DEBUG = flag("DEBUG", default=False)
HTTPS = flag("HTTPS", default=not DEBUG)
SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY must be set (make demo makes one of its own)")
ALLOWED_HOSTS = names("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = names("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "procrastinate.contrib.django",
    "reports_site",
    "parsing",
    "reports_site.apps.PanelConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_tables2",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "reports_site.caching.Caching",
    "reports_site.middleware.Packing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "reports_site.middleware.refuse_large_requests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "reports_site.urls"
WSGI_APPLICATION = "reports_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reports_site.context.site",
            ],
        },
    },
]

POOL = {"min_size": 1, "max_size": 8, "timeout": 3}
DATABASES = {
    "default": (
        dj_database_url.parse(os.environ["DATABASE_URL"])
        if os.environ.get("DATABASE_URL")
        else {
            "ENGINE": "reports_site.postgres.backend",
            "NAME": "reports",
            "OPTIONS": {"data_dir": str(DATA_DIR)},
        }
    )
}
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = POOL
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a connection that died is replaced, not used

LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": LOCAL_MEMORY},
    "figures": {  # what is added up over many reports, by the data's version
        "BACKEND": LOCAL_MEMORY,
        "LOCATION": "figures",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "pages": {
        "BACKEND": LOCAL_MEMORY,
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 1000},  # some ten kilobytes each, packed
    },
}

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "review_list"
LOGOUT_REDIRECT_URL = "home"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_CLIENT_IP_CALLABLE = "reports_site.throttling.address_of"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLE_ADMIN = False  # its tables are for operators, not for the panel
AXES_LOCKOUT_TEMPLATE = "registration/lockout.html"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "reports_site" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked from within, past the proxy
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = number("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
NINJA_NUM_PROXIES = BEHIND_PROXY  # whose word is taken for a visitor's address
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

MEGABYTE = 1024 * 1024
UPLOAD_MAX_BYTES = MOST_BYTES  # one file or one pasted text
UPLOAD_AT_ONCE_BYTES = 4 * MEGABYTE  # a larger file is read in the background
UPLOAD_MAX_FILES = 500
UPLOAD_MAX_CHARACTERS = 1_000_000
REQUEST_MAX_BYTES = 128 * MEGABYTE  # all files of one upload together
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * MEGABYTE
FILE_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = UPLOAD_MAX_FILES + 1

EXPORT_MAX_ROWS = 50_000  # one download
EXPORTS_A_MINUTE = 30  # from one address, in each process
API_REQUESTS_A_MINUTE = 600  # from one address, in each process
TIPS_AN_HOUR = 10  # from one address

DJANGO_TABLES2_TEMPLATE = "django_tables2/table.html"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

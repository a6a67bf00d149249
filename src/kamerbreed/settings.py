# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings: few, from the environment, with defaults that work on one machine.

``KAMERBREED_HOME``: folder for the database and the account key (default ``./var``).
``KAMERBREED_DATABASE``: a database as URL, ``postgresql://...`` or ``sqlite:///...``.
``KAMERBREED_DOCUMENTS``: folder for the files of sources (default ``documents`` in the home folder).
``KAMERBREED_DOCUMENT_LIMIT_MB``: the largest file that is kept, in megabytes (default 500).
``KAMERBREED_SECOND_PERSON``: a CSV file that says what a second person must approve (default: our own).
``KAMERBREED_AUDIT``: folder for the file of the audit log (default ``audit`` in the home folder).
``KAMERBREED_CEILING``: the most sensitive that may be held here: ``public``, ``internal`` (default),
``confidential`` or ``departementaal-vertrouwelijk``; input above it is refused.
``KAMERBREED_HOSTS``: names under which the pages may be asked for, comma-separated.
``KAMERBREED_ADDRESS``: where the pages are read, for links in mails and addresses of calendars
(default ``http://127.0.0.1:8000``).
``KAMERBREED_SMTP_URL``: the mail server, ``smtps://NAME:PASSWORD@HOST`` (default none: no mail).
``KAMERBREED_SMTP_FROM``: the address of the sender of mails.
``KAMERBREED_SECRET_KEY``: secret of this installation; drawn and kept in the home folder if absent.
``KAMERBREED_READING``: ``accounts`` (who is not signed in reads nothing) or ``public`` (everybody reads
what is public); default ``accounts``, and ``public`` in a demo. ``KAMERBREED_ACCOUNT``: name of the
account with whose rights a command works (default: those of the operator). ``KAMERBREED_HTTPS``: ``yes``
if the pages are asked for by https, through a proxy before this server. ``KAMERBREED_PROXY``: address of
that proxy, which is then believed about who asks. ``KAMERBREED_OIDC_ISSUER``,
``KAMERBREED_OIDC_CLIENT_ID``, ``KAMERBREED_OIDC_CLIENT_SECRET``: sign-in through an OpenID Connect
provider; without them none.
"""

import os
import pathlib
import secrets
from typing import Any

import dj_database_url

from kamerbreed._secret_addresses import WithoutSecrets

PACKAGE = pathlib.Path(__file__).resolve().parent
HOME = pathlib.Path(os.environ.get("KAMERBREED_HOME", "var")).resolve()
DOCUMENTS = pathlib.Path(os.environ.get("KAMERBREED_DOCUMENTS") or HOME / "documents").resolve()
AUDIT = pathlib.Path(os.environ.get("KAMERBREED_AUDIT") or HOME / "audit").resolve()
REGIONS = HOME / "regions.json"
"""The borders of the regions that were loaded for the map, if any were."""
DEMO_MARKER = HOME / "demo"
"""Written by ``kamerbreed demo``: this installation is for trying out, and holds nobody's data."""
ADDRESS = os.environ.get("KAMERBREED_ADDRESS", "http://127.0.0.1:8000")
SMTP_URL = os.environ.get("KAMERBREED_SMTP_URL", "")
SMTP_FROM = os.environ.get("KAMERBREED_SMTP_FROM", "")
CEILING = os.environ.get("KAMERBREED_CEILING", "internal")
DOCUMENT_LIMIT_MB = os.environ.get("KAMERBREED_DOCUMENT_LIMIT_MB", "500")

SECOND_PERSON = os.environ.get("KAMERBREED_SECOND_PERSON", "")


def kept_secret(name: str) -> str:
    """A random key that is drawn once and kept in the home folder, for this user alone."""
    file = HOME / name
    try:
        HOME.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text()


def _databases() -> dict[str, Any]:
    url = os.environ.get("KAMERBREED_DATABASE", f"sqlite:///{HOME / 'kamerbreed.sqlite3'}")
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600))
    if found["ENGINE"].endswith("sqlite3"):
        found["CONN_MAX_AGE"] = None
        found["OPTIONS"] = {**SQLITE_OPTIONS}
    return {"default": found}


SQLITE_OPTIONS = {
    # A great import holds the lock for a minute or two; who writes meanwhile waits and is not refused.
    "timeout": 600,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}

DATABASES = _databases()
SECRET_KEY = os.environ.get("KAMERBREED_SECRET_KEY") or kept_secret("secret-key")
ALLOWED_HOSTS = os.environ.get("KAMERBREED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
READING = os.environ.get("KAMERBREED_READING") or ("public" if DEMO_MARKER.exists() else "accounts")
HTTPS = os.environ.get("KAMERBREED_HTTPS", "").casefold() in {"yes", "1", "true"}
PROXY = os.environ.get("KAMERBREED_PROXY", "")
OIDC_ISSUER = os.environ.get("KAMERBREED_OIDC_ISSUER", "").rstrip("/")
OIDC_CLIENT_ID = os.environ.get("KAMERBREED_OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = os.environ.get("KAMERBREED_OIDC_CLIENT_SECRET", "")
DEBUG = False
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "kamerbreed.accounts",
    "kamerbreed.audit",
    "kamerbreed.ledger",
    "kamerbreed.web",
]
PASSWORD_HASHERS = ["kamerbreed.accounts._passwords.Argon2"]
MIDDLEWARE = [
    # First those that set headers: what answers below them, static files and errors too, carries them.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kamerbreed.web.without_permissions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kamerbreed.web.without_body",
    "django.middleware.common.CommonMiddleware",
    # Before the check on forged requests: what may not be done at all is refused as that.
    "kamerbreed.web.rights.Gate",
    "django.middleware.csrf.CsrfViewMiddleware",
    "kamerbreed.web.Unlogged",
]
ROOT_URLCONF = "kamerbreed.web.urls"
WSGI_APPLICATION = None
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": ["kamerbreed.web.templatetags.kamerbreed"]},
    }
]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
LANGUAGE_CODE = "nl"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000
CSRF_FAILURE_VIEW = "kamerbreed.web.rights.forged"
CSRF_COOKIE_NAME = "__Host-kamerbreed-csrf" if HTTPS else "kamerbreed-csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": WithoutSecrets}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["secrets"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

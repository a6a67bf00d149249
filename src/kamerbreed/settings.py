# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings: few, from the environment, with defaults that work on one machine.

``KAMERBREED_HOME``: folder for the database and the account key (default ``./var``).
``KAMERBREED_DATABASE``: a database as URL, ``postgresql://...`` or ``sqlite:///...``.
``KAMERBREED_DOCUMENTS``: folder for the files of sources (default ``documents`` in the home folder).
``KAMERBREED_DOCUMENT_LIMIT_MB``: the largest file that is kept, in megabytes (default 500).
``KAMERBREED_HOSTS``: names under which the pages may be asked for, comma-separated.
``KAMERBREED_SECRET_KEY``: secret of this installation; drawn and kept in the home folder if absent.
"""

import os
import pathlib
import secrets
from typing import Any

import dj_database_url

PACKAGE = pathlib.Path(__file__).resolve().parent
HOME = pathlib.Path(os.environ.get("KAMERBREED_HOME", "var")).resolve()
DOCUMENTS = pathlib.Path(os.environ.get("KAMERBREED_DOCUMENTS") or HOME / "documents").resolve()
DOCUMENT_LIMIT_MB = os.environ.get("KAMERBREED_DOCUMENT_LIMIT_MB", "500")


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
DEBUG = False
INSTALLED_APPS = ["django.contrib.staticfiles", "kamerbreed.ledger", "kamerbreed.web"]
MIDDLEWARE = [
    # First those that set headers: what answers below them, static files and errors too, carries them.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kamerbreed.web.without_body",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
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
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

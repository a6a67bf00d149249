# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The files of sources, kept by content outside the database; and files that are whole or not there."""

from kamerbreed.documents._errors import DocumentError
from kamerbreed.documents._names import clean_name, media_type
from kamerbreed.documents._store import Documents, Kept
from kamerbreed.documents._whole import WholeFile, read_small, regular_file, whole_file

__all__ = [
    "DocumentError",
    "Documents",
    "Kept",
    "WholeFile",
    "clean_name",
    "media_type",
    "read_small",
    "regular_file",
    "whole_file",
]

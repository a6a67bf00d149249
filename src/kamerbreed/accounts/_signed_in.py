# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody in a browser, as the pages know him."""

from dataclasses import dataclass

from kamerbreed.accounts._rights import Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who signed in here. Not ``whole``: a second factor is wanted first; ``enrolled`` if he has one."""

    key: str
    name: str
    shown: str
    demo: bool
    enrolled: bool
    whole: bool
    rights: Rights

# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What other programs follow: a feed of changes, a calendar of due dates."""

from kamerbreed.web.feeds._view import calendar_for, changes_feed, due_calendar

__all__ = ["calendar_for", "changes_feed", "due_calendar"]

# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Telling of changes and of what is due: a feed, a calendar, a mail; each by the rights of its receiver."""

from kamerbreed.notices._asked import due_of_requests
from kamerbreed.notices._atom import MEDIA_TYPE as ATOM
from kamerbreed.notices._atom import Feed, atom
from kamerbreed.notices._changes import Change, changes
from kamerbreed.notices._due import Due, DueDates, together
from kamerbreed.notices._errors import NoticeError
from kamerbreed.notices._followup import due_of_followup
from kamerbreed.notices._icalendar import MEDIA_TYPE as ICALENDAR
from kamerbreed.notices._icalendar import calendar
from kamerbreed.notices._mail import Receiver, mail_address, mail_of_day
from kamerbreed.notices._smtp import MailServer, read_server, send

due_of_all = together(due_of_requests, due_of_followup)
"""All that is due for a party: what it was asked and waits for, and what the follow-up sets it."""

__all__ = [
    "ATOM",
    "ICALENDAR",
    "Change",
    "Due",
    "DueDates",
    "Feed",
    "MailServer",
    "NoticeError",
    "Receiver",
    "atom",
    "calendar",
    "changes",
    "due_of_all",
    "due_of_followup",
    "due_of_requests",
    "mail_address",
    "mail_of_day",
    "read_server",
    "send",
    "together",
]

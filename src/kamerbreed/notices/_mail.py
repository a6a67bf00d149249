# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The mail of a day: what was recorded, what is due; for one receiver, by his rights, or none."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from kamerbreed.notices._changes import Change, changes
from kamerbreed.notices._due import Due, DueDates
from kamerbreed.notices._errors import NoticeError
from kamerbreed.notices._wording import change_lines, change_title
from kamerbreed.picture import Coordinates, Picture, Viewer
from kamerbreed.vocabulary import Lang, say, say_date, say_number

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AHEAD_DAYS = 14
"""How long before its day something that is due is told of."""
MOST_MOMENTS = 100
_ADDRESS = re.compile(r"(?=.{3,254}\Z)[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", re.ASCII)
"""An address is at most 254 signs long (RFC 5321, 4.5.3.1.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """A functional mailbox of an account (its random key), what it may see, and for which parties it acts."""

    key: str
    address: str
    viewer: Viewer
    parties: tuple[str, ...]
    lang: Lang


TakePicture = Callable[[Coordinates], Picture]


def mail_address(text: str) -> str:
    """A plain address. Raises NoticeError for what could be read as more than one, or as a header."""
    if not _ADDRESS.fullmatch(text):
        raise NoticeError("notices.address", found=text)
    return text


def mail_of_day(  # noqa: PLR0917  # who, when, of what, and from where
    receiver: Receiver,
    day: datetime.date,
    picture: Picture,
    due_dates: DueDates,
    thing: Callable[[str], str],
    sender: str,
) -> EmailMessage | None:
    """What was recorded on the day before ``day`` and what is due; None if there is nothing to tell.

    ``picture`` is that of the receiver: it holds nothing that he may not see. The same picture gives the same
    mail, to its last sign.
    """
    yesterday = day - datetime.timedelta(days=1)
    found = changes(picture, most=MOST_MOMENTS + 1, since=_midnight(yesterday), before=_midnight(day))
    horizon = day + datetime.timedelta(days=AHEAD_DAYS)
    dues = {
        one: None for party in receiver.parties for one in due_dates(picture, party) if one.day <= horizon
    }
    if not found and not dues:
        return None
    lang, told = receiver.lang, say_date(yesterday.isoformat(), receiver.lang)
    parts = [
        say("notices.mail.lead", lang, day=told),
        *_due_parts(sorted(dues, key=lambda one: (one.day, one.thing, one.key)), day, lang, thing),
        *(_change_part(picture, one, lang, thing) for one in found[:MOST_MOMENTS]),
    ]
    if len(found) > MOST_MOMENTS:
        parts.append(say("notices.mail.most", lang, n=MOST_MOMENTS))
    parts.append(say("notices.mail.foot", lang))
    return _message(receiver, day, say("notices.mail.subject", lang, day=told), "\n\n".join(parts), sender)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)


def _due_parts(dues: Sequence[Due], day: datetime.date, lang: Lang, thing: Callable[[str], str]) -> list[str]:
    said = []
    for one in dues:
        late = (day - one.day).days
        when = say_date(one.day.isoformat(), lang)
        key = "notices.mail.late" if late > 0 else "notices.mail.due"
        words = {"day": when, "text": one.text.of(lang)}
        line = say(key, lang, **words, **({"n": say_number(late, lang)} if late > 0 else {}))
        said.append(f"{line}\n{thing(one.thing)}")
    return said


def _change_part(picture: Picture, one: Change, lang: Lang, thing: Callable[[str], str]) -> str:
    return f"{change_title(picture, one, lang)}\n{change_lines(picture, one, lang, thing)}"


def _message(receiver: Receiver, day: datetime.date, subject: str, text: str, sender: str) -> EmailMessage:
    message = EmailMessage()
    # The address is parsed and not pasted: nothing in it can begin another header.
    message["From"] = Address("Kamerbreed", addr_spec=mail_address(sender))
    message["To"] = Address(addr_spec=mail_address(receiver.address))
    message["Subject"] = "".join(sign if sign.isprintable() else " " for sign in subject)
    message["Date"] = format_datetime(_midnight(day))
    message["Message-ID"] = f"<{day.isoformat()}.{receiver.key}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = receiver.lang
    message.set_content(text, charset="utf-8")
    return message

# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Filling in and sending forms as a browser without scripts does."""

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.web.paper import Element, read_page, words


@dataclass
class Sent:
    """An answer, with the form that it holds if it holds one."""

    client: Client
    address: str
    status: int
    location: str
    html: str

    @property
    def fields(self) -> dict[str, str]:
        """What stands in the last form of the page, by the name of the field."""
        return typed_in(self.html)

    @property
    def text(self) -> str:
        """The words of the page."""
        return words(read_page(self.html).all("main")[0].text)

    def send(self, step: str = "nakijken", files: Any = None, **typed: str) -> "Sent":
        """Fill in some fields, and press a button."""
        names = {name.replace("__", "."): text for name, text in typed.items()}
        data = {
            **self.fields,
            **{_name(name): text for name, text in names.items()},
            "stap": step,
            **(files or {}),
        }
        return answered(self.client, self.address, self.client.post(self.address, data))


def _name(name: str) -> str:
    return name.replace("_", "-")


def answered(client: Client, address: str, response: Any) -> Sent:
    """An answer as it came."""
    return Sent(
        client=client,
        address=address,
        status=response.status_code,
        location=response.headers.get("Location", ""),
        html=response.content.decode(),
    )


def opened(client: Client, address: str) -> Sent:
    """A page as it is asked for."""
    return answered(client, address, client.get(address))


def typed_in(html: str) -> dict[str, str]:
    """What a browser would send of the forms of a page: names with what stands in them."""
    found: dict[str, str] = {}
    select = ""
    for one in read_page(html).elements:
        if "form" not in one.inside or "header" in one.inside:
            continue
        name = one.attributes.get("name", "")
        select = _read(found, one, name, select)
    return found


def _read(found: dict[str, str], one: Element, name: str, select: str) -> str:
    match one.tag:
        case "input":
            kind = one.attributes.get("type", "text")
            if kind in ("text", "hidden") or (kind in ("radio", "checkbox") and "checked" in one.attributes):
                found[name] = one.attributes.get("value", "")
        case "textarea":
            found[name] = re.sub(r"\A\n", "", one.text)
        case "select":
            return name
        case "option" if "datalist" not in one.inside:
            if select not in found or "selected" in one.attributes:
                found[select] = one.attributes.get("value", "")
    return select

# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a command, and in which language it is told."""

from collections.abc import Sequence

from kamerbreed.vocabulary import Lang, Told

LANG_OPTION = "--lang"


class CommandError(Told):
    """A command that cannot be carried out here; the message says what to change in it."""


def asked_language(words: Sequence[str]) -> Lang:
    """The language that a command line asks for, Dutch if it asks for none that we speak.

    It is read apart from the command, since what is wrong may be the command itself.
    """
    asked = ""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == LANG_OPTION:
            asked = following
        elif word.startswith(f"{LANG_OPTION}="):
            asked = word.partition("=")[2]
    return "en" if asked == "en" else "nl"

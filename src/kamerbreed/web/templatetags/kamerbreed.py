# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What templates need besides if and for: the fixed words, in the language of the page."""

from django import template
from django.template import Context

from kamerbreed.vocabulary import Lang
from kamerbreed.vocabulary import say as say_in

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str) -> str:
    """A wording of ``texts.csv`` in the language of the page."""
    lang: Lang = context["lang"]
    return say_in(key, lang)

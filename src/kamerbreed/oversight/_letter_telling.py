# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What fills in the sentences of a letter: for each of which things there is one, and from which facts."""

from collections.abc import Mapping

from kamerbreed.oversight._letter_asking import ASKING
from kamerbreed.oversight._letter_concerns import CONCERNS
from kamerbreed.oversight._letter_history import HISTORY
from kamerbreed.oversight._letter_verdicts import VERDICTS
from kamerbreed.oversight._letter_words import Teller

TELLERS: Mapping[str, Teller] = {**HISTORY, **VERDICTS, **ASKING, **CONCERNS}
"""By the name that the table of sentences gives them."""

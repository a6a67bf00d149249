# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m kamerbreed.reference.convert FACTS``: makes the bundled data anew from the facts."""

import pathlib
import sys

from kamerbreed.reference._convert import main

if __name__ == "__main__":
    print(main(pathlib.Path(sys.argv[1])))

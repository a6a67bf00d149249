# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up as a user types it: what is recorded stands, and what makes no sense is refused."""

import json

from tests.cli.test_source import Installation, home, run, well

__all__ = ["home"]
MAKE = (
    "followup",
    "commit",
    "gesprek",
    "--text",
    "Praat met alle partijen",
    "--by",
    "minister-jenv",
)
ABOUT = ("--about", "I2025-a", "--about", "I2025-b", "--on", "2025-06-01", "--target", "2025-12-31")


def test_a_commitment_is_made_and_its_target_moved(home: Installation) -> None:
    assert "commitment/gesprek" in well(run(home, *MAKE, *ABOUT))
    assert run(home, *MAKE, *ABOUT).returncode == 2
    move = ("followup", "target", "gesprek", "2026-06-30", "--by", "minister-jenv", "--on", "2025-12-01")
    assert "30 juni 2026" in well(run(home, *move, "--why", "Nog niet gereed"))
    assert run(home, *move).returncode == 2
    found = json.loads(well(run(home, "followup", "commitments", "--json", "--valid-at", "2026-07-01")))
    one = next(one for one in found["commitments"] if one["id"] == "commitment/gesprek")
    assert [(told["day"], told["why"]) for told in one["targets"]] == [
        ("2025-12-31", ""),
        ("2026-06-30", "Nog niet gereed"),
    ]
    assert (one["state"], one["days_late"], one["slip"]["slip_days"]) == ("late", 1, 181)
    shown = well(run(home, "followup", "commitments", "--valid-at", "2026-07-01", "--lang", "en"))
    assert "late (1 days past the target)" in " ".join(shown.split())
    status = json.loads(well(run(home, "followup", "status", "--json", "--valid-at", "2026-07-01")))
    track = next(one for one in status["tracks"] if one["recommendation"] == "recommendation/I2025-a")
    assert "follow-up-event/gesprek-commitment" in track["events"]
    assert "Er is geen toezegging bekend." in well(
        run(home, "followup", "commitments", "--valid-at", "2010-01-01")
    )

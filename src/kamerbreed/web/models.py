# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What pages remember beside the ledger: proposals that wait for a second person, and long jobs.

Nothing here is said of the world: what a proposal proposes is said once it is entered.
"""

from django.db import models


class Proposal(models.Model):
    """Statements that somebody wants to enter and that another person must approve first.

    ``content`` is the canonical JSON of the statements, ``seen`` of what stood in the places that they
    are about, ``new`` of the things that they add, ``viewer`` of what the proposer could see.
    """

    OPEN, CARRYING, ENTERED, REJECTED, WITHDRAWN = "open", "carrying", "entered", "rejected", "withdrawn"

    key = models.CharField(primary_key=True, max_length=32)
    batch = models.CharField(max_length=64, unique=True)
    title = models.TextField()
    content = models.TextField()
    seen = models.TextField()
    new = models.TextField()
    viewer = models.TextField()
    rule = models.CharField(max_length=64)
    capability = models.CharField(max_length=32)
    party = models.CharField(max_length=200)
    persons = models.PositiveSmallIntegerField()
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=16, default=OPEN)
    decided_by = models.CharField(max_length=64, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "web"
        db_table = "kamerbreed_proposal"


class Approval(models.Model):
    """That somebody approved exactly this: the digest is over the content and over what it is about."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="approvals")
    account = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()

    class Meta:
        app_label = "web"
        db_table = "kamerbreed_approval"
        constraints = (
            models.UniqueConstraint(
                fields=("proposal", "account", "digest"), name="kamerbreed_approved_once"
            ),
        )


class Job(models.Model):
    """Something long that runs beside the pages: the import of a file.

    ``wishes`` and ``result`` are JSON. Its file, its progress and the sign that somebody works on it
    stand in a private folder of its own.
    """

    DRAFT, QUEUED, RUNNING = "draft", "queued", "running"
    JUDGED, ENTERED, REFUSED = "judged", "entered", "refused"
    CANCELLED, FAILED, INTERRUPTED = "cancelled", "failed", "interrupted"

    key = models.CharField(primary_key=True, max_length=32)
    account = models.CharField(max_length=64)
    batch = models.CharField(max_length=64, unique=True)
    file = models.TextField()
    sha256 = models.CharField(max_length=64)
    lang = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=16, default=DRAFT)
    entering = models.BooleanField(default=False)
    wishes = models.TextField(default="{}")
    result = models.TextField(default="{}")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "web"
        db_table = "kamerbreed_job"

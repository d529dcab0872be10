"""Where a practice stands in its roll-out, and its vendors: ids and days; why is always sealed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

rollouts = Table(
    "rollouts",  # the phase that a practice is in; no row: it has never begun, nothing is capped
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("phase", String(16), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column(
        "pilot_at", UtcDateTime, nullable=True
    ),  # when it last began; what it shows counts since
    Column("decided_by", Id, nullable=False),
    Column("reason_id", EntryId, nullable=False),  # a sealed post; "" if nothing was overridden
)

rollout_tasks = Table(
    "rollout_tasks",  # what a person says is done
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("task_id", String(64), primary_key=True),  # of the content
    Column("done_on", Date, nullable=False),  # a local day of the practice
    Column("done_by", Id, nullable=False),
    Column("note_id", EntryId, nullable=False),  # a sealed post in the directory, "" for none
)

vendors = Table(
    "vendors",  # who else touches what the practice keeps, under which agreement; never a name
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # the app's choice, so that to note it twice is once
    Column("kind", String(16), nullable=False),
    Column("signed_on", Date, nullable=True),  # local days; null: there is no agreement
    Column("expires_on", Date, nullable=True),  # its last day
    Column("note_id", EntryId, nullable=False),  # a sealed post: name, scope and file
    Column("noted_at", UtcDateTime, nullable=False),
    Column("changed_by", Id, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

reviews = Table(
    "quarterly_reviews",  # that one was held, and when the next is; what was decided is sealed
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("decisions_id", EntryId, primary_key=True),  # a sealed post in the directory
    Column("held_on", Date, nullable=False),  # local days
    Column("next_on", Date, nullable=False),
    Column("filed_by", Id, nullable=False),
    Column("filed_at", UtcDateTime, nullable=False),
    Index("quarterly_reviews_by_age", "practice_id", "filed_at"),
)

survey_rounds = Table(
    "survey_rounds",  # that a survey is asked, from when until when, and of how many
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # the app's choice, so that to open it twice is once
    Column("survey_id", String(64), nullable=False),  # of the content
    Column("opened_by", Id, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("asked", Integer, nullable=False),
    Index("survey_rounds_by_age", "practice_id", "opened_at"),
)

survey_answers = Table(
    "survey_answers",  # that somebody has answered: the day alone, so that no post is found by it
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("round_id", EntryId, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("answered_on", Date, nullable=False),  # a local day of the practice
)

rollout_exceptions = Table(
    "rollout_exceptions",  # a thread with a place beside those that a phase has
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("allowed_by", Id, nullable=False),
    Column("allowed_at", UtcDateTime, nullable=False),
    Column("reason_id", EntryId, nullable=False),  # a sealed post in the directory
    Column("is_made_up", Boolean, nullable=False),  # nobody is in care there: it counts nowhere
)

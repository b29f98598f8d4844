"""Make the tables of assignments, and tell of seminars and maps what they need."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of assignments, and tell of seminars and maps what they need."""
    _told()
    _door()
    _listed()
    _assignment()
    _phase()
    _extension()
    _submission()


def _told() -> None:
    op.add_column("seminar", sa.Column("zone", sa.String(), server_default="UTC", nullable=False))
    for name in ("archived", "until"):
        op.add_column("seminar", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.add_column("holding", sa.Column("assignment", sa.String(), nullable=True))
    for name in ("opens", "shows"):
        op.add_column("holding", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_holding_assignment"), "holding", ["assignment"])


def _to(table: str, column: str, at: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{at.split('.')[0]}")
    return sa.ForeignKeyConstraint([column], [at], name=name, ondelete=ondelete)


def _door() -> None:
    op.create_table(
        "door",
        sa.Column("seminar", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("placed", sa.String(), nullable=False),
        sa.CheckConstraint(
            "placed in ('even', 'choice', 'hand')", name=op.f("ck_door_placed_known")
        ),
        _to("door", "seminar", "seminar.id", "CASCADE"),
        sa.PrimaryKeyConstraint("seminar", name=op.f("pk_door")),
        sa.UniqueConstraint("code", name=op.f("uq_door_code")),
        sa.UniqueConstraint("token", name=op.f("uq_door_token")),
    )


def _listed() -> None:
    op.create_table(
        "listed",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seminar", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_listed_name_filled")),
        _to("listed", "group", "group.id", "SET NULL"),
        _to("listed", "seminar", "seminar.id", "CASCADE"),
        _to("listed", "person", "person.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listed")),
    )
    op.create_index(op.f("ix_listed_person"), "listed", ["person"])
    op.create_index(op.f("ix_listed_seminar"), "listed", ["seminar"])


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seminar", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("starter", sa.String(), nullable=False),
        sa.Column("sharing", sa.String(), nullable=False),
        sa.Column("begins_with", sa.String(), nullable=False),
        sa.Column("instructions", sa.String(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("grid", sa.JSON(), nullable=False),
        sa.Column("out_of", sa.Integer(), nullable=True),
        sa.Column("joint", sa.Boolean(), nullable=False),
        sa.Column("reveals", sa.Boolean(), nullable=False),
        sa.Column("released", sa.DateTime(timezone=True), nullable=True),
        sa.Column("copied_from", sa.String(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_assignment_title_filled")),
        sa.CheckConstraint(
            "sharing in ('group', 'student', 'all')", name=op.f("ck_assignment_sharing_known")
        ),
        sa.CheckConstraint(
            "begins_with in ('none', 'short', 'full', 'own')",
            name=op.f("ck_assignment_begins_with_known"),
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_assignment_name_filled")),
        _to("assignment", "person", "person.id"),
        _to("assignment", "seminar", "seminar.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_person"), "assignment", ["person"])
    op.create_index(op.f("ix_assignment_seminar"), "assignment", ["seminar"])


def _phase() -> None:
    op.create_table(
        "phase",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('read', 'own', 'reveal', 'cross', 'submit')", name=op.f("ck_phase_kind_known")
        ),
        _to("phase", "assignment", "assignment.id", "CASCADE"),
        sa.PrimaryKeyConstraint("assignment", "number", name=op.f("pk_phase")),
    )


def _extension() -> None:
    op.create_table(
        "extension",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        _to("extension", "assignment", "assignment.id", "CASCADE"),
        sa.PrimaryKeyConstraint("assignment", "whom", name=op.f("pk_extension")),
    )


def _submission() -> None:
    op.create_table(
        "submission",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_submission_name_filled")),
        _to("submission", "person", "person.id"),
        _to("submission", "assignment", "assignment.id", "CASCADE"),
        _to("submission", "map_id", "map.id", "CASCADE"),
        sa.PrimaryKeyConstraint("assignment", "map_id", "number", name=op.f("pk_submission")),
    )
    op.create_index(op.f("ix_submission_map_id"), "submission", ["map_id"])
    op.create_index(op.f("ix_submission_person"), "submission", ["person"])

"""Make the tables of feedback, marks, reviews and routes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of feedback, marks, reviews and routes."""
    _part()
    _review()
    _note()
    _route()
    _feedback()
    _remark()


def _to(table: str, column: str, at: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{at.split('.')[0]}")
    return sa.ForeignKeyConstraint([column], [at], name=name, ondelete=ondelete)


def _part() -> None:
    op.create_table(
        "part",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        _to("part", "assignment", "assignment.id", "CASCADE"),
        _to("part", "person", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("assignment", "person", name=op.f("pk_part")),
    )
    op.create_index(op.f("ix_part_person"), "part", ["person"])


def _review() -> None:
    op.create_table(
        "review",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("done", sa.DateTime(timezone=True), nullable=True),
        _to("review", "assignment", "assignment.id", "CASCADE"),
        _to("review", "map_id", "map.id", "CASCADE"),
        _to("review", "reviewer", "person.id", "CASCADE"),
        _to("review", "whose", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("assignment", "reviewer", "whose", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_reviewer"), "review", ["reviewer"])
    op.create_index(op.f("ix_review_whose"), "review", ["whose"])


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seminar", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_note_name_filled")),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_note_text_filled")),
        _to("note", "whose", "person.id", "CASCADE"),
        _to("note", "person", "person.id"),
        _to("note", "seminar", "seminar.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_person"), "note", ["person"])
    op.create_index(op.f("ix_note_whose"), "note", ["whose"])


def _route() -> None:
    op.create_table(
        "route",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_route_name_filled")),
        _to("route", "map_id", "map.id", "CASCADE"),
        sa.PrimaryKeyConstraint("map_id", "name", name=op.f("pk_route")),
    )


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("ticks", sa.JSON(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_feedback_name_filled")),
        _to("feedback", "assignment", "assignment.id", "CASCADE"),
        _to("feedback", "person", "person.id"),
        sa.PrimaryKeyConstraint("assignment", "whom", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_person"), "feedback", ["person"])


def _remark() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "about in ('claim', 'relation', 'passage')", name=op.f("ck_remark_about_known")
        ),
        sa.CheckConstraint(
            "tag in ('', 'unclear', 'unsupported', 'two-claims', 'off-point', 'wrong-relation',"
            " 'wrong-voice', 'cut-short', 'well-argued', 'well-found')",
            name=op.f("ck_remark_tag_known"),
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_remark_name_filled")),
        _to("remark", "assignment", "assignment.id", "CASCADE"),
        _to("remark", "whose", "person.id"),
        _to("remark", "person", "person.id"),
        _to("remark", "map_id", "map.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index(op.f("ix_remark_assignment"), "remark", ["assignment"])
    op.create_index(op.f("ix_remark_map_id"), "remark", ["map_id"])
    op.create_index(op.f("ix_remark_person"), "remark", ["person"])
    op.create_index(op.f("ix_remark_whose"), "remark", ["whose"])

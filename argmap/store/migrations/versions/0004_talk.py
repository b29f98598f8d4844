"""Make the tables of what is said about a map."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of what is said about a map."""
    _comment()
    _endorsement()
    _suggestion()
    _snapshot()
    _dismissal()


def _comment() -> None:
    op.create_table(
        "comment",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reply_to", sa.String(), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=False),
        sa.Column("resolved", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "about in ('claim', 'relation', 'passage')", name=op.f("ck_comment_about_known")
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_comment_name_filled")),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_comment_text_filled")),
        sa.ForeignKeyConstraint(
            ["map_id", "reply_to"],
            ["comment.map_id", "comment.id"],
            name=op.f("fk_comment_map_id_reply_to_comment"),
        ),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_comment_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_comment_person_person")),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_person"), "comment", ["person"])


def _endorsement() -> None:
    op.create_table(
        "endorsement",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_endorsement_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=op.f("fk_endorsement_person_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "claim", "person", name=op.f("pk_endorsement")),
    )
    op.create_index(op.f("ix_endorsement_person"), "endorsement", ["person"])


def _suggestion() -> None:
    op.create_table(
        "suggestion",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome in ('waiting', 'accepted', 'declined', 'taken-back')",
            name=op.f("ck_suggestion_outcome_known"),
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_suggestion_name_filled")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_suggestion_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=op.f("fk_suggestion_person_person")
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_suggestion")),
    )
    op.create_index(op.f("ix_suggestion_person"), "suggestion", ["person"])


def _snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("signed", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_snapshot_name_filled")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_snapshot_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_snapshot_person_person")),
        sa.PrimaryKeyConstraint("map_id", "name", name=op.f("pk_snapshot")),
    )
    op.create_index(op.f("ix_snapshot_person"), "snapshot", ["person"])


def _dismissal() -> None:
    op.create_table(
        "dismissal",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_dismissal_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_dismissal_person_person")),
        sa.PrimaryKeyConstraint("map_id", "hint", name=op.f("pk_dismissal")),
    )
    op.create_index(op.f("ix_dismissal_person"), "dismissal", ["person"])

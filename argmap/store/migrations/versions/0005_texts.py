"""Make the tables of added texts, and say more of sources, passages and evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of added texts, and say more of sources, passages and evidence."""
    _told()
    _deposit()
    _deposit_text()
    _placement()
    _corrected()


def _told() -> None:
    for name in ("written", "about"):
        op.add_column("source", sa.Column(name, sa.String(), nullable=True))
    for name in ("audience", "interest", "transmission"):
        op.add_column("source", _words(name))
    op.add_column("edition", sa.Column("layout", sa.JSON(), server_default="{}", nullable=False))
    op.add_column(
        "edition", sa.Column("corrections", sa.JSON(), server_default="[]", nullable=False)
    )
    op.add_column("seminar", sa.Column("longest_quotation", sa.Integer(), nullable=True))
    op.add_column("span", sa.Column("letters", sa.Integer(), nullable=True))
    op.add_column("span", _words("folded"))
    known = "strength in ('', 'strong', 'moderate', 'weak')"
    check = sa.CheckConstraint(known, name=op.f("ck_evidence_strength_known"))
    op.add_column("evidence", _words("strength", check))
    op.add_column("evidence", _words("reason"))


def _words(name: str, *checks: sa.CheckConstraint) -> sa.Column[str]:
    return sa.Column(name, sa.String(), *checks, server_default="", nullable=False)


def _deposit() -> None:
    op.create_table(
        "deposit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("shelf", sa.String(), nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("seminar", sa.String(), nullable=True),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("readers", sa.String(), nullable=False),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "readers in ('private', 'seminar', 'public')", name=op.f("ck_deposit_readers_known")
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_deposit_name_filled")),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_deposit_digest_whole")),
        sa.CheckConstraint("characters > 0", name=op.f("ck_deposit_characters_counted")),
        sa.CheckConstraint(
            "seminar is null or owner is null",
            name=op.f("ck_deposit_of_a_seminar_or_of_one_person"),
        ),
        sa.CheckConstraint(
            '"group" is null or seminar is not null', name=op.f("ck_deposit_group_in_seminar")
        ),
        *_of_whom(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposit")),
    )
    op.create_index(op.f("ix_deposit_library_source"), "deposit", ["library", "source"])
    for name in ("person", "seminar", "group", "owner"):
        op.create_index(op.f(f"ix_deposit_{name}"), "deposit", [name])


def _of_whom() -> tuple[sa.ForeignKeyConstraint, ...]:
    single = {
        "shelf": "library.slug",
        "person": "person.id",
        "seminar": "seminar.id",
        "group": "group.id",
        "owner": "person.id",
    }
    return (
        sa.ForeignKeyConstraint(
            ["library", "source"],
            ["source.library", "source.id"],
            name=op.f("fk_deposit_library_source_source"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [at], name=op.f(f"fk_deposit_{column}_{at.split('.')[0]}")
            )
            for column, at in single.items()
        ),
    )


def _deposit_text() -> None:
    op.create_table(
        "deposit_text",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("layout", sa.JSON(), nullable=False),
        _within("deposit_text", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposit_text")),
    )


def _within(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_deposit")
    return sa.ForeignKeyConstraint([column], ["deposit.id"], name=name, ondelete="CASCADE")


def _placement() -> None:
    op.create_table(
        "placement",
        sa.Column("deposit", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("found_start", sa.Integer(), nullable=True),
        sa.Column("found_end", sa.Integer(), nullable=True),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "status in ('exact', 'moved', 'folded', 'altered', 'review', 'missing')",
            name=op.f("ck_placement_status_known"),
        ),
        sa.CheckConstraint(
            '0 <= start and start < "end"', name=op.f("ck_placement_end_after_start")
        ),
        _within("placement", "deposit"),
        sa.PrimaryKeyConstraint("deposit", "edition", "start", "end", name=op.f("pk_placement")),
    )


def _corrected() -> None:
    op.create_table(
        "corrected",
        sa.Column("deposit", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("proposed", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_corrected_name_filled")),
        sa.CheckConstraint(
            '0 <= start and start < "end"', name=op.f("ck_corrected_end_after_start")
        ),
        _within("corrected", "deposit"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_corrected_person_person")),
        sa.PrimaryKeyConstraint("deposit", "id", name=op.f("pk_corrected")),
    )
    op.create_index(op.f("ix_corrected_person"), "corrected", ["person"])

"""Make the tables of libraries, debates and maps, and of the revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of libraries, debates and maps, and of the revisions."""
    _library()
    _source()
    _edition()
    _debate()
    _map()
    _position()
    _speaker()
    _excerpt()
    _revision()


def _library() -> None:
    op.create_table(
        "library",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("debates", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_library_title_filled")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_library")),
    )


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("csl_type", sa.String(), nullable=False),
        sa.Column("issued", sa.String(), nullable=True),
        sa.Column("container", sa.String(), nullable=False),
        sa.Column("chapter", sa.String(), nullable=False),
        sa.Column("printed_in", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("quoted_in", sa.String(), nullable=True),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("access", sa.String(), nullable=False),
        sa.Column("perspective", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("short_title", sa.String(), nullable=False),
        sa.CheckConstraint("access in ('public', 'group')", name=op.f("ck_source_access_known")),
        sa.CheckConstraint("kind in ('primary', 'secondary')", name=op.f("ck_source_kind_known")),
        sa.ForeignKeyConstraint(
            ["library"],
            ["library.slug"],
            name=op.f("fk_source_library_library"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("library", "id", name=op.f("pk_source")),
    )


def _edition() -> None:
    op.create_table(
        "edition",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_edition_characters_counted")),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_edition_digest_whole")),
        sa.ForeignKeyConstraint(
            ["library", "source"],
            ["source.library", "source.id"],
            name=op.f("fk_edition_library_source_source"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("library", "source", "id", name=op.f("pk_edition")),
        sa.UniqueConstraint(
            "library", "source", "digest", name=op.f("uq_edition_library_source_digest")
        ),
    )


def _debate() -> None:
    op.create_table(
        "debate",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_debate")),
    )


def _map() -> None:
    op.create_table(
        "map",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("debate", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loaded", sa.String(), nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("axis", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(question)) > 0", name=op.f("ck_map_question_filled")),
        sa.CheckConstraint("revision >= 0", name=op.f("ck_map_revision_counted")),
        sa.ForeignKeyConstraint(
            ["debate"], ["debate.slug"], name=op.f("fk_map_debate_debate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["library"], ["library.slug"], name=op.f("fk_map_library_library")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map")),
        sa.UniqueConstraint("debate", "place", name=op.f("uq_map_debate_place")),
    )


def _position() -> None:
    op.create_table(
        "position",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("gist", sa.String(), nullable=False),
        sa.Column("hue", sa.Integer(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.CheckConstraint("hue between 1 and 9", name=op.f("ck_position_hue_known")),
        sa.CheckConstraint("length(trim(label)) > 0", name=op.f("ck_position_label_filled")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_position_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_position")),
    )


def _speaker() -> None:
    op.create_table(
        "speaker",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("interest", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("lived", sa.String(), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_speaker_name_filled")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_speaker_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_speaker")),
    )


def _excerpt() -> None:
    op.create_table(
        "excerpt",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_excerpt_title_filled")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_excerpt_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_excerpt")),
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(member)) > 0", name=op.f("ck_revision_member_filled")),
        sa.CheckConstraint("number > 0", name=op.f("ck_revision_number_counted")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_revision_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "number", name=op.f("pk_revision")),
    )

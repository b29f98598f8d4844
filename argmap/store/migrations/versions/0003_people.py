"""Make the tables of persons, seminars and groups, and sign revisions with persons."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of persons, seminars and groups, and sign revisions with persons."""
    _person()
    _seminar()
    _group()
    _member()
    _holding()
    _session()
    _invitation()
    _attempts()
    _presence()
    _own()
    _signed()
    _counted()
    _touch()
    _tell()


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("login", sa.String(), nullable=True),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_person_name_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
    )


def _seminar() -> None:
    op.create_table(
        "seminar",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_seminar_title_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seminar")),
    )


def _group() -> None:
    op.create_table(
        "group",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seminar", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_group_name_filled")),
        sa.ForeignKeyConstraint(
            ["seminar"], ["seminar.id"], name=op.f("fk_group_seminar_seminar"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group")),
        sa.UniqueConstraint("code", name=op.f("uq_group_code")),
        sa.UniqueConstraint("seminar", "name", name=op.f("uq_group_seminar_name")),
        sa.UniqueConstraint("token", name=op.f("uq_group_token")),
    )


def _member() -> None:
    op.create_table(
        "member",
        sa.Column("seminar", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("joined", sa.DateTime(timezone=True), nullable=False),
        sa.Column("group", sa.String(), nullable=True),
        sa.CheckConstraint(
            "role in ('instructor', 'participant', 'reader')", name=op.f("ck_member_role_known")
        ),
        sa.ForeignKeyConstraint(
            ["group"], ["group.id"], name=op.f("fk_member_group_group"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=op.f("fk_member_person_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["seminar"], ["seminar.id"], name=op.f("fk_member_seminar_seminar"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("seminar", "person", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_person"), "member", ["person"])


def _holding() -> None:
    op.create_table(
        "holding",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seminar", sa.String(), nullable=True),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("origin_revision", sa.Integer(), nullable=True),
        sa.Column("suggesting", sa.Boolean(), nullable=False),
        sa.Column("endorsing", sa.String(), nullable=False),
        sa.CheckConstraint(
            "endorsing in ('off', 'hidden', 'open')", name=op.f("ck_holding_endorsing_known")
        ),
        sa.CheckConstraint(
            "visibility in ('private', 'seminar', 'public')",
            name=op.f("ck_holding_visibility_known"),
        ),
        sa.ForeignKeyConstraint(["group"], ["group.id"], name=op.f("fk_holding_group_group")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_holding_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name=op.f("fk_holding_owner_person")),
        sa.ForeignKeyConstraint(
            ["seminar"], ["seminar.id"], name=op.f("fk_holding_seminar_seminar")
        ),
        sa.PrimaryKeyConstraint("map_id", name=op.f("pk_holding")),
    )
    op.create_index(op.f("ix_holding_owner"), "holding", ["owner"])
    op.create_index(op.f("ix_holding_seminar"), "holding", ["seminar"])


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_session_digest_whole")),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=op.f("fk_session_person_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_person"), "session", ["person"])


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_invitation_digest_whole")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_invitation")),
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempts")),
    )


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("tab", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("focus", sa.String(), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_presence_map_id_map"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=op.f("fk_presence_person_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "tab", name=op.f("pk_presence")),
    )


def _own() -> None:
    """Give every map that there is to the house, for everybody to read."""
    op.execute(
        "INSERT INTO holding (map_id, activity, name, visibility, suggesting, endorsing)"
        " SELECT id, 0, '', 'public', false, 'off' FROM map"
    )


def _signed() -> None:
    with op.batch_alter_table("revision") as revision_:
        revision_.add_column(sa.Column("person", sa.String(), nullable=True))
        revision_.add_column(sa.Column("undoing", sa.Integer(), nullable=False, server_default="0"))
        revision_.create_foreign_key(
            op.f("fk_revision_person_person"), "person", ["person"], ["id"]
        )
        revision_.create_index(
            op.f("ix_revision_person_map_id_number"), ["person", "map_id", "number"]
        )
    with op.batch_alter_table("revision") as revision_:
        revision_.alter_column("undoing", server_default=None)


def _counted() -> None:
    with op.batch_alter_table("revision") as revision_:
        revision_.add_column(sa.Column("counts", sa.JSON(), nullable=False, server_default="{}"))
        revision_.create_index(op.f("ix_revision_map_id_undoing"), ["map_id", "undoing"])
    with op.batch_alter_table("revision") as revision_:
        revision_.alter_column("counts", server_default=None)


def _touch() -> None:
    op.create_table(
        "touch",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_touch_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "claim", "number", name=op.f("pk_touch")),
    )


def _tell() -> None:
    """Count the edits of the revisions that there are, and note which claims they touched."""
    connection = op.get_bind()
    named = ("map_id", "number", "edits", "undoes", "counts")
    log = sa.table("revision", *(sa.column(name) for name in named[:2]),
                   *(sa.column(name, sa.JSON) for name in named[2:]))  # fmt: skip
    touch = sa.table("touch", *(sa.column(name) for name in ("map_id", "claim", "number")))
    for row in connection.execute(sa.select(log)).mappings().all():
        this = (log.c.map_id == row["map_id"]) & (log.c.number == row["number"])
        counts = dict(Counter(edit["edit"] for edit in row["edits"]))
        connection.execute(sa.update(log).where(this).values(counts=counts))
        touched = {c for edit in (*row["edits"], *row["undoes"]) for c in _claims_of(edit)}
        key = {"map_id": row["map_id"], "number": row["number"]}
        if touched:
            connection.execute(sa.insert(touch), [{**key, "claim": each} for each in touched])


def _claims_of(edit: dict[str, Any]) -> Iterator[str]:
    """Yield the claims that an edit names, and what of other ids stands where claims may."""
    claim = edit.get("claim")
    if claim is not None:
        yield claim["id"] if isinstance(claim, dict) else claim
    if "into" in edit:
        yield edit["into"]
    for what in (edit.get("relation"), edit.get("evidence")):
        if isinstance(what, dict):
            yield from what.get("premises", ())
            yield what["target"]

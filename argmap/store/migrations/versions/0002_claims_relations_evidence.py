"""Make the tables of what stands on a map."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of what stands on a map."""
    _claim()
    _relation()
    _premise()
    _passage()
    _span()
    _evidence()
    _cross_relation()


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thesis", sa.Boolean(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.Column("reported_by", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "voice in ('actor', 'author', 'scholar', 'member')", name=op.f("ck_claim_voice_known")
        ),
        sa.CheckConstraint("length(text) <= 2000", name=op.f("ck_claim_text_length")),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_claim_text_filled")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_claim_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_claim")),
    )


def _relation() -> None:
    op.create_table(
        "relation",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis in ('explicit', 'editorial')", name=op.f("ck_relation_basis_known")
        ),
        sa.CheckConstraint(
            "kind in ('support', 'rebut', 'undercut')", name=op.f("ck_relation_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_relation_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_relation")),
    )


def _premise() -> None:
    op.create_table(
        "premise",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["map_id", "claim"],
            ["claim.map_id", "claim.id"],
            name=op.f("fk_premise_map_id_claim_claim"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["map_id", "relation"],
            ["relation.map_id", "relation.id"],
            name=op.f("fk_premise_map_id_relation_relation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("map_id", "relation", "place", name=op.f("pk_premise")),
    )


def _passage() -> None:
    op.create_table(
        "passage",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("via", sa.String(), nullable=True),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("textual", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("caveat", sa.String(), nullable=False),
        sa.CheckConstraint(
            "textual in ('', 'damaged', 'doubtful')", name=op.f("ck_passage_textual_known")
        ),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_passage_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_passage")),
    )


def _span() -> None:
    op.create_table(
        "span",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("last_paragraph", sa.Integer(), nullable=True),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("anchor_start", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.CheckConstraint('0 <= start and start < "end"', name=op.f("ck_span_end_after_start")),
        sa.ForeignKeyConstraint(
            ["map_id", "passage"],
            ["passage.map_id", "passage.id"],
            name=op.f("fk_span_map_id_passage_passage"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("map_id", "passage", "place", name=op.f("pk_span")),
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("bearing", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "bearing in ('attests', 'backs', 'illustrates', 'disputes')",
            name=op.f("ck_evidence_bearing_known"),
        ),
        sa.CheckConstraint(
            "mode in ('quotation', 'paraphrase', 'figure')", name=op.f("ck_evidence_mode_known")
        ),
        sa.ForeignKeyConstraint(
            ["map_id", "passage"],
            ["passage.map_id", "passage.id"],
            name=op.f("fk_evidence_map_id_passage_passage"),
        ),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_evidence_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_evidence")),
    )
    op.create_index(
        op.f("ix_evidence_map_id_passage"), "evidence", ["map_id", "passage"], unique=False
    )


def _cross_relation() -> None:
    op.create_table(
        "cross_relation",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("debate", sa.String(), nullable=False),
        sa.Column("premise", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis in ('explicit', 'editorial')", name=op.f("ck_cross_relation_basis_known")
        ),
        sa.CheckConstraint(
            "kind in ('support', 'rebut', 'undercut')", name=op.f("ck_cross_relation_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["map_id"], ["map.id"], name=op.f("fk_cross_relation_map_id_map"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_cross_relation")),
    )

"""Run the migrations on the connection that the store hands over, in its transaction."""

from typing import Any, Literal

from alembic import context
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from argmap.store.tables import Row


def _plain_types(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Write SQLModel's own types as plain ones, so that migrations need no SQLModel."""
    if kind == "type" and isinstance(value, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(value, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=_plain_types,
)
with context.begin_transaction():
    context.run_migrations()

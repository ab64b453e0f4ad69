"""Run by Alembic. The connection is handed in (`receptionist.store.migrate`), inside its one transaction."""

from alembic import context

from receptionist.store.migrations.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    render_as_batch=True,
    user_module_prefix="types.",
)
context.run_migrations()

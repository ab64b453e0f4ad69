"""The database: engine, column types, journal, migrations, safety copies."""

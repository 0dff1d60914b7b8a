"""A database as an older version of Dateline (up to 8) had it, made of one of today's with the same records."""

import contextlib
import sqlite3
from pathlib import Path

ADDED = {2: ["TABLE saved_view_filter", "TABLE saved_view"],
         3: ["INDEX timeline_entry_undated", "TABLE event_block", "TABLE utterance_block"],
         5: ["TABLE timeline_long"], 6: ["TABLE timeline_ids"]}  # of version 8, and the version that brought it


def make_older(path, version):
    path = Path(path)
    older = path.with_name(path.name + ".older")
    with contextlib.closing(sqlite3.connect(older, isolation_level=None)) as database:
        database.executescript((Path(__file__).parents[1] / "data/schema_8.sql").read_text())
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("ATTACH ? AS today", (str(path),))
        database.execute("BEGIN")
        tables = database.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        for table, in tables.fetchall():
            columns = [{row[1] for row in database.execute(f"PRAGMA {schema}.table_info({table})")} for schema in ("main", "today")]
            names = ", ".join(sorted(columns[0] & columns[1]))
            database.execute(f"INSERT OR REPLACE INTO main.{table} ({names}) SELECT {names} FROM today.{table}")
        database.execute("COMMIT")
        for added, what in ADDED.items():
            for each in what * (added > version):
                database.execute(f"DROP {each}")
        database.execute(f"PRAGMA user_version = {version}")
    older.replace(path)

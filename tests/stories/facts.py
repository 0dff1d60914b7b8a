"""What the example says, read from its source files; slugs become the database's ids. The stories' independent witness."""

import json
import sqlite3
from pathlib import Path


class Facts:
    def __init__(self, source, database):
        self.records = {}
        for path in sorted(Path(source).glob("*.json")):
            for kind, records in json.loads(path.read_text(encoding="utf-8")).items():
                if isinstance(records, list):
                    self.records.setdefault(kind, []).extend(records)
        self.connection = sqlite3.connect(f"{Path(database).resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    def id_of(self, table, slug):
        row = self.connection.execute(f"select id from {table} where slug = ?", (slug,)).fetchone()
        if row is None:
            raise LookupError(f"the database has no {table} \"{slug}\"")
        return row[0]

    def record(self, kind, slug):
        return next(record for record in self.records[kind] if record["slug"] == slug)

    def name(self, kind, slug, language="ko"):
        return self.record(kind, slug)["name"][language]

    def story(self):
        """The steps in order."""
        return sorted((view for view in self.records["views"] if "order" in view), key=lambda view: view["order"])

    def span_of_events(self):
        return self.connection.execute("select min(start_ms), max(end_ms) from event").fetchone()

    def span_of(self, event):
        return self.connection.execute("select start_ms, end_ms from event where slug = ?", (event,)).fetchone()

    def speaker(self, utterance):
        accepted = [a for a in utterance["attributions"] if a.get("status", "accepted") == "accepted"]
        return accepted[-1]["speaker"]

    def utterances_of(self, speaker, first_event=None):
        """Ids in the order that the panel promises: those of first_event, then by event, each in order."""
        spoken = [u for u in self.records["utterances"] if self.speaker(u) == speaker]
        starts = {u["event"]: self.span_of(u["event"])[0] for u in spoken}
        spoken.sort(key=lambda u: (u["event"] != first_event, starts[u["event"]], u["event"], u.get("order", 0)))
        return [self.id_of("utterance", u["slug"]) for u in spoken]

    def utterances_with(self, words):
        return {self.id_of("utterance", u["slug"]) for u in self.records["utterances"]
                if any(words in quote["text"] for quote in u["quotes"])}

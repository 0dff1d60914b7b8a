"""The made databases: kept beside the build and made again only when what makes them has changed."""

import hashlib
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
YEARS, SEED = 50, 1


def short(events):
    for unit, letter in ((1_000_000, "M"), (1000, "k")):
        if events >= unit and events % unit == 0:
            return f"{events // unit}{letter}"
    return str(events)


def makers_digest():
    """Changes with the generator, the schema and the store that writes."""
    digest = hashlib.sha256()
    sources = [*sorted((ROOT / "tests/bench/generate").iterdir()), ROOT / "data/schema.sql",
               *sorted((ROOT / "app/store").rglob("*writer*"))]
    for path in sources:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run_json(*command):
    """The JSON lines that a program prints."""
    said = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in said.splitlines()]


class Databases:
    def __init__(self, folder):
        self.generate = folder / "dateline_generate"
        self.folder = folder / "data" / "made"
        self.folder.mkdir(parents=True, exist_ok=True)

    def make(self, events, path):
        """Returns how long it took, in parts."""
        return run_json(self.generate, "--events", events, "--years", YEARS, "--seed", SEED, "--out", path)[0]

    def path(self, events):
        database = self.folder / f"{short(events)}.db"
        key_file = database.with_suffix(".key")
        key = f"{events} {YEARS} {SEED} {makers_digest()}"
        if not (database.exists() and key_file.exists() and key_file.read_text() == key):
            print(f"making a database of {short(events)} events ...", flush=True)
            beside = database.with_suffix(".new")  # a large one takes an hour: the old one goes when this one is there
            beside.unlink(missing_ok=True)
            self.make(events, beside)
            key_file.unlink(missing_ok=True)
            beside.replace(database)
            key_file.write_text(key)
        return database

    def scratch(self, name):
        return self.folder / f"scratch-{name}"

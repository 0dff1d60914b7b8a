"""What goes wrong around the commands, and must end well: signals, full disks, odd files, bad values; for commands.py's Setting.

    faults.py CASE --program DATELINE --database EXAMPLE.db --source REPOSITORY --out FOLDER
"""

import argparse
import contextlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from commands import PATIENCE_S, Setting, signalled

sys.path.insert(0, str(Path(__file__).parents[1]))
from older import make_older  # noqa: E402


def signals(setting):
    """Ended by a signal at any moment, an export leaves nothing half-written, and the shell sees the signal."""
    chance = random.Random(20231117)
    ended = 0
    for number, ending in enumerate(("html", "csv", "json", "jsonld", "ics", "svg", "pdf", "png") * 3):
        folder = setting.out / f"{number}"
        folder.mkdir()
        out = folder / f"a.{ending}"
        process = subprocess.Popen([setting.program, "export", setting.database, "--out", out], stderr=subprocess.PIPE)
        time.sleep(0.2 * chance.random())
        by = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[number % 3]
        process.send_signal(by)
        process.communicate(timeout=PATIENCE_S)
        assert process.returncode in (0, -by), (ending, process.returncode)
        ended += process.returncode != 0
        whole = setting.out / f"whole.{ending}"
        setting.run("export", setting.database, "--out", whole)
        assert {path.name for path in folder.iterdir()} <= {out.name}, list(folder.iterdir())
        assert out.exists() or process.returncode != 0
        assert not out.exists() or ending == "pdf" or out.read_bytes() == whole.read_bytes(), "whole, or not there"
    assert ended, "no signal came early enough to mean anything"

    # An import into what is there takes itself back; the journal does not stay for the next.
    own, source = setting.out / "own.db", setting.out / "more.json"
    shutil.copy(setting.database, own)
    whole = own.read_bytes()

    def begin(size):
        events = [{"slug": f"more-{i}", "date": f"{1900 + i % 120}", "title": {"en": f"More {i}"}} for i in range(60_000 * size)]
        source.write_text(json.dumps({"events": events}))
        shutil.copy(setting.database, own)
        return subprocess.Popen([setting.program, "import", source, "--into", own], stderr=subprocess.PIPE, text=True)

    process, errors = signalled(begin, lambda process: Path(f"{own}-journal").exists(), signal.SIGTERM)
    assert process.returncode == -signal.SIGTERM, (process.returncode, errors)
    assert own.read_bytes() == whole and not Path(f"{own}-journal").exists()
    setting.run("quotes", own)

    # A second signal does not wait for the first: of a new database nothing is left all the same.
    beside, new = setting.out / "beside", setting.out / "new.json"
    beside.mkdir()
    events = [{"slug": f"new-{i}", "date": f"{1900 + i % 120}", "title": {"en": f"New {i}"}} for i in range(60_000)]
    new.write_text(json.dumps({"database": {"title": {"en": "New"}}, "events": events}))
    ended = 0
    for number in range(6):
        process = subprocess.Popen([setting.program, "import", new, "--into", beside / "new.db"], stderr=subprocess.PIPE)
        while process.poll() is None and not list(beside.iterdir()):
            time.sleep(0.002)
        time.sleep(0.15 * number)
        for by in (signal.SIGINT, signal.SIGTERM):
            process.send_signal(by)
        process.communicate(timeout=PATIENCE_S)
        assert process.returncode in (0, -signal.SIGINT, -signal.SIGTERM), process.returncode
        ended += process.returncode != 0
        assert {path.name for path in beside.iterdir()} <= ({"new.db"} if process.returncode == 0 else set()), list(beside.iterdir())
        (beside / "new.db").unlink(missing_ok=True)
    assert ended, "no signals came early enough to mean anything"


def strangers(setting):
    """What lies in a stranger's folder, or what a stranger's records name, becomes no part of a database; of very many
    problems all are counted."""
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(1016)
    pack, source, out = (setting.out / name for name in ("pack", "source", "out"))
    for folder in (pack, source, out):
        folder.mkdir()
    document = {"database": {"title": {"en": "A stranger's"}}, "events": [{"slug": "e", "date": "2023", "title": {"en": "Event"}}]}
    (pack / "all.json").write_text(json.dumps(document))
    for ending in ("-journal", "-wal", "-shm"):
        beside = pack / f"pack.db{ending}"
        beside.write_bytes(journal)
        setting.run("import", pack, "--into", pack / "pack.db", expect=1)
        assert setting.errors.count("\n") == 1 and f"pack.db{ending}: would be taken for a part" in setting.errors, setting.errors
        assert sorted(path.name for path in pack.iterdir()) == ["all.json", beside.name], list(pack.iterdir())
        beside.unlink()

    own = out / "x.db"
    names = ["x.db-journal", "x.db-wal", "x.db", "y.db-shm", "z.db-wal/a.png", "plain.png", ".plain.png", "no.png"]
    for name in names:
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_bytes(journal)
    for name in ("plain.png", ".plain.png"):
        shutil.copy(setting.source / "tests/data/photos/plain.png", source / name)
    document["photos"] = [{"slug": f"p{i}", "file": name} for i, name in enumerate(names)]
    (source / "all.json").write_text(json.dumps(document))
    setting.run("import", source, "--into", own, expect=1)
    assert setting.errors.count("is kept for a database") == 5 and not list(out.iterdir()), setting.errors
    done = subprocess.run([setting.program, "import", source, "--into", own, "--skip-broken"], capture_output=True, text=True)
    assert done.returncode == 0 and "5 records left out" in done.stderr and "1 photo copied" in done.stdout, done
    assert '".plain.png" is not copied' in done.stderr and "it is not copied" in done.stderr, done
    assert sorted(path.name for path in out.iterdir()) == ["plain.png", "x.db"], list(out.iterdir())
    for _ in range(2):
        setting.run("quotes", own)
        subprocess.run([setting.program, "import", source, "--into", own, "--skip-broken"], check=True, capture_output=True)
    assert sorted(path.name for path in out.iterdir()) == ["plain.png", "x.db"], list(out.iterdir())

    document = {"database": {"title": {"en": "Many"}},
                "events": [{"slug": f"e{i}", "date": "never", "title": {"en": "Event"}} for i in range(12_000)]}
    (setting.out / "many.json").write_text(json.dumps(document))
    setting.run("import", setting.out / "many.json", "--into", out / "many.db", expect=1)
    *listed, more, count = setting.errors.splitlines()
    assert len(listed) == 10_000 and "2,000 more like these are not listed" in more, (len(listed), more)
    assert "12,000 problems; nothing was written" in count, count


def full_disk(setting):
    """An import that the disk has no room for undoes itself at once: the file is as it was, and readers are let in."""
    own = setting.out / "own.db"
    events = [{"slug": f"more-{i}", "date": f"{1900 + i % 120}-05-{1 + i % 28:02}", "title": {"en": f"More of it {i}"}}
              for i in range(3000)]
    (setting.out / "more.json").write_text(json.dumps({"events": events}))
    whole = setting.database.read_bytes()
    refused = 0
    for more in (0, 4096, 40_960, 200_000, 500_000):
        shutil.copy(setting.database, own)
        limit = len(whole) + more
        done = subprocess.run([setting.program, "import", setting.out / "more.json", "--into", own], capture_output=True,
                              text=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        if done.returncode == 0:
            continue
        refused += 1
        assert done.returncode == 3 and done.stderr.count("\n") == 1 and "own.db" in done.stderr, done
        assert "raise the limit on file sizes" in done.stderr, (more, done.stderr)
        assert sorted(path.name for path in setting.out.iterdir()) == ["more.json", "own.db"], list(setting.out.iterdir())
        assert own.read_bytes() == whole, more
        setting.run("quotes", own)
    assert refused > 2
    setting.run("import", setting.out / "more.json", "--into", own)
    new = setting.out / "new.db" # at its end too, where SQLite itself does not say why
    records = json.loads((setting.out / "more.json").read_text())
    (setting.out / "new.json").write_text(json.dumps({"database": {"title": {"en": "New"}}, **records}))
    for limit in (4096, 40_960, 200_000, 400_000):
        done = subprocess.run([setting.program, "import", setting.out / "new.json", "--into", new], capture_output=True,
                              text=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        assert done.returncode == 3 and "raise the limit on file sizes" in done.stderr, (limit, done)
        assert not new.exists()


def never_waits(setting):
    """A pipe, a device, a folder or a file of /proc where a file is asked for is refused in one line, at once."""
    (setting.out / "folder.png").mkdir()
    for name in ("pipe", "pipe.json", "pipe.db", "pipe.png"):
        os.mkfifo(setting.out / name)
    picture = setting.out / "a.png"
    setting.run("export", setting.database, "--out", picture, "--size", "400x400")
    odd = [setting.out / name for name in ("pipe", "pipe.json", "pipe.db", "pipe.png", "folder.png")]
    odd += ["/dev/zero", "/dev/tty", "/proc/self/mem", "/proc/self/status", "/dev/full"]
    for path in odd:
        for command in (["view-of", path], ["view-of", picture, path], ["quotes", path], ["check", path], ["views", path],
                        ["reindex", path], ["import", path, "--into", setting.out / "new.db"],
                        ["import", setting.source / "data/example", "--into", path],
                        ["export", path, "--out", setting.out / "b.svg"], ["export", setting.database, "--out", path],
                        ["card", path, "--utterance", "1", "--out", setting.out / "b.svg"]):
            try:
                done = subprocess.run([setting.program, *map(str, command)], capture_output=True, text=True, timeout=PATIENCE_S,
                                      stdin=subprocess.DEVNULL)
            except subprocess.TimeoutExpired:
                raise AssertionError(f"waits: {command}") from None
            assert done.returncode in (1, 2, 3) and done.stderr.count("\n") == 1, (command, done)
    assert not (setting.out / "new.db").exists() and not (setting.out / "b.svg").exists()


def reindex_says_what(setting):
    """A database that cannot be indexed is left as it is, and what is wrong is named with its row and column."""
    own = setting.out / "own.db"

    def damage(sql):
        shutil.copy(setting.database, own)
        with sqlite3.connect(own) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(sql)
        connection.close()
        whole = own.read_bytes()
        setting.run("reindex", own, expect=1)
        assert own.read_bytes() == whole
        return setting.errors

    errors = damage("UPDATE saved_view SET ordinal = 1 WHERE ordinal = 2")
    assert "finish()" not in errors and errors.count("\n") == 1, errors
    assert re.search(r"own\.db: view .*: 1 is the place of view .*table saved_view, row \d+, column ordinal", errors), errors
    # What the index is made of is refused; of the rest reindex changes nothing, and check names it as before.
    for table, column, value, refused in (("event", "date", "'no date'", True), ("utterance", "said", "'tomorrow'", False),
                                          ("quote", "text", "CAST(x'ff' AS TEXT)", False), ("event", "title", "'no JSON'", False),
                                          ("topic", "name", "'{'", False)):
        shutil.copy(setting.database, own)
        with sqlite3.connect(own) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid IN (SELECT min(rowid) FROM {table})")
        connection.close()
        whole = own.read_bytes()
        told = subprocess.run([setting.program, "reindex", own], capture_output=True, text=True)
        assert told.returncode == refused and "finish()" not in told.stderr, (table, column, told)
        if refused:
            assert told.stderr.count("\n") == 1 and own.read_bytes() == whole, told
        else:
            told = subprocess.run([setting.program, "check", own], capture_output=True, text=True)
            assert told.returncode == 1, (table, column, told)
        assert re.search(rf"table {table}, row \d+, column {column}", told.stdout + told.stderr), (table, column, told)


def indirect(setting):
    """Indirect speech has no quotation marks, wherever it is shown; other speech has those of its language."""
    source = {
        "database": {"title": {"en": "Speech"}},
        "outlets": [{"slug": "o", "name": {"en": "Paper"}}],
        "participants": [{"slug": "p", "names": [{"text": "Speaker", "language": "en"}]}],
        "articles": [{"slug": "a", "outlet": "o", "language": "en", "headline": "Talk", "reference": "p. 1"}],
        "events": [{"slug": f"e{i}", "title": {"en": f"Talk {i}"}, "date": f"2023-06-0{i}", "coverage": ["a"]} for i in (1, 2, 3)],
        "utterances": [
            {"slug": "u1", "event": "e1", "order": 1, "attributions": [{"speaker": "p"}],
             "quotes": [{"article": "a", "text": "Nothing would change in June", "language": "en", "form": "indirect"}]},
            {"slug": "u2", "event": "e2", "order": 1, "attributions": [{"speaker": "p"}],
             "quotes": [{"article": "a", "text": "会社は変わらないと思います", "language": "ja", "form": "direct"}]},
            {"slug": "u3", "event": "e3", "order": 1, "attributions": [{"speaker": "p"}],
             "quotes": [{"article": "a", "text": "Rien ne va changer", "language": "fr", "form": "translated"}]}]}
    (setting.out / "speech.json").write_text(json.dumps(source))
    own = setting.out / "speech.db"
    setting.run("import", setting.out / "speech.json", "--into", own)
    outs = {"quotes": setting.run("quotes", own, "--lang", "en")}
    for name, more in (("a.html", ()), ("a.ics", ()), ("a.svg", ("--select", "Speaker", "--panel", "--size", "1800x1000")),
                       ("t.json", ("--as", "timelinejs"))):
        setting.run("export", own, "--out", setting.out / name, "--lang", "en", *more)
        outs[name] = (setting.out / name).read_text()
    setting.run("card", own, "--utterance", "u1", "--out", setting.out / "card.svg", "--lang", "en")
    outs["card"] = (setting.out / "card.svg").read_text()
    for name, text in outs.items():
        assert "Nothing" in text, name
        assert "“Nothing" not in text, name
        if name != "card":
            assert "「会社" in text and "“会社" not in text, name
            assert "«\u00a0Rien" in text and "“Rien" not in text, name


def long_killed(setting):
    """Hundreds of kills and stops at random moments of imports and exports: a file is as it was or as it will be, and the
    next one mends it. For ./dev test --long."""
    seed = int(os.environ.get("DATELINE_SEED", "0")) or random.randrange(1, 1 << 30)
    print(f"DATELINE_SEED={seed}")
    chance = random.Random(seed)
    folder = setting.out / "long"
    folder.mkdir()
    events = [{"slug": f"more-{i}", "date": f"{1900 + i % 120}-05-{1 + i % 28:02}", "title": {"en": f"More of it {i}"}}
              for i in range(4000)]
    (setting.out / "more.json").write_text(json.dumps({"events": events}))
    (setting.out / "none.json").write_text(json.dumps({"topics": [{"slug": "after", "name": {"en": "After"}}]}))
    own, new, old = folder / "own.db", folder / "new.db", folder / "old.db"
    older = Path(shutil.copy(setting.database, setting.out / "older.db"))
    make_older(older, 8)

    def count(path):
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return connection.execute("SELECT count(*) FROM event").fetchone()[0]

    def files():
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def begin(work):
        shutil.rmtree(folder)
        folder.mkdir()
        shutil.copy(setting.database, own)
        if old in work:
            shutil.copy(older, old)
        return subprocess.Popen([setting.program, *map(str, work)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    before = count(setting.database)
    works = [["import", setting.out / "more.json", "--into", own], ["import", setting.source / "data/example", "--into", new],
             ["reindex", own], ["reindex", old], ["import", setting.out / "more.json", "--into", old], *(["export", own, "--out", folder / f"a.{ending}"] for ending in
                                 ("png", "svg", "pdf", "html", "csv", "json", "jsonld", "ics"))]
    for work in works:
        began = time.monotonic()
        assert begin(work).wait() == 0, work
        takes = time.monotonic() - began
        made = files()
        for by in [signal.SIGKILL, signal.SIGTERM, signal.SIGINT] * 25:
            process = begin(work)
            time.sleep(takes * 1.1 * chance.random())
            process.send_signal(by)
            code = process.wait(timeout=600)
            assert code in (0, -by), (work, by, code)
            there = files()
            left = {name for name in there if ".dateline-" in name or name.endswith((".tmp", "-journal"))}
            if by != signal.SIGKILL:
                assert not left, (work, by, left)
            # A photo that was copied is whole; an import that was stopped takes its copies away again.
            photos = {name for name in there if name.startswith("photos/")} - left
            for name in photos:
                assert there[name] == made[name], (work, by, name)
            assert new.exists() or by == signal.SIGKILL or not (folder / "photos").exists(), (work, by, photos)
            if work[0] == "export":
                assert not left - {"own.db-journal"}, (work, by, left)
                for name in set(there) - left - {"own.db"}:
                    assert len(there[name]) == len(made[name]), (work, by, name)
            subprocess.run([setting.program, "import", setting.out / "none.json", "--into", own], check=True,
                           stdout=subprocess.DEVNULL)
            assert count(own) in (before, before + len(events)), (work, by)
            if old in work:  # it was brought up to date, or is whole as it was until the next write
                subprocess.run([setting.program, "import", setting.out / "none.json", "--into", old], check=True,
                               stdout=subprocess.DEVNULL)
                assert count(old) in (before, before + len(events)), (work, by)
                assert (folder / "old.v8-backup.db").read_bytes() == older.read_bytes(), (work, by)
                assert not (folder / "old.v8-backup-2.db").exists(), (work, by)
            if new.exists():
                assert count(new) == before, (work, by)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case")
    for name in ("program", "database", "source", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    cases = {"signals": signals, "full-disk": full_disk, "never-waits": never_waits, "strangers": strangers, "reindex-says-what": reindex_says_what,
             "indirect": indirect, "long-killed": long_killed}
    return cases[options.case](Setting(options)) or 0


if __name__ == "__main__":
    sys.exit(main())

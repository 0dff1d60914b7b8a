"""What pictures promise, on the real program: each case is a function; 77 means skipped.

    pictures.py CASE --program DATELINE --database EXAMPLE.db --source REPOSITORY --out FOLDER
"""

import argparse
import contextlib
import os
import random
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from commands import PATIENCE_S, SKIPPED, Setting, png_chunks, signalled


VIEW = ("--from", "2023-05-20", "--to", "2023-06-20", "--select", "Sam Altman")

# How far the same view may differ between PNG, SVG in a browser and PDF in a viewer, of 255: letters are drawn by
# three programs, so shades differ where places do not; poppler also puts letters and hairlines on whole pixels.
MEAN_ALLOWED = {"svg": 1.5, "pdf": 4.0}  # over the whole picture
CELL_ALLOWED = 32.0                      # over any cell of 8 logical pixels, which is a letter's size


def texts_of(path):
    """The text chunks of a PNG."""
    chunks = [body for kind, body in png_chunks(Path(path).read_bytes()) if kind == b"iTXt"]
    return {body.split(b"\0", 1)[0].decode(): body.split(b"\0\0\0\0\0", 1)[1].decode() for body in chunks}


def view_of(setting):
    """A PNG names the command that makes it again, to the byte, and knows its database from another."""
    out = setting.out / "first.png"
    asked = ("--title", "It's a \"title\" $HOME", "--caption", "설명", "--legend", "--panel", "--no-coverage", "--size",
             "square", "--scale", "0.5", "--theme", "dark", "--search", "AI", *VIEW)
    setting.run("export", setting.database, "--out", out, *asked)
    texts = texts_of(out)
    assert texts["Title"] == "It's a \"title\" $HOME" and "Sources: " in texts["Source"], texts
    assert str(setting.out) not in "".join(texts.values()), "no folder of the maker's is given away"
    printed = setting.run("view-of", out, "--file", setting.database)
    line, note = printed.splitlines()
    assert note.startswith("# "), "a shell reads the second line as a comment"
    words = shlex.split(line)
    assert words[:3] == ["dateline", "export", str(setting.database)] and words[words.index("--out") + 1] == "first.png"
    once = out.read_bytes()
    out.unlink()
    subprocess.run(["sh", "-c", printed.replace("dateline", shlex.quote(setting.program), 1)], cwd=setting.out, check=True)
    assert out.read_bytes() == once, "the same picture, to the byte"
    other = setting.out / "other.png"
    setting.run(*words[1:words.index("--out")], "--out", other, *words[words.index("--out") + 2:])
    assert other.read_bytes() == once, "under any name"

    setting.run("card", setting.database, "--utterance", "u1-ready-to-cooperate", "--out", setting.out / "card.png")
    assert "BizWatch" in texts_of(setting.out / "card.png")["Source"]
    once = (setting.out / "card.png").read_bytes()
    words = shlex.split(setting.run("view-of", setting.out / "card.png", "--file", setting.database).splitlines()[0])
    setting.run(*words[1:words.index("--out") + 1], setting.out / "card.png", *words[words.index("--out") + 2:])
    assert (setting.out / "card.png").read_bytes() == once, "a card too"

    changed = setting.out / "changed.db"
    shutil.copy(setting.database, changed)
    with open(changed, "ab") as file:
        file.write(b"\0")
    setting.run("view-of", out, "--file", changed, expect=1)
    assert "is not the database" in setting.errors and setting.errors.count("\n") == 1, setting.errors


def hostile_view_of(setting):
    """A stranger's PNG cannot make view-of print anything but an export."""
    import struct
    import zlib
    out = setting.out / "a.png"
    setting.run("export", setting.database, "--out", out, "--size", "64x64")
    good = out.read_bytes()
    for command in ("rm -rf '$HOME'", "dateline export a.db --out b.png; reboot", "dateline export a.db --out b.png --evil",
                    "dateline import x --into y.db", "dateline", "dateline export 'a", "\x1b]0;x\x07"):
        data = b"Dateline command\0\0\0\0\0" + command.encode()
        chunk = struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", zlib.crc32(b"iTXt" + data))
        (setting.out / "b.png").write_bytes(good[:33] + chunk + good[33:].replace(b"Dateline command", b"Dateline commanx"))
        done = subprocess.run([setting.program, "view-of", setting.out / "b.png"], capture_output=True, text=True)
        assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1, (command, done)
    for name, data in {"cut.png": good[:50], "none.png": b"", "text.png": b"hello"}.items():
        (setting.out / name).write_bytes(data)
        done = subprocess.run([setting.program, "view-of", setting.out / name], capture_output=True, text=True)
        assert done.returncode == 1 and done.stderr.count("\n") == 1, (name, done)


def killed(setting):
    """Killed at any moment, an export leaves the old file or the new one under the target's name, never a part."""
    chance = random.Random(20230609)
    for ending, size in (("png", "6000x4000"), ("svg", "1600x1000"), ("pdf", "1600x1000")):
        out = setting.out / f"a.{ending}"
        command = [setting.program, "export", setting.database, "--out", out, "--size", size]
        began = time.monotonic()
        subprocess.run(command, check=True)
        takes = time.monotonic() - began
        whole = out.read_bytes()
        finished = 0
        for _ in range(25):
            old = chance.random() < 0.5
            out.unlink(missing_ok=True)
            if old:
                out.write_bytes(b"the old file")
            process = subprocess.Popen(command)
            time.sleep(chance.random() * takes * 1.1)
            process.send_signal(signal.SIGKILL)
            process.wait()
            now = out.read_bytes() if out.exists() else None
            same = now is not None and now == whole
            assert same or now == (b"the old file" if old else None), f"{ending}: {len(now or b'')} bytes"
            finished += same
        assert finished < 25, f"{ending}: no kill came early enough to mean anything"
    # Asked to stop, it goes in order: nothing at all is left.
    folder = setting.out / "stopped"
    folder.mkdir()

    def begin(size):
        (folder / "a.png").unlink(missing_ok=True)
        return subprocess.Popen([setting.program, "export", setting.database, "--out", folder / "a.png", "--size",
                                 f"30000x{min(20_000 * size, 32_000)}"], stderr=subprocess.PIPE, text=True)

    def is_writing(process):  # what it writes may have no name until it is whole
        with contextlib.suppress(OSError):
            for opened in Path(f"/proc/{process.pid}/fd").iterdir():
                with contextlib.suppress(OSError):  # closed meanwhile
                    if os.readlink(opened).startswith(f"{folder.resolve()}/"):
                        return True
        return False

    process, errors = signalled(begin, is_writing, signal.SIGINT)
    assert process.returncode == -signal.SIGINT and "stopped" in errors and errors.count("\n") == 1, (process.returncode, errors)
    assert list(folder.iterdir()) == []


def wide(setting):
    """30,000 pixels wide, of any height, in less than 200 MB."""
    def measured(*arguments):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            done = subprocess.run([setting.program, "export", str(setting.database), *map(str, arguments)])
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            os.write(write, f"{done.returncode} {used}".encode())
            os._exit(0)
        os.waitpid(child, 0)
        code, used = os.read(read, 100).split()
        assert int(code) == 0
        return int(used) / 1024
    low = measured("--out", setting.out / "low.png", "--size", "30000x1000")
    high = measured("--out", setting.out / "high.png", "--size", "30000x8000")
    print(f"peak memory: {low:.0f} MB at 30,000 x 1,000, {high:.0f} MB at 30,000 x 8,000")
    if not os.environ.get("DATELINE_SLOW", "1") == "1":
        return 0  # the sanitizers keep memory of their own
    assert high < 200 and high < low + 40, (low, high)
    return 0


def screenshot(chromium, svg, png, width, height):
    with tempfile.TemporaryDirectory(prefix="dateline-chromium-") as folder:
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--hide-scrollbars", "--force-device-scale-factor=1", "--force-color-profile=srgb",
                        f"--user-data-dir={folder}", f"--window-size={width},{height}", f"--screenshot={png}",
                        Path(svg).as_uri()], check=True, capture_output=True, timeout=PATIENCE_S)


def difference(one, other, scale):
    """The mean difference of two pictures, and that of the worst cell."""
    import numpy
    from PIL import Image
    a, b = (numpy.asarray(Image.open(path).convert("RGB"), dtype=float) for path in (one, other))
    height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    assert abs(a.shape[0] - b.shape[0]) <= 1 and abs(a.shape[1] - b.shape[1]) <= 1, (a.shape, b.shape)
    a, b = a[:height, :width], b[:height, :width]
    cell = 8 * scale
    rows, columns = height // cell, width // cell
    signed = (a - b)[:rows * cell, :columns * cell].reshape(rows, cell, columns, cell, 3).mean(axis=(1, 3))
    return numpy.abs(a - b).mean(), numpy.abs(signed).max()


def agree(setting):
    """The same view as PNG, as SVG in Chromium and as PDF in poppler looks the same: themes, languages, scales 1 and 4."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium or not shutil.which("pdftoppm"):
        print("skipped: chromium or pdftoppm is not installed")
        return SKIPPED
    width, height = 1000, 800
    for scale in (1, 4):
        for theme in ("light", "dark"):
            for language in ("ko", "en"):
                name = f"{theme}-{language}-{scale}"
                files = {ending: setting.out / f"{name}.{ending}" for ending in ("png", "svg", "pdf")}
                for out in files.values():
                    setting.run("export", setting.database, "--out", out, "--lang", language, "--theme", theme, "--size",
                                f"{width}x{height}", "--scale", scale, "--panel", "--legend", *VIEW)
                screenshot(chromium, files["svg"], setting.out / f"{name}-svg.png", width * scale, height * scale)
                # 96 dots an inch: a pixel for each 0.75 pt
                subprocess.run(["pdftoppm", "-singlefile", "-r", "96", "-png", files["pdf"], setting.out / f"{name}-pdf"],
                               check=True)
                for other in ("svg", "pdf"):
                    mean, worst = difference(files["png"], setting.out / f"{name}-{other}.png", scale)
                    print(f"{name} {other}: mean {mean:.2f}, worst cell {worst:.1f}")
                    assert mean < MEAN_ALLOWED[other] and worst < CELL_ALLOWED, (name, other, mean, worst)
    return 0


def formats(setting):
    """SVG is valid, without script, with live links and named fonts; a PDF has pages, words, links, title and author."""
    svg = setting.out / "a.svg"
    setting.run("export", setting.database, "--out", svg, "--lang", "ko", "--title", "제목 <1>", *VIEW)
    text = svg.read_text()
    assert 'href="https://' in text and "<script" not in text and "sans-serif" in text and "<title>제목 &lt;1&gt;" in text
    assert ">오픈AI–국내 스타트업 간담회</text>" in text, "words are text"
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--noout", "--nonet", svg], check=True)
    pdf = setting.out / "a.pdf"
    setting.run("export", setting.database, "--out", pdf, "--lang", "ko", "--size", "a4-landscape", "--pages", "3")
    setting.run("export", setting.database, "--out", setting.out / "a.png", "--pages", "3", expect=2)
    if not shutil.which("pdfinfo"):
        return SKIPPED
    say = lambda *command: subprocess.run(command, check=True, capture_output=True, text=True).stdout
    about = say("pdfinfo", pdf)
    assert "Pages:           4" in about and "Title:           오픈AI, 서울에 오다" in about, about
    assert "Author:          Dateline" in about and "(A4)" in about and "자료: " in about, about
    assert "https://" in say("pdfinfo", "-url", pdf)
    words = say("pdftotext", "-layout", pdf, "-")
    assert "오픈AI–국내 스타트업 간담회" in words and "2/4" in words.replace(" ", ""), words
    assert "그림에 이름이 나오지 않는 사건" in words, "the last page lists what the three do not name"
    card = setting.out / "card.svg"
    setting.run("card", setting.database, "--utterance", "u6-latecomers-and-regulation", "--lang", "ko", "--out", card)
    text = card.read_text()
    assert "누가 한 말인지 출처마다 다릅니다" in text and "뉴스핌" in text and "<script" not in text
    linked = next(u for u in setting.quotes() if u["printings"][0]["url"])
    setting.run("card", setting.database, "--utterance", linked["slug"], "--out", card)
    assert f'href="{linked["printings"][0]["url"]}"' in card.read_text(), "the source line is a link"
    return 0


CASES = {"view-of": view_of, "hostile-view-of": hostile_view_of, "killed": killed, "wide": wide, "agree": agree,
         "formats": formats}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=CASES)
    for name in ("program", "database", "source", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    return CASES[options.case](Setting(options)) or 0


if __name__ == "__main__":
    sys.exit(main())

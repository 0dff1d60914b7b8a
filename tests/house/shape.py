"""How large files and functions are, that each has its header, and that none go round in a circle.

    shape.py ROOT        one line for each that breaks a rule; exit 1 if there is any

A file has at most 400 lines, a function at most 60, and a .cpp has a header of its name, but for what holds a
program's main (main.cpp, NAME_main.cpp). A file is a .cpp with its header: in a module none needs, by its include lines
or those of what it includes, one that needs it.
What breaks a rule today stands in shape.txt (FILE: RULE: how much; a circle: its files): that list may only shrink.
"""

import re
import sys
from pathlib import Path

MOST_LINES, MOST_FUNCTION_LINES = 400, 60
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
MAIN = re.compile(r"^int main\(", re.M)
# Sources are formatted: the line that opens a function's body ends in "{", and the one that closes it has its indent.
# What opens other blocks, what holds functions, and a list of values is no function.
OPENS = re.compile(r"(?:\)|\)\}|\w\}|\bconst|\bnoexcept|\boverride|\bmutable|&&|-> [\w:<>,*& ]+) \{$")
HOLDS = re.compile(r"^\s*(?:\}\s*)?(?:if|for|while|switch|else|do|try|catch|case|default|namespace|class|struct|enum|union|extern)\b|^\s*template<[^>]*>\s*(?:class|struct)\b")


def long_functions(lines):
    """The first lines (from 1) and lengths of those that are too long."""
    found = []
    for number, line in enumerate(lines):
        if not OPENS.search(line) or HOLDS.match(line):
            continue
        indent = line[:len(line) - len(line.lstrip())]
        # The line that opens it may go on from a signature further to the left.
        first = number
        while first > 0 and lines[first - 1].strip() and not re.search(r"[;{}]\s*(//.*)?$|^\s*(//|#|public:|private:|case )", lines[first - 1]):
            first -= 1
        if first == number and line.count(")") > line.count("("):
            continue  # the second half of an if with a statement in it
        if first < number:
            indent = lines[first][:len(lines[first]) - len(lines[first].lstrip())]
            if HOLDS.match(lines[first]):
                continue
        for end in range(number + 1, len(lines)):
            if re.match(rf"{indent}\}}", lines[end]):
                if end - first + 1 > MOST_FUNCTION_LINES:
                    found.append((first + 1, end - first + 1))
                break
    return found


def circles(needs):
    """Groups of more than one file that all need each other (Tarjan's strongly connected components)."""
    order, low, stack, groups = {}, {}, [], []

    def visit(file):
        order[file] = low[file] = len(order)
        stack.append(file)
        for other in sorted(needs.get(file, ())):
            if other not in order:
                visit(other)
                low[file] = min(low[file], low[other])
            elif other in stack:
                low[file] = min(low[file], order[other])
        if low[file] == order[file]:
            at = stack.index(file)
            if len(stack) - at > 1:
                groups.append(sorted(stack[at:]))
            del stack[at:]

    for file in sorted(needs):
        if file not in order:
            visit(file)
    return groups


def offences(app):
    """What breaks a rule: {"FILE: RULE": how much}."""
    found, needs = {}, {}
    paths = {path.relative_to(app).as_posix(): path for path in sorted(app.rglob("*")) if path.suffix in (".h", ".cpp")}
    for file, path in paths.items():
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        name = file.rsplit(".", 1)[0]
        if len(lines) > MOST_LINES:
            found[f"{file}: lines"] = len(lines)
        is_main = file.endswith("main.cpp") and MAIN.search(text)
        if file.endswith(".cpp") and f"{name}.h" not in paths and not is_main:
            found[f"{file}: no header"] = 1
        for first, length in long_functions(lines):
            words = lines[first - 1].strip()
            found[f"{file}: function {words.split('(')[0].split()[-1]}"] = length
        others = {header.rsplit(".", 1)[0] for header in INCLUDE.findall(text) if header in paths}
        needs.setdefault(name, set()).update(other for other in others - {name} if other.split("/")[0] == name.split("/")[0])
    for group in circles(needs):
        for file in group:
            found[f"{file}: circle"] = len(group)
    return found


def problems(root):
    found = offences(root / "app")
    known = {}
    for line in (root / "tests/house/shape.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, rule, much = line.split(": ")
            known[f"{file}: {rule}"] = int(much)
    wrong = [f"{key}: {much}, more than is allowed" for key, much in sorted(found.items()) if much > known.get(key, 0)]
    return wrong + [f"{key}: mended, or less: write {found.get(key, 'nothing')} into tests/house/shape.txt"
                    for key, much in sorted(known.items()) if found.get(key, 0) < much]


def main():
    root = Path(sys.argv[1])
    if sys.argv[2:] == ["--list"]:
        for key, much in sorted(offences(root / "app").items()):
            print(f"{key}: {much}")
        return 0
    found = problems(root)
    for line in found:
        print(f"app/{line}")
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

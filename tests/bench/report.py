"""Figures, what is expected of them, and the table. Nothing here fails: it is marked."""

import statistics
from pathlib import Path


class Figure:
    """`name` is the budget's; `case` says which size, view or filter."""

    def __init__(self, name, case, value, remark=""):
        self.name, self.case, self.value, self.remark = name, case, value, remark


class Missing(Figure):
    """What could not be measured, and why."""

    def __init__(self, name, case, why):
        super().__init__(name, case, None, why)


def median(values):
    return statistics.median(values)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def read_budget():
    """name: (the number, whether it is the least that is expected and not the most)"""
    budget = {}
    for line in (Path(__file__).parent / "budget.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            budget[words[0]] = (float(words[1].lstrip(">=")), words[1].startswith(">="))
    return budget


def mark_of(value, allowed):
    if value is None or allowed is None:
        return ""
    number, least = allowed
    if least:
        return "UNDER" if value < number else ""
    return "OVER" if value > number else ""


def print_table(figures):
    budget = read_budget()
    print(f"{'figure':<18} {'case':<24} {'measured':>9} {'budget':>8} {'':<6} beside")
    for figure in figures:
        allowed = budget.get(figure.name)
        shown = "-" if allowed is None else f"{'>=' if allowed[1] else ''}{allowed[0]:g}"
        value = "none" if figure.value is None else f"{figure.value:.4g}"
        mark = mark_of(figure.value, allowed)
        print(f"{figure.name:<18} {figure.case:<24} {value:>9} {shown:>8} {mark:<6} {figure.remark}")

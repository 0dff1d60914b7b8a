"""The bench's own reckoning, without a window."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "stories"))
import frames  # noqa: E402
import report  # noqa: E402
from databases import short  # noqa: E402
from running import Line  # noqa: E402


def lines(*texts):
    return [Line(text.encode(), at_s) for at_s, text in enumerate(texts)]


class Answers(unittest.TestCase):
    def test_the_answer_is_the_first_complete_frame_after_the_last_incomplete_one(self):
        said = lines("frame 1 1", "partial 2 2", "partial 3 3", "frame 4 4", "frame 5 5")
        self.assertEqual(frames.answered_at(said, 0.5), 3)

    def test_a_zoom_that_needs_nothing_is_answered_by_its_own_frame(self):
        self.assertEqual(frames.answered_at(lines("partial 1 1", "frame 2 2", "frame 3 3"), 0.5), 1)

    def test_a_frame_costs_what_the_clock_went_on_since_the_one_before(self):
        session = frames.Session()
        first, *rest = lines("frame 1 10", "frame 2 12", "partial 3 15.5")
        self.assertEqual(session.note(rest, first).cpu_ms, 15.5)
        self.assertEqual(session.frame_ms, [2, 3.5])

    def test_what_is_complete_without_a_frame_answers_and_costs_nothing(self):
        said = lines("frame 1 1", "partial 2 2", "complete 2 2.5", "frame 3 4")
        self.assertEqual(frames.answered_at(said, 0.5), 2)
        session = frames.Session()
        session.note(said[1:], said[0])
        self.assertEqual(session.frame_ms, [1, 1.5])


class Report(unittest.TestCase):
    def test_most_and_least_are_told_apart(self):
        self.assertEqual(report.mark_of(2.1, (2, False)), "OVER")
        self.assertEqual(report.mark_of(2.0, (2, False)), "")
        self.assertEqual(report.mark_of(0.7, (0.8, True)), "UNDER")
        self.assertEqual(report.mark_of(0.9, (0.8, True)), "")
        self.assertEqual(report.mark_of(None, (2, False)), "")

    def test_the_budget_has_both_kinds(self):
        budget = report.read_budget()
        self.assertEqual(budget["import/raw"], (0.8, True))
        self.assertEqual(budget["open/1k"], (1.1, False))

    def test_the_worst_of_a_hundred_is_the_last(self):
        self.assertEqual(report.percentile(list(range(100)), 0.99), 99)

    def test_sizes_have_short_names(self):
        self.assertEqual([short(size) for size in (1000, 100_000, 1_000_000, 1234)], ["1k", "100k", "1M", "1234"])


if __name__ == "__main__":
    unittest.main()

"""Bars are judged by the medians, and by peers whose scores agree."""
import unittest

from compare import judgement, report


def result(key, **seconds):
    tools = {
        name.replace("_", "-"): {"seconds": time, "samples": [[time]], "memory": 1, "agreement": {"agrees": True}}
        for name, time in seconds.items()
    }
    return {"key": key, "nodes": 1, "edges": 1, "tools": tools, "failed": {}}


class Bars(unittest.TestCase):
    def test_the_fastest_peer_counts(self):
        asked = result("betweenness", linchpin=1, igraph=30, networkit=9)
        self.assertEqual(judgement.fastest_peer(asked), "networkit")
        self.assertEqual(judgement.bar_state(asked), ("10", False))
        self.assertEqual(judgement.bar_state(result("betweenness", linchpin=1, igraph=30, networkit=10)), ("10", True))

    def test_a_bar_against_one_peer_looks_at_that_peer(self):
        self.assertTrue(judgement.bar_state(result("core", linchpin=1, igraph=2, networkit=1))[1])
        self.assertIsNone(judgement.bar_state(result("core", linchpin=1, networkit=1))[1])

    def test_a_peer_that_disagrees_wins_nothing_and_is_told(self):
        asked = result("betweenness", linchpin=1, igraph=30, networkit=9)
        asked["tools"]["networkit"]["agreement"] = {"agrees": False, "difference": 0.1}
        self.assertEqual(judgement.fastest_peer(asked), "igraph")
        self.assertEqual(len(list(judgement.problems({"comparisons": [asked]}))), 1)

    def test_a_tool_that_failed_is_told(self):
        asked = result("core", linchpin=1) | {"failed": {"igraph": "no"}}
        self.assertEqual(len(list(judgement.problems({"comparisons": [asked]}))), 1)

    def test_one_nobody_can_wait_for_is_neither_a_failure_nor_a_bar_met(self):
        asked = result("core", linchpin=1) | {"slow": ["igraph"], "limit": 300}
        self.assertEqual(list(judgement.problems({"comparisons": [asked]})), [])
        self.assertEqual(judgement.bar_state(asked), ("2 (igraph)", None))
        self.assertIn("> 300²", report.line(asked))

    def test_the_whole_analysis_against_a_tenth_of_the_fastest_peer(self):
        results = {"comparisons": [result("betweenness", linchpin=1, networkit=20)]}
        quick, slow = {"seconds": 1.9, "memory": 0.9}, {"seconds": 2, "memory": 1}
        self.assertEqual(list(judgement.missed(results | {"analyze": quick})), [])
        self.assertEqual(len(list(judgement.missed(results | {"analyze": slow}))), 2)


if __name__ == "__main__":
    unittest.main()

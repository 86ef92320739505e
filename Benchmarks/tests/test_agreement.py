"""The comparison of scores must see what it is there to see."""
import os
import tempfile
import unittest

import numpy as np

from compare import agreement, edgelist


class Values(unittest.TestCase):
    def test_one_score_that_differs_is_seen(self):
        ours, theirs = np.ones(1000), np.ones(1000)
        self.assertTrue(agreement.compare("values", None, ours, theirs)["agrees"])
        theirs[500] += 1e-5
        self.assertFalse(agreement.compare("values", None, ours, theirs)["agrees"])

    def test_sums_that_agree_do_not_excuse_scores_that_do_not(self):
        self.assertFalse(agreement.compare("values", None, np.array([1.0, 2.0]), np.array([2.0, 1.0]))["agrees"])

    def test_rounding_beside_zero_is_no_difference(self):
        self.assertTrue(agreement.compare("values", None, np.array([0.0, 1e6]), np.array([1e-12, 1e6]))["agrees"])

    def test_undefined_agrees_with_undefined_only(self):
        ours = np.array([1.0, np.nan])
        self.assertTrue(agreement.compare("values", None, ours, ours.copy())["agrees"])
        self.assertFalse(agreement.compare("values", None, ours, np.array([1.0, 0.0]))["agrees"])

    def test_another_number_of_scores_differs(self):
        self.assertFalse(agreement.compare("values", None, np.ones(3), np.ones(2))["agrees"])


class Divisions(unittest.TestCase):
    def test_labels_do_not_matter(self):
        self.assertTrue(agreement.is_same_division(np.array([0.0, 0, 1, 2]), np.array([7.0, 7, 3, 9])))

    def test_a_part_split_or_joined_does(self):
        whole, split = np.array([0.0, 0, 0, 1]), np.array([0.0, 0, 2, 1])
        self.assertFalse(agreement.is_same_division(whole, split))
        self.assertFalse(agreement.is_same_division(split, whole))


class Modularity(unittest.TestCase):
    def test_two_triangles_joined_by_an_edge(self):
        # By hand: 7 edges, 6 inside; each triangle has degree sum 7 of 14: 6/7 - 2 * (7/14)^2 = 5/14.
        tails, heads = np.array([0, 0, 1, 3, 3, 4, 2]), np.array([1, 2, 2, 4, 5, 5, 3])
        network = edgelist.merged(6, tails, heads, np.ones(7), directed=False)
        self.assertAlmostEqual(agreement.modularity(network, np.array([0, 0, 0, 1, 1, 1])), 5 / 14, places=15)


class EdgeLists(unittest.TestCase):
    def read(self, text, directed):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "edges.txt")
            with open(path, "w") as f:
                f.write(text)
            return edgelist.read(path, directed)

    def test_loops_go_and_parallel_edges_add_up(self):
        network = self.read("# comment\n0 1\n1 0\n2 2\n1 3\n", directed=False)
        self.assertEqual((network.nodes, network.pairs, list(network.weights)), (4, [(0, 1), (1, 3)], [2.0, 1.0]))

    def test_directions_and_a_line_of_counts(self):
        network = self.read("5 3\n0 1 2.5\n1 0 0.5\n0 1 1\n", directed=True)
        self.assertEqual((network.nodes, network.pairs, list(network.weights)), (5, [(0, 1), (1, 0)], [3.5, 0.5]))


if __name__ == "__main__":
    unittest.main()

"""The made-up organisation has the size that the bars are stated for."""
import json
import unittest

from organisation import LENGTH_UNITS, Organisation, with_exact_inverses


class Size(unittest.TestCase):
    def test_of_the_organisation_of_the_bars(self):
        # By its definition: 14,000 people, 14,000 / 8 teams, 14,000 / 3 systems. The bars say about 52,600 edges.
        organisation = Organisation(14_000, seed=1)
        self.assertEqual(organisation.size, 14_000 + 1750 + 4666)
        self.assertLess(abs(len(organisation.edges()) - 52_600), 100)


class Document(unittest.TestCase):
    def test_has_the_relations_of_the_edge_list(self):
        organisation = Organisation(200, seed=3)
        document = json.loads(json.dumps(organisation.document()))
        place = {entity["id"]: number for number, entity in enumerate(document["entities"])}
        merged = {}
        for relation in document["relations"]:
            key = place[relation["from"]], place[relation["to"]]
            merged[key] = merged.get(key, 0) + relation.get("weight", 1)
        self.assertEqual(merged, organisation.edges())

    def test_is_the_same_for_the_same_seed_only(self):
        self.assertEqual(Organisation(100, 1).document(), Organisation(100, 1).document())
        self.assertNotEqual(Organisation(100, 1).edges(), Organisation(100, 2).edges())


class Weights(unittest.TestCase):
    def test_have_inverses_that_add_up_without_rounding(self):
        edges = Organisation(2_000, seed=5).edges()
        weights = with_exact_inverses(edges)
        both = [pair for pair in weights if pair[::-1] in weights]
        self.assertGreater(len(both), 0)
        sums = [weights[pair] + weights[pair[::-1]] for pair in both]
        for weight in [*weights.values(), *sums]:
            length = LENGTH_UNITS / weight
            self.assertLess(abs(length - round(length)), 1e-9 * length)
        for pair, weight in weights.items():
            if pair[::-1] not in weights:
                # Half a unit of a length of at least 2^20 / 25, the weight of five relations of 5.
                self.assertLess(abs(weight / edges[pair] - 1), 2e-5)


if __name__ == "__main__":
    unittest.main()

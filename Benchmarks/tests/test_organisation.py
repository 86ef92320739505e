"""The made-up organisation has the size that the bars are stated for."""
import json
import unittest

from organisation import Organisation


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


if __name__ == "__main__":
    unittest.main()

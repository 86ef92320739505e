"""Which earlier sitting may be gone on with."""
import unittest

from compare import machine


def description(**changes):
    same = {
        "processor": "p", "used cores": 2, "system": "s", "versions": {"igraph": "1"}, "threads": 2, "repeat": 5,
        "people": 14_000, "commit": "HEAD",
    }
    return same | changes


class Sittings(unittest.TestCase):
    def test_other_settings_are_another_run(self):
        found = machine.differences(description(), description(threads=1, versions={"igraph": "2"}))
        self.assertEqual([d for d in found if "sources" not in d], ["other versions", "other threads"])

    def test_other_sources_are_another_run(self):
        # The empty tree has none of them.
        empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
        found = machine.differences(description(commit=empty), description())
        self.assertEqual(found, [f"other sources than those of {empty}"])


if __name__ == "__main__":
    unittest.main()

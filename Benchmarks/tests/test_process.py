"""A worker that does not answer is ended, with whatever it started."""
import sys
import tempfile
import time
import unittest

from compare.process import TooSlow, Worker


class Limits(unittest.TestCase):
    def test_a_silent_worker_is_ended(self):
        with tempfile.TemporaryDirectory() as folder:
            worker = Worker([sys.executable, "-c", "import time; time.sleep(60)"], folder, "silent", 1, limit=0.5)
            start = time.monotonic()
            with self.assertRaises(TooSlow):
                worker.greeting()
            worker.stop()
            self.assertLess(time.monotonic() - start, 30)

    def test_one_that_answers_goes_on(self):
        talk = "import sys; print('{}', flush=True); [print('{\"seconds\": [1]}', flush=True) for _ in sys.stdin]"
        with tempfile.TemporaryDirectory() as folder:
            worker = Worker([sys.executable, "-c", talk], folder, "talker", 1, limit=60)
            self.assertEqual(worker.greeting(), {})
            self.assertEqual(worker.sample(0.1), {"seconds": [1]})
            self.assertGreater(worker.finish(), 0)
            worker.stop()


if __name__ == "__main__":
    unittest.main()

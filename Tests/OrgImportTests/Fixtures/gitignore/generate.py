"""Asks git which of some paths a pattern ignores: GitHub's CODEOWNERS patterns follow gitignore but for what is left out here.

Left out: a last segment `*` (stays on its level in CODEOWNERS) and an end in `**/` (means all that is below).

    python3 generate.py > cases.txt

The first line holds the paths, each other line a pattern and one digit a path: 1 where git ignores it.
"""

import os
import random
import subprocess
import tempfile

random.seed(20260930)
names = ["a", "b", "ab", "ba", "aab", "*", "c"]
segments = ["a", "b", "ab", "*", "**", "a*", "*b", "?", "a?", "**b", "\\*"]
paths = sorted({"/".join(random.choice(names) for _ in range(random.randint(1, 4))) for _ in range(120)})
patterns = set()
while len(patterns) < 200:
    pattern = "/".join(random.choice(segments) for _ in range(random.randint(1, 4)))
    pattern = random.choice(["", "", "/"]) + pattern + random.choice(["", "", "/"])
    if not pattern.endswith(("/*", "**/")):
        patterns.add(pattern)

with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    print("\t".join(paths))
    for pattern in sorted(patterns):
        with open(os.path.join(folder, ".git", "info", "exclude"), "w") as file:
            file.write(pattern + "\n")
        answer = subprocess.run(
            ["git", "-C", folder, "check-ignore", "--no-index", "--stdin"],
            input="\n".join(paths), capture_output=True, text=True)
        ignored = set(answer.stdout.splitlines())
        print(pattern + "\t" + "".join("1" if path in ignored else "0" for path in paths))

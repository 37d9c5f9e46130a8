#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""The last line of a test run says what happened: test_counting.py SOURCE-ROOT."""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

from source_tree import Tap

GOOD = "TAP version 13\nok 1 /a\nok 2 /b\n1..2\n"
BAD = "ok 1 /a\n# seen 3, expected 4\nnot ok 2 /b\n1..2\n"
BROKEN_OFF = "ok 1 /a\n"
SKIPPED = "ok 1 /a # SKIP no samples\n"

# What a log holds, how many builds failed, and the last line and status that must follow.
CASES = [
    ("cases of one program", [("OK", GOOD)], 0, "2 passed, 0 failed", 0),
    ("a program without cases", [("OK", "")], 0, "1 passed, 0 failed", 0),
    ("a failed case", [("FAIL", BAD), ("OK", GOOD)], 0, "3 passed, 1 failed", 1),
    ("a crash between cases", [("ERROR", BROKEN_OFF)], 0, "1 passed, 1 failed", 1),
    ("a leak after the last case", [("ERROR", GOOD)], 0, "2 passed, 1 failed", 1),
    ("a program out of time", [("TIMEOUT", "")], 0, "0 passed, 1 failed", 1),
    ("a skipped case is not passed", [("OK", SKIPPED)], 0, "0 passed, 0 failed", 1),
    ("a failed build", [("OK", GOOD)], 1, "2 passed, 1 failed", 1),
    ("no log", None, 0, "0 passed, 1 failed", 1),
    ("an empty log", [], 0, "0 passed, 1 failed", 1),
]


def write_log(folder, name, log):
    logs = pathlib.Path(folder, "meson-logs")
    logs.mkdir(exist_ok=True)
    entries = [
        json.dumps({"name": f"test-{i}", "result": result, "stdout": output})
        for i, (result, output) in enumerate(log)
    ]
    (logs / name).write_text("\n".join(entries))


def run(root, log, builds_failed, again=None):
    with tempfile.TemporaryDirectory() as folder:
        if log is not None:
            write_log(folder, "scripts-test-everyday.json", log)
        if again is not None:
            time.sleep(0.02)
            write_log(folder, "scripts-test-again-exact.json", again)
        return subprocess.run(
            [
                sys.executable,
                pathlib.Path(root, "scripts", "count-tests"),
                "--builds-failed",
                str(builds_failed),
                folder,
            ],
            capture_output=True,
            text=True,
            check=False,
        )


def wrong(root, log, builds_failed, expected, status):
    answer = run(root, log, builds_failed)
    last = (answer.stdout.splitlines() or [""])[-1]
    if last != expected:
        yield f"last line {last!r}, expected {expected!r}"
    if answer.returncode != status:
        yield f"status {answer.returncode}, expected {status}; {answer.stderr}"


def unexplained(root):
    output = run(root, [("FAIL", BAD)], 0).stdout
    if "seen 3, expected 4" not in output:
        yield f"what the test saw is not in {output!r}"


def not_replaced(root):
    output = run(root, [("ERROR", GOOD), ("OK", GOOD)], 0, [("OK", GOOD)]).stdout
    if not output.endswith("4 passed, 0 failed\n"):
        yield output


def main():
    root = sys.argv[1]
    tap = Tap()
    for name, *case in CASES:
        tap.rule(name, wrong(root, *case))
    tap.rule("a failure is printed with what it saw", unexplained(root))
    tap.rule("of a program that ran again, the last run counts", not_replaced(root))
    tap.finish()


main()

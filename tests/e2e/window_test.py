# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the real window have in common."""

import os
import shutil
import subprocess
import sys
import time
import unittest

from driver import Desktop, Failure, Program, wait_for


class Programs:
    """What is tested, named on the command line."""

    plumbline = "plumbline"
    cli = "plumbline-cli"
    sample = "sample.plumb"


class WindowTest(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.program = None

    def tearDown(self):
        if self.program is not None and self.program.process.poll() is None:
            self.program.kill()
        self.ended = self.program.process.returncode if self.program is not None else None
        log = self.desktop.home / "log"
        self.said = log.read_text(errors="replace").splitlines() if log.exists() else []
        self.desktop.close()

    def run(self, result=None):
        failed = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > failed:
            print(f"# {self.id()} failed; PLUMB_E2E_SCREENSHOTS=FOLDER keeps a picture of the screen")
            print(f"# the program ended with {self.ended}")
            for line in self.said[-15:]:
                print(f"# the program: {line}")

    def start(self, *arguments):
        self.program = Program(self.desktop, Programs.plumbline, *arguments)
        return self.program

    def key(self, *names):
        self.desktop.key(*names)

    def type(self, text):
        self.desktop.type(text)

    def wait_rows(self, sql, expected):
        """Waits until the working copy on the disk answers @sql with @expected."""
        seen = []

        def look():
            seen[:] = self.program.rows(sql)
            return seen == expected

        try:
            wait_for(sql, look)
        except Failure:
            self.assertEqual(seen, expected)

    def new_review(self):
        program = self.start()
        self.key("ctrl+n")
        program.find("Create")
        self.type("Northwind Freight")
        self.key("Tab")
        self.type("Fleetline")
        self.key("Return")
        # A reader must not come in between while the review is being made.
        program.find("Checklist*")
        self.wait_rows("SELECT customer, solution FROM review", [("Northwind Freight", "Fleetline")])
        return program

    def go_to(self, section, from_top):
        """Sections are walked with Ctrl+Page Down, as a person without a mouse does."""
        for _ in range(from_top):
            self.key("ctrl+Next")

    def cli(self, *arguments, home=None):
        """Runs plumbline-cli in this home, or in that of another computer, and returns what it prints."""
        environment = self.desktop.environment
        if home is not None:
            environment = dict(environment, HOME=str(home), XDG_STATE_HOME=str(home / "state"))
        done = subprocess.run(
            [Programs.cli, *map(str, arguments)], capture_output=True, text=True, check=False, env=environment
        )
        if done.returncode != 0:
            raise Failure(f"plumbline-cli {arguments}: {done.stderr}")
        return done.stdout

    def sample_in(self, name):
        """A copy of the sample in this home."""
        path = self.desktop.home / name
        shutil.copyfile(Programs.sample, path)
        return path

    def open_picture(self, path):
        """Opens the review at @path at the proposed picture, with the quick-entry line ready."""
        program = self.start(path)
        program.find("Checklist*")
        self.go_to("proposed", 9)
        program.find("/  Draw by typing*")
        time.sleep(0.5)
        return program


def main():
    """PLUMBLINE PLUMBLINE-CLI SAMPLE.plumb [TEST...]"""
    Programs.plumbline, Programs.cli, Programs.sample = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
    unittest.main(module="__main__", verbosity=2)

# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Works through a review in the real window, by keyboard and pointer, and reads what came of it from disk.

Usage: test_window.py PLUMBLINE PLUMBLINE-CLI SAMPLE.plumb [TEST...]
"""

import os
import shutil
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree

from driver import Desktop, Failure, Program, wait_for

PLUMBLINE = "plumbline"
CLI = "plumbline-cli"
SAMPLE = "sample.plumb"

# The picture of the method's second phase, as one types it with completion: Tab takes what is offered.
PHASE_2 = [
    ["Okt", "Tab", ", SAP S", "Tab", ", Sno", "Tab", " in Northwind Freight"],
    ["Auth module, Core platform, Data import pipeline in Fleet", "Tab", " in Nor", "Tab"],
    ["Okt", "Tab", " -> Aut", "Tab", ": SAM", "Tab", ", users, at s", "Tab"],
    ["SAP", "Tab", " <-> Cor", "Tab", ": RES", "Tab", ", orders, rea", "Tab"],
    ["Sno", "Tab", " -> Dat", "Tab", ": CDC, shipments, hou", "Tab"],
]
# What a fast typist needs for that many presses stays under the two minutes of the aim.
MOST_KEYS = 330


class WindowTest(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.program = None

    def tearDown(self):
        if self.program is not None and self.program.process.poll() is None:
            self.program.kill()
        self.desktop.close()

    def run(self, result=None):
        failed = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > failed:
            print(f"# {self.id()} failed; PLUMB_E2E_SCREENSHOTS=FOLDER keeps a picture of the screen")

    def start(self, *arguments):
        self.program = Program(self.desktop, PLUMBLINE, *arguments)
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
        self.wait_rows("SELECT customer, solution FROM review", [("Northwind Freight", "Fleetline")])
        program.find("Checklist*")
        return program

    def go_to(self, section, from_top):
        """Sections are walked with Ctrl+Page Down, as a person without a mouse does."""
        for _ in range(from_top):
            self.key("ctrl+Next")

    def draw_phase_2(self):
        self.go_to("proposed", 9)
        self.program.find("/  Draw by typing*")
        time.sleep(0.5)
        for line in PHASE_2:
            for part in line:
                if part == "Tab":
                    time.sleep(0.25)  # completions come while one types
                    self.key("Tab")
                else:
                    self.type(part)
            self.key("Return")
            time.sleep(0.2)
        self.key("Escape")


class Phase2(WindowTest):
    def test_from_blank_to_pdf(self):
        program = self.new_review()
        before = self.desktop.keys
        self.draw_phase_2()
        keys = self.desktop.keys - before
        print(f"# phase 2 picture: {keys} key presses")
        self.assertLess(keys, MOST_KEYS)
        self.wait_rows(
            "SELECT s.name, t.name, c.method, c.direction, c.data, c.frequency FROM connection c"
            " JOIN system s ON s.id = c.source JOIN system t ON t.id = c.target ORDER BY c.place",
            [
                ("Okta", "Auth module", "SAML SSO", "one-way", "users", "at sign-in"),
                ("SAP S/4HANA", "Core platform", "REST API", "both", "orders", "real-time"),
                ("Snowflake", "Data import pipeline", "CDC", "one-way", "shipments", "hourly"),
            ],
        )

        # A gap beside the picture, by the pointer: the panel, its button, its rows.
        program.click("Gaps*", "page tab")
        program.click("+ Add a gap*", "push button")
        self.wait_rows("SELECT count(*) FROM gap", [(1,)])
        self.fill_gap(program)

        # Everything leaves the program through the dialog.
        self.export(program, 0, "summary.pdf")
        self.export(program, 2, "picture.svg")
        program.quit()
        self.check_files()

    def fill_gap(self, program):
        # The new card waits for its first line; the others open at a click.
        time.sleep(0.5)
        self.type("SAML 2.0 with SCIM provisioning")
        for label, text in (
            ("Today*", "SCIM is in beta"),
            ("Gap:*", "SCIM maturity"),
            ("Plan*", "Beta access with a named engineer"),
        ):
            program.click(label, "push button")
            time.sleep(0.4)
            self.type(text)
        program.click("Diagram")
        self.wait_rows(
            "SELECT requirement, capability, gap, mitigation FROM gap",
            [
                (
                    "SAML 2.0 with SCIM provisioning",
                    "SCIM is in beta",
                    "SCIM maturity",
                    "Beta access with a named engineer",
                )
            ],
        )

    def export(self, program, which, name):
        self.key("ctrl+e")
        program.find("What")
        time.sleep(0.5)
        if which:
            self.key("space")
            time.sleep(0.4)
            self.key(*["Down"] * which, "Return")
            time.sleep(0.4)
        self.key("alt+s")
        time.sleep(1)
        self.key("ctrl+a")
        self.type(str(self.desktop.home / name))
        self.key("Return")
        wait_for(name, (self.desktop.home / name).exists)
        time.sleep(0.5)

    def check_files(self):
        pdf = self.desktop.home / "summary.pdf"
        text = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
        ).stdout
        for word in ("Northwind Freight", "Okta", "SAML SSO", "SCIM maturity", "Integration points"):
            self.assertIn(word, text)
        root = ElementTree.parse(self.desktop.home / "picture.svg").getroot()
        drawn = " ".join(root.itertext())
        for word in ("Okta", "Data import pipeline", "CDC", "Shipments"):
            self.assertIn(word, drawn)


class Crash(WindowTest):
    def test_kill_loses_no_committed_edit(self):
        program = self.new_review()
        self.go_to("proposed", 9)
        program.find("/  Draw by typing*")
        time.sleep(0.5)
        for number in range(5):
            self.type(f"System {number}")
            self.key("Return")
        # The last line is on the disk before anything else is read from it.
        self.wait_rows("SELECT count(*) FROM system", [(5,)])
        program.kill()
        self.start()
        self.program.click("Northwind Freight*")
        self.wait_rows("SELECT count(*) FROM system", [(5,)])
        self.program.find("Checklist*" if self.program.exists("Checklist*", patience=3) else "/  Draw by typing*")
        self.program.quit()


class Files(WindowTest):
    def test_edits_reach_the_file(self):
        path = self.desktop.home / "review.plumb"
        shutil.copyfile(SAMPLE, path)
        program = self.start(path)
        program.find("Checklist*")
        self.go_to("proposed", 9)
        program.find("/  Draw by typing*")
        time.sleep(0.5)
        self.type("Kafka")
        self.key("Return")
        program.quit()
        done = subprocess.run(
            [CLI, "show", str(path), "system"], capture_output=True, text=True, check=True,
            env=self.desktop.environment,
        )
        self.assertIn("Kafka", done.stdout)
        self.assertEqual([p.name for p in self.desktop.home.glob("review.plumb*")], ["review.plumb"])

    def test_undo_survives_closing(self):
        path = self.desktop.home / "review.plumb"
        shutil.copyfile(SAMPLE, path)
        self.start(path).find("Checklist*")
        self.go_to("proposed", 9)
        self.program.find("/  Draw by typing*")
        time.sleep(0.5)
        self.type("Kafka")
        self.key("Return")
        self.wait_rows("SELECT count(*) FROM system WHERE name = 'Kafka'", [(1,)])
        self.program.quit()
        self.start(path)
        self.program.find("/  Draw by typing*")
        time.sleep(0.5)
        self.key("ctrl+z")
        self.wait_rows("SELECT count(*) FROM system WHERE name = 'Kafka'", [(0,)])
        self.key("ctrl+shift+z")
        self.wait_rows("SELECT count(*) FROM system WHERE name = 'Kafka'", [(1,)])
        self.program.quit()

    def test_not_a_review(self):
        path = self.desktop.home / "photo.plumb"
        path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
        program = self.start(path)
        program.find("New Review*")
        self.assertEqual(path.read_bytes(), b"\xff\xd8\xff\xe0" + bytes(500))
        program.quit()


class Canvas(WindowTest):
    def test_pointer(self):
        program = self.new_review()
        self.go_to("proposed", 9)
        program.find("/  Draw by typing*")
        time.sleep(0.5)
        x, y = program.place("Diagram")
        # A double click makes a system and starts typing its name.
        self.desktop.click(x - 220, y - 100, times=2)
        time.sleep(0.4)
        self.type("Okta")
        self.key("Return")
        self.wait_rows("SELECT name, kind FROM system", [("Okta", "identity provider")])
        self.desktop.click(x + 220, y + 120, times=2)
        time.sleep(0.4)
        self.type("Ledger")
        self.key("Return")
        self.wait_rows("SELECT count(*) FROM system", [(2,)])
        places = dict(program.rows("SELECT s.name, p.x FROM placement p JOIN system s ON s.id = p.system"
                                   " WHERE p.view = 'proposed'"))
        self.assertLess(places["Okta"], places["Ledger"])
        # Dragging moves, and one Ctrl+Z puts it back.
        before = program.rows("SELECT x, y FROM placement ORDER BY view, system")
        self.desktop.drag((x + 220, y + 120), (x + 300, y + 200))
        wait_for("the move", lambda: program.rows("SELECT x, y FROM placement ORDER BY view, system") != before)
        self.key("ctrl+z")
        self.wait_rows("SELECT x, y FROM placement ORDER BY view, system", before)
        # Deleting by key, and taking that back.
        self.desktop.click(x + 220, y + 120)
        self.key("Delete")
        self.wait_rows("SELECT count(*) FROM system WHERE mark = 'remove' OR name = 'Ledger'",
                       program.rows("SELECT count(*) FROM system WHERE mark = 'remove' OR name = 'Ledger'"))
        self.key("ctrl+z")
        self.wait_rows("SELECT count(*) FROM system WHERE mark = 'keep'", [(2,)])
        program.quit()


if __name__ == "__main__":
    PLUMBLINE, CLI, SAMPLE = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
    unittest.main(verbosity=2)

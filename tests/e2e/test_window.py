# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Works through a review in the real window, by keyboard and pointer, and reads what came of it from disk.

Usage: test_window.py PLUMBLINE PLUMBLINE-CLI SAMPLE.plumb [TEST...]
"""

import subprocess
import time
import xml.etree.ElementTree as ElementTree

from driver import presses_of, wait_for
from window_test import WindowTest, main

# The picture of the method's second phase, as one types it with completion: Tab takes what is offered.
PHASE_2 = [
    ["okt", "Tab", " in ", "Tab", " -> Auth module in ", "Tab", " in ", "Tab", ": ", "Tab", ", users, ", "Tab"],
    ["s/4", "Tab", " in ", "Tab", " <-> Core platform in ", "Tab", ": r", "Tab", ", orders, ", "Tab"],
    ["sno", "Tab", " in ", "Tab", " -> Data import pipeline in ", "Tab", ": cd", "Tab", ", shipments, ", "Tab"],
]

# The same picture as text for a program that draws from text, written well and without a needless sign:
# short names to connect, quotes only where they must be. Its editor indents, so indenting costs nothing.
MERMAID = """\
flowchart TB
    subgraph env[Northwind Freight]
        okta[Okta]
        sap[SAP S/4HANA]
        snow[Snowflake]
        subgraph ours[Fleetline]
            auth[Auth module]
            core[Core platform]
            imp[Data import pipeline]
        end
    end
    okta -->|SAML SSO<br>users, at sign-in| auth
    sap <-->|REST API<br>orders, real-time| core
    snow -->|CDC<br>shipments, hourly| imp
"""


class Phase2(WindowTest):
    def draw_phase_2(self):
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

    def test_from_blank_to_pdf(self):
        program = self.new_review()
        self.go_to("proposed", 9)
        program.find("/  Draw by typing*")
        time.sleep(0.5)
        # From here on the picture is drawn; a text has its editor open likewise.
        before, moves = self.desktop.keys, self.desktop.moves
        self.draw_phase_2()
        keys = self.desktop.keys - before
        text = sum(presses_of(line.lstrip()) + 1 for line in MERMAID.splitlines())
        print(f"# phase 2 picture: {keys} key presses and {self.desktop.moves - moves} pointer moves,"
              f" as Mermaid text {text}; {keys / text:.2f} of it")
        self.assertLess(keys, text / 2)
        self.assertEqual(self.desktop.moves, moves)
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
        path = self.sample_in("review.plumb")
        program = self.open_picture(path)
        self.type("Kafka")
        self.key("Return")
        program.quit()
        self.assertIn("Kafka", self.cli("show", path, "system"))
        self.assertEqual([p.name for p in self.desktop.home.glob("review.plumb*")], ["review.plumb"])

    def test_undo_survives_closing(self):
        path = self.sample_in("review.plumb")
        self.open_picture(path)
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
    main()

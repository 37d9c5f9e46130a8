# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""What one does with whole reviews: cards of the start page, files that others changed or damaged, history.

Usage: test_reviews.py PLUMBLINE PLUMBLINE-CLI SAMPLE.plumb [TEST...]
"""

import os
import shutil
import time

from driver import wait_for
from window_test import WindowTest, main

CARD = "Northwind Freight, *"


class Cards(WindowTest):
    """Acts of a card, by its menu, as files on the disk show them afterwards."""

    def show_cards(self, name="review.plumb"):
        """The start page with one card, of a review that was opened once."""
        self.path = self.sample_in(name)
        program = self.start(self.path)
        program.find("Checklist*")
        program.quit()
        return self.start()

    def open_menu(self, program, letter):
        """The card's context menu, by the pointer; then the entry's letter."""
        x, y = program.place(CARD)
        self.desktop.click(x, y, button=3)
        time.sleep(0.4)
        self.key(letter)
        time.sleep(0.4)

    def wait_path(self, path):
        wait_for(path.name, path.exists)
        return path

    def choose_path(self, path):
        """Types a path into the file dialog that is open."""
        time.sleep(0.8)
        self.key("ctrl+a")
        self.type(str(path))
        time.sleep(0.3)
        self.key("Return")

    def names(self):
        return sorted(p.name for p in self.desktop.home.glob("*.plumb"))

    def test_rename(self):
        program = self.show_cards()
        before = self.path.read_bytes()
        self.open_menu(program, "r")
        self.key("ctrl+a")
        self.type("Northwind 2026")
        self.key("Return")
        renamed = self.wait_path(self.desktop.home / "Northwind 2026.plumb")
        self.assertEqual(renamed.read_bytes(), before)
        self.assertEqual(self.names(), ["Northwind 2026.plumb"])
        # A name that is taken is refused; both files stay.
        shutil.copyfile(renamed, self.desktop.home / "Taken.plumb")
        self.open_menu(program, "r")
        self.key("ctrl+a")
        self.type("Taken")
        self.key("Return")
        time.sleep(0.5)
        self.assertEqual(self.names(), ["Northwind 2026.plumb", "Taken.plumb"])
        # The card leads to the file by its new name.
        program.click(CARD)
        program.find("Checklist*")
        program.quit()

    def test_move(self):
        program = self.show_cards()
        folder = self.desktop.home / "Customers"
        folder.mkdir()
        before = self.path.read_bytes()
        self.open_menu(program, "m")
        time.sleep(0.8)
        self.key("ctrl+l")
        self.choose_path(str(folder) + "/")
        moved = self.wait_path(folder / "review.plumb")
        self.assertEqual(moved.read_bytes(), before)
        self.assertEqual(self.names(), [])
        program.click(CARD)
        program.find("Checklist*")
        program.quit()

    def test_duplicate(self):
        program = self.show_cards()
        self.open_menu(program, "d")
        copy = self.wait_path(self.desktop.home / "review (copy).plumb")
        self.open_menu(program, "d")
        wait_for("a second copy", lambda: len(self.names()) == 3)
        self.assertEqual(self.cli("show", copy, "system"), self.cli("show", self.path, "system"))
        program.quit()

    def test_new_from_this_one(self):
        program = self.show_cards()
        self.open_menu(program, "n")
        made = self.desktop.home / "Next customer.plumb"
        self.choose_path(made)
        self.wait_path(made)
        program.find("Checklist*")
        # Another review of its own: what is written there does not reach the first.
        self.go_to("proposed", 9)
        program.find("/  Draw by typing*")
        time.sleep(0.5)
        self.type("Kafka")
        self.key("Return")
        program.quit()
        self.assertIn("Kafka", self.cli("show", made, "system"))
        self.assertNotIn("Kafka", self.cli("show", self.path, "system"))

    def test_trash(self):
        program = self.show_cards()
        before = self.path.read_bytes()
        self.open_menu(program, "t")
        trashed = self.desktop.home / "data" / "Trash" / "files" / "review.plumb"
        self.wait_path(trashed)
        self.assertEqual(trashed.read_bytes(), before)
        self.assertEqual(self.names(), [])
        wait_for("no card", lambda: not program.exists(CARD))
        program.quit()

    def test_gone(self):
        program = self.show_cards()
        program.quit()
        elsewhere = self.desktop.home / "elsewhere"
        elsewhere.mkdir()
        os.replace(self.path, elsewhere / "found.plumb")
        program = self.start()
        program.find("Northwind Freight, Customer architecture review, The file is gone")
        program.click("Locate the file")
        self.key("ctrl+l")
        self.choose_path(elsewhere / "found.plumb")
        program.find("Checklist*")
        self.key("alt+Left")
        program.find(CARD)
        program.quit()
        # Once more, and this time one does without it.
        os.remove(elsewhere / "found.plumb")
        program = self.start()
        program.find("Northwind Freight, Customer architecture review, The file is gone")
        program.click("Forget this review")
        wait_for("no card", lambda: not program.exists(CARD))
        program.quit()


class Conflict(WindowTest):
    """The file was changed on another computer while it was open here."""

    def meet(self):
        """Here Kafka was added, on the other computer Redis; returns the program, asked what to do."""
        self.path = self.sample_in("review.plumb")
        program = self.open_picture(self.path)
        other = self.desktop.home / "other computer"
        other.mkdir()
        shutil.copyfile(self.path, other / "review.plumb")
        self.cli("draw", other / "review.plumb", "Redis", home=other)
        self.theirs = (other / "review.plumb").read_bytes()
        os.replace(other / "review.plumb", self.path)
        self.type("Kafka")
        self.key("Return")
        program.click("the file was changed elsewhere: choose")
        time.sleep(0.6)
        return program

    def copies(self):
        return list(self.desktop.home.glob("review (mine *).plumb"))

    def test_later(self):
        program = self.meet()
        self.key("Escape")
        time.sleep(0.5)
        program.find("the file was changed elsewhere: choose")
        self.assertEqual(self.path.read_bytes(), self.theirs)
        self.assertEqual(self.copies(), [])
        program.quit()
        self.assertEqual(self.path.read_bytes(), self.theirs)

    def test_mine_as_a_copy(self):
        program = self.meet()
        self.key("alt+m")
        wait_for("the copy", self.copies)
        self.assertEqual(self.path.read_bytes(), self.theirs)
        # One goes on in the copy.
        time.sleep(0.5)
        program.click("Diagram")
        self.type("/Grafana")
        self.key("Return")
        self.wait_rows("SELECT count(*) FROM system WHERE name = 'Grafana'", [(1,)])
        program.quit()
        (copy,) = self.copies()
        mine = self.cli("show", copy, "system")
        self.assertIn("Kafka", mine)
        self.assertIn("Grafana", mine)
        self.assertNotIn("Redis", mine)
        self.assertEqual(self.path.read_bytes(), self.theirs)

    def test_take_the_other(self):
        program = self.meet()
        self.key("alt+t")
        wait_for("the copy", self.copies)
        self.wait_rows("SELECT name FROM system WHERE name IN ('Kafka', 'Redis')", [("Redis",)])
        program.quit()
        (copy,) = self.copies()
        self.assertIn("Kafka", self.cli("show", copy, "system"))
        theirs = self.cli("show", self.path, "system")
        self.assertIn("Redis", theirs)
        self.assertNotIn("Kafka", theirs)


class Damaged(WindowTest):
    def test_recovered_copy(self):
        path = self.sample_in("review.plumb")
        whole = path.read_bytes()
        # Bytes in the middle were overwritten, as by a bad disk.
        size = 4096
        damaged = bytearray(whole)
        damaged[20 * size : 21 * size] = b"\xa5" * size
        path.write_bytes(damaged)
        program = self.start(path)
        program.find("The Review Is Damaged")
        time.sleep(0.5)
        self.key("alt+r")
        copy = self.desktop.home / "review (recovered).plumb"
        wait_for("the copy", copy.exists)
        program.find("Checklist*")
        program.quit()
        self.assertEqual(path.read_bytes(), bytes(damaged))
        self.assertIn("Okta", self.cli("show", copy, "system"))

    def test_truncated(self):
        path = self.sample_in("review.plumb")
        cut = path.read_bytes()[: 30 * 4096]
        path.write_bytes(cut)
        program = self.start(path)
        program.find("The Review Is Damaged")
        time.sleep(0.5)
        self.key("Escape")
        time.sleep(0.5)
        program.find("New Review*")
        self.assertEqual(path.read_bytes(), cut)
        self.assertEqual([p.name for p in self.desktop.home.glob("*.plumb")], ["review.plumb"])
        program.quit()


class History(WindowTest):
    def test_back_to_here(self):
        path = self.sample_in("review.plumb")
        program = self.open_picture(path)
        for name in ("Kafka", "Redis", "Grafana"):
            self.type(name)
            self.key("Return")
            self.wait_rows(f"SELECT count(*) FROM system WHERE name = '{name}'", [(1,)])
        there = "SELECT name FROM system WHERE name IN ('Kafka', 'Redis', 'Grafana') ORDER BY name"
        self.key("Escape")
        self.key("F10")
        time.sleep(0.4)
        self.key("h")
        program.click("Back to right after: Add Kafka", "push button")
        self.wait_rows(there, [("Kafka",)])
        # It is an act like any other: it can be undone, and the history tells of it.
        self.key("ctrl+z")
        self.wait_rows(there, [("Grafana",), ("Kafka",), ("Redis",)])
        self.key("ctrl+shift+z")
        self.wait_rows(there, [("Kafka",)])
        program.quit()
        listed = self.cli("history", path)
        for label in ("Add Kafka", "Add Redis", "Add Grafana"):
            self.assertIn(label, listed)
        self.assertNotIn("Grafana", self.cli("show", path, "system"))


if __name__ == "__main__":
    main()

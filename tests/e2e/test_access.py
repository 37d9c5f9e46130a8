# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told of a picture, and what the keyboard alone reaches.

Usage: test_access.py PLUMBLINE PLUMBLINE-CLI SAMPLE.plumb [TEST...]
"""

import time

from driver import wait_for
from window_test import WindowTest, main


class Access(WindowTest):
    """What a screen reader is told, and what the keyboard alone reaches."""

    def open_section(self, section):
        program = self.start(self.sample_in("sample.plumb"))
        program.find("Overview*")
        program.click(section)
        program.find("Diagram")
        return program

    def test_outline(self):
        program = self.open_section("Proposed integration")
        outline = program.find("Outline of the picture", "list")
        rows = wait_for("the outline's rows", lambda: program.list_names(outline))
        # Boxes as one reads, a connection after its source.
        self.assertTrue(rows[0].startswith("Northwind Freight, "), rows)
        okta = next(i for i, row in enumerate(rows) if row.startswith("Okta, "))
        self.assertRegex(rows[okta], "^Okta, identity provider, .*connects to Auth module by SAML SSO.*, 1 open gap$")
        self.assertRegex(rows[okta + 1], "^Okta connects to Auth module by SAML SSO, ")
        self.assertTrue(rows[okta + 2].startswith("SAP S/4HANA, "), rows)
        # F6 leads there, and an arrow key selects in the picture what is read out.
        self.key("F6")
        program.wait_focus("list item")
        self.key("Home", "Down")
        program.wait_description("Diagram", rows[1])
        # From there on to the buttons for looking, the tools to draw with, and the panel.
        self.key("F6")
        program.wait_focus("push button")
        self.assertTrue(program.focused().get_name().startswith("Find in the picture"))

    def test_find(self):
        program = self.open_section("What changes")
        self.key("ctrl+f")
        program.wait_focus("text")
        self.assertEqual(program.focused().get_name(), "Find in the picture")
        self.type("csv")
        program.find("1 of 3", "label")
        self.key("Return")
        program.find("2 of 3", "label")
        self.key("shift+Return", "shift+Return")
        program.find("3 of 3", "label")
        self.key("Escape")
        wait_for("the picture to have the focus", lambda: program.focused().get_name() == "Diagram")
        self.assertIn("systems", program.find("Diagram").get_description())

    def test_filter_by_keys(self):
        program = self.open_section("Proposed integration")
        self.key("ctrl+shift+f")
        program.find("Only what has open gaps", "check box")
        wait_for("the popover to have the focus", lambda: program.focused() is not None)
        for _ in range(8):
            if program.focused().get_name().startswith("Only what has open gaps"):
                break
            self.key("Tab")
            time.sleep(0.2)
        self.key("space")
        program.find("Open gaps: 5 systems and 5 connections dimmed", "label")
        self.key("Escape")
        program.click("Show everything")
        wait_for("the chip to go", lambda: not program.exists("Open gaps:*", "label"))


if __name__ == "__main__":
    main()

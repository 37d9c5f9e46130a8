#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Every report in every format, as plumbline-cli writes it: test_reports.py PLUMBLINE-CLI SOURCE-ROOT."""

import html.parser
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from pdf_facts import info_of, text_of

CLI = "plumbline-cli"
ROOT = pathlib.Path(".")
EPOCH = "1795190400"

# What each report of the sample says, in its order.
REPORTS = {
    "agenda": ["Architecture review agenda", "12:30", "45 min", "Your environment today", "45 of 90 minutes",
               "Who is invited", "Dana Whitlock", "SAP S/4HANA", "What you get", "48 hours"],
    "decisions": ["Architecture decision records", "D1", "D2", "D1 Orders flow both ways", "Status:",
                  "Accepted", "Decided by:", "Context:", "Options:", "Decision:", "Consequences:"],
    "integration": ["Integration specification", "Integration points", "Okta", "1 of 11",
                    "Okta → Auth module", "SAML SSO", "Endpoints", "https://sso.fleetline.example/acs",
                    "Still to be specified", "Gaps", "SCIM is not mature yet", "Prerequisites"],
    "confirmation": ["Please confirm", "Not yet", "Your environment today", "Okta: Identity provider",
                     "owner: Lena Vogt", "The integration", "Gaps and how they are met",
                     "Disaster recovery: still open", "What you provide", "(Security)",
                     "What happens next", "(Lena Vogt)"],
    "changes": ["What changed", "Delivered", "2 added, 1 changed, 1 removed.", "Added", "Kafka", "System", "Look again",
                "Changed", "Okta", "Criticality", "Business critical", "Low", "Removed"],
    "follow-up": ["Follow-up list", "20 November 2026", "Within seven days", "20 November 2026",
                  "Send the summary", "Priya Nair", "Later", "4 December 2026", "SCIM is not mature yet", "Gap",
                  "Without a date", "No owner yet"],
    "drift": ["As built against what was agreed", "Delivered", "There, but not agreed", "Kafka",
              "Other than agreed", "Okta", "Criticality", "Business critical", "Low"],
    "sketch": ["Sketch", "Idea:", "To watch:", "Needed first:", "Next:", "Still to answer:"],
}
# What stays with us: notes, internal risks, addresses, prices, talking points.
INTERNAL = ["slipped twice", "northwind.example", "licence counts calls", "Never promise", "Between us"]


class Html(html.parser.HTMLParser):
    VOID = {"br", "img", "meta"}

    def __init__(self):
        super().__init__()
        self.open = []
        self.words = []
        self.wrong = []

    def handle_starttag(self, tag, attributes):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def squeezed(text):
    return "".join(text.split())


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="plumb-reports-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        cls.environment = dict(os.environ, SOURCE_DATE_EPOCH=EPOCH, LC_ALL="C.UTF-8", TZ="UTC",
                               HOME=str(cls.folder), XDG_STATE_HOME=str(cls.folder / "state"))
        cls.review = str(cls.folder / "review.plumb")
        cls.run_cli("load", str(ROOT / "data" / "sample.json"), cls.review)
        okta = next(row for row in cls.show("connection") if row["requirement"] and "SAML" in row["requirement"])
        cls.run_cli("add", cls.review, "integration_spec", "connection=" + okta["id"],
                    "endpoints=https://sso.fleetline.example/acs")
        cls.run_cli("baseline", cls.review, "Delivered")
        cls.run_cli("set", cls.review, "system", "Okta", "criticality=low")
        cls.run_cli("add", cls.review, "system", "name=Kafka")
        cls.run_cli("add", cls.review, "note", "text=Between us only")
        cls.run_cli("add", cls.review, "risk", "risk=Between us too", "internal=yes")
        cls.run_cli("remove", cls.review, "question", cls.show("question")[0]["id"])
        cls.run_cli("add", cls.review, "next_step", "action=Look again")

    @classmethod
    def run_cli(cls, *arguments, expect=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, env=cls.environment,
                              timeout=120, check=False)
        assert done.returncode == expect, (arguments, done.returncode, done.stderr)
        return done.stdout

    @classmethod
    def show(cls, table, review=None):
        return json.loads(cls.run_cli("show", review or cls.review, table, "--json"))

    def export(self, report, extension, *options, review=None):
        path = self.folder / f"{report}.{extension}"
        self.run_cli("export", review or self.review, str(path), "--report", report, *options)
        return path

    def check_order(self, text, wanted):
        text = squeezed(text)
        place = 0
        for words in wanted:
            found = text.find(squeezed(words), place)
            self.assertGreaterEqual(found, 0, f"“{words}” is not there, or out of order, in {text[:2000]}")
            place = found + len(squeezed(words))

    def test_pdf(self):
        for report, wanted in REPORTS.items():
            with self.subTest(report=report):
                path = self.export(report, "pdf")
                text = "\n".join(text_of(str(path)))
                self.check_order(text, wanted)
                for words in INTERNAL:
                    self.assertNotIn(words, text)
                self.assertIn("Northwind Freight", info_of(str(path))["Title"])
                subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)

    def test_markdown(self):
        for report, wanted in REPORTS.items():
            with self.subTest(report=report):
                text = self.export(report, "md").read_text(encoding="utf-8")
                self.assertTrue(text.startswith("# " + wanted[0] + "\n\n**Customer:** Northwind Freight"), text[:99])
                self.check_order(text.replace("*", ""), wanted)
                for words in INTERNAL:
                    self.assertNotIn(words, text)
                rows = [line for line in text.splitlines() if line.startswith("|")]
                self.assertTrue(all(line.endswith("|") for line in rows))

    def test_html(self):
        for report, wanted in REPORTS.items():
            with self.subTest(report=report):
                parser = Html()
                parser.feed(self.export(report, "html").read_text(encoding="utf-8"))
                self.assertEqual((parser.wrong, parser.open), ([], []))
                self.check_order("".join(parser.words), wanted)

    def test_the_same_bytes(self):
        for report in REPORTS:
            for extension in ("pdf", "md", "html"):
                with self.subTest(report=report, extension=extension):
                    first = self.export(report, extension).read_bytes()
                    self.assertEqual(self.export(report, extension).read_bytes(), first)

    def test_a_sketch_is_one_page(self):
        path = self.export("sketch", "pdf")
        self.assertEqual(info_of(str(path))["Pages"], "1")

    def test_changes_for_ourselves(self):
        text = self.export("changes", "md", "--audience", "internal").read_text(encoding="utf-8")
        self.assertIn("Between us only", text)
        self.assertIn("Between us too", text)
        self.run_cli("export", self.review, "-", "--format", "md", "--report", "changes", "--since", "May", expect=2)

    def test_overdue(self):
        review = str(self.folder / "late.plumb")
        shutil.copy(self.review, review)
        self.run_cli("add", review, "question", "text=Since when?", "follow_up=2026-11-19")
        text = self.export("follow-up", "md", review=review).read_text(encoding="utf-8")
        self.check_order(text.replace("*", ""), ["## Overdue", "19 November 2026", "Since when?", "## Within"])
        self.run_cli("set", review, "question", "Since when?", "state=answered")
        text = self.export("follow-up", "md", review=review).read_text(encoding="utf-8")
        self.assertNotIn("Overdue", text)

    def test_empty_reviews(self):
        empty = str(self.folder / "empty.plumb")
        self.run_cli("new", "customer", empty)
        for report in REPORTS:
            if report not in ("changes", "drift"):
                with self.subTest(report=report):
                    path = self.export(report, "pdf", review=empty)
                    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
        for report in ("changes", "drift"):
            self.run_cli("export", empty, str(self.folder / "x.pdf"), "--report", report, expect=2)

    def test_superseded_decisions(self):
        copy = str(self.folder / "decisions.plumb")
        shutil.copy(self.review, copy)
        first = self.show("decision", copy)[0]
        self.run_cli("add", copy, "decision", "title=Orders go through the gateway", "status=accepted",
                     "supersedes=" + first["id"])
        for report in ("decisions", "summary"):
            with self.subTest(report=report):
                text = self.export(report, "md", review=copy).read_text(encoding="utf-8")
                self.assertIn("**Status:** **Superseded by** D3 Orders go through the gateway", text)
                self.assertIn("**Supersedes:** D1 ", text)
        self.run_cli("set", copy, "decision", "Orders go through the gateway", "status=rejected")
        text = self.export("decisions", "md", review=copy).read_text(encoding="utf-8")
        self.assertNotIn("Superseded by", text)

    def test_full_platform(self):
        sections = ["## Infrastructure", "## Security architecture", "## Data flows", "## Disaster recovery"]
        text = self.export("summary", "md").read_text(encoding="utf-8")
        for section in sections:
            self.assertNotIn(section, text)
        copy = str(self.folder / "platform.plumb")
        shutil.copy(self.review, copy)
        self.run_cli("set", copy, "review", "review", "depth=platform")
        self.run_cli("set", copy, "system", "Okta", "hosting_where=EU cell 2", "data_classification=confidential")
        text = self.export("summary", "md", review=copy).read_text(encoding="utf-8")
        self.check_order(text, [*sections[:1], "Where systems run", "EU cell 2", *sections[1:2], "Classes of data",
                                "Okta", "Confidential", "Paths through the network", "Private link",
                                *sections[2:3], "orders, status", *sections[3:], "Targets", "What must be back first",
                                "Business critical", "## Prerequisites"])
        subprocess.run(["qpdf", "--check", str(self.export("summary", "pdf", review=copy))], check=True,
                       capture_output=True)


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)

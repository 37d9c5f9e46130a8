# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Runs plumbline-cli as a script would: every command, good and bad input, exit codes, files on disk.

Usage: test_cli.py PLUMBLINE-CLI SOURCE-ROOT [TEST...]
"""

import csv
import io
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

CLI = "plumbline-cli"
ROOT = pathlib.Path(".")

PHASE_2 = [
    "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
    "Auth module, Core platform, Data import pipeline in Fleetline in Northwind Freight",
    "Okta -> Auth module: SAML SSO, users, at sign-in",
    "SAP S/4HANA <-> Core platform: REST API, orders, real-time",
    "Snowflake -> Data import pipeline: CDC, shipments, hourly",
]
COMMANDS = """new show draw add set remove dump load export check derive history undo redo baseline
    compare catalogue tidy recover""".split()


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="plumb-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.environment = dict(
            os.environ,
            HOME=str(self.folder / "home"),
            XDG_STATE_HOME=str(self.folder / "state"),
            XDG_DATA_HOME=str(self.folder / "data"),
            XDG_CACHE_HOME=os.environ.get("XDG_CACHE_HOME", str(self.folder / "cache")),
            LC_ALL="C.UTF-8",
            TZ="UTC",
        )

    def path(self, name):
        return str(self.folder / name)

    def run_cli(self, *arguments, expect=0, stdin=None, **environment):
        done = subprocess.run(
            [CLI, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            errors="replace",
            env=dict(self.environment, **environment),
            timeout=120,
            check=False,
        )
        self.assertEqual(
            done.returncode,
            expect,
            f"plumbline-cli {' '.join(map(str, arguments))}\n{done.stdout}\n{done.stderr}",
        )
        if expect == 2:
            self.assertTrue(done.stderr.startswith("plumbline-cli: "), done.stderr)
        return done

    def json(self, *arguments, expect=0):
        return json.loads(self.run_cli(*arguments, "--json", expect=expect).stdout)

    def new(self, name="review.plumb"):
        path = self.path(name)
        self.run_cli(
            "new", "customer", path, "--customer", "Northwind Freight", "--solution", "Fleetline"
        )
        return path

    def sample(self, name="sample.plumb"):
        path = self.path(name)
        self.run_cli("load", str(ROOT / "data" / "sample.json"), path)
        return path

    def phase_2(self):
        path = self.new()
        self.run_cli("draw", path, *PHASE_2)
        return path


class Program(CliTest):
    def test_help_and_version(self):
        text = self.run_cli("--help").stdout
        for command in COMMANDS:
            self.assertIn(f"  {command} ", text)
            self.assertIn("plumbline-cli " + command, self.run_cli(command, "--help").stdout)
        self.assertRegex(self.run_cli("--version").stdout, r"^plumbline-cli \d+\.\d+\.\d+\n$")

    def test_bad_arguments(self):
        for arguments in (
            ["fly"],
            ["show"],
            ["show", "a", "b", "c"],
            ["show", "--nonsense", "a"],
            ["derive", self.new(), "tea-leaves"],
            ["new", "wedding", self.path("x.plumb")],
            ["export", self.path("review.plumb"), self.path("x.docm")],
            ["export", self.path("review.plumb"), self.path("x.svg"), "--view", "sideways"],
            ["export", self.path("review.plumb"), self.path("x.pdf"), "--report", "poem"],
            ["export", self.path("review.plumb"), self.path("x.pdf"), "--report", "changes"],
            ["export", self.path("review.plumb"), self.path("x.pdf"), "--report", "changes", "--since", "May"],
            ["baseline", self.path("review.plumb")],
            ["catalogue", "import"],
            ["draw", self.path("review.plumb"), "--view", "changes", "Okta"],
            ["check", self.path("review.plumb"), "--now", "yesterday"],
        ):
            with self.subTest(arguments=arguments):
                self.run_cli(*arguments, expect=2)

    def test_bad_files(self):
        good = pathlib.Path(self.phase_2()).read_bytes()
        bad = {
            "empty.plumb": b"",
            "text.plumb": b"Dear Sir or Madam,\n" * 20,
            "photo.plumb": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(4000),
            "truncated.plumb": good[: len(good) // 2],
            "newer.plumb": good[:60] + (9999).to_bytes(4, "big") + good[64:],
            "flipped.plumb": good[:100] + bytes(b ^ 0xFF for b in good[100:400]) + good[400:],
        }
        for name, content in bad.items():
            with self.subTest(name=name):
                (self.folder / name).write_bytes(content)
                done = self.run_cli("show", self.path(name), expect=2)
                self.assertIn(name, done.stderr)
                self.assertGreater(len(done.stderr.split()), 6, done.stderr)
                self.assertEqual((self.folder / name).read_bytes(), content)
        self.assertIn("missing.plumb", self.run_cli("show", self.path("missing.plumb"), expect=2).stderr)


class Records(CliTest):
    def test_new(self):
        path = self.path("new.plumb")
        self.run_cli(
            "new", "customer", path, "--customer", "Acme", "--solution", "Ours", "--format", "workshop",
            "--depth", "platform", "--segment", "enterprise", "--deliverable", "summary,decisions",
        )
        review = self.json("show", path)["review"]
        self.assertEqual(
            (review["customer"], review["solution"], review["format"], review["depth"]),
            ("Acme", "Ours", "workshop", "platform"),
        )
        self.assertEqual(review["deliverable"], ["decisions", "summary"])
        agenda = self.json("show", path, "agenda_item")
        minutes = sum(item["minutes"] for item in agenda)
        discovery = sum(item["minutes"] for item in agenda if item["phase"] == "discovery")
        self.assertEqual(minutes, 240)
        self.assertGreaterEqual(2 * discovery, minutes)
        self.assertEqual({row["domain"] for row in self.json("show", path, "discovery")},
                         {"applications", "data", "integration", "infrastructure", "security", "compliance"})
        self.assertEqual(len(self.json("show", path, "requirement")), 4)
        self.assertEqual(len(self.json("show", path, "research")), 3)
        self.run_cli("new", "customer", path, expect=2)
        self.run_cli("new", "customer", self.path("odd.plumb"), "--format", "all-night", expect=2)
        self.assertFalse((self.folder / "odd.plumb").exists())
        self.run_cli("undo", path, expect=1)

    def test_add_set_remove(self):
        path = self.new()
        dana = self.run_cli("add", path, "person", "name=Dana Lee", "roles=DBA,security").stdout.strip()
        self.assertEqual(self.json("show", path, "person")[0]["roles"], ["DBA", "security"])
        question = self.json("add", path, "question", "text=Who owns it?", "owner=Dana Lee",
                             "follow_up=2026-12-02")["id"]
        row = self.json("show", path, "question")[0]
        self.assertEqual((row["id"], row["owner"], row["state"]), (question, dana, "open"))
        self.run_cli("set", path, "question", "Who owns it?", "state=answered", "follow_up=")
        row = self.json("show", path, "question")[0]
        self.assertEqual((row["state"], row["follow_up"]), ("answered", None))
        self.run_cli("set", path, "review", "review", "regulated=yes")
        self.assertEqual(self.json("show", path)["review"]["regulated"], "yes")
        self.run_cli("remove", path, "person", "dana lee")
        self.assertIsNone(self.json("show", path, "question")[0]["owner"])
        self.run_cli("undo", path)
        self.assertEqual(self.json("show", path, "question")[0]["owner"], dana)

    def test_refusals_change_nothing(self):
        path = self.new()
        self.run_cli("add", path, "system", "name=Twin")
        self.run_cli("add", path, "system", "name=Twin")
        before = self.run_cli("dump", path).stdout
        for arguments in (
            ["add", path, "system"],
            ["add", path, "system", "colour=red"],
            ["add", path, "system", "name"],
            ["add", path, "gap", "severity=enormous"],
            ["add", path, "gap", "due=tomorrow"],
            ["add", path, "gap", "owner=Nobody"],
            ["add", path, "system", "name=" + "x" * 501],
            ["add", path, "nonsense", "a=b"],
            ["set", path, "system", "Twin", "kind=queue"],
            ["set", path, "system", "Nothing", "kind=queue"],
            ["remove", path, "system", "Twin"],
            ["remove", path, "review", "review"],
        ):
            with self.subTest(arguments=[a[:60] for a in arguments]):
                self.run_cli(*arguments, expect=2)
        self.assertIn("name one by its id", self.run_cli("remove", path, "system", "Twin", expect=2).stderr)
        self.assertEqual(self.run_cli("dump", path).stdout, before)

    def test_dates_out_of_order(self):
        path = self.sample()
        before = self.run_cli("dump", path).stdout
        done = self.run_cli("set", path, "review", "review", "session_ended=2026-11-18T10:00:00Z", expect=2)
        self.assertIn("Session ended (18 November 2026, 11:00) is before Session started (", done.stderr)
        item = self.json("show", path, "agenda_item")[0]["id"]
        self.run_cli("add", path, "phase_time", "agenda_item=" + item, "started=2026-11-18T12:00:00Z",
                     "ended=2026-11-18T11:59:00Z", expect=2)
        self.assertEqual(self.run_cli("dump", path).stdout, before)
        # What a person may mean is taken, and said.
        for arguments in (["add", path, "gap", "gap=Old", "due=2026-11-17"],
                          ["add", path, "next_step", "action=Old", "due=2026-11-17"],
                          ["set", path, "review", "review", "golive_planned=2026-01-01"]):
            with self.subTest(arguments=arguments[1:]):
                self.assertIn(" is before Session started (18 November", self.run_cli(*arguments).stderr)
        for arguments in (["add", path, "gap", "gap=New", "due=2026-11-18"],
                          ["set", path, "review", "review", "session_ended=2026-11-19T00:10:00Z"],
                          ["set", path, "review", "review", "golive_planned="]):
            with self.subTest(arguments=arguments[1:]):
                self.assertEqual(self.run_cli(*arguments).stderr, "")

    def test_attachment(self):
        path = self.new()
        picture = self.folder / "board.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        self.run_cli("add", path, "attachment", f"file={picture}", "caption=The whiteboard")
        row = self.json("show", path, "attachment")[0]
        self.assertEqual((row["name"], row["media_type"]), ("board.png", "image/png"))
        self.assertIn(row["sha256"], json.loads(self.run_cli("dump", path).stdout)["blobs"])

    def test_trace(self):
        path = self.new()
        picture = self.path("board.png")
        shutil.copy(ROOT / "docs" / "images" / "window.png", picture)
        self.run_cli("add", path, "attachment", f"file={picture}", "use=trace", "view=current",
                     "x=0", "y=0", "w=800", "h=600", "opacity=0.5", "locked=yes")
        row = self.json("show", path, "attachment")[0]
        self.assertEqual((row["use"], row["view"], row["w"], row["locked"]),
                         ("trace", "current", 800, True))
        self.assertEqual(row["media_type"], "image/png")
        # It is there to be traced: a picture is never exported with it.
        self.run_cli("draw", path, "--view", "current", "Okta")
        self.run_cli("export", path, self.path("a.svg"), "--view", "current")
        self.assertNotIn("<image", (self.folder / "a.svg").read_text())

    def test_ink(self):
        path = self.phase_2()
        self.run_cli("add", path, "ink", "view=proposed", "points=0,0 40,-20.5 90,10,60",
                     "colour=red", "width=6")
        self.assertEqual(self.json("show", path, "ink")[0]["points"], "0,0 40,-20.5 90,10,60")
        done = self.run_cli("add", path, "ink", "view=proposed", "points=a scribble", expect=2)
        self.assertIn("12,40", done.stderr)
        for name, options, inside in (("a.svg", [], True), ("b.svg", ["--no-ink"], False)):
            self.run_cli("export", path, self.path(name), *options)
            self.assertEqual("Ink, Red" in (self.folder / name).read_text(), inside)
        self.run_cli("undo", path)
        self.assertEqual(self.json("show", path, "ink"), [])

    def test_history(self):
        path = self.new()
        self.run_cli("add", path, "person", "name=Dana Lee", "side=customer")
        self.run_cli("draw", path, "--as", "Dana Lee", "Okta")
        entries = self.json("history", path)
        self.assertEqual(entries[0]["author"], "Dana Lee")
        self.assertEqual(len(self.json("show", path, "pen")), 1)
        systems = len(self.json("show", path, "system"))
        self.run_cli("undo", path)
        self.assertEqual(len(self.json("show", path, "system")), systems - 1)
        self.run_cli("redo", path)
        self.assertEqual(len(self.json("show", path, "system")), systems)
        self.run_cli("redo", path, expect=1)

    def test_history_of_undo(self):
        path = self.new()
        self.run_cli("draw", path, "Okta")
        label = self.json("history", path)[0]["label"]
        for command in ("undo", "redo", "undo", "redo"):
            self.run_cli(command, path)
        lines = self.run_cli("history", path).stdout.splitlines()
        self.assertEqual(
            [line[line.index("Z") + 1 :].strip() for line in lines[:5]],
            [
                f"Redo: {label}",
                f"Undo: {label} (undone)",
                f"Redo: {label}",
                f"Undo: {label} (undone)",
                label,
            ],
        )
        self.assertEqual([entry["label"] for entry in self.json("history", path)[:5]], [label] * 5)


class Drawing(CliTest):
    def test_phase_2(self):
        path = self.phase_2()
        names = {row["name"] for row in self.json("show", path, "system")}
        self.assertEqual(names, {"Okta", "SAP S/4HANA", "Snowflake", "Northwind Freight", "Fleetline",
                                 "Auth module", "Core platform", "Data import pipeline"})
        points = self.json("derive", path, "integration-points")
        self.assertEqual(
            [(p["point"], p["method"], p["direction"], p["data"], p["frequency"]) for p in points],
            [
                ("Okta", "SAML SSO", "inbound", "users", "at sign-in"),
                ("SAP S/4HANA", "REST API", "both", "orders", "real-time"),
                ("Snowflake", "CDC", "inbound", "shipments", "hourly"),
            ],
        )

    def test_standard_input_and_json(self):
        path = self.new()
        done = self.run_cli("draw", path, "--json", stdin="\n".join(PHASE_2) + "\n\n")
        lines = json.loads(done.stdout)
        self.assertEqual([line["line"] for line in lines], PHASE_2)
        self.assertTrue(all(line["acts"] for line in lines))
        self.run_cli("draw", path, "--", "-Okta", "-Auth module")
        marks = {row["name"]: row["mark"] for row in self.json("show", path, "system")}
        # What stands today goes; what was only proposed is deleted.
        self.assertEqual(marks["Okta"], "remove")
        self.assertNotIn("Auth module", marks)

    def test_a_bad_line_stops(self):
        path = self.new()
        done = self.run_cli("draw", path, "Okta, Snowflake", "Okta -> ", "Kafka", expect=2)
        self.assertIn("line 2", done.stderr)
        self.assertIn("^", done.stderr)
        names = {row["name"] for row in self.json("show", path, "system")}
        self.assertEqual(names, {"Okta", "Snowflake"})

    def test_tidy(self):
        path = self.phase_2()
        before = self.json("show", path, "placement")
        self.run_cli("tidy", path)
        after = self.json("show", path, "placement")
        self.assertNotEqual(before, after)
        self.run_cli("undo", path)
        self.assertEqual(self.json("show", path, "placement"), before)


class Documents(CliTest):
    def test_sample_is_a_dump(self):
        path = self.sample()
        dump = self.run_cli("dump", path, "--no-history").stdout
        self.assertEqual(dump, (ROOT / "data" / "sample.json").read_text(encoding="utf-8"))

    def test_round_trip(self):
        path = self.phase_2()
        self.run_cli("undo", path)
        first = self.run_cli("dump", path).stdout
        self.run_cli("load", "-", self.path("copy.plumb"), stdin=first)
        self.assertEqual(self.run_cli("dump", self.path("copy.plumb")).stdout, first)
        self.run_cli("redo", self.path("copy.plumb"))
        self.run_cli("load", "-", self.path("copy.plumb"), stdin=first, expect=2)

    def test_bad_json(self):
        good = json.loads(self.run_cli("dump", self.phase_2()).stdout)
        cases = {
            "no json": "{",
            "an array": "[]",
            "another format": json.dumps({"format": "something", "version": 1, "tables": {}}),
            "newer": json.dumps(dict(good, version=999)),
            "unknown table": json.dumps(dict(good, tables=dict(good["tables"], aliens=[]))),
            "a reference to nothing": json.dumps(
                dict(good, tables=dict(good["tables"], gap=[{"id": "0193", "place": 1.0, "owner": "x"}]))
            ),
        }
        for name, text in cases.items():
            with self.subTest(name=name):
                self.run_cli("load", "-", self.path("bad.plumb"), stdin=text, expect=2)
                self.assertFalse((self.folder / "bad.plumb").exists())

    def test_a_person_can_read_the_file(self):
        path = self.phase_2()
        self.assertEqual(sorted(p.name for p in self.folder.glob("review.plumb*")), ["review.plumb"])
        with sqlite3.connect(path) as database:
            names = {row[0] for row in database.execute("SELECT name FROM system")}
            self.assertIn("Okta", names)
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")


class Exports(CliTest):
    def test_every_format(self):
        path = self.sample()
        starts = {
            "summary.pdf": b"%PDF-",
            "summary.md": b"# ",
            "picture.svg": b"<?xml",
            "picture.png": b"\x89PNG",
            "copy.plumb": b"SQLite format 3\0",
            "copy.json": b"{",
        }
        for name, start in starts.items():
            with self.subTest(name=name):
                answer = self.json("export", path, self.path(name))
                content = (self.folder / name).read_bytes()
                self.assertTrue(content.startswith(start), content[:40])
                if name != "copy.plumb":
                    self.assertEqual(answer["bytes"], len(content))
        self.run_cli("export", path, self.path("view.pdf"), "--view", "current")
        self.run_cli("show", self.path("copy.plumb"))

    def test_picture_text(self):
        path = self.phase_2()
        self.run_cli("export", path, self.path("picture.svg"))
        text = " ".join(ElementTree.parse(self.path("picture.svg")).getroot().itertext())
        for word in ("Okta", "SAP S/4HANA", "Snowflake", "Auth module", "SAML SSO", "CDC", "Shipments"):
            self.assertIn(word, text)

    def test_pdf_text(self):
        path = self.sample()
        self.run_cli("export", path, self.path("summary.pdf"))
        text = subprocess.run(["pdftotext", "-layout", self.path("summary.pdf"), "-"],
                              capture_output=True, text=True, check=True).stdout
        for word in ("Northwind Freight", "Priya Nair", "SCIM", "PrivateLink", "Dispatch database",
                     "Disaster recovery", "Integration points"):
            self.assertIn(word, text)
        # What stays with us: notes, talking points, internal risks, e-mail addresses, prices.
        for word in ("slipped twice", "northwind.example", "licence counts calls", "Never promise"):
            self.assertNotIn(word, text)
        subprocess.run(["qpdf", "--check", self.path("summary.pdf")], check=True, capture_output=True)

    def test_markdown_order(self):
        path = self.sample()
        text = self.run_cli("export", path, "-", "--format", "md").stdout
        places = [text.find(heading) for heading in (
            "# ", "**Customer:**", "**Date:**", "**Participants:**", "**SE:**", "## Current State",
            "## Proposed Architecture", "## Integration Points", "## Gaps and Mitigations",
            "## Prerequisites", "## Recommended Next Steps", "## Open Questions")]
        self.assertNotIn(-1, places, text)
        self.assertEqual(places, sorted(places))

    def test_the_same_bytes(self):
        path = self.sample()
        for name in ("a.pdf", "a.svg", "a.png", "a.md"):
            with self.subTest(name=name):
                self.run_cli("export", path, self.path(name), SOURCE_DATE_EPOCH="1790000000")
                first = (self.folder / name).read_bytes()
                self.run_cli("export", path, self.path(name), SOURCE_DATE_EPOCH="1790000000")
                self.assertEqual((self.folder / name).read_bytes(), first)

    def test_customer_copies_hold_no_internal_field(self):
        path = self.sample()
        for name in ("copy.plumb", "copy.json"):
            self.run_cli("export", path, self.path(name))
            content = (self.folder / name).read_bytes()
            for word in (b"northwind.example", b"licence counts calls", b"Never promise"):
                self.assertNotIn(word, content, name)

    def test_never_over_the_review(self):
        path = self.phase_2()
        before = (self.folder / "review.plumb").read_bytes()
        (self.folder / "link.plumb").symlink_to("review.plumb")
        for arguments in (["export", path, path], ["dump", path, path],
                          ["export", path, path, "--format", "pdf"],
                          ["export", path, self.path("link.plumb")],
                          ["dump", path, self.path("link.plumb")]):
            with self.subTest(arguments=arguments):
                self.run_cli(*arguments, expect=2)
                self.assertEqual((self.folder / "review.plumb").read_bytes(), before)

    def test_formats(self):
        path = self.phase_2()
        self.assertIn("--format", self.run_cli("export", path, "-", expect=2).stderr)
        self.assertIn("not there yet", self.run_cli("export", path, self.path("a.odt"), expect=2).stderr)
        self.assertIn("no format", self.run_cli("export", path, self.path("a.xyz"), expect=2).stderr)

    def test_new_without_a_place_leaves_nothing(self):
        self.run_cli("new", "customer", self.path("nowhere/x.plumb"), expect=2)
        working = self.folder / "state" / "plumbline" / "working"
        self.assertEqual([p.name for p in working.glob("*-new")], [])

    def test_unwritable(self):
        path = self.phase_2()
        done = self.run_cli("export", path, self.path("nowhere/summary.pdf"), expect=2)
        self.assertIn("nowhere", done.stderr)


class States(CliTest):
    def test_baseline(self):
        path = self.phase_2()
        self.run_cli("baseline", path, "Delivered", "--sent-to", "Dana Lee")
        row = self.json("show", path, "baseline")[0]
        self.assertEqual((row["name"], row["sent_to"]), ("Delivered", "Dana Lee"))
        self.assertEqual(row["history_id"], self.json("history", path)[1]["id"])
        self.assertIn("already", self.run_cli("baseline", path, "delivered", expect=2).stderr)
        self.run_cli("baseline", path, "", expect=2)
        self.run_cli("undo", path)
        self.assertEqual(self.json("show", path, "baseline"), [])

    def test_compare_since(self):
        path = self.sample()
        self.run_cli("compare", path, "--since", "Delivered", expect=2)
        self.run_cli("baseline", path, "Delivered")
        self.assertEqual(self.run_cli("compare", path, "--since", "Delivered").stdout, "No difference\n")
        before = self.run_cli("dump", path).stdout
        self.run_cli("set", path, "system", "Okta", "criticality=low", "data_classification=public")
        self.run_cli("add", path, "note", "text=They hesitated")
        self.run_cli("remove", path, "next_step", self.json("show", path, "next_step")[0]["id"])
        done = self.run_cli("compare", path, "--since", "delivered", expect=1).stdout.splitlines()
        self.assertEqual(len(done), 3, done)
        self.assertIn("Changed: System “Okta”: Criticality: ", done[0] + done[1] + done[2])
        self.assertIn("Added: Note “They hesitated”", done[0] + done[1] + done[2])
        rows = self.json("compare", path, "--since", "Delivered", expect=1)
        self.assertEqual({(row["change"], row["table"]) for row in rows},
                         {("changed", "system"), ("added", "note"), ("removed", "next_step")})
        changed = next(row for row in rows if row["change"] == "changed")
        self.assertEqual(changed["fields"], "criticality,data_classification")
        # What was compared with is not what is there now: the review itself stays as it is.
        for _ in range(3):
            self.run_cli("undo", path)
        self.assertEqual(self.run_cli("compare", path, "--since", "Delivered").stdout, "No difference\n")
        self.assertEqual(json.loads(self.run_cli("dump", path).stdout)["tables"], json.loads(before)["tables"])
        self.assertIn("use one of: Delivered", self.run_cli("compare", path, "--since", "May", expect=2).stderr)

    def test_a_baseline_of_an_untouched_review(self):
        path = self.new()
        self.run_cli("baseline", path, "Start")
        self.run_cli("draw", path, "Okta")
        rows = self.json("compare", path, "--since", "Start", expect=1)
        self.assertEqual({row["table"] for row in rows}, {"system", "placement"})

    def test_compare_files(self):
        path = self.phase_2()
        shutil.copy(path, self.path("copy.plumb"))
        self.assertEqual(self.run_cli("compare", path, self.path("copy.plumb")).stdout, "No difference\n")
        self.run_cli("draw", path, "Okta -> Auth module: OIDC, users, at sign-in")
        self.run_cli("remove", path, "system", "Snowflake")
        done = self.run_cli("compare", self.path("copy.plumb"), path, expect=1).stdout
        self.assertIn("Added: Connection “Okta → Auth module”: OIDC", done)
        self.assertIn("Removed: System “Snowflake”", done)
        back = self.run_cli("compare", path, self.path("copy.plumb"), expect=1).stdout
        self.assertIn("Added: System “Snowflake”", back)
        self.assertIn("Removed: Connection “Okta → Auth module”", back)
        # What is compared is only read.
        self.assertEqual(sorted(p.name for p in self.folder.glob("*.plumb*")), ["copy.plumb", "review.plumb"])
        other = self.path("other.plumb")
        self.run_cli("new", "customer", other)
        self.assertIn("two reviews", self.run_cli("compare", path, other, expect=1).stderr)

    def test_bad_comparisons(self):
        path = self.phase_2()
        for arguments in (["compare", path], ["compare", path, path, "--since", "X"],
                          ["compare", path, self.path("missing.plumb")]):
            with self.subTest(arguments=arguments):
                self.run_cli(*arguments, expect=2)


CATALOGUE = """area,method,direction,features,frequency,network,maturity,available_from,limits,talking_point
SSO,SAML SSO,one-way,"SAML 2.0, group mapping",at sign-in,public,available,,,Never promise more
provisioning,SCIM,one-way,SCIM,on change,public,beta,,,
API,REST API,both,REST,real-time,private link,available,,"100 calls a second
per tenant",
data import,CDC,one-way,,real-time,private link,roadmap,2027-06-30,,
"""


class Catalogue(CliTest):
    def write(self, text, name="catalogue.csv"):
        data = text if isinstance(text, bytes) else text.encode()
        (self.folder / name).write_bytes(data)
        return self.path(name)

    def stored(self):
        return self.folder / "data" / "plumbline" / "catalogue.csv"

    def test_round_trip(self):
        self.assertIn("import", self.run_cli("catalogue", "export", "-", expect=2).stderr)
        self.run_cli("catalogue", "freeze", self.new(), expect=2)
        self.assertEqual(self.json("catalogue", "import", self.write(CATALOGUE)), {"rows": 4, "hints": []})
        self.run_cli("catalogue", "export", self.path("out.csv"))
        out = (self.folder / "out.csv").read_bytes()
        self.assertEqual(out, self.stored().read_bytes())
        rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
        self.assertEqual(rows[2]["limits"], "100 calls a second\nper tenant")
        self.assertEqual(rows[0]["features"], "SAML 2.0, group mapping")
        self.run_cli("catalogue", "import", self.path("out.csv"))
        self.assertEqual(self.stored().read_bytes(), out)

    def test_other_programs(self):
        """Titles of fields, other separators, byte-order marks, UTF-16, blank lines, a column of their own."""
        wanted = [("SSO", "SAML SSO", "available", "Zürich; EU"), ("API", "REST API", "beta", "a\nb")]
        text = ("\r\nArea;Method;Maturity;Limits;Colour\r\nSSO;SAML;available;\"Zürich; EU\";red\r\n\r\n"
                "API;REST;beta;\"a\nb\";\r\n;;;;\r\n")
        for data in (text.encode("utf-8-sig"), text.replace(";", "\t").replace("Zürich\t", "Zürich;").encode(),
                     text.encode("utf-16")):
            with self.subTest(data=data[:20]):
                done = self.json("catalogue", "import", self.write(data))
                self.assertEqual(done["rows"], 2)
                self.assertIn("Colour", done["hints"][0])
                rows = csv.DictReader(io.StringIO(self.stored().read_text(encoding="utf-8"), newline=""))
                self.assertEqual([(r["area"], r["method"], r["maturity"], r["limits"]) for r in rows], wanted)

    def test_what_is_wrong_is_said(self):
        self.run_cli("catalogue", "import", self.write(CATALOGUE))
        before = self.stored().read_bytes()
        for text, words in (
            ("", "line 1"),
            ("area,method\nSSO,SAML\n", "“maturity” is missing"),
            ("area,area,method,maturity\nSSO,SSO,SAML,beta\n", "twice"),
            ("area,method,maturity\nSSO,SAML,ready\n", "line 2: Maturity: “ready” does not fit"),
            ("area,method,maturity\n\nSSO,,beta\n", "line 3: method is empty"),
            ("area,method,maturity\nSSO,SAML,beta\nSSO,SAML SSO,available\n",
             "line 3 says the same as line 2"),
            ("area,method,maturity\nSSO,SAML,beta,SCIM\n", "4 cells"),
            ("area,method,maturity\nSSO,\"SAML,beta\n", "line 2: a quotation mark opens"),
            ("area,method,maturity\nSSO,SA\"ML,beta\n", "line 2: a quotation mark stands inside"),
            ("area,method,maturity,available_from\nSSO,SAML,roadmap,soon\n", "line 2: Available from"),
            (b"area,method,maturity\nSSO,Z\xfcrich,beta\n", "line 2 is not valid UTF-8"),
            (b"SQLite format 3\0" + bytes(200), "line 1"),
        ):
            with self.subTest(words=words):
                done = self.run_cli("catalogue", "import", self.write(text), expect=2)
                self.assertIn(words, done.stderr)
                self.assertEqual(self.stored().read_bytes(), before)
        hints = self.json("catalogue", "import",
                          self.write("area,method,maturity\nSSO,Carrier pigeon,roadmap\n"))["hints"]
        self.assertIn("Carrier pigeon", hints[0])
        self.assertIn("available_from has no date", hints[1])
        self.run_cli("catalogue", "melt", self.path("x"), expect=2)
        self.run_cli("catalogue", "import", self.path("missing.csv"), expect=2)

    def test_freeze(self):
        path = self.sample()
        rows = {row["method"]: row for row in self.json("show", path, "capability")}
        self.run_cli("add", path, "capability", "area=audit", "method=Syslog")
        connection = self.json("show", path, "connection")[0]["id"]
        self.run_cli("set", path, "connection", connection, "capability=" + rows["SCIM"]["id"])
        text = CATALOGUE.replace("SCIM,on change,public,beta", "SCIM,on change,public,available")
        self.run_cli("catalogue", "import", self.write(text))
        done = self.json("catalogue", "freeze", path)
        frozen = {row["method"]: row for row in self.json("show", path, "capability")}
        self.assertEqual(set(frozen), {"SAML SSO", "SCIM", "REST API", "CDC", "Syslog"})
        self.assertEqual(done["removed"], len(rows) - 4 + done["added"])
        # The same capability keeps its id, and what names it goes on naming it.
        self.assertEqual(frozen["SCIM"]["id"], rows["SCIM"]["id"])
        self.assertEqual(frozen["SCIM"]["maturity"], "available")
        kept = next(row for row in self.json("show", path, "connection") if row["id"] == connection)
        self.assertEqual(kept["capability"], rows["SCIM"]["id"])
        # What was typed into the review stays, and was never frozen.
        self.assertIsNone(frozen["Syslog"]["frozen_at"])
        self.assertEqual(len({row["frozen_at"] for row in frozen.values()}), 2)
        self.assertEqual(self.json("catalogue", "freeze", path),
                         {"kept": 4, "changed": 0, "added": 0, "removed": 0})
        self.run_cli("undo", path)
        self.run_cli("undo", path)
        self.assertEqual({row["method"] for row in self.json("show", path, "capability")}, set(rows) | {"Syslog"})

    def test_many_lines(self):
        areas = "SSO provisioning API events files network reporting administration audit".split()
        methods = "SAML SSO|OIDC|SCIM|REST API|GraphQL|Webhook|CDC|ETL|SFTP|EDI|Kafka|MQTT".split("|")
        lines = ["area,method,direction,features,maturity,limits"]
        for i in range(50000):
            lines.append(f'{areas[i % 9]},{methods[i % 12]},{("one-way", "both")[i % 2]},'
                         f'"tier {i % 36 // 2}, plan {i // 36}",available,limit {i}')
        path = self.write("\n".join(lines) + "\n")
        self.assertEqual(self.json("catalogue", "import", path)["rows"], 50000)
        self.assertEqual(self.stored().read_text().count("\n"), 50001)


class Calendars(CliTest):
    def lines(self, *arguments, **environment):
        text = self.run_cli("export", *arguments, "--format", "ics", **environment).stdout
        return text.replace("\n ", "").splitlines()

    def test_agenda(self):
        path = self.sample()
        lines = self.lines(path, "-", SOURCE_DATE_EPOCH="1790000000")
        for line in ("BEGIN:VCALENDAR", "METHOD:PUBLISH", "BEGIN:VEVENT", "TZID:Europe/Berlin",
                     "DTSTART;TZID=Europe/Berlin:20261118T123000", "DURATION:PT1H30M",
                     "DTSTAMP:20260921T141320Z",
                     "SUMMARY:Architecture review: Northwind Freight × Fleetline", "TZOFFSETTO:+0100"):
            self.assertIn(line, lines)
        description = next(line for line in lines if line.startswith("DESCRIPTION:"))
        self.assertIn("45 min: Your environment today\\, domain by domain\\n20 min", description)
        self.assertIn("Dana Whitlock (Champion", description)
        self.assertNotIn("northwind.example", "".join(lines))
        inside = self.lines(path, "-", "--audience", "internal")
        self.assertTrue(any(line.startswith("ATTENDEE;CN=Dana Whitlock") for line in inside), inside)
        self.run_cli("export", path, self.path("a.ics"), SOURCE_DATE_EPOCH="1790000000")
        self.run_cli("export", path, self.path("b.ics"), SOURCE_DATE_EPOCH="1790000000")
        self.assertEqual((self.folder / "a.ics").read_bytes(), (self.folder / "b.ics").read_bytes())
        self.assertNotIn(b"\n", (self.folder / "a.ics").read_bytes().replace(b"\r\n", b""))

    def test_summer_and_midnight(self):
        path = self.sample()
        self.run_cli("set", path, "review", "review", "scheduled_start=2026-07-01T22:30:00Z")
        lines = self.lines(path, "-")
        self.assertIn("DTSTART;TZID=Europe/Berlin:20260702T003000", lines)
        self.assertIn("TZOFFSETTO:+0200", lines)
        self.run_cli("set", path, "review", "review", "scheduled_start=")
        self.assertIn("no start", self.run_cli("export", path, self.path("a.ics"), expect=2).stderr)
        self.run_cli("export", path, self.path("a.ics"), "--report", "summary", expect=2)

    def test_follow_up(self):
        path = self.sample()
        lines = self.lines(path, "-", "--report", "follow-up")
        self.assertIn("SUMMARY:Gap: SCIM is not mature yet", lines)
        self.assertIn("DTSTART;VALUE=DATE:20261204", lines)
        events = lines.count("BEGIN:VEVENT")
        gap = self.json("show", path, "gap")[0]["id"]
        self.run_cli("set", path, "gap", gap, "state=closed")
        self.assertEqual(self.lines(path, "-", "--report", "follow-up").count("BEGIN:VEVENT"), events - 1)


class Checks(CliTest):
    def test_codes(self):
        path = self.sample()
        findings = self.json("check", path, "--now", "2026-11-19T10:00:00Z", expect=1)
        states = {(f["code"], f["state"]) for f in findings}
        self.assertIn(("NFR-OPEN", "open"), states)
        self.assertIn(("GAP-NO-MITIGATION", "met"), states)
        self.assertIn(("DELIVERY-LATE", "met"), states)
        for finding in findings:
            self.assertEqual(set(finding), {"code", "state", "severity", "title", "why", "where"})
        late = self.json("check", path, "--now", "2026-11-21T10:00:00Z", expect=1)
        self.assertIn(("DELIVERY-LATE", "open"), {(f["code"], f["state"]) for f in late})
        self.run_cli("set", path, "requirement", "How soon must it be back, and how much may be lost?",
                     "state=addressed", "target=4 h, 15 min")
        self.run_cli("check", path, expect=1)
        self.run_cli("set", path, "connection", "Dispatch database → Data import pipeline",
                     "feasibility=feasible", "feasibility_team=Product", "feasibility_at=2026-11-19")
        self.run_cli("check", path)

    def test_changes(self):
        changes = self.json("derive", self.sample(), "changes")
        self.assertEqual([c["name"] for c in changes if c["change"] == "removed"], ["SFTP server"])
        self.assertEqual(len(changes), 10)


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)

#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""A review is known by its name and by its bytes, and every icon is there: test_file_type.py DATA."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

APP = "io.github.plumbline.Plumbline"
REVIEW = "application/vnd.plumbline.review"
PLMB = 0x504C4D42

ICONS = [
    f"scalable/apps/{APP}.svg",
    f"symbolic/apps/{APP}-symbolic.svg",
    f"scalable/mimetypes/{APP}.review.svg",
]


def make_database(path, application_id):
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA application_id = {application_id}")
        database.execute("CREATE TABLE probe (id)")
    database.close()


def content_type(path, data_home):
    places = {"XDG_DATA_HOME": str(data_home), "XDG_DATA_DIRS": str(data_home)}
    answer = subprocess.run(
        ["gio", "info", "--attributes=standard::content-type", str(path)],
        env={**os.environ, **places, "GIO_USE_VFS": "local"},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.rsplit("standard::content-type: ", 1)[-1].strip()


def file_types(data):
    """Yields (what, expected, seen) with only our types and the system's own installed."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        packages = home / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", packages)
        shutil.copy(data / f"{APP}.xml", packages)
        subprocess.run(["update-mime-database", home / "mime"], check=True, capture_output=True)

        for name, application_id, expected in (
            ("named.plumb", PLMB, REVIEW),
            ("without-ending", PLMB, REVIEW),
            ("wrong-ending.db", PLMB, REVIEW),
            ("other.db", 0, "application/vnd.sqlite3"),
        ):
            make_database(home / name, application_id)
            yield name, expected, content_type(home / name, home)


def broken_icon(path):
    """What is wrong with an icon, or None."""
    if not path.is_file():
        return "is not there"
    root = xml.etree.ElementTree.parse(path).getroot()
    if root.get("viewBox") not in ("0 0 128 128", "0 0 16 16"):
        return f"has the view box {root.get('viewBox')}"
    for element in root.iter():
        for value in element.attrib.values():
            if "http" in value or value.startswith("data:"):
                return f"refers to {value}"
    return None


def main():
    data = pathlib.Path(sys.argv[1])
    count = 0
    failed = 0
    results = [(f"{n} is {e}", e == s, f"seen as {s}") for n, e, s in file_types(data)]
    for icon in ICONS:
        wrong = broken_icon(data / "icons" / "hicolor" / icon)
        results.append((f"icon {icon}", wrong is None, wrong))
    for name, good, seen in results:
        count += 1
        failed += not good
        print(f"{'ok' if good else 'not ok'} {count} - {name}")
        if not good:
            print(f"# {seen}")
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


main()

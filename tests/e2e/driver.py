# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Drives the real window as a person does: keys, pointer, and eyes that read the accessible tree.

There is no hook in the program for any of this. Every key press is counted.
"""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

# Warnings end the program that is tested, not the eyes that look at it: a window that closes while it is
# read makes the accessibility library complain.
DEBUG = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version must be required first)

PATIENCE = 90  # seconds; machines are noisy, and what is there is found at once


# Signs that need the Shift key on a keyboard as sold in the United States.
SHIFTED = '~!@#$%^&*()_+{}|:"<>?'


def presses_of(text):
    """How many keys are pressed for @text: a capital or a sign above another one takes two."""
    return sum(2 if letter.isupper() or letter in SHIFTED else 1 for letter in text)


class Failure(AssertionError):
    """Something that should have appeared did not; says what was seen instead."""


def screenshot():
    """A picture of the screen, for a person who looks into a failure."""
    folder = os.environ.get("PLUMB_E2E_SCREENSHOTS")
    if folder:
        name = time.strftime("failed-%H%M%S.png")
        subprocess.run(["import", "-window", "root", os.path.join(folder, name)], check=False)


def wait_for(what, look, patience=PATIENCE):
    """The first true value that look() gives; a Failure that names @what when time is up."""
    until = time.monotonic() + patience
    while True:
        value = look()
        if value:
            return value
        if time.monotonic() > until:
            screenshot()
            raise Failure(f"waited {patience} s for {what}")
        time.sleep(0.05)


class Desktop:
    """A window manager and a home of its own; programs are started in it and ended by their ids."""

    def __init__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="plumb-e2e-"))
        self.environment = dict(
            os.environ,
            HOME=str(self.home),
            XDG_STATE_HOME=str(self.home / "state"),
            XDG_CONFIG_HOME=str(self.home / "config"),
            XDG_CACHE_HOME=str(self.home / "cache"),
            XDG_DATA_HOME=str(self.home / "data"),
            LC_ALL="C.UTF-8",
            G_DEBUG=DEBUG,
        )
        (self.home / "data").mkdir()
        self.manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.keys = 0
        self.moves = 0  # of the pointer, to something that is clicked or dragged

    def close(self):
        self.manager.terminate()
        self.manager.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # -- Hands -------------------------------------------------------------------------------------

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"xdotool {arguments}: {done.stderr}")
        return done.stdout

    def key(self, *names):
        """Presses keys such as Return or ctrl+z, one after another."""
        for name in names:
            self.keys += len(name.split("+"))
            self.xdotool("key", "--clearmodifiers", name)
            time.sleep(0.03)

    def type(self, text):
        """Types letters; a capital counts as two presses."""
        self.keys += presses_of(text)
        self.xdotool("type", "--delay", "12", text)
        time.sleep(0.05)

    def click(self, x, y, button=1, times=1):
        self.moves += 1
        self.xdotool("mousemove", int(x), int(y))
        time.sleep(0.05)
        self.xdotool("click", "--repeat", times, "--delay", "60", button)
        time.sleep(0.1)

    def drag(self, start, end, steps=12):
        self.moves += 2
        self.xdotool("mousemove", int(start[0]), int(start[1]))
        time.sleep(0.1)
        self.xdotool("mousedown", 1)
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step / steps
            y = start[1] + (end[1] - start[1]) * step / steps
            self.xdotool("mousemove", int(x), int(y))
            time.sleep(0.02)
        time.sleep(0.1)
        self.xdotool("mouseup", 1)
        time.sleep(0.2)


class Program:
    """One run of the program."""

    def __init__(self, desktop, binary, *arguments):
        self.desktop = desktop
        self.log = open(desktop.home / "log", "ab")
        self.process = subprocess.Popen(
            [binary, *map(str, arguments)], env=desktop.environment, stdout=self.log, stderr=self.log
        )
        self.window = wait_for("the window", self._find_window)
        wait_for("the window manager", self._activate)
        time.sleep(0.5)

    def _activate(self):
        done = subprocess.run(
            ["xdotool", "windowactivate", "--sync", self.window], capture_output=True, check=False
        )
        return done.returncode == 0 and not done.stderr

    def _find_window(self):
        if self.process.poll() is not None:
            text = (self.desktop.home / "log").read_text(errors="replace")
            raise Failure(f"the program ended with {self.process.returncode}:\n{text}")
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True, text=True, check=False,
        )
        return done.stdout.split()[0] if done.stdout.split() else None

    def quit(self):
        self.desktop.key("ctrl+q")
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired as expired:
            raise Failure("the program does not end") from expired
        self.log.close()
        if self.process.returncode != 0:
            text = (self.desktop.home / "log").read_text(errors="replace")
            raise Failure(f"the program ended with {self.process.returncode}:\n{text}")

    def kill(self):
        """As a crash or a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()

    # -- Eyes --------------------------------------------------------------------------------------

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def _frames(self):
        """The window that has the keyboard, or all of them where that has no name to tell it by."""
        application = self._application()
        if application is None:
            return []
        frames = [application.get_child_at_index(i) for i in range(application.get_child_count())]
        title = self.desktop.xdotool("getactivewindow", "getwindowname").strip()
        return [f for f in frames if f is not None and f.get_name() == title] or frames

    def find(self, name, role=None):
        """An accessible with room on the screen whose name is @name, or begins with it when @name ends
        in "*". (GTK 4.8 gives a button the names of its label and of what is in it, one after the other,
        and the state "showing" to windows only.)"""

        def fits(node):
            own = node.get_name() or ""
            if name.endswith("*"):
                return own.startswith(name[:-1])
            return own == name or own.startswith(name + " ")

        def has_room(node):
            component = node.get_component_iface()
            if component is None:
                return False
            area = component.get_extents(Atspi.CoordType.WINDOW)
            return area.width > 1 and area.height > 1

        def search(node, depth, found):
            if node is None or depth > 60:
                return
            if fits(node) and (role is None or node.get_role_name() == role) and has_room(node):
                found.append(node)
            for i in range(node.get_child_count()):
                search(node.get_child_at_index(i), depth + 1, found)

        def look():
            found = []
            try:
                for frame in self._frames():
                    search(frame, 1, found)
            except GLib.Error:  # the tree changes under our feet
                return None
            # A page that was left keeps its room in the tree; the one that is seen was made last.
            return found[-1] if found else None

        return wait_for(f"“{name}” ({role or 'any role'})", look)

    def exists(self, name, role=None, patience=0.5):
        global PATIENCE
        before, PATIENCE = PATIENCE, patience
        try:
            until = time.monotonic() + patience
            while time.monotonic() < until:
                try:
                    self.find(name, role)
                    return True
                except Failure:
                    pass
            return False
        finally:
            PATIENCE = before

    def _search(self, accept):
        """Every accessible for which @accept says so, in the order of the tree."""
        found = []

        def search(node, depth):
            if node is None or depth > 60:
                return
            if accept(node):
                found.append(node)
            for i in range(node.get_child_count()):
                search(node.get_child_at_index(i), depth + 1)

        try:
            search(self._application(), 0)
        except GLib.Error:  # the tree changes under our feet
            return []
        return found

    def list_names(self, node):
        """The names of what lies directly in @node."""
        try:
            return [node.get_child_at_index(i).get_name() for i in range(node.get_child_count())]
        except GLib.Error:
            return []

    def focused(self):
        """What has the keyboard; None while nothing has."""
        found = self._search(lambda node: node.get_state_set().contains(Atspi.StateType.FOCUSED))
        return found[-1] if found else None

    def wait_focus(self, role):
        seen = []

        def look():
            node = self.focused()
            seen[:] = [(node.get_role_name(), node.get_name())] if node is not None else []
            return node is not None and node.get_role_name() == role

        try:
            wait_for(f"a {role} with the focus", look)
        except Failure as failure:
            raise Failure(f"{failure}; it is on {seen}") from None

    def wait_description(self, name, part):
        wait_for(f"“{name}” to be described as “{part}”",
                 lambda: part in (self.find(name).get_description() or ""))

    def place(self, name, role=None):
        """The middle of it on the screen."""
        node = self.find(name, role)
        area = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        # A dialog is a window of its own, and the active one while it is there.
        origin = self.desktop.xdotool("getactivewindow", "getwindowgeometry", "--shell")
        values = dict(line.split("=") for line in origin.split())
        # GTK leaves the shadow that it draws around its window out of these.
        return (
            int(values["X"]) + area.x + area.width / 2,
            int(values["Y"]) + area.y + area.height / 2,
        )

    def click(self, name, role=None):
        x, y = self.place(name, role)
        self.desktop.click(x, y)

    # -- What is on the disk ------------------------------------------------------------------------

    def rows(self, sql):
        """Rows of the newest working copy, read as another program would."""
        copies = sorted(
            (self.desktop.home / "state" / "plumbline" / "working").glob("*/*.db"),
            key=lambda path: path.stat().st_mtime,
        )
        if not copies:
            return []
        try:
            with sqlite3.connect(f"file:{copies[-1]}?mode=ro", uri=True) as database:
                return database.execute(sql).fetchall()
        except sqlite3.OperationalError:  # it is being made
            return []

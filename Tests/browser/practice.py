"""Training records that live on a day of their own: a play goes through months in minutes."""

import contextlib
import datetime
import json
import subprocess

from conftest import PROGRAM, ROOT, Site, demonstration, running
from people import Person


def program(*arguments: str) -> str:
    """What a command says that has to succeed."""
    return subprocess.run([PROGRAM, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


class Practice:
    """The town of the demonstration up to a day; from then on it lives by what people do."""

    def __init__(self, chromium, folder, households: int, until: str, *options: str):
        self.chromium = chromium
        self.folder = folder
        self.accounts = demonstration(folder, "--households", str(households), "--until", until, *options)
        self.day = until
        self._people: dict[str, Person] = {}
        # Who worked on an earlier day, and has not signed in since.
        self._away: dict[str, Person] = {}
        self._server = contextlib.ExitStack()
        self._start()

    def _start(self):
        self.site = Site(self._server.enter_context(running(self.folder)), self.accounts, self.folder)

    def close(self):
        for person in [*self._people.values(), *self._away.values()]:
            person.context.close()
        self._people, self._away = {}, {}
        self._server.close()

    def go_on_to(self, day: str):
        """Another day begins: whoever worked yesterday signs in anew."""
        self._away |= self._people
        self._people = {}
        self._server.close()
        self.command("demo", "day", day)
        self.day = day
        self._start()

    def today(self, ahead: int = 0) -> str:
        """As it is typed."""
        return (datetime.date.fromisoformat(self.day) + datetime.timedelta(days=ahead)).strftime("%d/%m/%Y")

    def person(self, login: str) -> Person:
        if login in self._away:
            self._people[login] = self._away.pop(login)
            self._people[login].come_back(self.site)
        if login not in self._people:
            self._people[login] = Person(self.chromium, self.site, login)
        return self._people[login]

    def command(self, *arguments: str) -> str:
        return program(*arguments, "--database", str(self.folder / "demo.db"))

    def document(self, *arguments: str):
        return json.loads(self.command(*arguments, "--json"))

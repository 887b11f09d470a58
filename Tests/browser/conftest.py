"""The program over a demonstration of its own, and Chromium with scripts off: every task must be finishable without them."""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("GIAMNGHEO_PROGRAM", str(ROOT / ".build/debug/giamngheo"))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def press(page, selector: str) -> None:
    """Clicks what leads to another page, and waits for it."""
    with page.expect_navigation():
        page.click(selector)


class Site:
    def __init__(self, address: str, accounts: dict[str, str], folder: pathlib.Path):
        self.address = address
        self.accounts = accounts
        self.folder = folder

    def sign_in(self, page, login: str) -> None:
        page.goto(self.address + "/dang-nhap")
        page.fill("#ten", login)
        page.fill("#mat-khau", self.accounts[login])
        press(page, "main button")
        assert page.url == self.address + "/"


def demonstration(folder: pathlib.Path, *options: str) -> dict[str, str]:
    """A demonstration of its own in the folder; the passwords of its accounts."""
    loaded = subprocess.run(
        [PROGRAM, "demo", "load", *options, "--json", "--database", str(folder / "demo.db")],
        cwd=ROOT, capture_output=True, text=True, check=True)
    return {account["login"]: account["password"] for account in json.loads(loaded.stdout)["accounts"]}


@contextlib.contextmanager
def running(folder: pathlib.Path):
    """The program over the demonstration in the folder; its address."""
    port = free_port()
    server = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--database", str(folder / "demo.db")], cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            urllib.request.urlopen(address + "/dang-nhap", timeout=1)
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    try:
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


@contextlib.contextmanager
def served(folder: pathlib.Path, households: int):
    """The program over a demonstration of its own."""
    accounts = demonstration(folder, "--households", str(households))
    with running(folder) as address:
        yield Site(address, accounts, folder)


def pytest_configure(config):
    config.addinivalue_line("markers", "alone: needs nothing of the other tests of its file")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Where tests run side by side, those of a file stay together and in order: they go on from one another."""
    for item in items:
        if not item.get_closest_marker("alone"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("site"), households=600) as site:
        yield site


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def officer(site, page):
    site.sign_in(page, "binhdien")
    return page

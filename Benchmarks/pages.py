"""The list and the page of a household, whole path from the database to HTML, beside FastAPI + sqlite3 + Jinja2 over the same file.

Requests over loopback by `wrk` to one process each; what counts is requests for each second of CPU that the server process used.
"""

import http.cookiejar
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from measure import bar

HOUSEHOLDS, SECONDS, ROUNDS = int(sys.argv[1]), int(sys.argv[2]), 3
PROGRAM = ".build/release/giamngheo"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> None:
    while server.poll() is None:
        try:
            urllib.request.urlopen(address).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{server.args[0]} does not answer")


def cpu_seconds(server: subprocess.Popen) -> float:
    fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rate(server: subprocess.Popen, address: str, cookie: str) -> float:
    before = cpu_seconds(server)
    said = subprocess.run(
        ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", f"Cookie: {cookie}", address], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{address} fails: {said}")
    return int(re.search(r"(\d+) requests in", said)[1]) / (cpu_seconds(server) - before)


def page(address: str, cookie: str) -> str:
    return urllib.request.urlopen(urllib.request.Request(address, headers={"Cookie": cookie})).read().decode()


def shown(html: str) -> str:
    """The page without the token of the session, the name of the stylesheet and the order of places of one name."""
    html = re.sub(r'value="[0-9a-f]{64}"|/tinh/\w+', "", html)
    return re.sub(r'<select id="thon".*?</select>', lambda found: "".join(sorted(found[0].split("<option"))), html)


with tempfile.TemporaryDirectory() as folder:
    file = f"{folder}/bench.db"
    loaded = subprocess.run(
        [PROGRAM, "demo", "load", "--households", str(HOUSEHOLDS), "--json", "--database", file], capture_output=True, text=True, check=True)
    password = {account["login"]: account["password"] for account in json.loads(loaded.stdout)["accounts"]}["tonghop"]
    ports = free_port(), free_port()
    ours = subprocess.Popen([PROGRAM, "serve", "--port", str(ports[0]), "--database", file], stdout=subprocess.DEVNULL)
    wait_for(f"http://127.0.0.1:{ports[0]}/dang-nhap", ours)
    peer = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "pages:app", "--app-dir", "Benchmarks/peer", "--port", str(ports[1]), "--log-level", "warning",
         "--no-access-log"], env=os.environ | {"PEER_DATABASE": file})
    try:
        wait_for(f"http://127.0.0.1:{ports[1]}/ho?loai=poor", peer)
        cookies = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        browser.open(f"http://127.0.0.1:{ports[0]}/dang-nhap", urllib.parse.urlencode({"ten": "tonghop", "mat-khau": password}).encode()).read()
        cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies)
        # The peer knows nothing of the clocks of households that escaped once.
        households = re.findall(r'href="(/ho/[0-9a-f-]{36})"', page(f"http://127.0.0.1:{ports[0]}/ho?loai=poor", cookie))
        household = next(path for path in households if "moi-thoat-ngheo" not in page(f"http://127.0.0.1:{ports[0]}{path}", cookie))
        print(f"pages over {HOUSEHOLDS:,} households, requests for each CPU second of the server      giamngheo    FastAPI")
        for name, path in (("list of 50", "/ho?loai=poor"), ("household", household)):
            own, other = (page(f"http://127.0.0.1:{port}{path}", cookie) for port in ports)
            if shown(own) != shown(other):
                raise SystemExit(f"{name}: the peer shows something else ({len(own)} and {len(other)} characters)")
            rates = [[rate(server, f"http://127.0.0.1:{port}{path}", cookie) for server, port in zip((ours, peer), ports, strict=True)] for _ in range(ROUNDS)]
            mine, theirs = (statistics.median(values) for values in zip(*rates, strict=True))
            print(f"  {f'{name}, {len(own.encode()):,} bytes':72} {mine:10.0f} {theirs:10.0f}")
            bar(f"page, {name}, to FastAPI + sqlite3 + Jinja2, by CPU", mine / theirs, 3)
    finally:
        for server in (ours, peer):
            server.terminate()
            server.wait()

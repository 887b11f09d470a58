"""The site over many made-up households: start, list, household, search, forms; server time as the client sees it on loopback."""

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
import urllib.parse
import urllib.request

HOUSEHOLDS = int(sys.argv[1])
PROGRAM = ".build/release/giamngheo"


class Same(urllib.request.HTTPRedirectHandler):
    pass


with tempfile.TemporaryDirectory() as folder:
    # Another engine: an empty database by its address.
    location = os.environ.get("BENCH_SITE_DATABASE", f"{folder}/bench.db")
    database = ["--database", location]
    start = time.monotonic()
    loaded = subprocess.run([PROGRAM, "demo", "load", "--households", str(HOUSEHOLDS), "--json", *database], capture_output=True, text=True, check=True)
    print(f"demo load, {HOUSEHOLDS:,} households: {time.monotonic() - start:.1f} s" + (f", {os.path.getsize(location) / 1e6:.0f} MB" if os.path.exists(location) else ""))
    accounts = {account["login"]: account["password"] for account in json.loads(loaded.stdout)["accounts"]}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    start = time.monotonic()
    server = subprocess.Popen([PROGRAM, "serve", "--port", str(port), *database], stdout=subprocess.DEVNULL)
    while True:
        try:
            urllib.request.urlopen(address + "/dang-nhap").read()
            break
        except OSError:
            time.sleep(0.01)
    print(f"start to first page: {time.monotonic() - start:.2f} s")
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    browser.open(address + "/dang-nhap", urllib.parse.urlencode({"ten": "tonghop", "mat-khau": accounts["tonghop"]}).encode()).read()

    def get(path: str) -> str:
        return browser.open(address + path).read().decode()

    def resident() -> float:
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{server.pid}/status").read_text())[1]) / 1024

    print(f"resident at rest: {resident():.0f} MB")
    listing = get("/ho")
    households = re.findall(r'href="(/ho/[0-9a-f-]{36})"', listing)
    unit = re.search(r'<option value="([0-9a-f-]{36})"', get("/bieu"))[1]
    known = re.search(r"biet-den=([^&\"]+)", get("/ho?ngay=2024-12-31"))[1]
    pages = {
        "list": [f"/ho?trang={page}" for page in range(1, 101)], "list filtered": [f"/ho?loai=poor&trang={page}" for page in range(1, 101)],
        "list, a day gone by": [f"/ho?ngay=2024-12-31&trang={page}" for page in range(1, 101)],
        "list, a hundred days": [f"/ho?ngay={2021 + day // 20}-{1 + day % 10:02}-{1 + day % 28:02}" for day in range(100)],
        "list, day and filter": [f"/ho?ngay=2024-12-31&loai=poor&dac-diem=tre-em&trang={page}" for page in range(1, 101)],
        "list, day and old map": [f"/ho?ngay=2026-06-30&ranh-gioi=2024-12-31&trang={page}" for page in range(1, 101)],
        "list, known until a moment": [f"/ho?ngay=2024-12-31&biet-den={known}&trang={page}" for page in range(1, 101)],
        "household, a day gone by": [f"{path}?ngay=2024-12-31" for path in households] * 2,
        "household": households * 2, "search": [f"/ho?tim={word}" for word in ("nguyen+thi+thuy", "a+lang", "van+dat+le", "ho+thi+hoa") * 25],
    }
    for name, paths in pages.items():
        for path in paths[:5]:
            get(path)
        times = []
        for path in paths[:100]:
            begin = time.monotonic()
            get(path)
            times.append((time.monotonic() - begin) * 1000)
        times.sort()
        print(f"{name:27} p50 {statistics.median(times):6.1f} ms   p95 {times[int(len(times) * 0.95) - 1]:6.1f} ms")
    for number in range(1, 11):
        begin = time.monotonic()
        get(f"/bieu/lap?bieu=7.{number}&don-vi={unit}&nam=2025")
        print(f"form 7.{number:<2} {time.monotonic() - begin:6.2f} s")
    print(f"resident after: {resident():.0f} MB")
    server.terminate()
    server.wait()

"""Units: a made-up national file of about 10,600 communes with its mergers, and the acts of 01/07/2025 over many households."""

import csv
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import measure

HOUSEHOLDS = int(sys.argv[1])
PROGRAM = ".build/release/giamngheo"
COLUMNS = "act,effective_on,document,clause,unit,into,code,name,kind,parent,residence,children,households,share,source,confidence".split(",")


def giamngheo(*arguments: str) -> float:
    start = time.monotonic()
    subprocess.run([PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def national(folder: str) -> None:
    """63 provinces of 11 or 12 districts of 15 communes; on a day each district ends and its communes become five."""
    chance = random.Random(2025)
    units, acts = [], []

    def unit(key, code, name, kind, parent, residence=""):
        units.append([key, "2019-01-01", "", code, name, kind, parent, residence, "made up", "INVENTED"])

    for province in range(63):
        top = f"n-p{province}"
        unit(top, f"P{province:02}", f"Tỉnh {province}", "province", "")
        act = [f"n-{province}", "2025-07-01", f"{province}/NQ"]

        def line(clause, key, into="", code="", name="", kind="", parent="", residence=""):
            acts.append(act + [clause, key, into, code, name, kind, parent, residence, "", "", "", "made up", "INVENTED"])

        ends = []
        for district in range(11 + province % 2):
            above = f"{top}-{district}"
            unit(above, f"D{province:02}{district:02}", f"Huyện {district}", "ruralDistrict", top)
            communes = [f"{above}-{commune}" for commune in range(15)]
            for commune, key in enumerate(communes):
                kind, residence = ("ward", "urban") if chance.random() < 0.2 else ("commune", "rural")
                unit(key, f"C{province:02}{district:02}{commune:02}", f"Xã {commune}", kind, above, residence)
            for number in range(5):
                new = f"{above}-m{number}"
                line("establish", new, code=f"M{province:02}{district:02}{number}", name=f"Xã mới {number}", kind="commune", parent=top, residence="rural")
                for key in communes[number * 3 : number * 3 + 3]:
                    line("merge", key, into=new)
            ends.append(above)
        for key in ends:
            line("abolish", key)
    for name, header, rows in (("units", "key,valid_from,valid_until,code,name,kind,parent,residence,source,confidence".split(","), units), ("acts", COLUMNS, acts)):
        with open(f"{folder}/{name}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
    print(f"made up: {sum(row[5] in ('commune', 'ward') for row in units):,} communes, {len(acts):,} lines of {63} acts")


with tempfile.TemporaryDirectory() as folder:
    database = ["--database", f"{folder}/units.db"]
    national(folder)
    giamngheo("areas", "show", "46", *database)
    loading = giamngheo("areas", "load", f"{folder}/units.csv", *database) + giamngheo("areas", "load", f"{folder}/acts.csv", *database)
    measure.bar(f"national file loads and replays in {loading:.1f} s, to 30 s", 30 / loading, 1)

    database = ["--database", f"{folder}/town.db"]
    giamngheo("demo", "load", "--households", str(HOUSEHOLDS), *database)
    keys = [row["act"] for row in csv.DictReader(open("law/areas/acts.csv", encoding="utf-8")) if row["effective_on"] >= "2025-07-01"]
    back = giamngheo("areas", "act", "undo", "demonstration-2025", "--reason", "benchmark", *database)
    for key in reversed(list(dict.fromkeys(keys))):
        back += giamngheo("areas", "act", "undo", key, "--reason", "benchmark", *database)
    measure.bar(f"acts of 01/07/2025 over {HOUSEHOLDS:,} households undone in {back:.1f} s, to 60 s", 60 / back, 1)
    again = giamngheo("areas", "load", "law/areas/acts.csv", *database)
    measure.bar(f"… carried out in {again:.1f} s, to 60 s", 60 / again, 1)
    print(f"{pathlib.Path(folder, 'town.db').stat().st_size / 1e6:.0f} MB")

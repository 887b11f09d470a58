"""Keeps what targets cannot: who may import what, who may ask the clock, where Vietnamese and SQL may stand."""

import pathlib
import re
import sys

SOURCES = pathlib.Path("Sources")
problems: list[str] = []


def only_in(pattern: str, rooms: set[str], what: str) -> None:
    expression = re.compile(pattern)
    for path in sorted(SOURCES.rglob("*.swift")):
        floor = path.parts[1]
        if floor in rooms:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            code = line.split("//")[0]
            if expression.search(code):
                problems.append(f"{path}:{number}: {what} belongs in {', '.join(sorted(rooms))}")


only_in(r"\bimport (GRDB|GRDBSQLite|CPostgres)\b", {"Database"}, "a database engine")
only_in(r"\bimport Hummingbird\b", {"Web", "API", "giamngheo"}, "the HTTP server")
only_in(r"\bimport Yams\b", {"Law"}, "YAML")
only_in(r"\bDate\(\)|clock_gettime|Date\.now", {"giamngheo"}, "asking the clock")
only_in(r"\bSELECT\b", {"Store", "Database"}, "SQL")
only_in(r'"[^"]*[À-ÖØ-öø-ỹĐđ][^"]*"', {"Words"}, "a Vietnamese sentence")

for path in sorted([*SOURCES.rglob("*.swift"), *pathlib.Path("Tests").rglob("*.swift")]):
    length = len(path.read_text().splitlines())
    if length > 400:
        problems.append(f"{path}: {length} lines; named after a thing or after a list?")
for path in sorted(pathlib.Path("scripts").glob("*.sh")):
    if len(path.read_text().splitlines()) > 60:
        problems.append(f"{path}: a script has at most 60 lines")

print("\n".join(problems) or "The house is in order.")
sys.exit(1 if problems else 0)

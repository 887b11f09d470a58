"""The rules over households in memory beside numpy, DuckDB and OpenFisca: same columns, same classes or no time is printed."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import duckdb
import numpy as np

from measure import bar, median_of
from openfisca_rules import openfisca_masks

HOUSEHOLDS = int(sys.argv[1])
THREADS = os.cpu_count() or 1
PROGRAM = ".build/release/giamngheo-bench"
POOR, NEAR_POOR, AVERAGE, NOT_POOR = 1, 2, 4, 8


def decided(total, answered, urban, tally, rules, out):
    """Masks of classes from the sums, in place; every temporary is a byte or 16 bits a household."""
    yes = tally & 15
    most = yes + (tally >> 4)
    under = np.where(yes >= rules["cutoff"], POOR, np.where(most < rules["cutoff"], NEAR_POOR, POOR | NEAR_POOR)).astype(np.uint8)
    line = np.where(urban, np.int16(rules["lines"][1]), np.int16(rules["lines"][0]))
    known = np.where(total <= line, under, np.uint8(NOT_POOR))
    out[:] = np.where(answered, known, under | np.uint8(AVERAGE | NOT_POOR))


def numpy_masks(columns, rules, chunk):
    """A table of points looked up by each column of answers, as numpy is meant to be used; in chunks that fit the cache."""
    questions = len(rules["points"])
    tables = [np.array([0, *points], dtype=np.int16) for points in rules["points"]]
    answers, marks, urban = columns[:questions], columns[questions:-1], columns[-1]
    masks = np.empty(columns.shape[1], dtype=np.uint8)
    for start in range(0, columns.shape[1], chunk):
        part = slice(start, start + chunk)
        total = tables[0][answers[0, part]]
        lowest = answers[0, part].copy()
        tally = marks[0, part].copy()
        looked_up = np.empty_like(total)
        for table, column in zip(tables[1:], answers[1:, part], strict=True):
            np.take(table, column, out=looked_up, mode="clip")
            total += looked_up
            np.minimum(lowest, column, out=lowest)
        for column in marks[1:, part]:
            tally += column
        decided(total, lowest > 0, urban[part], tally, rules, masks[part])
    return masks


def duckdb_sql(rules):
    """One CASE for each question, as an analyst writes it; answers and marks as the columns hold them."""
    questions = range(1, len(rules["points"]) + 1)
    points = [
        f"CASE a{q} " + " ".join(f"WHEN {k + 1} THEN {value}" for k, value in enumerate(rules["points"][q - 1])) + " END" for q in questions
    ]
    marks = [f"d{d}" for d in range(1, rules["indicators"] + 1)]
    yes, unknown = ("+".join(f"({mark} = {value})::UTINYINT" for mark in marks) for value in (1, 16))
    return f"""
        WITH sums AS MATERIALIZED (SELECT {' + '.join(points)} AS total, {yes} AS least, {unknown} AS open, urban FROM household),
             under AS (SELECT total, urban, CASE WHEN least >= {rules['cutoff']} THEN {POOR} WHEN least + open < {rules['cutoff']} THEN {NEAR_POOR}
                                            ELSE {POOR | NEAR_POOR} END AS mask FROM sums)
        SELECT CASE WHEN total IS NULL THEN mask | {AVERAGE | NOT_POOR}
                    WHEN total <= CASE urban WHEN 1 THEN {rules['lines'][1]} ELSE {rules['lines'][0]} END THEN mask
                    ELSE {NOT_POOR} END AS mask, count(*) FROM under GROUP BY ALL"""


def check(name, counts, expected):
    found = {str(key): int(count) for key, count in counts.items()}
    if found != expected:
        raise SystemExit(f"{name} classifies otherwise: {found} and not {expected}")


def counted(masks):
    return {key: count for key, count in enumerate(np.bincount(masks, minlength=16)) if count}


with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "columns.bin")
    command = [PROGRAM, "kernel", str(HOUSEHOLDS), str(THREADS), "--keep", str(file)]
    rules = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    columns = np.fromfile(file, dtype=np.uint8).reshape(-1, HOUSEHOLDS)
    ours = {run["threads"]: run["time"] for run in rules["runs"]}

    chunks = {chunk: median_of(3, lambda: numpy_masks(columns, rules, chunk)) for chunk in (8_192, 131_072, HOUSEHOLDS)}
    chunk, numpy_time = min(chunks.items(), key=lambda entry: entry[1].wall)
    masks = numpy_masks(columns, rules, chunk)
    check("numpy", counted(masks), rules["counts"])
    checksum = sum(int((part.astype(np.int64) * (1 + np.arange(len(part)))).sum()) for part in np.split(masks, range(8_191, HOUSEHOLDS, 8_191)))
    if checksum != rules["checksum"]:
        raise SystemExit(f"numpy classifies other households so: {checksum} and not {rules['checksum']}")

    names = [f"a{q}" for q in range(1, len(rules["points"]) + 1)] + [f"d{d}" for d in range(1, rules["indicators"] + 1)] + ["urban"]
    database = duckdb.connect()
    database.register("source", dict(zip(names, columns, strict=True)))
    database.execute("CREATE TABLE household AS SELECT * FROM source")
    sql = duckdb_sql(rules)
    duck = {}
    for threads in (1, THREADS):
        database.execute(f"SET threads = {threads}")
        check("DuckDB", dict(database.execute(sql).fetchall()), rules["counts"])
        duck[threads] = median_of(3, lambda: database.execute(sql).fetchall())

    masks, fisca = openfisca_masks(columns, rules)
    check("OpenFisca", counted(masks), rules["counts"])

print(f"rules over {HOUSEHOLDS:,} households x {columns.shape[0]} columns in memory   wall s   cpu s")
for threads, taken in ours.items():
    print(f"  {f'giamngheo, {threads} thread(s)':48} {taken['wall']:9.3f} {taken['cpu']:7.3f}")
print(f"  {f'numpy, in chunks of {chunk:,}':48} {numpy_time.wall:9.3f} {numpy_time.cpu:7.3f}")
for threads, taken in duck.items():
    print(f"  {f'DuckDB SQL, {threads} thread(s)':48} {taken.wall:9.3f} {taken.cpu:7.3f}")
print(f"  {'OpenFisca':48} {fisca.wall:9.3f} {fisca.cpu:7.3f}")
bar("rules, one thread to numpy, by CPU", numpy_time.cpu / ours[1]["cpu"], 1)
bar("rules, one thread to DuckDB, by CPU", duck[1].cpu / ours[1]["cpu"], 10)
bar("rules, all threads to DuckDB, by the clock", duck[THREADS].wall / ours[THREADS]["wall"], 10)
bar("rules, one thread to OpenFisca, by CPU", fisca.cpu / ours[1]["cpu"], 50)
bar(f"rules, {THREADS} threads to one, by the clock", ours[1]["wall"] / ours[THREADS]["wall"], 1.5)

"""Workbooks beside openpyxl and python-calamine: reading the cells of a list of 100,000 people, writing a table of 100,000 rows."""

import sys
import tempfile

from measure import bar, middle, run

ROWS = int(sys.argv[1])
PROGRAM = ".build/release/giamngheo-bench"
TIMES = 3
OPENPYXL_READ = """
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
print(sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True)))
"""
CALAMINE_READ = """
import python_calamine, sys
book = python_calamine.load_workbook(sys.argv[1])
print(sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).iter_rows()))
"""
OPENPYXL_WRITE = """
import openpyxl, sys
rows, columns = int(sys.argv[1]), int(sys.argv[2])
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Bench")
for row in range(rows):
    sheet.append([f"Nguyễn Thị {row % 1000} {column}" if column % 3 == 0 else row * column if column % 3 == 1 else row / 8
                  for column in range(columns)])
book.save(sys.argv[3])
"""
# As Excel keeps texts: each once in a table of shared strings.
SHARED = """
import python_calamine, xlsxwriter, sys
book = xlsxwriter.Workbook(sys.argv[2])
for name in (source := python_calamine.load_workbook(sys.argv[1])).sheet_names:
    sheet = book.add_worksheet()
    for row, values in enumerate(source.get_sheet_by_name(name).iter_rows()):
        for column, value in enumerate(values):
            if isinstance(value, str) and value: sheet.write_string(row, column, value)
            elif isinstance(value, (int, float)): sheet.write_number(row, column, value)
book.close()
"""


def python(script: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", script, *arguments]


def middle_of(command: list[str], times: int = TIMES):
    with open("/dev/null", "w") as nowhere:
        return middle([run(command, stdout=nowhere) for _ in range(times)])


def line(name: str, taken) -> None:
    print(f"  {name:40} {taken.wall:9.2f} {taken.cpu:7.2f} {taken.memory:9.0f}")


with tempfile.TemporaryDirectory() as folder:
    listing, shared, tiny = f"{folder}/list.xlsx", f"{folder}/shared.xlsx", f"{folder}/tiny.xlsx"
    run([PROGRAM, "list", str(ROWS), listing])
    run([PROGRAM, "list", "10", tiny])
    # What a process holds before it reads anything worth telling: its program, its libraries.
    floor, calamine_floor = middle_of([PROGRAM, "cells", tiny]).memory, middle_of(python(CALAMINE_READ, tiny)).memory
    print(f"reading 10 rows, peak MB: giamngheo {floor:.0f}, python-calamine {calamine_floor:.0f}")
    run(python(SHARED, listing, shared))
    for kind, file in (("texts in the cells", listing), ("shared texts", shared)):
        ours, calamine = middle_of([PROGRAM, "cells", file]), middle_of(python(CALAMINE_READ, file))
        openpyxl = middle_of(python(OPENPYXL_READ, file), 1)
        print(f"reading {ROWS:,} rows, {kind:19}        wall s   cpu s   peak MB")
        for name, taken in (("giamngheo", ours), ("python-calamine", calamine), ("openpyxl read-only", openpyxl)):
            line(name, taken)
        bar(f"reading, {kind}, to openpyxl, by CPU", openpyxl.cpu / ours.cpu, 7)
        bar(f"reading, {kind}, to python-calamine, by CPU", calamine.cpu / ours.cpu, 1)
        # Peaks of processes vary by a fraction of a megabyte.
        reading = max(1, ours.memory - floor)
        bar(f"reading, {kind}, memory of the reading alone, python-calamine to ours", (calamine.memory - calamine_floor) / reading, 10)
        print(f"      the whole processes: {calamine.memory / ours.memory:.1f}")

    ours = middle_of([PROGRAM, "export", str(ROWS), "30", f"{folder}/ours.xlsx"])
    openpyxl = middle_of(python(OPENPYXL_WRITE, str(ROWS), "30", f"{folder}/openpyxl.xlsx"), 1)
    print(f"writing {ROWS:,} rows x 30 columns                wall s   cpu s   peak MB")
    line("giamngheo", ours)
    line("openpyxl write-only", openpyxl)
    bar("writing to openpyxl, by CPU", openpyxl.cpu / ours.cpu, 10)
    bar("writing, 100 MB to ours", 100 / ours.memory, 1)

"""The ledger of programme money from the command line: summed up again, and every place that does not fit told by its name."""

import json
import shutil
import sqlite3

from conftest import run


def test_the_ledger_of_the_demonstration_fits(database):
    checked = run("ledger", "check", "--database", database)
    assert checked.code == 0 and "Sổ kinh phí khớp" in checked.out, checked
    found = json.loads(run("ledger", "check", "--json", "--database", database).out)
    assert found["isSound"] and found["entries"] > 300 and found["lines"] >= 15 and found["findings"] == []


def test_a_sum_that_somebody_changed_is_told_with_its_line_and_unit(database, tmp_path):
    copy = tmp_path / "copy.db"
    for part in ("", "-wal"):
        if (written := database.with_name(database.name + part)).exists():
            shutil.copy(written, f"{copy}{part}")
    with sqlite3.connect(copy) as records:
        records.execute("UPDATE budget_share SET allotted = allotted + 7 WHERE allotted = (SELECT max(allotted) FROM budget_share)")
    checked = run("ledger", "check", "--database", copy)
    assert checked.code == 1 and "Phân bổ: đang ghi" in checked.out and "năm 2023" in checked.out and "1 chỗ" in checked.err, checked
    found = json.loads(run("ledger", "check", "--json", "--database", copy).out)
    assert [finding["unit"] is not None for finding in found["findings"]] == [True]


def test_records_that_are_not_there_are_not_begun(tmp_path):
    assert run("ledger", "check", "--database", tmp_path / "none.db").code == 78

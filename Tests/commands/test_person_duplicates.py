"""Pairs of records that may be of one person, as the command line tells them."""

import json

import openpyxl
from conftest import run
from test_lists import HEADINGS, line


def test_the_pairs_of_a_unit_are_told_with_their_reasons(tmp_path):
    records = tmp_path / "demo.db"
    assert run("demo", "load", "--households", "30", "--json", "--database", records, seconds=300).code == 0
    database = ["--database", records]
    workbook = openpyxl.Workbook()
    first, second = line(1, "Kê Văn Trùng"), line(2, "KÊ VĂN TRÙNG")
    second[9] = "Thôn 1 Bình Thành"
    for row in [HEADINGS, first, second]:
        workbook.active.append(row)
    workbook.save(tmp_path / "ds.xlsx")
    taken = run("import", "run", tmp_path / "ds.xlsx", "--unit", "20035", "--as-of", "2026-10-31", "--reason", "thử", *database)
    assert taken.code == 0, taken
    found = json.loads(run("person", "duplicates", "--unit", "20035", "--json", *database).out)
    pairs = [pair for pair in found if "Trùng" in (pair["first"].get("name") or "")]
    assert len(pairs) == 1 and pairs[0]["strength"] == "likely", found
    assert pairs[0]["evidence"] == ["name-same", "sameBirthDay", "sameCommune"]
    assert {pairs[0]["first"]["name"].upper(), pairs[0]["second"]["name"].upper()} == {"KÊ VĂN TRÙNG"}
    text = run("person", "duplicates", "--unit", "20035", "--strength", "likely", *database)
    assert text.code == 0 and "Nhiều khả năng\t" in text.out and "cùng ngày sinh" in text.out and "cặp hồ sơ" in text.err, text
    assert run("person", "duplicates", "--unit", "20035", "--strength", "sure", "--json", *database).out.strip() == "[\n\n]"
    assert run("person", "duplicates", "--unit", "20035", "--strength", "x", *database).code == 64
    assert run("person", "duplicates", "--unit", "99999", *database).code == 64

"""Rounds of review from the command line: the same desk and the same refusals as the pages, as text and as JSON."""

import json

import openpyxl
import pytest
from conftest import run


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    database = tmp_path_factory.mktemp("rounds") / "demo.db"
    assert run("demo", "load", "--households", "150", "--database", database).code == 0
    return database


def review(records, *arguments):
    return run("review", *arguments, "--database", records)


def test_a_round_is_opened_listed_assigned_and_goes_on_step_by_step(records):
    opening = ["open", "--kind", "yearly", "--year", "2026", "--unit", "20035", "--until", "2026-12-14", "--document", "41/KH-UBND"]
    outside = review(records, *opening, "--from", "2026-08-20")
    assert outside.code == 1 and "từ 01/09/2026 đến hết 14/12/2026" in outside.err
    opened = review(records, *opening, "--from", "2026-09-01", "--json")
    key = json.loads(opened.out)["round"]
    again = review(records, *opening, "--from", "2026-09-01")
    assert again.code == 1 and "đã có đợt" in again.err
    listed = json.loads(review(records, "list", "--round", key, "--unit", "20035", "--json").out)
    assert listed["listed"] > 0 and listed["applied"] == 0
    assigned = json.loads(review(records, "assign", "--round", key, "--unit", "20035", "--reviewer", "binhdien", "--json").out)
    assert assigned["households"] == listed["listed"]
    # Somebody who enters no sheets there is given none.
    refused = review(records, "assign", "--round", key, "--unit", "20035", "--reviewer", "kimtra")
    assert refused.code == 1 and "không có quyền nhập phiếu" in refused.err
    assert review(records, "assign", "--round", key, "--unit", "20035", "--reviewer", "khong-co").code == 1

    [status] = json.loads(review(records, "status", "--unit", "20035", "--json").out)
    commune, *villages = status["units"]
    assert commune["households"] == listed["listed"] == sum(village["households"] for village in villages)
    assert commune["step"] == "prepared" and f"{len(villages)} thôn" in commune["lacks"][0]
    name = villages[0]["name"]
    step = ["close", "--round", key, "--unit", "20035", "--village", name]
    skipped = review(records, *step, "--step", "scoring")
    assert skipped.code == 1 and "Bước tiếp theo là: Lập danh sách" in skipped.err
    assert json.loads(review(records, *step, "--step", "listing", "--json").out) == {"step": "listing"}
    survey = review(records, *step, "--step", "collecting")
    assert survey.code == 1 and "chưa có phiếu rà soát" in survey.err
    assert "trang riêng" in review(records, *step[:5], "--step", "decision").err
    text = review(records, "status", "--unit", "20035").out
    assert "Rà soát định kỳ hằng năm 2026" in text and name in text


@pytest.mark.parametrize("arguments", [
    ["open", "--kind", "weekly", "--year", "2026", "--unit", "20035", "--from", "2026-09-01", "--until", "2026-12-14", "--document", "x"],
    ["open", "--year", "2026", "--unit", "20035", "--from", "01/09/2026", "--until", "2026-12-14", "--document", "x"],
    ["close", "--round", "x", "--unit", "20035", "--step", "listing"], ["status", "--unit", "99999"],
    ["confirm-limit", "--procedures", "review-procedure-2025-07", "--limit", "never", "--days", "3", "--document", "x"],
], ids=lambda arguments: " ".join(arguments[:3]))
def test_what_cannot_be_read_is_refused_as_usage(records, arguments):
    outcome = review(records, *arguments)
    assert outcome.code == 64 and outcome.err.strip(), outcome


def test_a_limit_is_confirmed_with_its_document(records):
    confirm = ["confirm-limit", "--procedures", "review-procedure-2025-07", "--limit", "posting", "--days", "3"]
    assert review(records, *confirm, "--document", "").code == 1
    assert json.loads(review(records, *confirm, "--document", "24/2021/QĐ-TTg", "--json").out) == {"confirmed": True}
    assert review(records, "confirm-limit", "--procedures", "other", "--limit", "posting", "--days", "3", "--document", "x").code == 1


def test_a_simulation_adds_up_in_every_format_and_changes_nothing(records, tmp_path):
    before = run("db", "status", "--database", records, "--json").out
    arguments = ["simulate", "--unit", "20035", "--standard", "S2027", "--points-rural", "205", "--points-urban", "245"]
    found = json.loads(review(records, *arguments, "--json").out)
    assert found["standard"] == "S2027" and found["supposedPoints"] == {"rural": 205, "urban": 245}
    assert found["notAsked"] == ["Waste treatment"] and any("GIẢ ĐỊNH" in note for note in found["notes"])
    lines = [line for line in found["lines"] if line["group"] == "all"]
    residence = [line for line in found["lines"] if line["group"] in ("urban", "rural")]
    without = sum(line["households"] for line in lines if line["to"] == "no_sheet")
    assert sum(line["households"] for line in lines) == sum(line["households"] for line in residence) + without > 0
    for kind in ("csv", "json", "xlsx"):
        assert review(records, *arguments, "--output", tmp_path / f"s.{kind}").code == 0
    assert json.loads((tmp_path / "s.json").read_text()) == found
    assert (tmp_path / "s.csv").read_text().count("\n") == len(found["lines"]) + 1
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["Theo xã, phường", "Theo nhóm hộ", "Từ loại nào sang loại nào", "Hộ thay đổi", "Căn cứ và giả định"]
    assert book.worksheets[0].cell(4, 2).value == sum(line["households"] for line in lines)
    assert run("db", "status", "--database", records, "--json").out == before
    text = review(records, *arguments)
    assert "GIẢ ĐỊNH" in text.err and "Bình Điền" in text.out


@pytest.mark.parametrize("arguments, code", [
    (["--standard", "S1999", "--unit", "20035"], 64), (["--standard", "S2022", "--unit", "20035", "--points-rural", "100"], 64),
    (["--standard", "S2027"], 64), (["--standard", "S2027", "--round", "x"], 1), (["--standard", "S2027", "--unit", "20035", "--output", "a.pdf"], 64),
    (["--standard", "S2027", "--unit", "20035", "--points-rural", "-4"], 64),
], ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_simulation_that_cannot_be_made_is_refused(records, arguments, code):
    assert review(records, "simulate", *arguments).code == code

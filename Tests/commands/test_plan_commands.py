"""The plan of the town from the command line: loaded, its duties, monthly reports and indicators asked for."""

import json
import zipfile

import openpyxl
from conftest import ROOT, run

PLAN = ROOT / "law/plans/huong-tra-2023.yaml"


def test_the_plan_of_the_demonstration_is_loaded_and_the_same_file_changes_nothing(database):
    again = json.loads(run("plan", "load", PLAN, "--json", "--database", database).out)
    assert not again["isChanged"] and again["agencies"] == 19 and again["openQuestions"] == ["lead-of-4-1"]


def test_a_plan_that_does_not_fit_is_refused_by_its_place(database, tmp_path):
    for old, new, said in (
        ("collector: labour", "collector: police", "collector"), ("{ code: DA2, clause", "{ code: DA9, clause", "projects"),
        ('unit: "480"', 'unit: "48000"', "48000"),
    ):
        wrong = tmp_path / "wrong.yaml"
        wrong.write_text(PLAN.read_text().replace(old, new, 1))
        outcome = run("plan", "load", wrong, "--database", database)
        assert outcome.code in (1, 78) and said in outcome.err, outcome
    assert run("plan", "load", tmp_path / "none.yaml", "--database", database).code == 78


def test_an_answer_needs_a_value_that_fits_and_a_document(database):
    for value, document in (("31", "45/UBND"), ("20", "")):
        outcome = run("plan", "answer", "huong-tra-2023", "day-of-monthly-report", "--value", value, "--document", document, "--database", database)
        assert outcome.code == 1 and outcome.err.strip(), outcome
    assert run("plan", "answer", "no-plan", "x", "--value", "1", "--document", "x", "--database", database).code == 1


def test_who_was_late_on_a_day_of_the_year(database):
    late = json.loads(run("duty", "late", "--on", "2023-08-31", "--json", "--database", database).out)
    # One agency never handed its report of August in.
    missing = [duty for duty in late if duty["month"] == "2023-08"]
    assert [duty["agency"] for duty in missing] == ["Phòng Tư pháp"] or len(missing) == 1, late
    assert all(duty["days"] > 0 and duty["due"] < "2023-08-31" for duty in late)
    assert run("duty", "late", "--on", "2022-12-31", "--database", database).out.strip() == "Không ai chậm."


def test_a_monthly_report_in_every_format_says_the_same(database, tmp_path):
    asked = ("report", "monthly", "--unit", "480", "--month", "2023-05", "--database", database)
    found = json.loads(run(*asked).out)
    assert len(found["lines"]) == 19 and found["from"] == "2023-04-15" and found["until"] == "2023-05-14"
    assert sum(line["records"].get("poor", 0) for line in found["lines"]) == found["records"]["poor"]
    assert found["missing"] == []
    workbook = tmp_path / "month.xlsx"
    assert run(*asked, "--format", "xlsx", "--output", workbook).code == 0
    rows = list(openpyxl.load_workbook(workbook).active.iter_rows(values_only=True))
    column = rows[2].index("Hộ nghèo cuối kỳ")
    assert rows[-2][column] == found["reported"]["poor"] and rows[-1][column] == found["records"]["poor"]
    letter = tmp_path / "month.docx"
    assert run(*asked, "--format", "docx", "--output", letter).code == 0
    text = zipfile.ZipFile(letter).read("word/document.xml").decode()
    assert "19/19" in text and "Hộ nghèo cuối kỳ" in text
    # The report of one commune; a month that there is not; a unit without a plan.
    assert run("report", "monthly", "--unit", "20017", "--month", "2023-05", "--format", "docx", "--output", tmp_path / "one.docx", "--database", database).code == 0
    assert run("report", "monthly", "--unit", "480", "--month", "2023-13", "--database", database).code == 1
    assert run("report", "monthly", "--unit", "480", "--month", "2022-05", "--database", database).code == 1


def test_indicators_are_listed_and_computed(database):
    codes = {line["code"] for line in json.loads(run("indicator", "list", "--json").out)}
    assert {"poor-rate", "poor-rate-fall", "loans-of-those-who-ask"} <= codes
    found = json.loads(run("indicator", "compute", "poor", "--unit", "480", "--on", "2023-12-31", "--json", "--database", database).out)
    assert found["total"]["value"] == sum(line["value"] for line in found["lines"]) and len(found["lines"]) == 9
    rate = json.loads(run("indicator", "compute", "poor-rate", "--unit", "480", "--on", "2023-12-31", "--json", "--database", database).out)
    assert rate["total"]["numerator"] == found["total"]["value"] and rate["total"]["denominator"] > 0
    loans = json.loads(run("indicator", "compute", "loans-of-those-who-ask", "--unit", "480", "--on", "2023-06-30", "--json", "--database", database).out)
    assert (loans["total"]["numerator"], loans["total"]["denominator"]) == (88, 118)
    # On other boundaries the households are the same ones.
    merged = json.loads(
        run("indicator", "compute", "poor", "--unit", "20035", "--on", "2023-12-31", "--boundaries", "2025-07-01", "--json", "--database", database).out)
    parts = {line["unit"]: line["value"] for line in found["lines"]}
    assert merged["total"]["value"] == sum(parts[name] for name in ("Xã Bình Tiến", "Xã Bình Thành", "Xã Hương Bình"))
    assert run("indicator", "compute", "wealth", "--unit", "480", "--on", "2023-12-31", "--database", database).code == 1

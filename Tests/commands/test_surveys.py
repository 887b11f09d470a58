"""Surveys from the command line: the same desk and the same refusals as the pages."""

import json

import openpyxl
import pytest
from conftest import run


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    database = tmp_path_factory.mktemp("surveys") / "demo.db"
    assert run("demo", "load", "--households", "200", "--database", database).code == 0
    return database


def survey(records, *arguments):
    return run("survey", *arguments, "--database", records)


OPEN = ["open", "--stage", "midterm", "--title", "Khảo sát", "--unit", "20035", "--from", "2026-06-01", "--until", "2026-08-31",
        "--document", "12/KH-UBND"]


def test_a_survey_is_opened_drawn_given_out_and_closed(records, tmp_path):
    opened = survey(records, *OPEN, "--questionnaire", "doi-song-ho", "--json")
    key = json.loads(opened.out)["survey"]
    assert json.loads(survey(records, "sample", "--survey", key, "--method", "villages", "--size", "12", "--per-village", "4", "--json").out)["households"] >= 8
    again = survey(records, "sample", "--survey", key, "--size", "3")
    assert again.code == 1 and "không rút lại" in again.err
    assert survey(records, "assign", "--survey", key, "--unit", "20035", "--interviewer", "binhdien").code == 0
    assert survey(records, "assign", "--survey", key, "--unit", "20035", "--interviewer", "kimtra").code == 1
    [own] = [line for line in json.loads(survey(records, "status", "--json").out) if line["survey"] == key]
    assert own["state"] == "collecting" and own["waiting"] == own["households"] and len(own["seed"]) == 16
    closing = survey(records, "close", "--survey", key)
    assert closing.code == 1 and "nêu lý do" in closing.err
    assert survey(records, "close", "--survey", key, "--reason", "Hết thời gian").code == 0


def test_results_of_the_demonstration_are_told_beside_each_other(records, tmp_path):
    later, earlier = [line["survey"] for line in json.loads(survey(records, "status", "--json").out) if "minh họa" in line["title"]]
    lines = json.loads(survey(records, "results", "--survey", later, "--by", "sex", "--compare", earlier, "--json").out)
    water = next(line for line in lines if line["question"] == "nuoc-sach" and line["group"] == "")
    assert 0 < water["value"] < 1 and 0 < water["standardError"] < 0.2 and water["lower"] < water["value"] < water["upper"]
    assert abs(water["difference"] - (water["value"] - water["earlier"])) < 1e-9 and water["differenceError"] > 0
    assert {line.get("grouping") for line in lines} == {None, "sex"}
    for line in lines:
        assert ("value" in line) == (not line["hidden"])
    path = tmp_path / "ket-qua.xlsx"
    assert survey(records, "results", "--survey", later, "--compare", earlier, "--output", path).code == 0
    assert openpyxl.load_workbook(path)["Chênh lệch"].max_row > 10


@pytest.mark.parametrize("arguments", [
    ["sample", "--survey", "x", "--size", "3"], [*OPEN[:2], "end", *OPEN[3:], "--questionnaire", "doi-song-ho"],
    ["results", "--survey", "x"],
], ids=lambda arguments: " ".join(arguments[:3]))
def test_what_cannot_be_read_is_refused_as_usage(records, arguments):
    assert survey(records, *arguments).code == 64


def test_a_file_of_questions_that_does_not_hold_is_refused_with_its_place(records, tmp_path):
    path = tmp_path / "q.yaml"
    path.write_text("id: q\ntitle: Q\nquestions:\n  - {code: a, text: A, kind: number, from: 3, to: 1}\n")
    refused = survey(records, *OPEN, "--questionnaire", path)
    assert refused.code == 78 and "questions[1].to" in refused.err

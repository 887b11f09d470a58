"""Lists of days gone by from the command line: two dates, what was known when, the same bytes again."""

import json
import time

import pytest

from conftest import run


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """Records of its own: the tests put acts on units on record."""
    path = tmp_path_factory.mktemp("time") / "town.db"
    assert run("demo", "load", "--households", "300", "--json", "--database", path, seconds=300).code == 0
    return path


def listed(town, *arguments):
    outcome = run("household", "list", "--database", town, "--json", *arguments)
    assert outcome.code == 0, outcome
    return json.loads(outcome.out)


def test_a_commune_of_the_old_map_and_of_the_new(town):
    old = listed(town, "--unit", "20041", "--as-of", "2024-12-31")
    new = listed(town, "--unit", "20035", "--as-of", "2024-12-31", "--boundaries", "2025-07-01")
    assert 0 < old["households"] < new["households"]
    assert {line["code"] for line in old["list"]} < {line["code"] for line in new["list"]}
    assert {line["communeCode"] for line in new["list"]} == {"20035"}
    assert new["persons"] == sum(line["persons"] for line in new["list"]) and new["unplaced"] == 0


def test_the_same_bytes_again_after_acts_and_their_undoing(town, tmp_path):
    def export(name, *more):
        outputs = []
        for ending in ("xlsx", "csv", "json"):
            output = tmp_path / f"{name}.{ending}"
            outcome = run("household", "list", "--unit", "20035", "--as-of", "2026-10-31", "--output", output, "--json", *more, "--database", town)
            assert outcome.code == 0, outcome
            outputs.append(output.read_bytes())
        return outputs, json.loads(outcome.out)["knownAt"]

    first, known = export("first")
    time.sleep(1.1)
    act = tmp_path / "act.csv"
    head = open("law/demonstration/acts.csv").readline().strip().split(",")
    line = {
        "act": "thu", "effective_on": "2026-10-01", "document": "1/NQ", "source": "test", "confidence": "INVENTED", "clause": "alter",
        "unit": "v-20035-1", "name": "Thôn Thử",
    }
    act.write_text("\n".join([",".join(head)] + [",".join(line.get(column, "") for column in head)]) + "\n")
    applied = run("areas", "act", "apply", act, "--database", town)
    assert applied.code == 0, applied
    changed, _ = export("changed")
    assert changed[0] != first[0] and changed[1] != first[1]
    again, _ = export("again", "--known-at", known)
    assert again == first
    assert run("areas", "act", "undo", "thu", "--reason", "sai", "--database", town).code == 0
    after, _ = export("after", "--known-at", known)
    assert after == first
    assert json.loads(run("doctor", "--json", "--database", town).out)["states"] is True


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as-of", "2023-02-30"), ("--as-of", "01/02/23"), ("--as-of", "2024"), ("--as-of", "9999-12-31"), ("--as-of", "2199-01-01"),
        ("--as-of", "1900-01-01"), ("--boundaries", "x"), ("--known-at", "2024-12-31T24:00"), ("--known-at", "2199-01-01"),
        ("--known-at", "2024-12-31T10:00Z"),
    ],
)
def test_69_78_79_what_is_no_day_is_refused(town, arguments):
    outcome = run("household", "list", "--unit", "20035", *arguments, "--lang", "en", "--database", town)
    assert outcome.code == 64 and outcome.err.strip() and not outcome.out, outcome


def test_a_day_before_the_registry_gives_an_empty_list(town):
    assert listed(town, "--unit", "20041", "--as-of", "2020-01-01")["households"] == 0
    assert listed(town, "--unit", "20035", "--as-of", "2026-10-31", "--known-at", "2020-01-01")["list"] == []

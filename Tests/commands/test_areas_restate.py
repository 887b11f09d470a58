"""Figures by unit on another map: units that a document divides by shares, and such of which nobody knows the shares."""

import csv
import json

from conftest import run

HEADER = "act,effective_on,document,clause,unit,into,code,name,kind,parent,residence,children,households,share,source,confidence"


def restated(tmp_path, shares):
    records = ["--database", str(tmp_path / "units.db")]
    acts = [
        "chia,2026-02-01,9/NQ,establish,m-moi,,29999,Xã Mới,commune,46,rural,,,,test,INVENTED",
        f"chia,2026-02-01,9/NQ,divide,20035,m-moi,,,,,,,,{shares[0]},test,INVENTED",
        f"chia,2026-02-01,9/NQ,divide,20035,20035,,,,,,*,,{shares[1]},test,INVENTED",
    ]
    (tmp_path / "acts.csv").write_text("\n".join([HEADER, *acts]) + "\n")
    loaded = run("areas", "load", tmp_path / "acts.csv", *records)
    assert loaded.code == 0, loaded
    (tmp_path / "f.csv").write_text("code,ho,tien\n20035,1001,10.5\n19996,7,1\n")
    outcome = run(
        "areas", "restate", "--input", tmp_path / "f.csv", "--from", "2025-12-31", "--to", "2026-02-01", "--output", tmp_path / "g.csv",
        "--rest", tmp_path / "h.csv", "--apportioned", tmp_path / "i.csv", "--json", *records)
    assert outcome.code == 0, outcome
    return json.loads(outcome.out), *[list(csv.DictReader((tmp_path / name).open())) for name in ("g.csv", "h.csv", "i.csv")]


def test_shares_of_a_document_part_a_figure_to_the_last_household(tmp_path):
    told, figures, rest, parts = restated(tmp_path, ("333333", "666667"))
    assert told == {"restated": 3, "left_over": 0, "apportioned": 1, "documents": ["9/NQ"]}
    assert {line["code"]: line["ho"] for line in figures} == {"19996": "7", "20035": "667", "29999": "334"}
    assert sum(float(line["tien"]) for line in figures) == 11.5 and rest == []
    assert [(line["code"], line["into"], line["documents"]) for line in parts] == [("20035", "20035", "9/NQ"), ("20035", "29999", "9/NQ")]


def test_without_shares_the_unit_is_left_over(tmp_path):
    told, figures, rest, parts = restated(tmp_path, ("", ""))
    assert told["apportioned"] == 0 and parts == []
    assert [line["code"] for line in figures] == ["19996"] and [(line["code"], line["reason"]) for line in rest] == [("20035", "divided")]


def test_files_are_never_written_over_one_another_and_lines_without_a_place_are_not_lost_silently(tmp_path):
    records = ["--database", str(tmp_path / "units.db")]
    given = "code,ho\n20035,10\n99999,7\n"
    (tmp_path / "f.csv").write_text(given)
    days = ["--from", "2025-12-31", "--to", "2026-02-01"]
    for files in [("f.csv", "f.csv", "h.csv"), ("f.csv", "./g.csv", "g.csv"), ("f.csv", "g.csv", "f.csv")]:
        named = [item for pair in zip(("--input", "--output", "--rest"), (f"{tmp_path}/{name}" for name in files)) for item in pair]
        outcome = run("areas", "restate", *named, *days, *records)
        assert outcome.code == 64, outcome
    assert (tmp_path / "f.csv").read_text() == given and not (tmp_path / "g.csv").exists()
    outcome = run("areas", "restate", "--input", tmp_path / "f.csv", "--output", tmp_path / "g.csv", *days, *records)
    assert outcome.code == 2, outcome
    outcome = run("areas", "restate", "--input", tmp_path / "f.csv", "--output", tmp_path / "g.csv", "--rest", tmp_path / "h.csv", *days, *records)
    assert outcome.code == 0 and "99999,7" in (tmp_path / "h.csv").read_text(), outcome

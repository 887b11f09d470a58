"""Multidimensional measures of a file, against the formulas worked out anew here."""

import csv
import math
import random
from collections import defaultdict
from fractions import Fraction

from conftest import run

WEIGHTS = {"a": Fraction(1, 6), "b": Fraction(1, 6), "c": Fraction(1, 3), "d": Fraction(1, 6), "e": Fraction(1, 6)}
SPEC = """
id: thu
title: "Thử"
indicators:
  - {{ id: a, weight: "1/6" }}
  - {{ id: b, weight: "1/6" }}
  - {{ id: c, weight: "1/3" }}
  - {{ id: d, weight: "1/6" }}
  - {{ id: e, weight: "1/6" }}
cutoffs: ["1/3", "50/100"]
subgroups: [vung]
weight: w
size: nguoi
{design}
"""


def sample(tmp_path, rows=400):
    made = random.Random(7)
    people = []
    for index in range(rows):
        psu = made.randrange(24)
        people.append({
            "psu": psu, "strata": psu % 4, "vung": "núi" if psu % 3 else "biển", "w": 1 + made.randrange(50) / 10, "nguoi": made.randrange(1, 8),
            **{name: "" if made.random() < 0.02 else int(made.random() < 0.15 + 0.02 * psu) for name in WEIGHTS}})
    path = tmp_path / "ho.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, people[0].keys())
        writer.writeheader()
        writer.writerows(people)
    return path, people


def estimate(people, above, below):
    """Value and error by linearisation over all places, also those without a row of the domain."""
    weights = [row["w"] * row["nguoi"] for row in people]
    sums = [sum(w * f(row) for w, row in zip(weights, people)) for f in (above, below)]
    ratio = sums[0] / sums[1]
    totals, strata = defaultdict(float), defaultdict(set)
    for w, row in zip(weights, people):
        totals[row["psu"]] += w * (above(row) - ratio * below(row)) / sums[1]
        strata[row["strata"]].add(row["psu"])
    variance = 0
    for places in strata.values():
        mean = sum(totals[place] for place in places) / len(places)
        variance += len(places) / (len(places) - 1) * sum((totals[place] - mean) ** 2 for place in places)
    return ratio, math.sqrt(variance)


def test_a_sample_gives_the_measures_and_errors_of_the_formulas(tmp_path):
    path, people = sample(tmp_path)
    spec = tmp_path / "spec.yaml"
    spec.write_text(SPEC.format(design="psu: psu\nstrata: strata"), encoding="utf-8")
    output = tmp_path / "kq.csv"
    outcome = run("mpi", "--input", path, "--spec", spec, "--output", output)
    assert outcome.code == 0, outcome
    found = {(row["group"], row["level"], row["cutoff"], row["measure"], row["indicator"]): row
             for row in csv.DictReader(output.open(encoding="utf-8"))}
    def known(row): return all(row[name] != "" for name in WEIGHTS)
    def score(row): return sum((weight for name, weight in WEIGHTS.items() if row[name] == 1), Fraction(0))
    checked = 0
    for group, level in (("", ""), ("vung", "núi"), ("vung", "biển")):
        def inside(row): return 1 if known(row) and (not level or row["vung"] == level) else 0
        for cutoff in ("1/3", "1/2"):
            def poor(row): return 1 if inside(row) and score(row) >= Fraction(cutoff) else 0
            expected = {
                ("H", ""): estimate(people, poor, inside), ("A", ""): estimate(people, lambda row: poor(row) and float(score(row)), poor),
                ("M0", ""): estimate(people, lambda row: poor(row) and float(score(row)), inside)}
            for name, weight in WEIGHTS.items():
                def lacks(row): return 1 if poor(row) and row[name] == 1 else 0
                expected["censored", name] = estimate(people, lacks, inside)
                expected["contribution", name] = estimate(people, lambda row: float(weight) * lacks(row), lambda row: poor(row) and float(score(row)))
            for (measure, indicator), (value, error) in expected.items():
                row = found[group, level, cutoff, measure, indicator]
                assert math.isclose(float(row["value"]), value, rel_tol=1e-9) and math.isclose(float(row["standard_error"]), error, rel_tol=1e-7)
                assert float(row["lower"]) < value < float(row["upper"])
                checked += 1
            total = sum(float(found[group, level, cutoff, "contribution", name]["value"]) for name in WEIGHTS)
            assert math.isclose(total, 1, rel_tol=1e-12)
    assert checked == 3 * 2 * 13
    whole = sum(float(found["vung", level, "", "share", ""]["value"]) * float(found["vung", level, "1/3", "M0", ""]["value"]) for level in ("núi", "biển"))
    assert math.isclose(whole, float(found["", "", "1/3", "M0", ""]["value"]), rel_tol=1e-9)


def test_a_register_tells_no_error_and_what_cannot_be_read_is_refused(tmp_path):
    path, people = sample(tmp_path, rows=60)
    spec, output = tmp_path / "spec.yaml", tmp_path / "kq.csv"
    spec.write_text(SPEC.format(design="missing: deprived"), encoding="utf-8")
    assert run("mpi", "--input", path, "--spec", spec, "--output", output).code == 0
    rows = list(csv.DictReader(output.open(encoding="utf-8")))
    assert all(row["standard_error"] == "" for row in rows) and all(row["rows"] == "60" for row in rows if not row["group"])
    for text, told in (
        (SPEC.format(design="").replace('weight: "1/3"', 'weight: "1/6"'), "indicators"), (SPEC.format(design="psu: khong-co"), "khong-co"),
        (SPEC.format(design="").replace('"50/100"', '"3/2"'), "cutoffs"), (SPEC.format(design="la: 1"), "la"),
    ):
        spec.write_text(text, encoding="utf-8")
        outcome = run("mpi", "--input", path, "--spec", spec, "--output", output)
        assert outcome.code == 1 and told in outcome.err, outcome
    spec.write_text(SPEC.format(design=""), encoding="utf-8")
    bad = tmp_path / "bad.csv"
    bad.write_text(path.read_text(encoding="utf-8").replace(",1\r\n", ",2\r\n", 1).replace(",1\n", ",2\n", 1), encoding="utf-8")
    outcome = run("mpi", "--input", bad, "--spec", spec, "--output", output)
    assert outcome.code == 1 and "“2”" in outcome.err and "Dòng" in outcome.err
    empty = tmp_path / "empty.csv"
    empty.write_text("a,b,c,d,e,vung,w,nguoi\n", encoding="utf-8")
    assert "không có dòng nào" in run("mpi", "--input", empty, "--spec", spec, "--output", output).err

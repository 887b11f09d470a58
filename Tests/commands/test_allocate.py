"""Money shared out by a rule: exact sums, the way to each share, refusals in words."""

import csv
import io
import json

from conftest import run

CASE = """
id: hue-2026
title: "Phân bổ thử"
amount: "1000000000"
unit: "1000000"
rules: NTP-2026
units:
  - {{ code: "A", name: "Xã A", quantities: {{ zone-3: "1", village: "4" }} }}
  - {{ code: "B", name: "Xã B", quantities: {{ zone-2: "1" {extra} }} }}
  - {{ code: "C", name: "Xã C", quantities: {{ other: "1" }}, floor: "250000000" }}
scenarios:
  - {{ id: webster, title: "Webster", method: webster }}
"""


def write(tmp_path, text):
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_coefficients_of_2026_share_money_out_to_the_last_dong(tmp_path):
    path, output = write(tmp_path, CASE.format(extra="")), tmp_path / "kq.csv"
    assert run("allocate", "--input", path, "--output", output).code == 0
    rows = list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8"))))
    first = [row for row in rows if row["scenario"] == ""]
    # 54 and 40 of what the floor of C leaves: 750 million.
    assert [(row["code"], row["coefficient"], row["amount"], row["bound"]) for row in first] == [
        ("A", "54", "431000000", ""), ("B", "40", "319000000", ""), ("C", "25", "250000000", "floor")]
    assert all(sum(int(row["amount"]) for row in rows if row["scenario"] == name) == 1_000_000_000 for name in ("", "webster"))
    told = json.loads(run("allocate", "--input", path, "--json").out)
    steps = told["scenarios"][0]["lines"][0]["steps"]
    assert [step["value"] for step in steps] == ["4", "50"] and all(step["source"] and step["confidence"] == "SECONDARY" for step in steps)
    outcome = run("allocate", "--input", path)
    assert "Xã A: hệ số 54, 431.000.000 đồng" in outcome.out and "tổng 1.000.000.000 đồng" in outcome.out


def test_what_was_not_found_or_not_given_is_refused_in_words(tmp_path):
    outcome = run("allocate", "--input", write(tmp_path, CASE.format(extra=', from-70: "1"')))
    assert outcome.code == 1 and "Chưa có hệ số của “Bổ sung từ 70% trở lên”" in outcome.err
    outcome = run("allocate", "--input", write(tmp_path, CASE.format(extra="").replace("zone-2", "zone-9")))
    assert outcome.code == 1 and "zone-9" in outcome.err
    outcome = run("allocate", "--input", write(tmp_path, CASE.format(extra="").replace('unit: "1000000"', 'unit: "3"')))
    assert outcome.code == 1 and "unit" in outcome.err
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe id")
    assert run("allocate", "--input", tmp_path / "bytes.yaml").code == 1
    assert run("allocate", "--input", tmp_path / "none.yaml").code == 1
    assert run("allocate", "--input", write(tmp_path, CASE.format(extra="")), "--output", tmp_path / "kq.doc").code == 64

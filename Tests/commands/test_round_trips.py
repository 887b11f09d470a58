"""What goes out comes in again the same (U7, 49)."""

import csv
import io
import json
import subprocess

import openpyxl
import pytest
import workbooks as w
from conftest import ENVIRONMENT, PROGRAM, run

FORMS = [f"7.{number}" for number in range(1, 11)]


@pytest.fixture(scope="module")
def written(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")

    def write(number, kind):
        path = folder / f"{number}.{kind}"
        outcome = run("report", "form", number, "--unit", "46", "--year", "2025", "--output", path, "--database", database)
        assert outcome.code == 0, outcome
        return path

    return write


@pytest.mark.parametrize("number", FORMS)
def test_a_form_says_the_same_as_workbook_as_separated_text_and_as_json(written, number):
    document = json.loads(written(number, "json").read_text())
    records = list(csv.reader(io.StringIO(written(number, "csv").read_text("utf-8-sig")), delimiter=";"))
    book = [[cell.value for cell in row] for row in openpyxl.load_workbook(written(number, "xlsx"), data_only=True).worksheets[0].iter_rows()]

    def numbers(texts):
        return [round(float(str(text).replace(",", ".")), 2) for text in texts if text not in (None, "")]

    count = len(document["columns"])
    lines = [[line["cells"][column] for column in document["columns"] if column in line["cells"]] for line in document["lines"]]
    assert [numbers(record[-count:]) for record in records[-len(lines):]] == [numbers(line) for line in lines]
    last = max(index for index, row in enumerate(book) if str(row[1]).startswith("Tổng cộng"))
    # The name goes over the lines of the unit and stands in the first of them.
    first = next(index for index, line in enumerate(document["lines"]) if line["name"].startswith("Tổng cộng"))
    assert [numbers(row[-count:]) for row in book[last : last + len(lines) - first]] == [numbers(line) for line in lines[first:]]


@pytest.mark.parametrize("number", FORMS)
def test_a_form_of_ours_adds_up_and_one_wrong_figure_is_found(written, tmp_path, number):
    path = written(number, "xlsx")
    outcome = run("form", "check", path, "--json")
    assert outcome.code == 0 and json.loads(outcome.out)[0]["wrong"] == 0, outcome
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book.worksheets[0]
    last = max(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 2).value).startswith("Tổng cộng"))
    cell = next(cell for cell in reversed(sheet[last]) if isinstance(cell.value, (int, float)))
    cell.value = cell.value + 1_000_000
    book.save(tmp_path / "a.xlsx")
    wrong = json.loads(run("form", "check", tmp_path / "a.xlsx", "--json").out)[0]
    assert {finding["row"] for finding in wrong["findings"]} == {last}, wrong


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_list_that_was_taken_in_changes_nothing_and_one_edit_is_one_change(database, tmp_path, kind):
    born = {"xlsx": "1971", "csv": "1964"}[kind]
    people = [
        w.line(number, f"Nguyễn Thị {name} {kind.upper()}", c4=f"0{number}/03/{born}", c5="Nữ")
        for number, name in enumerate(["Sáo", "Sậu", "Vạc"], 1)]

    def verdict(action):
        path = tmp_path / f"a.{kind}"
        if kind == "xlsx":
            w.write(path, {"a": w.sheet(w.table(people))})
        else:
            with open(path, "w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file, delimiter=";").writerows([w.HEADINGS, *people])
        result = json.loads(run("import", action, path, "--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database, "--json").out)
        return result["add"], result["change"], result["same"]

    assert verdict("run") == (3, 0, 0)
    assert verdict("check") == (0, 0, 3)
    people[1][5] = "Nam"
    assert verdict("check") == (0, 1, 2)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "mojibake"])
def test_text_decodes_to_what_it_was(encoding):
    stored = {"tcvn3": "NguyÔn V¨n §øc\nTrÇn ThÞ §µo\n", "vni": "Nguyeãn Vaên Ñöùc\nTraàn Thò Ñaøo\n", "mojibake": None}[encoding]
    plain = "Nguyễn Văn Đức\nTrần Thị Đào\n"
    if stored is None:
        stored = "".join(chr(byte) if not 0x80 <= byte < 0xA0 else bytes([byte]).decode("cp1252", "replace") for byte in plain.encode())
        if "\ufffd" in stored:
            plain = "Lê Thị Hồng\nHồ Văn Hai\n"
            stored = "".join(chr(byte) if not 0x80 <= byte < 0xA0 else bytes([byte]).decode("cp1252") for byte in plain.encode())
    process = subprocess.run([PROGRAM, "text", "decode"], input=stored.encode(), env=ENVIRONMENT, capture_output=True, timeout=60)
    assert process.stdout.decode() == plain


def test_text_decodes_line_by_line():
    lines = "NguyÔn V¨n §øc\nLê Hùng\nNguyễn Thị Lan\nTraàn Thò Ñaøo\nBlúp Đuông\nLan\n"
    process = subprocess.run([PROGRAM, "text", "decode"], input=lines.encode(), env=ENVIRONMENT, capture_output=True, timeout=60)
    assert process.stdout.decode() == "Nguyễn Văn Đức\nLê Hùng\nNguyễn Thị Lan\nTrần Thị Đào\nBlúp Đuông\nLan\n"


def test_a_formula_that_nobody_computed_is_not_taken_for_nought(database, tmp_path):
    path = tmp_path / "bieu.xlsx"
    run("report", "form", "7.2", "--unit", "20035", "--year", "2025", "--output", path, "--database", database)
    book = openpyxl.load_workbook(path)
    # A program that does not compute leaves the formulas without their values.
    book.save(path)
    outcome = run("form", "check", path)
    assert outcome.code == 2, outcome
    assert "chưa được tính" in outcome.out and "ghi 0 nhưng" not in outcome.out, outcome


def test_a_form_names_cell_and_sum_and_says_what_it_looked_for(tmp_path):
    def write(*rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "a.xlsx")
        return run("form", "check", tmp_path / "a.xlsx"), run("form", "check", tmp_path / "a.xlsx", "--json")

    title = ["Mẫu số 7.2. Tổng hợp diễn biến hộ nghèo trong năm"]
    numbers = ["A", "B", "C", *[f"({number})" for number in range(1, 10)]]
    rows = [
        ["1", "Thôn 1", "Hộ", 11, 1, 0, None, 0, 0, 0, "không có", 10], [None, None, "Nhân khẩu", 3, 1, 0, 0, 0, 0, 0, 0, 2],
        ["2", "Thôn 2", "Hộ", 5, 0, 0, 0, 0, 0, 0, 0, 5], [None, "Tổng cộng", "Hộ", 17, 1, 0, 0, 0, 0, 0, 0, 15],
    ]
    told, document = write(title, numbers, *rows)
    assert told.code == document.code == 2
    for words in ("ô K3 (cột 8) ghi “không có”", "ô D3 (cột 1) ghi 11 hộ nhưng ô D4 chỉ ghi 3 nhân khẩu",
                  "ô D6 (cột 1) ghi 17, nhưng cộng các ô D3, D5 được 16"):
        assert words in told.out, told
    assert "cột 4 để trống ở G3" in told.err and "ô A1" in told.err, told
    findings = json.loads(document.out)[0]["findings"]
    assert {(finding["kind"], finding["cell"]) for finding in findings} >= {
        ("word", "K3"), ("persons_fewer", "D3"), ("sum_of_parts", "D6"), ("identity", "L6"),
    }
    assert all(finding["message"] for finding in findings)

    told, _ = write(title, rows[0], rows[2])
    assert told.code == 1 and "biểu 7.2 theo" in told.err and "(1), (2), (3)" in told.err, told
    told, _ = write(["Danh sách"], rows[0])
    assert told.code == 1 and "“Mẫu số 7.1” đến “Mẫu số 7.10”" in told.err, told

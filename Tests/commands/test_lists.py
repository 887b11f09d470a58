"""Lists as an officer meets them: the sample to be filled, days to come, sheets that lost their lines, columns that are hidden or strange."""

import datetime
import json

import openpyxl
import pytest
from conftest import run

HEADINGS = ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD", "Xã", "Mã xã",
            "Thôn", "Dân tộc", "Phân loại hộ (1 nghèo, 2 cận nghèo)", "Số quyết định công nhận", "Ngày quyết định"]


def line(number, name):
    return [number, name, name, "Chủ hộ", "05/06/1971", "Nam", "", "Xã Bình Điền", "20035", "Thôn 1 Bình Tiến", "Kinh", 1, "15/QĐ-UBND",
            datetime.date(2026, 10, 20)]


def put(row, cells):
    return [cells.get(column, value) for column, value in enumerate(row)]


def book(path, lines, headings=HEADINGS, change=lambda sheet: None):
    workbook = openpyxl.Workbook()
    for row in [headings, *lines]:
        workbook.active.append(row)
    change(workbook.active)
    workbook.save(path)
    return path


def codes(outcome):
    report = json.loads(outcome.out)
    return {entry["code"]: entry for entry in report["errors"] + report["warnings"]}


def test_the_sample_is_read_as_it_is_and_once_filled(check, tmp_path):
    file = tmp_path / "mau.xlsx"
    assert run("import", "template", file).code == 0
    untouched = json.loads(check(file, "--json").out)
    assert untouched["rows"] == 0 and not untouched["errors"], untouched
    workbook = openpyxl.load_workbook(file)
    assert workbook.sheetnames == ["Danh sách", "Hướng dẫn"]
    sheet = workbook["Danh sách"]
    headings = [cell.value for cell in sheet[3]]
    assert sheet["A4"].value == sheet["A5"].value == "Ví dụ" and sheet["H6"].number_format == "@"
    for column, value in {"STT hộ": 1, "Họ tên chủ hộ": "Trần Văn Mướp", "Họ tên thành viên": "Trần Văn Mướp", "Quan hệ với chủ hộ": "Chủ hộ",
                          "Ngày, tháng, năm sinh": "05/06/1971", "Thôn": "Thôn 1 Bình Tiến", "Phân loại hộ (1 nghèo, 2 cận nghèo)": 1,
                          "Ngày quyết định": "20/10/2026"}.items():
        sheet.cell(6, headings.index(column) + 1).value = value
    workbook.save(file)
    filled = json.loads(check(file, "--json").out)
    assert (filled["rows"], filled["add"]) == (1, 1) and not filled["errors"], filled
    assert run("import", "template", tmp_path / "mau.csv").code == 64
    assert run("import", "template", tmp_path / "khong-co" / "mau.xlsx").code == 1


@pytest.mark.parametrize("command", ["check", "run"])
def test_a_day_to_come_is_a_fault_of_usage(database, tmp_path, command):
    file = book(tmp_path / "a.xlsx", [line(1, "Trần Văn Mướp")])
    day = datetime.date.today() + datetime.timedelta(days=2)
    outcome = run("import", command, file, "--unit", "20035", "--as-of", day, "--database", database)
    assert outcome.code == 64 and "--as-of không được sau ngày hôm nay" in outcome.err and not outcome.out, outcome


def test_hidden_and_strange_columns_are_told(check, tmp_path):
    def change(sheet):
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[2].hidden = True

    found = codes(check(book(tmp_path / "a.xlsx", [[*line(1, "Trần Văn Mướp"), "đỏ"]], [*HEADINGS, "Màu nhà"], change), "--json"))
    assert found["column_hidden"]["column"] == "C" and "Họ tên thành viên" in found["column_hidden"]["message"], found
    assert found["column_unknown"]["column"] == "O" and "Màu nhà" in found["column_unknown"]["message"]
    assert "row_hidden" in found and not json.loads(check(tmp_path / "a.xlsx", "--json").out)["errors"]


def test_letters_that_only_look_latin_are_read_as_latin_and_told(check, tmp_path):
    found = codes(check(book(tmp_path / "a.xlsx", [line(1, "Trần Văn Hоа"), line(2, "Ηồ Văn An"), line(3, "Lê Иван")]), "--json"))
    assert "name_look_alike" in found and "name_unacceptable" in found, found
    assert found["name_look_alike"]["proposal"] in {"Trần Văn Hoa", "Hồ Văn An"}


def test_a_list_that_lost_its_lines_is_taken_in_for_a_reason_only(tmp_path):
    database = tmp_path / "many.db"
    assert run("demo", "load", "--households", "3000", "--json", "--database", database, seconds=300).code == 0
    file = book(tmp_path / "a.xlsx", [line(1, "Trần Văn Mướp")])
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--database", database]
    checked = run("import", "check", file, *arguments)
    assert checked.code == 0 and "Danh sách chỉ có 1 hộ" in checked.err, checked
    refused = run("import", "run", file, *arguments)
    assert refused.code == 64 and "--reason" in refused.err and not refused.out, refused
    supplement = run("import", "check", file, *arguments, "--supplement")
    assert supplement.code == 0 and "Danh sách chỉ có" not in supplement.err, supplement
    taken = run("import", "run", file, *arguments, "--reason", "bổ sung một hộ")
    assert taken.code == 0 and "Thêm 1 hộ" in taken.out, taken


def test_figures_of_a_year_that_is_over_change_only_when_it_is_confirmed(tmp_path):
    database = tmp_path / "past.db"
    assert run("demo", "load", "--households", "400", "--json", "--database", database, seconds=300).code == 0
    file = book(tmp_path / "a.xlsx", [put(line(1, "Trần Văn Mướp"), {13: datetime.date(2025, 12, 20)})])
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--database", database]
    checked = run("import", "check", file, *arguments)
    assert checked.code == 0 and "số liệu cuối năm 2025 của Xã Bình Điền: hộ nghèo" in checked.err, checked
    assert "Trần Văn Mướp (hộ mới): không trong danh sách → hộ nghèo, quyết định số 15/QĐ-UBND ngày 20/12/2025" in checked.err, checked
    shift = json.loads(run("import", "check", file, *arguments, "--json").out)["pastYears"][0]
    assert shift["year"] == 2025 and [(mover["head"], mover["row"], mover["to"]) for mover in shift["movers"]] == [("Trần Văn Mướp", 2, "poor")], shift
    assert {(column["form"], column["number"]) for column in shift["columns"]} == {("7.2", 7), ("7.2", 9)}, shift
    refused = run("import", "run", file, *arguments, "--reason", "sót")
    assert refused.code == 64 and "--past-years" in refused.err and not refused.out, refused
    assert run("import", "run", file, *arguments, "--past-years").code == 64
    taken = run("import", "run", file, *arguments, "--past-years", "--reason", "sót khi rà soát")
    assert taken.code == 0 and "Thêm 1 hộ" in taken.out, taken
    form = run("report", "form", "7.2", "--unit", "20035", "--year", "2025", "--output", tmp_path / "f.xlsx", "--database", database)
    assert form.code == 0, form
    texts = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / "f.xlsx").active.iter_rows() for cell in row if cell.value]
    assert any("đã thay đổi ngày" in text and "a.xlsx" in text for text in texts), texts


def test_what_a_list_changes_is_told_field_by_field_in_both_languages(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database]
    assert run("import", "run", book(tmp_path / "a.xlsx", [line(1, "Trần Văn Mướp")]), *arguments).code == 0
    changed = book(tmp_path / "b.xlsx", [
        put(line(1, "Trần Văn Mướp"), {5: "Nữ"}), put(line(1, "Trần Văn Mướp"), {2: "Trần Văn Bí", 3: "Con", 4: "2011", 11: 2}),
    ])
    told = run("import", "check", changed, *arguments)
    assert "Sẽ sửa Trần Văn Mướp (H" in told.out and "Trần Văn Mướp – giới tính: Nam → Nữ" in told.out, told
    assert "Trần Văn Bí – thêm thành viên" in told.out, told
    english = run("import", "check", changed, *arguments, "--lang", "en")
    assert "Would change Trần Văn Mướp (H" in english.out and "Trần Văn Mướp – sex: male → female" in english.out, english
    assert "class: row 2 says “poor”, row 3 “near_poor”" in english.err and "dòng" not in english.err, english
    assert "Đã sửa Trần Văn Mướp" in run("import", "run", changed, *arguments).out


def test_whoever_seems_to_be_on_record_elsewhere_is_told_before_the_list_is_taken_in(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database]
    assert run("import", "run", book(tmp_path / "a.xlsx", [line(1, "Trần Văn Mướp")]), *arguments).code == 0
    file = book(tmp_path / "b.xlsx", [
        put(line(1, "Lê Thị Na"), {5: "Nữ"}), put(line(1, "Lê Thị Na"), {2: "Trần Văn Mướp", 3: "Khác"}),
    ])
    outcome = run("import", "check", file, *arguments, "--json")
    document = json.loads(outcome.out)
    known = [entry for entry in document["errors"] if entry["code"] == "member_elsewhere"]
    assert outcome.code == 2 and len(known) == 1 and known[0]["row"] == 3 and known[0]["proposal"].startswith("H"), document
    assert "Có thể là Trần Văn Mướp, sinh 05/06/1971" in known[0]["message"] and "xóa dòng này" in known[0]["message"], known
    assert document["add"] == 0


def test_points_that_are_no_number_stop_the_household_and_an_empty_class_is_told(check, tmp_path):
    headings = [*HEADINGS, "Điểm B1", "Điểm B2"]
    file = book(tmp_path / "a.xlsx", [[*line(1, "Trần Văn Mướp"), "120đ", 30], [*put(line(2, "Lê Văn Bầu"), {11: None}), 130, 20],
                                      [*put(line(3, "Hồ Văn Bí"), {11: "x"}), 130, 20]], headings)
    outcome = check(file, "--json")
    found = codes(outcome)
    assert outcome.code == 2 and "120đ" in found["points_unreadable"]["message"] and found["points_unreadable"]["row"] == 2
    assert found["class_missing"]["row"] == 3 and found["class_unreadable"]["row"] == 4
    assert json.loads(outcome.out)["add"] == 1


@pytest.mark.parametrize("command", [
    ["report", "form", "7.2", "--unit", "20035", "--year", "2025"], ["import", "check", "x.xlsx", "--unit", "20035", "--as-of", "2026-10-31"],
    ["household", "list", "--unit", "20035"], ["review", "status", "--unit", "20035"], ["review", "simulate", "--unit", "20035", "--standard", "S2027"],
], ids=lambda command: " ".join(command[:2]))
def test_a_command_in_the_wrong_folder_says_so_and_begins_no_records(tmp_path, command):
    book(tmp_path / "x.xlsx", [line(1, "Trần Văn Mướp")])
    outcome = run(*command, "--database", tmp_path / "data" / "giamngheo.db")
    assert outcome.code == 78 and "Chưa có kho dữ liệu" in outcome.err and not outcome.out
    assert not (tmp_path / "data").exists()


def test_a_number_of_another_household_joins_nothing_and_is_told_at_its_cell(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database]
    father, son = "046071001234", "046201001234"
    parents = [put(line(1, "Trần Văn Mướp"), {6: father}), put(line(1, "Trần Văn Mướp"), {2: "Trần Văn Bí", 3: "Con", 4: "2001", 6: son})]
    assert run("import", "run", book(tmp_path / "a.xlsx", parents), *arguments).code == 0
    cases = {
        "a child by slip": ([line(1, "Lê Văn Na"), put(line(1, "Lê Văn Na"), {2: "Lê Thị Ổi", 3: "Con", 4: "2012", 5: "Nữ", 6: father})], "G3", "Kiểm tra lại số"),
        "a head with that of another": ([put(line(1, "Lê Văn Na"), {4: "1985", 6: father, 11: 2})], "G2", "hộ H"),
        "a son on his own": ([put(line(1, "Trần Văn Bí"), {4: "2001", 6: son, 13: datetime.date(2026, 10, 30)})], "G2", "Tách hộ"),
    }
    for name, (lines, cell, advice) in cases.items():
        outcome = run("import", "check", book(tmp_path / "b.xlsx", lines), *arguments, "--json")
        document = json.loads(outcome.out)
        assert outcome.code == 2 and document["add"] == document["change"] == 0 and not document["changes"], (name, document)
        found = codes(outcome)["number_elsewhere"]
        assert f'{found["column"]}{found["row"]}' == cell and advice in found["message"], (name, found)
        assert found["proposal"].startswith("H") and "Thôn 1 Bình Tiến" in found["message"], (name, found)
    swapped = [put(parents[0], {6: son}), put(parents[1], {6: father})]
    assert "number_of_another" in codes(run("import", "check", book(tmp_path / "b.xlsx", swapped), *arguments, "--json"))
    english = run("import", "check", tmp_path / "b.xlsx", *arguments, "--lang", "en")
    assert "of the same household" in english.err and "Số định danh" not in english.err, english


def test_a_newer_decision_of_the_same_class_is_recorded_once_and_shown(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database]
    first, second = book(tmp_path / "a.xlsx", [line(1, "Trần Văn Mướp")]), book(
        tmp_path / "b.xlsx", [put(line(1, "Trần Văn Mướp"), {12: "31/QĐ-UBND", 13: datetime.date(2026, 10, 30)})])
    assert run("import", "run", first, *arguments).code == 0
    told = run("import", "check", second, *arguments)
    assert "quyết định: 15/QĐ-UBND ngày 20/10/2026 → 31/QĐ-UBND ngày 30/10/2026" in told.out, told
    assert "decision: 15/QĐ-UBND of 20/10/2026 → 31/QĐ-UBND of 30/10/2026" in run("import", "check", second, *arguments, "--lang", "en").out
    assert run("import", "run", second, *arguments).code == 0
    again = json.loads(run("import", "check", second, *arguments, "--json").out)
    assert (again["change"], again["same"], again["changes"]) == (0, 1, []), again
    older = run("import", "check", first, *arguments, "--json")
    assert json.loads(older.out)["same"] == 1 and codes(older)["older_than_record"]["column"] == "N", older


def test_a_running_number_that_does_not_go_with_its_code_is_told(check, tmp_path):
    headings = [*HEADINGS, "Mã hộ"]
    lines = [[*line(1, "Trần Văn Mướp"), "H0000001"], [*put(line(2, "Trần Văn Mướp"), {2: "Trần Văn Bí", 3: "Con", 4: "2001"}), "H0000001"],
             [*line(1, "Lê Văn Na"), "H0000002"]]
    notices = [entry for entry in json.loads(check(book(tmp_path / "a.xlsx", lines, headings), "--json").out)["warnings"]
               if entry["code"] == "household_number_wrong"]
    assert [(entry["column"], entry["row"]) for entry in notices] == [("A", 3), ("A", 4)], notices
    assert "Tính theo mã hộ là một hộ" in notices[0]["message"] and "ghi cho hai mã hộ" in notices[1]["message"], notices


def test_a_village_with_other_marks_is_read_and_told(check, tmp_path):
    found = codes(check(book(tmp_path / "a.xlsx", [put(line(1, "Trần Văn Mướp"), {9: "Thôn 1 Bình Tiên"})]), "--json"))
    assert found["village_read_as"]["column"] == "J" and "đã hiểu là “Thôn 1 Bình Tiến”" in found["village_read_as"]["message"], found
    assert "village_read_as" not in codes(check(book(tmp_path / "a.xlsx", [put(line(1, "Trần Văn Mướp"), {9: "Thon 1 Binh Tien"})]), "--json"))
    assert "village_read_as" not in codes(check(book(tmp_path / "a.xlsx", [put(line(1, "Trần Văn Mướp"), {9: "thôn 1 bình tiến"})]), "--json"))


def test_a_list_brings_nobody_in_twice_and_says_what_to_write(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database]
    headings = [*HEADINGS, "Mã hộ"]
    head = line(1, "Trần Văn Mướp")
    wife = put(head, {2: "Lê Thị Bầu", 3: "Vợ", 4: "01/02/1975", 5: "Nữ"})
    child = put(head, {2: "Trần Văn Bí", 3: "Con", 4: "03/04/2001"})
    assert run("import", "run", book(tmp_path / "a.xlsx", [head, wife, child]), *arguments).code == 0
    changed = run("import", "check", book(tmp_path / "b.xlsx", [put(head, {10: "Cơ Tu"}), wife, child]), *arguments, "--json")
    code = json.loads(changed.out)["changes"][0]["code"]
    family = [[*row, code.lower()] for row in (head, wife, child)]
    other = [put(row, {11: 2, 12: "31/QĐ-UBND", 13: datetime.date(2026, 10, 30)}) for row in family]
    cases = {
        "household_repeated": ([*family, [*line(2, "Ngô Văn Ổi"), None], *other], [2, 6], "dòng 2 và dòng 6"),
        "rows_apart": ([*family[:2], [*line(2, "Ngô Văn Ổi"), None], family[2]], [2, 5], "không đứng liền nhau (dòng 2, 5)"),
        "household_of_members": ([[*put(wife, {1: "Lê Thị Bầu", 3: "Chủ hộ"}), None], [*put(child, {1: "Lê Thị Bầu"}), None]], [2],
                                 f"ghi {code} vào cột Mã hộ ở mọi dòng của hộ"),
        "member_maybe": ([family[0], put(family[1], {2: "Lê Thị Bàu"}), family[2]], [3], "ghi họ tên, ngày sinh như trong hệ thống"),
        "head_missing": ([family[0], family[1], family[2], [*put(line(2, "Ngô Văn Ổi"), {2: "Ngô Thị Me", 3: "Con", 4: "2010"}), None]], [5],
                         "thêm một dòng cho Ngô Văn Ổi"),
    }
    for name, (lines, rows, advice) in cases.items():
        outcome = run("import", "check", book(tmp_path / "b.xlsx", lines, headings), *arguments, "--json")
        errors = [entry for entry in json.loads(outcome.out)["errors"] if entry["code"] == name]
        assert outcome.code == 2 and [entry["row"] for entry in errors] == rows, (name, outcome)
        assert advice in errors[0]["message"], (name, errors)
    apart = [*put(child, {1: "Trần Văn Bí", 3: "Chủ hộ", 11: 2, 12: "31/QĐ-UBND", 13: datetime.date(2026, 10, 30)}), code]
    split = run("import", "check", book(tmp_path / "b.xlsx", [*family, [*line(2, "Ngô Văn Ổi"), None], apart], headings), *arguments, "--json")
    advice = f"Nếu Trần Văn Bí nay ở riêng: xóa mã hộ ở các dòng của người ấy, dùng Tách hộ ở trang hộ {code}"
    assert [advice in entry["message"] for entry in json.loads(split.out)["errors"] if entry["code"] == "household_repeated"] == [True, True], split
    told = run("import", "check", book(tmp_path / "b.xlsx", [*family, [*put(child, {2: "Trần Thị Cà", 4: None, 5: "Nữ"}), code]], headings), *arguments)
    assert told.code == 0 and "Trần Thị Cà – thêm thành viên, tính từ ngày 31/10/2026" in told.out and "ô E5: Trần Thị Cà: Chưa ghi ngày sinh" in told.err, told


def test_titles_and_lost_rows_bring_nobody_in_twice(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    arguments = ["--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database]
    head, lost = line(1, "Trần Văn Mướp"), line(2, "Lê Hữu Lộc")
    child = put(lost, {0: None, 1: None, 2: "Lê Thị Thu Tuyết", 3: "Con", 4: "02/04/2001"})
    assert run("import", "run", book(tmp_path / "a.xlsx", [head, lost, child]), *arguments).code == 0

    def check(*lines):
        return json.loads(run("import", "check", book(tmp_path / "b.xlsx", lines), *arguments, "--json").out)

    titled = check(put(head, {1: "Ông Trần Văn Mướp, 1980", 2: "Ông Trần Văn Mướp (Tí)"}))
    assert (titled["add"], titled["same"]) == (0, 1) and [entry["code"] for entry in titled["warnings"]] == ["name_annotated"], titled
    without = check(head, child)
    assert (without["change"], [entry["code"] for entry in without["errors"]]) == (0, ["head_row_missing"]), without
    assert "thêm dòng của Lê Hữu Lộc ngay trên dòng 3" in without["errors"][0]["message"], without
    assert check(head, lost, child)["same"] == 2
    new = put(line(1, "Ngô Văn Mướp"), {4: "1995"})
    assert check(new)["additions"][0]["near"]["head"] == "Trần Văn Mướp"
    taken = run("import", "run", book(tmp_path / "b.xlsx", [new]), *arguments)
    assert taken.code == 0 and "thêm hộ Ngô Văn Mướp; gần giống hộ Trần Văn Mướp" in taken.err, taken


def test_every_household_of_a_list_is_added_changed_the_same_or_in_error(tmp_path):
    database = tmp_path / "a.db"
    assert run("demo", "load", "--households", "20", "--json", "--database", database, seconds=300).code == 0
    file = book(tmp_path / "a.xlsx", [line(1, "Trần Văn Mướp"), put(line(2, "Lê Văn Ổi"), {4: "31/02/1971"})])
    arguments = [file, "--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--json", "--database", database]
    for command, counts in [("check", (1, 0, 0, 1)), ("run", (1, 0, 0, 1)), ("check", (0, 0, 1, 1))]:
        report = json.loads(run("import", command, *arguments).out)
        assert (report["add"], report["change"], report["same"], report["error"]) == counts, (command, report)
        assert report["rows"] == report["households"] == 2

"""Hostile and broken workbooks (97-116). Numbers in the names are those of docs/bad-inputs.md."""

import datetime
import json
import os
import struct
import zipfile

import openpyxl
import pytest
import workbooks as w

# The debug build starts in about half a second on an idle machine; other builds may be running.
QUICK = 10


def report(outcome):
    assert outcome.code in (0, 2), outcome
    return json.loads(outcome.out)


def codes(outcome):
    verdict = report(outcome)
    return [entry["code"] for entry in verdict["errors"] + verdict["warnings"]]


def refused(outcome, *words):
    assert outcome.code == 1 and not outcome.out, outcome
    assert outcome.seconds < QUICK, outcome
    for word in words:
        assert word in outcome.err, outcome
    return outcome


def test_97_bombs_are_refused_quickly_and_in_little_memory(check, tmp_path):
    honest = check(w.write(tmp_path / "good.xlsx", {"a": w.good()}))
    flat = w.blank(tmp_path / "flat.xlsx", 300)
    nested = w.blank(tmp_path / "nested.xlsx", 60, name="xl/media/inner.zip")
    for file in (flat, w.overlapping(tmp_path / "overlap.xlsx"), w.overlapping(tmp_path / "few.xlsx", copies=3), nested):
        outcome = refused(check(file))
        assert outcome.megabytes < honest.megabytes + 100, (file, outcome)


def test_98_lying_sizes_checksums_64_bit_sizes_trailing_bytes_and_passwords(check, tmp_path):
    good = w.write(tmp_path / "good.xlsx", {"a": w.good()}).read_bytes()

    def copy(name):
        path = tmp_path / name
        path.write_bytes(good)
        return path

    refused(check(w.patched(copy("size.xlsx"), b"PK\1\2", 24, struct.pack("<I", 5))), "hỏng")
    refused(check(w.patched(w.patched(copy("both.xlsx"), b"PK\1\2", 24, struct.pack("<I", 5)), b"PK\3\4", 22, struct.pack("<I", 5))), "hỏng")
    refused(check(w.patched(w.patched(copy("crc.xlsx"), b"PK\1\2", 16, b"\1\2\3\4"), b"PK\3\4", 14, b"\1\2\3\4")), "hỏng")
    refused(check(w.patched(copy("64.xlsx"), b"PK\1\2", 24, b"\xff\xff\xff\xff")), "quá mức")
    refused(check(w.patched(copy("locked.xlsx"), b"PK\1\2", 8, b"\1\0")), "mã hóa")
    copy("tail.xlsx").write_bytes(good + b"hidden")
    refused(check(tmp_path / "tail.xlsx"), "hỏng")
    copy("offset.xlsx")
    refused(check(w.patched(tmp_path / "offset.xlsx", b"PK\1\2", 42, struct.pack("<I", 0x7FFFFFFF))), "hỏng")


@pytest.mark.parametrize("head", [
    '<!DOCTYPE worksheet>', '<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
])
@pytest.mark.parametrize("part", ["sheet", "strings", "workbook"])
def test_99_declarations_are_refused_wherever_they_stand(check, tmp_path, head, part):
    path = tmp_path / "a.xlsx"
    if part == "sheet":
        w.write(path, {"a": head + w.good()})
    elif part == "strings":
        w.write(path, {"a": w.good()}, extra={"xl/sharedStrings.xml": head + "<sst><si><t>a</t></si></sst>"})
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/workbook.xml", head + w.WORKBOOK.format(""))
    refused(check(path), "không an toàn")


def test_100_a_million_empty_styled_rows_are_passed_over(check, tmp_path):
    empty = [f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in range(3, 1_048_577)]
    outcome = check(w.write(tmp_path / "long.xlsx", {"a": w.good(*empty)}), "--json", seconds=120)
    assert report(outcome)["add"] == 1
    # Debug code; the release build takes about a tenth.
    assert outcome.seconds < 60, outcome


def test_101_a_cell_far_away_and_rows_beyond_the_last_are_left_out(check, tmp_path):
    far = ['<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<row r="9223372036854775807"><c><v>1</v></c></row>',
           "<row><c><v>1</v></c></row>", '<row r="-5"><c r="A1"><v>1</v></c></row>', '<row r="3"><c r="ZZZZZZZZZZZZZZ3"><v>1</v></c></row>']
    assert report(check(w.write(tmp_path / "far.xlsx", {"a": w.good(*far)}), "--json"))["add"] == 1


def test_101_more_cells_in_a_row_than_there_are_columns_are_refused(check, tmp_path):
    wide = '<row r="3">' + '<c r="A3"><v>1</v></c>' * 20_000 + "</row>"
    refused(check(w.write(tmp_path / "wide.xlsx", {"a": w.good(wide)})), "quá mức")


def test_102_indexes_and_styles_that_lead_nowhere_are_faults_of_their_cell(check, tmp_path):
    texts = w.line(2, "Trần Văn Mướp")
    bad = w.row(3, texts).replace(w.cell(3, 4, texts[4]), '<c r="E3" t="s"><v>99999</v></c>').replace('<c r="F3"', '<c r="F3" s="-7"')
    outcome = check(w.write(tmp_path / "index.xlsx", {"a": w.good(bad)}), "--json")
    assert "cell_error" in codes(outcome) and report(outcome)["add"] == 1
    for index in ("-1", "1e9", "abc", "9223372036854775808"):
        bad = w.row(3, texts).replace(w.cell(3, 4, texts[4]), f'<c r="E3" t="s" s="{index}"><v>{index}</v></c>')
        assert "cell_error" in codes(check(w.write(tmp_path / "index.xlsx", {"a": w.good(bad)}), "--json"))


def test_102_a_sheet_that_is_named_but_missing_is_a_damaged_file(check, tmp_path):
    refused(check(w.write(tmp_path / "missing.xlsx", {"a": w.good(), "b": None})), "hỏng")


def test_103_formulas_give_their_last_value_with_a_warning_and_errors_are_refused(check, tmp_path):
    texts = w.line(2, "Trần Văn Mướp")
    name = w.cell(3, 2, texts[2])
    computed = w.row(3, texts).replace(name, '<c r="C3" t="str"><f>B3&amp;RAND()</f><v>Trần Văn Mướp</v></c>')
    outcome = check(w.write(tmp_path / "formula.xlsx", {"a": w.good(computed)}), "--json")
    assert report(outcome)["add"] == 2 and "formulas_read" in codes(outcome)
    for error in ("#REF!", "#N/A", "#DIV/0!", "#NAME?"):
        broken = w.row(3, texts).replace(name, f'<c r="C3" t="e"><f>X</f><v>{error}</v></c>')
        verdict = report(check(w.write(tmp_path / "formula.xlsx", {"a": w.good(broken)}), "--json"))
        assert verdict["add"] == 1 and any(error in entry["message"] for entry in verdict["errors"])
    never = w.row(3, texts).replace(w.cell(3, 4, texts[4]), '<c r="E3"><f>TODAY()</f><v></v></c>')
    assert "cell_error" in codes(check(w.write(tmp_path / "formula.xlsx", {"a": w.good(never)}), "--json"))


@pytest.mark.parametrize("part,word", [
    ("xl/externalLinks/externalLink1.xml", "liên kết"), ("xl/embeddings/oleObject1.bin", "OLE"), ("xl/activeX/activeX1.xml", "ActiveX"),
    ("xl/vbaProject.bin", "macro"), ("xl/macrosheets/sheet1.xml", "macro"), ("xl/connections.xml", "Power Query"),
    ("xl/queryTables/queryTable1.xml", "Power Query"),
])
def test_104_what_runs_or_fetches_is_refused_by_name(check, tmp_path, part, word):
    refused(check(w.write(tmp_path / "a.xlsx", {"a": w.good()}, extra={part: "x"})), word)


def test_105_headings_of_three_lines_with_titles_above_are_found(check, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "UBND XÃ BÌNH ĐIỀN", "DANH SÁCH HỘ NGHÈO NĂM 2026"
    sheet.merge_cells("A2:N2")
    for column, heading in enumerate(w.HEADINGS, 1):
        sheet.cell(4, column).value = heading
        sheet.merge_cells(start_row=4, start_column=column, end_row=6, end_column=column)
    for column, text in enumerate(w.line(1, "Nguyễn Văn Tèo"), 1):
        sheet.cell(7, column).value = text or None
    sheet.row_dimensions[7].hidden = True
    sheet.auto_filter.ref = "A6:N7"
    book.create_sheet("Ghi chú")["A1"] = "không phải danh sách"
    book.save(tmp_path / "a.xlsx")
    outcome = check(tmp_path / "a.xlsx", "--json")
    assert report(outcome)["add"] == 1
    assert {"row_hidden", "sheet_skipped"} <= set(codes(outcome))


def test_105_a_hidden_sheet_with_a_list_is_read_and_reported(check, tmp_path):
    outcome = check(w.write(tmp_path / "a.xlsx", {"a": w.good()}, hidden=("a",)), "--json")
    assert report(outcome)["add"] == 1 and "sheet_hidden" in codes(outcome)


def test_106_numbers_as_text_and_texts_as_numbers_say_the_same(check, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(w.HEADINGS)
    texts = w.line(1, "Nguyễn Văn Tèo", c6="046080001234")
    book.active.append(texts)
    other = w.line("2", "Trần Văn Mướp", c6="46080001235")
    other[0], other[4], other[6], other[8], other[11], other[13] = 2, datetime.date(1980, 3, 2), 46080001235, 20035, 1, datetime.date(2026, 10, 20)
    book.active.append(other)
    book.save(tmp_path / "a.xlsx")
    verdict = report(check(tmp_path / "a.xlsx", "--json"))
    # The number that lost its zero is asked with the zero put back; nothing else is wrong.
    assert [(entry["code"], entry["proposal"]) for entry in verdict["errors"]] == [("number_lost_zero", "046080001235")]
    assert verdict["add"] == 1


def test_107_a_column_in_which_excel_may_have_swapped_days_and_months_is_asked_once(check, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(w.HEADINGS)
    for number in range(1, 5):
        texts = w.line(number, f"Nguyễn Văn {'Tèo Tí Sửu Dần'.split()[number - 1]}")
        texts[4] = datetime.date(1965, 3, number)
        book.active.append(texts)
    book.active.append(w.line(9, "Lê Văn Thìn", "23/04/1965"))
    book.save(tmp_path / "a.xlsx")
    assert codes(check(tmp_path / "a.xlsx", "--json")).count("date_order_unclear") == 1


def test_108_pieces_of_a_name_in_two_fonts_are_decoded_each_by_its_own(check, tmp_path):
    rich = '<sst><si><r><rPr><rFont val=".VnTime"/></rPr><t xml:space="preserve">NguyÔn V¨n </t></r><r><rPr><rFont val="Arial"/></rPr><t>Tèo</t></r></si></sst>'
    texts = w.line(1, "Nguyễn Văn Tèo")
    line = w.row(2, texts).replace(w.cell(2, 2, texts[2]), '<c r="C2" t="s"><v>0</v></c>')
    sheet = w.sheet([w.row(1, w.HEADINGS), line])
    verdict = report(check(w.write(tmp_path / "a.xlsx", {"a": sheet}, extra={"xl/sharedStrings.xml": rich}), "--json"))
    # Head and member are one person again: no second name, nothing said.
    assert verdict["add"] == 1 and not [entry for entry in verdict["warnings"] if "Ô" in entry["message"]]
    inline = texts[2].replace("Nguyễn Văn Tèo", "")
    line = w.row(2, texts).replace(
        w.cell(2, 2, texts[2]), '<c r="C2" t="inlineStr"><is><r><rPr><rFont val=".VnTimeH"/></rPr><t xml:space="preserve">hå </t></r><r><t>Thị Đào</t></r></is></c>')
    verdict = report(check(w.write(tmp_path / "b.xlsx", {"a": w.sheet([w.row(1, w.HEADINGS), line])}), "--json"))
    assert inline == "" and "name_unacceptable" not in [entry["code"] for entry in verdict["errors"]]


def test_109_totals_signatures_and_notes_are_skipped_with_a_list(check, tmp_path):
    bottom = [w.row(3, ["Tổng cộng", "1"]), w.row(4, ["", "", "", "", "NGƯỜI LẬP BIỂU"]), w.row(5, ["Ghi chú: đã họp thôn"])]
    outcome = check(w.write(tmp_path / "a.xlsx", {"a": w.good(*bottom)}), "--json")
    assert report(outcome)["add"] == 1 and codes(outcome).count("row_skipped") == 3 and not report(outcome)["errors"]


def test_110_repeated_lines_and_headings_and_missing_columns_are_said(check, tmp_path):
    texts = w.line(1, "Nguyễn Văn Tèo")
    outcome = check(w.write(tmp_path / "a.xlsx", {"a": w.sheet(w.table([texts, texts]))}), "--json")
    assert "duplicate_row" in codes(outcome) and report(outcome)["add"] == 1
    twice = w.sheet(w.table([texts + ["2001", "thừa"]], w.HEADINGS + ["Ngày, tháng, năm sinh", "Cột lạ"]))
    outcome = check(w.write(tmp_path / "a.xlsx", {"a": twice}), "--json")
    assert "heading_repeated" in codes(outcome) and report(outcome)["add"] == 1
    keep = [i for i, heading in enumerate(w.HEADINGS) if not heading.startswith(("Thôn", "Phân loại"))]
    short = w.sheet(w.table([[texts[i] for i in keep]], [w.HEADINGS[i] for i in keep]))
    verdict = report(check(w.write(tmp_path / "a.xlsx", {"a": short}), "--json"))
    missing = [entry["message"] for entry in verdict["warnings"] if entry["code"] == "column_missing"]
    assert len(missing) == 2 and any("Thôn" in text for text in missing) and any("Phân loại" in text for text in missing)
    refused(check(w.write(tmp_path / "a.xlsx", {"a": w.sheet([w.row(1, ["Tên", "Tuổi"]), w.row(2, ["a", "1"])])})), "tiêu đề")


def test_111_codes_of_nobody_and_codes_swapped_between_households_are_refused(check, tmp_path, database):
    headings = w.HEADINGS + ["Mã hộ"]
    verdict = report(check(w.write(tmp_path / "a.xlsx", {"a": w.sheet(w.table([w.line(1, "Nguyễn Văn Tèo") + ["20035-99999"]], headings))}), "--json"))
    assert [entry["code"] for entry in verdict["errors"]] == ["code_unknown"]
    import sqlite3

    # A copy is read: the program alone opens its own file.
    copy = tmp_path / "copy.db"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    with sqlite3.connect(copy) as records:
        code, = records.execute(
            "SELECT household.code FROM household JOIN area_version ON area_version.area_id = household.commune_id"
            " WHERE area_version.code = '20035' LIMIT 1").fetchone()
    verdict = report(check(w.write(tmp_path / "b.xlsx", {"a": w.sheet(w.table([w.line(1, "Nguyễn Văn Tèo") + [code]], headings))}), "--json"))
    assert "code_of_others" in [entry["code"] for entry in verdict["errors"]] and verdict["change"] == 0


def test_111_a_list_of_another_unit_is_refused_line_by_line(check, tmp_path):
    other = w.sheet(w.table([w.line(1, "Nguyễn Văn Tèo", c7="Phường Hương Trà", c8="19996", c9="Tổ dân phố 1")]))
    verdict = report(check(w.write(tmp_path / "a.xlsx", {"a": other}), "--json"))
    assert "unit_other" in [entry["code"] for entry in verdict["errors"]] and verdict["add"] == 0


def test_112_the_same_file_twice_adds_nothing(database, tmp_path):
    file = w.write(tmp_path / "a.xlsx", {"a": w.sheet(w.table([w.line(1, "Nguyễn Văn Hai Lần")]))})
    from conftest import run

    verdicts = [
        report(run("import", "run", file, "--unit", "20035", "--as-of", "2026-10-31", "--supplement", "--database", database, "--json")) for _ in range(2)
    ]
    assert [(verdict["add"], verdict["same"]) for verdict in verdicts] == [(1, 0), (0, 1)]


@pytest.mark.parametrize("name,content,word", [
    ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "mật khẩu"), ("page.xlsx", b"<html><table><tr><td>a</td></tr></table></html>", "không phải"),
    ("page2.csv", b"\xef\xbb\xbf  <!DOCTYPE html><html></html>", "không phải"), ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "không phải"),
    ("doc.csv", b"%PDF-1.7\n", "không phải"), ("rich.csv", b"{\\rtf1 a}", "không phải"), ("empty.xlsx", b"", "trống"), ("one.xlsx", b"P", "tiêu đề"),
    ("pk.xlsx", b"PK", "hỏng"), ("pk2.xlsx", b"PK\3\4" + bytes(range(256)), "hỏng"), ("end.xlsx", b"PK\5\6" + b"\0" * 18, "không phải"),
    ("random.xlsx", bytes((i * 7919 + i // 3) % 256 for i in range(5_000)), "không phải"),
])
def test_114_116_other_kinds_of_file_get_their_own_advice(check, tmp_path, name, content, word):
    (tmp_path / name).write_bytes(content)
    refused(check(tmp_path / name), word)


@pytest.mark.parametrize("part,word", [("xl/workbook.bin", ".xlsb"), ("content.xml", ".ods"), ("word/document.xml", "không phải")])
def test_114_other_zip_files_get_their_own_advice(check, tmp_path, part, word):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(part, "x")
    refused(check(tmp_path / "a.xlsx"), word)


def test_116_a_file_cut_anywhere_is_refused_kindly(check, tmp_path):
    good = w.write(tmp_path / "good.xlsx", {"a": w.good()}).read_bytes()
    for length in range(0, len(good), max(1, len(good) // 12)):
        (tmp_path / "cut.xlsx").write_bytes(good[:length])
        refused(check(tmp_path / "cut.xlsx"))


@pytest.mark.parametrize("name", ["..\\..\\x.xlsx", "é" * 100 + ".xlsx", "😀.xlsx", "CON", "\u202exslx.exe", "a\nb.xlsx", "-a.xlsx", " a b .xlsx", "'; --.xlsx"])
def test_115_the_name_of_a_file_means_nothing(check, tmp_path, name):
    file = w.write(tmp_path / name, {"a": w.good()})
    assert report(check(file, "--json"))["add"] == 1
    assert report(check(name, "--json", cwd=tmp_path))["add"] == 1
    assert os.listdir(tmp_path) == [name]

"""Lists as separated text (117-121, 125). Numbers in the names are those of docs/bad-inputs.md."""

import csv
import io
import json
import unicodedata

import pytest
import workbooks as w
from test_workbooks import codes, refused, report

PEOPLE = [w.line(1, "Nguyễn Văn Tèo"), w.line(2, "Trần Thị Mướp", c5="Nữ"), w.line(3, "Đỗ Đức Ưởng"), w.line(4, "Hồ Thị Ỷ", c5="Nữ"), w.line(5, "Lê Quý Đạt")]
# The letters of TCVN3 (ABC) that the heading and the people use; capitals with marks do not exist in it.
TCVN3 = dict(zip("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ", bytes.fromhex(
    "a8a9aeaaabacadb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfea1a2a7a3a4a5a6")))
TCVN3.update({"Ở": TCVN3["ở"], "Ỷ": TCVN3["ỷ"]})


def text(lines=PEOPLE, separator=",", end="\r\n", headings=w.HEADINGS):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows([headings] + lines)
    return out.getvalue()


def vietnamese(content):
    """Windows-1258: letters with their shape, the tone as a mark of its own."""
    result = b""
    for letter in content:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone)) if tone else letter
        result += (base + tone).encode("cp1258")
    return result


def tcvn3(content):
    return bytes(TCVN3.get(letter) or ord(letter) for letter in content)


@pytest.fixture
def read(check, tmp_path):
    def read(content, *more):
        (tmp_path / "a.csv").write_bytes(content)
        return check(tmp_path / "a.csv", *more)

    return read


ENCODINGS = {
    "UTF-8": lambda content: content.encode(), "UTF-8 with mark": lambda content: content.encode("utf-8-sig"),
    "UTF-8 decomposed": lambda content: unicodedata.normalize("NFD", content).encode(),
    "UTF-16LE": lambda content: b"\xff\xfe" + content.encode("utf-16-le"), "UTF-16BE": lambda content: b"\xfe\xff" + content.encode("utf-16-be"),
    "Windows-1258": vietnamese, "TCVN3": tcvn3,
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_117_every_encoding_gives_the_same_people(read, encoding):
    verdict = report(read(ENCODINGS[encoding](text()), "--json"))
    assert (verdict["add"], verdict["errors"]) == (5, []), verdict
    old = encoding in ("Windows-1258", "TCVN3")
    assert ("decoded" in [entry["code"] for entry in verdict["warnings"]]) == old


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_118_119_every_separator_and_line_end_is_recognised(read, separator, end):
    assert report(read(text(separator=separator, end=end).encode(), "--json"))["add"] == 5


def test_118_quotes_hold_separators_line_ends_and_quotes(read):
    lines = [w.line(1, "Nguyễn Văn Tèo", c12='15/QĐ "sửa đổi"\n, lần 2;|\t')]
    assert report(read(text(lines).encode(), "--json"))["add"] == 1
    loose = text().replace("Nguyễn Văn Tèo", 'Nguyễn "Tèo" Văn', 1)
    assert report(read(loose.encode(), "--json"))["rows"] == 5


def test_118_a_quote_that_is_never_closed_is_named_with_its_line(read):
    broken = text().replace("Đỗ Đức Ưởng", '"Đỗ Đức Ưởng', 1)
    refused(read(broken.encode()), "dòng 4")
    far = text().replace("Trần Thị Mướp", '"Trần Thị Mướp', 1) + "\r\n" * 500 + '"'
    refused(read(far.encode()), "dòng 3")


def test_119_ragged_lines_and_trailing_separators_are_read(read):
    lines = text().split("\r\n")
    lines[1] += ",,,,,,"
    lines[2] = lines[2].rstrip("0123456789/,")
    lines[3] += ",thừa"
    assert report(read("\r\n".join(lines).encode(), "--json"))["rows"] == 5


@pytest.mark.parametrize("start", [b"", b"a,b\n", b'"'])
def test_120_a_line_of_100_megabytes_is_refused_while_reading(check, tmp_path, start):
    with open(tmp_path / "a.csv", "wb") as file:
        file.write(start)
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    outcome = refused(check(tmp_path / "a.csv"), "quá mức")
    assert outcome.megabytes < 150, outcome


def test_120_classify_refuses_such_a_line_too(tmp_path):
    from conftest import run

    (tmp_path / "a.csv").write_bytes(b"x" * 100_000_000)
    outcome = run("classify", "--input", tmp_path / "a.csv", "--output", tmp_path / "b.csv")
    assert outcome.code == 1 and "quá dài" in outcome.err and outcome.seconds < 10, outcome


def test_121_formulas_are_text(read):
    lines = [w.line(1, "Nguyễn Văn Tèo", c12="=cmd|' /C calc'!A"), w.line(2, "=HYPERLINK(a)")]
    assert report(read(text(lines).encode(), "--json"))["add"] == 2


def test_125_the_apostrophe_of_an_export_is_taken_away_once(read):
    lines = [["'" + cell for cell in w.line(1, "Nguyễn Văn Tèo", c6="046080001234")]]
    verdict = report(read(text(lines).encode(), "--json"))
    assert (verdict["add"], verdict["errors"]) == (1, [])


def test_37_nul_and_other_control_characters_are_named_with_their_line(read):
    for byte in (b"\0", b"\1", b"\x1b"):
        refused(read(text().encode().replace("Mướp".encode(), byte)), "không phải")
    late = text(PEOPLE * 40).encode()
    refused(read(late[:6_000].rsplit(b"\r\n", 1)[0] + b"\r\na\0b\r\n"), "ký tự không đọc được")


def test_44_a_column_of_broken_letters_is_repaired_and_said(read):
    def broken(cell):
        return "".join(chr(byte) if byte not in range(0x80, 0xA0) else bytes([byte]).decode("cp1252", "ignore") for byte in cell.encode())

    names = ["Nguyễn Văn Nhân", "Trần Thị Bưởi", "Võ Văn Kiệt", "Lê Thị Huệ", "Hồ Văn Cường"]
    lines = [w.line(number, name) for number, name in enumerate(names, 1)]
    for line in lines:
        line[1], line[2] = broken(line[1]), broken(line[2])
    assert "decoded" in codes(read(text(lines).encode(), "--json"))


def test_a_list_without_people_or_without_a_heading_is_told(read):
    refused(read(b"a,b,c\n1,2,3\n"), "tiêu đề")
    verdict = json.loads(read(text([]).encode(), "--json").out)
    assert (verdict["rows"], verdict["add"]) == (0, 0)

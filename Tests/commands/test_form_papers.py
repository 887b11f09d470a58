"""The workbook of a form is the paper that is signed: headings, figures, print."""

import openpyxl
import pytest
from conftest import run

FORMS = [f"7.{number}" for number in range(1, 11)]
# Rows of the heading above the row of numbers, and two of its cells: as the sheets of a district show them.
HEADINGS = {
    "7.1": (4, "C8:D10", "E8:L8"),
    "7.2": (3, "E8:G8", "H8:K8"),
    "7.4": (2, "D8:O8", "C8:C9"),
    "7.9": (2, "C8:C9", "A8:A9"),
    "7.10": (2, "E8:L8", "D8:D9"),
}


@pytest.fixture(scope="module")
def sheet(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")

    def write(number, unit="46", values=False):
        path = folder / f"{number}-{unit}.xlsx"
        if not path.exists():
            outcome = run("report", "form", number, "--unit", unit, "--year", "2025", "--output", path, "--database", database)
            assert outcome.code == 0, outcome
        return openpyxl.load_workbook(path, data_only=values).worksheets[0]

    return write


@pytest.mark.parametrize("number", HEADINGS)
def test_columns_are_grouped_as_on_the_paper(sheet, number):
    rows, *groups = HEADINGS[number]
    merged = {str(cells) for cells in sheet(number).merged_cells.ranges}
    assert set(groups) <= merged, merged
    assert sheet(number).cell(8 + rows, 1).value == "A"


@pytest.mark.parametrize("number", FORMS)
def test_a_workbook_prints_across_one_page_wide_with_its_heading_on_every_page(sheet, number):
    page = sheet(number)
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.fitToHeight == 0
    numbers = next(row for row in range(1, 20) if page.cell(row, 1).value == "A")
    assert page.print_title_rows == f"$8:${numbers}"
    assert (page.oddFooter.center.text or "") == "&P/&N"


@pytest.mark.parametrize("number", FORMS)
def test_figures_are_numbers_and_formulas_give_what_is_kept(sheet, number):
    written, values = sheet(number), sheet(number, values=True)
    first = next(row for row in range(1, 20) if written.cell(row, 1).value == "A") + 1
    last = max(row for row in range(1, written.max_row + 1) if str(written.cell(row, 2).value).startswith("Tổng cộng"))
    lead = 3 if written.cell(first - 1, 3).value == "C" and number in ("7.2", "7.3", "7.8", "7.10") else 2
    formulas = 0
    for row in range(first, last + 1):
        for column in range(lead + 1, written.max_column + 1):
            value, formula = values.cell(row, column).value, written.cell(row, column).value
            assert value is None or isinstance(value, (int, float)), (row, column, value)
            formulas += isinstance(formula, str) and formula.startswith("=")
    assert formulas or number in ("7.5", "7.7")


def test_the_letterhead_names_the_body_the_form_and_who_signs(sheet):
    page = sheet("7.2", "20035")
    texts = [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    for text in [
        "Mẫu số 7.2, Thông tư số 07/2021/TT-BLĐTBXH", "UBND THÀNH PHỐ HUẾ", "UBND XÃ BÌNH ĐIỀN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM", "Xã Bình Điền, năm 2025", "NGƯỜI LẬP BIỂU",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]:
        assert text in texts, text
    assert any(text.startswith("Bình Điền, ngày") for text in texts)
    # A unit goes over its line of households and its line of persons, and no page begins within it.
    pairs = [cells for cells in page.merged_cells.ranges if cells.min_col == cells.max_col == 2 and cells.min_row > 11]
    assert pairs and all(cells.max_row - cells.min_row == 1 for cells in pairs)
    begins = {cells.min_row for cells in pairs}
    assert all(brk.id + 1 in begins for brk in page.row_breaks.brk)

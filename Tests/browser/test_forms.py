"""Forms as the paper that is signed, on the page and in print."""

import re
import subprocess

import pytest
from conftest import press


def pages_of(page, path):
    """The text of each printed page, as it lies on it."""
    page.pdf(path=str(path), prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.rstrip("\f").split("\f")


def form(page, site, number, year="2025"):
    page.goto(site.address + "/bieu")
    page.select_option("#bieu", number)
    page.fill("#nam", year)
    press(page, "text=Lập biểu")


def test_a_form_is_the_paper_that_is_signed(officer, site):
    form(officer, site, "7.2")
    text = officer.inner_text("main")
    for words in ["UBND THÀNH PHỐ HUẾ", "UBND XÃ BÌNH ĐIỀN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Mẫu số 7.2, Thông tư số 07/2021/TT-BLĐTBXH",
                  "Bình Điền, ngày", "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN", "9=1-2-3-4+5+6+7+8"]:
        assert words in text, words
    head = officer.locator("table.form-table thead")
    assert head.locator("tr").count() == 4
    assert head.locator("th[scope=colgroup]").first.get_attribute("colspan") == "3"
    # Both lines of a unit stand in a body of their own.
    bodies = officer.locator("table.form-table tbody")
    assert {bodies.nth(index).locator("tr").count() for index in range(bodies.count())} == {2}


@pytest.mark.parametrize("number", ["7.1", "7.2", "7.3", "7.4", "7.8", "7.10"])
def test_every_printed_page_has_the_heading_and_its_number_and_no_unit_is_torn(officer, site, number):
    form(officer, site, number)
    pages = pages_of(officer, site.folder / f"{number}.pdf")
    split = ("Hộ", "Nhân khẩu") if number in ("7.2", "7.3", "7.8") else ("Hộ nghèo", "Hộ cận nghèo") if number == "7.10" else None
    for index, text in enumerate(pages, 1):
        assert f"{index}/{len(pages)}" in text
        assert "TT" in text and re.search(r"\bA\s+B\s", text), text
        if split:
            lines = [line for line in text.splitlines() if re.search(r"\d\s*$", line)]
            counts = [sum(bool(re.search(rf"(^|\s){words}\s+[\d.]+\s", line)) for line in lines) for words in split]
            assert counts[0] == counts[1], (counts, text)
    # Whoever signs does so below figures, not on an empty page.
    assert "CHỦ TỊCH" in pages[-1] and "Tổng cộng" in pages[-1].replace("\n", " ")

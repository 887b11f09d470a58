"""Forms as the paper that is signed, on the page and in print."""

import re
import subprocess

import openpyxl
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
    # Nor is the total alone: units of its page stand above it.
    assert len(re.findall(r"Thôn \d|Tổ dân phố \d", pages[-1])) >= 2
    # Papers name the standard by its document, not by our id, and say which result it is.
    # A hyphen ends a line now and then.
    whole = " ".join(" ".join(pages).split()).replace("- ", "-")
    assert "Nghị định số 07/2021/NĐ-CP" in whole and "S2022" not in whole and "sơ bộ/" not in whole.lower()
    if number == "7.1":
        assert "CHÍNH THỨC" in whole


def test_whoever_makes_a_form_may_say_that_it_is_preliminary(officer, site):
    officer.goto(site.address + "/bieu")
    officer.select_option("#bieu", "7.1")
    officer.fill("#nam", "2025")
    officer.select_option("#ket-qua", label="sơ bộ")
    press(officer, "button:text-is('Lập biểu')")
    assert "(sơ bộ)" in officer.inner_text("h1") and "Kết quả rà soát (sơ bộ)" in officer.inner_text("table.form-table thead")
    assert "ket-qua=so-bo" in officer.locator("text=Tải Excel").get_attribute("href")
    form(officer, site, "7.1", year="2026")
    # The year runs and no round of it is on record.
    assert "(sơ bộ)" in officer.inner_text("h1")


@pytest.mark.parametrize("query", ["", "?loai=poor", "?loai=near_poor", "?loai=poor&loai=near_poor", "?ngay=30/06/2025&loai=poor"])
def test_a_list_is_a_paper_to_be_signed(officer, site, query):
    officer.goto(site.address + "/ho" + query)
    press(officer, "text=Bản in")
    pages = pages_of(officer, site.folder / "danh-sach.pdf")
    first, last = " ".join(pages[0].split()), " ".join(pages[-1].split())
    for words in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND ", "DANH SÁCH HỘ", "ngày …… tháng …… năm"]:
        assert words in first, words
    assert ("UBND THỊ XÃ HƯƠNG TRÀ" if "ngay=" in query else "UBND THÀNH PHỐ HUẾ") in first
    assert "Cộng: " in last and "NGƯỜI LẬP DANH SÁCH" in last and "CHỦ TỊCH" in last
    assert len(re.findall(r"\bH\d{6,}", last)) >= 2, last
    assert all("STT" in text for text in pages)
    # Lines of several communes name theirs, as it was called then.
    assert ("Xã Bình Tiến" in " ".join(pages)) == ("ngay=" in query)


@pytest.mark.parametrize("year", ["2025", "2024"])
def test_a_form_on_an_earlier_map_carries_the_day_along(officer, site, year):
    officer.goto(site.address + "/bieu")
    officer.fill("#nam", year)
    officer.fill("#ranh-gioi", "31/12/2024")
    press(officer, "button:text-is('Lập biểu')")
    text = officer.inner_text("main")
    assert "Theo địa giới hành chính ngày 31/12/2024" in text
    # The one above is that of the day of the map.
    assert "UBND THỊ XÃ HƯƠNG TRÀ" in text and "UBND THÀNH PHỐ HUẾ" not in text
    names = officer.locator("table.form-table tbody th").all_inner_texts()
    assert {"Xã Bình Tiến", "Xã Bình Thành", "Xã Hương Bình"} <= set(names), names
    links = [link.get_attribute("href") for link in officer.locator("main a[href*='bieu=7.2']").all()]
    assert len(links) > 10 and all("ranh-gioi=2024-12-31" in link for link in links)
    with officer.expect_download() as download:
        officer.click("text=Tải Excel")
    path = site.folder / "dia-gioi.xlsx"
    download.value.save_as(path)
    assert year == "2024" or "2024-12-31" in download.value.suggested_filename
    cells = [str(cell.value) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert any("Theo địa giới hành chính ngày 31/12/2024" in cell for cell in cells) and "Xã Bình Tiến" in cells
    figure = officer.locator("table.form-table tbody").first.locator("td.n a").first
    count = int(figure.inner_text().replace(".", ""))
    with officer.expect_navigation():
        figure.click()
    assert officer.inner_text("main strong").startswith(f"{count} hộ") and "31/12/2024" in officer.inner_text("main")


def test_a_form_is_made_of_any_day_of_its_year_and_of_no_other(officer, site):
    officer.goto(site.address + "/bieu")
    officer.fill("#nam", "2025")
    officer.fill("#ngay", "01/01/2026")
    press(officer, "button:text-is('Lập biểu')")
    assert officer.title().startswith("Lỗi:") and "từ 01/01/2025 đến 31/12/2025" in officer.inner_text("main")
    officer.fill("#ngay", "30/06/2025")
    press(officer, "button:text-is('Lập biểu')")
    text = " ".join(officer.inner_text("main").split()).replace("\u2060", "")
    assert "30/06/2025" in text, text[:400]
    links = [link.get_attribute("href") for link in officer.locator("main a[href*='bieu=7.2']").all()]
    assert len(links) > 10 and all("ngay=2025-06-30" in link for link in links)
    # What stands at the end of the form is who was on the list on that day.
    cells = officer.locator("table.form-table tr.total").first.locator("td.n").all_inner_texts()
    officer.goto(site.address + "/ho?ngay=30/06/2025&loai=poor")
    poor = re.search(r"Cộng toàn bộ danh sách: ([\d.]+)", officer.inner_text("main"))[1]
    assert cells[-1] == poor != "0", cells


def test_a_unit_that_is_no_more_is_shown_on_its_last_map(officer, site):
    officer.goto(site.address + "/bieu")
    former = next(option for option in officer.locator("#don-vi option").all() if option.inner_text() == "Xã Bình Tiến (đến 30/06/2025)")
    officer.select_option("#don-vi", former.get_attribute("value"))
    officer.fill("#nam", "2025")
    press(officer, "button:text-is('Lập biểu')")
    text = officer.inner_text("main")
    assert "UBND XÃ BÌNH TIẾN" in text and "UBND THỊ XÃ HƯƠNG TRÀ" in text and "Theo địa giới hành chính ngày 30/06/2025" in text


def test_two_maps_beside_one_another_count_the_same_households(officer, site):
    officer.goto(site.address + "/bieu")
    officer.fill("#nam", "2025")
    press(officer, "button:text-is('Đối chiếu theo hai địa giới')")
    # The days before and after the last change of the unit.
    assert (officer.input_value("#ranh-gioi"), officer.input_value("#ranh-gioi-2")) == ("30/06/2025", "01/07/2025")
    text = officer.inner_text("main")
    assert re.search(r"Hai bản đồ cùng tính [\d.]+ hộ, từng hộ như nhau", text), text[:800]
    tables = officer.locator("table.form-table")
    assert tables.count() == 3
    assert "Xã Bình Tiến" in tables.nth(1).inner_text() and "Xã Bình Tiến" not in tables.nth(2).locator("th").all_inner_texts()
    closing = tables.nth(0).locator("tbody tr").last.locator("td.n").all_inner_texts()
    assert closing[0] == closing[1] and closing[2] == closing[3]
    officer.fill("#ranh-gioi", "ngày xưa")
    press(officer, "button:text-is('Đối chiếu')")
    assert officer.title().startswith("Lỗi:") and officer.input_value("#ranh-gioi") == "ngày xưa"

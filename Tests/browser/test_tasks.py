"""Each task from its beginning to its end, as an officer does it, without scripts (U1, U3, U7, U10)."""

import datetime
import re

import openpyxl
import pytest
from conftest import press

HEADINGS = [
    "STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD", "Xã", "Mã xã",
    "Thôn", "Dân tộc", "Phân loại hộ (1 nghèo, 2 cận nghèo)", "Số quyết định công nhận", "Ngày quyết định",
]


def line(number, name, born, village="Thôn 1 Bình Tiến", personal_number=""):
    return [number, name, name, "Chủ hộ", born, "Nam", personal_number, "Xã Bình Điền", "20035", village, "Kinh", 1, "15/QĐ-UBND",
            datetime.date(2026, 10, 20)]


def workbook(path, lines):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["UBND XÃ BÌNH ĐIỀN"])
    sheet.append(["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"])
    sheet.append(HEADINGS)
    for item in lines:
        sheet.append(item)
    book.save(path)
    return str(path)


def send(page, site, file):
    page.goto(site.address + "/nhap-danh-sach")
    page.set_input_files("#tep", file)
    press(page, "text=Kiểm tra tệp")
    if "/viec/" in page.url:
        page.wait_for_url("**/nhap-danh-sach/*", timeout=60_000)
    assert page.inner_text("h1") == "Kết quả kiểm tra", page.inner_text("main")


def lanes(page):
    return [int(text.replace(".", "")) for text in page.locator(".cards .figure").all_inner_texts()]


def test_a_list_with_errors_is_repaired_taken_in_and_taken_back(officer, site):
    file = site.folder / "danh-sach.xlsx"
    send(officer, site, workbook(file, [line(1, "Nguyễn Văn Tèo", "30/02/1980"), line(2, "Trần Văn Mướp", "05/06/1971")]))
    assert lanes(officer) == [1, 0, 0, 1]
    assert "Không có ngày “30/02/1980”" in officer.inner_text("main")
    with officer.expect_download() as answer:
        officer.click("text=Tải tệp có cột")
    answer.value.save_as(site.folder / "ket-qua.xlsx")
    sheet = openpyxl.load_workbook(site.folder / "ket-qua.xlsx").worksheets[0]
    result = next(cell.column for cell in sheet[3] if cell.value == "Kết quả")
    assert "30/02/1980" in sheet.cell(4, result).value
    assert sheet.cell(5, result).value == "Thêm hộ mới."
    assert answer.value.suggested_filename == "danh-sach - kết quả.xlsx"

    second = line(2, "Trần Văn Mướp", "05/06/1971", "Thôn 7 Bình Tiến")
    send(officer, site, workbook(file, [line(1, "Nguyễn Văn Tèo", "28/02/1980"), second]))
    assert lanes(officer) == [2, 0, 0, 0]
    # Two households of the twenty of their villages: taken in only by whoever says that it is so, and why.
    press(officer, "text=Nhập vào hệ thống")
    assert officer.title().startswith("Lỗi:")
    officer.check("#it-ho-1")
    officer.fill("#ly-do", "danh sách bổ sung hai hộ")
    press(officer, "text=Nhập vào hệ thống")
    assert "Đã nhập danh sách." in officer.inner_text("main")
    batch = officer.url

    send(officer, site, str(file))
    assert lanes(officer) == [0, 0, 2, 0]
    officer.goto(site.address + "/ho?tim=muop+tran")
    assert officer.locator("tbody tr").count() == 1

    officer.goto(batch)
    press(officer, "text=Hoàn tác lần nhập này")
    assert officer.title().startswith("Lỗi:")
    officer.fill("#ly-do", "thử")
    press(officer, "text=Hoàn tác lần nhập này")
    assert "đã được hoàn tác" in officer.inner_text("main")
    officer.goto(site.address + "/ho?tim=muop+tran")
    assert "Không có hộ nào khớp" in officer.inner_text("main")


def take_in(page):
    for tick in ["#it-ho-1", "#thieu-ho-1", "#nam-truoc-1", "#dinh-chinh-1"]:
        if page.locator(tick).count():
            page.check(tick)
            page.fill("#ly-do", "đã đối chiếu")
    press(page, "text=Nhập vào hệ thống")
    if "/viec/" in page.url:
        page.wait_for_url("**/nhap-danh-sach/lan/*", timeout=60_000)
    assert "Đã nhập danh sách." in page.inner_text("main"), page.inner_text("main")
    return page.url


def test_a_wrong_class_is_put_right_by_the_same_decision_and_taken_back_before_the_list_under_it(officer, site):
    first = line(1, "Nguyễn Thị Đính", "05/06/1975")
    send(officer, site, workbook(site.folder / "lan-1.xlsx", [first]))
    under = take_in(officer)
    first[11] = 2
    send(officer, site, workbook(site.folder / "dinh-chinh.xlsx", [first]))
    assert lanes(officer) == [0, 1, 1, 0, 0] and "đính chính phân loại" in officer.inner_text("main"), officer.inner_text("main")
    press(officer, "text=Nhập vào hệ thống")
    assert officer.title().startswith("Lỗi:") and officer.locator("a[href='#dinh-chinh-1']").count() == 1
    over = take_in(officer)
    officer.goto(under)
    officer.fill("#ly-do", "thử")
    press(officer, "text=Hoàn tác lần nhập này")
    told = officer.locator("section.warn")
    assert "Phải hoàn tác trước" in told.inner_text() and "“dinh-chinh.xlsx”" in told.inner_text() and "Nguyễn Thị Đính" in told.inner_text()
    press(officer, "section.warn li a:has-text('dinh-chinh')")
    assert officer.url == over
    for batch in [over, under]:
        officer.goto(batch)
        officer.fill("#ly-do", "thử")
        press(officer, "text=Hoàn tác lần nhập này")
        assert "đã được hoàn tác" in officer.inner_text("main")


def test_a_faulty_household_is_registered_by_hand_and_the_list_gives_its_class(officer, site):
    file = workbook(site.folder / "mot-ho-sai.xlsx", [line(1, "Hồ Văn Dưa", "30/02/1980")])
    send(officer, site, file)
    assert lanes(officer) == [0, 0, 0, 1]
    press(officer, "td a")
    assert "Hộ nghèo" in officer.inner_text(".banner") and "15/QĐ-UBND" in officer.inner_text(".banner"), officer.inner_text("main")
    assert officer.input_value("#ngay") == "20/10/2026"
    press(officer, "button[value=luu]")
    assert officer.title().startswith("Lỗi:") and "lấy từ danh sách" in officer.inner_text("main")
    officer.fill("#sinh-1", "28/02/1980")
    press(officer, "button[value=luu]")
    assert officer.inner_text("h1") == "Kết quả kiểm tra" and "chưa được ghi" in officer.inner_text(".banner[role=status]")
    household = officer.locator(".banner[role=status] a").get_attribute("href")
    press(officer, "button[value=kiem-lai]")
    if "/viec/" in officer.url:
        officer.wait_for_url("**/nhap-danh-sach/*", timeout=60_000)
    assert lanes(officer) == [0, 1, 0, 0], officer.inner_text("main")
    for tick in ["#it-ho-1", "#thieu-ho-1"]:
        if officer.locator(tick).count():
            officer.check(tick)
            officer.fill("#ly-do", "thử")
    press(officer, "text=Nhập vào hệ thống")
    if "/viec/" in officer.url:
        officer.wait_for_url("**/nhap-danh-sach/lan/*", timeout=60_000)
    officer.goto(site.address + household)
    assert "Hộ nghèo" in officer.inner_text("main") and "28/02/1980" in officer.inner_text("main")
    send(officer, site, file)
    assert lanes(officer) == [0, 0, 1, 0]


def test_the_list_that_goes_out_comes_back_without_a_change(officer, site):
    officer.goto(site.address + "/ho")
    with officer.expect_download() as download:
        officer.click("text=Xuất Excel")
    path = site.folder / "xuat.xlsx"
    download.value.save_as(path)
    send(officer, site, str(path))
    added, changed, same, refused = lanes(officer)
    assert (added, changed, refused) == (0, 0, 0) and same > 100

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    # It prints on A4 across, one page wide, with its title and its heading on every page.
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (9, "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$3:$3" and sheet.oddFooter.center.text == "&P/&N"
    assert sheet["A1"].value == "DANH SÁCH HỘ VÀ NHÂN KHẨU" and sheet["A2"].value.startswith("Xã Bình Điền, số liệu đến ngày ")
    assert [round(sheet.column_dimensions[letter].width) for letter in "ABC"] == [6, 10, 21] and sheet["D4"].alignment.wrap_text
    assert sheet["H4"].number_format == "@"
    row = next(row for row in range(2, sheet.max_row) if sheet.cell(row, 7).value == "Nam" and not sheet.cell(row, 8).value)
    sheet.cell(row, 7).value = "Nữ"
    book.save(path)
    send(officer, site, str(path))
    assert lanes(officer)[:2] == [0, 1]
    # Which household, whose field, from what to what.
    assert "giới tính: Nam → Nữ" in officer.inner_text("main") and "(H0" in officer.inner_text("main"), officer.inner_text("main")


def test_a_sheet_is_entered_by_keyboard_and_shows_its_reasons(officer, site):
    officer.goto(site.address + "/ho?loai=near_poor")
    with officer.expect_navigation():
        officer.locator("tbody th a").first.click()
    press(officer, "text=Nhập phiếu rà soát")
    # How well the wordings are known is said once, and again at the two indicators where it is otherwise.
    text = officer.inner_text("main")
    assert (text.count("theo tài liệu tóm tắt"), text.count("(chưa đối chiếu văn bản gốc)")) == (1, 2), text
    officer.focus("#ngay")
    officer.keyboard.press("Control+a")
    officer.keyboard.type("32/10/2026")
    with officer.expect_navigation():
        officer.keyboard.press("Enter")
    assert officer.title().startswith("Lỗi:")
    assert officer.input_value("#ngay") == "32/10/2026"
    officer.click(".summary a")
    assert officer.url.endswith("#ngay")
    officer.fill("#ngay", "20/10/2026")
    officer.fill("#diem-a", "140")
    for indicator in (1, 4, 7):
        officer.focus(f"#cs-{indicator}")
        officer.keyboard.press("Space")
    for indicator in (2, 3, 5, 6, 8, 9, 10, 11, 12):
        officer.check(f"#cs-{indicator}-khong")
    press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    assert "Hộ nghèo" in text and "không vượt mức 140 điểm" in text and "Điều 3, Nghị định số 07/2021/NĐ-CP" in text
    # Read as a sheet, not as a form: both points, every answer, no hints for typing, the rules by their names.
    assert "30 điểm (3 chỉ số thiếu hụt, mỗi chỉ số 10 điểm)" in text and "theo tổng điểm ghi trên phiếu giấy" in text, text
    assert "Nhập" not in text and "bắt buộc" not in text and "ví dụ" not in text.lower(), text
    assert "Quy định đã dùng: Chuẩn nghèo" in text and "Mã nhận dạng" not in text, text


def test_answers_of_sheet_b1_are_shown_back(officer, site):
    officer.goto(site.address + "/ho")
    with officer.expect_navigation():
        officer.locator("tbody th a").nth(7).click()
    press(officer, "text=Nhập phiếu rà soát")
    officer.fill("#ngay", "21/10/2026")
    questions = officer.locator("fieldset:has(input[name^=b1-])")
    chosen = []
    for index in range(questions.count()):
        assert questions.nth(index).locator("input").first.is_checked()
        label = questions.nth(index).locator("label").nth(1)
        label.locator("input").check()
        chosen.append((questions.nth(index).locator("legend").inner_text(), label.inner_text().strip()))
    assert chosen
    press(officer, "button[value=luu]")
    # Seven and more were chosen for a household of fewer: asked, not refused.
    assert "Số người đã chọn ở phiếu B1 khác số thành viên của hộ" in officer.inner_text(".summary")
    officer.check("#da-kiem-tra-sizeDiffers")
    # Sheet B2 is empty: filled on, or saved as it is.
    assert "Phiếu B2 còn 12 dòng chưa trả lời: 1. " in officer.inner_text(".summary")
    assert officer.get_attribute("a:has-text('Điền tiếp')", "href") == "#cs-1"
    officer.check("input[name=da-kiem-tra][value^=blank]")
    press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    for question, answer in chosen:
        assert question in text and answer.rsplit(" (", 1)[0] in text, text
    assert "cộng từ các mục" in text and "12 chỉ số chưa rõ" in text, text


def test_a_day_of_another_standard_loses_no_answer(officer, site):
    officer.goto(site.address + "/ho")
    with officer.expect_navigation():
        officer.locator("tbody th a").nth(8).click()
    press(officer, "text=Nhập phiếu rà soát")
    officer.fill("#ngay", "15/10/2026")
    officer.fill("#diem-a", "120")
    # Nutrition is 3 here and 4 there; means of information are asked by this sheet alone.
    officer.check("#cs-3")
    officer.check("#cs-4-khong")
    officer.check("#cs-12")
    officer.locator("fieldset:has(input[name^=b1-]) input").nth(1).check()
    question = officer.locator("fieldset:has(input[name^=b1-]) legend").first.inner_text()
    officer.fill("#ngay", "15/01/2027")
    press(officer, "button[value=nhap]")
    text = officer.inner_text("main")
    assert "3. Bảo hiểm y tế" in text and officer.is_checked("#cs-3-khong") and officer.is_checked("#cs-4"), text
    assert "2 câu trả lời theo chuẩn cũ được giữ, hiện ở cuối phiếu" in text, text
    assert officer.locator(".banner a[href='#giu-lai']").count() == 2
    kept = officer.inner_text("#giu-lai")
    assert "Phiếu B2 – Phương tiện phục vụ tiếp cận thông tin: Thiếu hụt" in kept and f"Phiếu B1 – {question}: " in kept, kept
    assert not officer.is_checked("#cs-12")
    officer.check("#cs-12-khong")
    # The draft brings all of it back on another day too.
    address = officer.url
    officer.goto(address)
    officer.fill("#ngay", "15/10/2026")
    press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    assert "phiếu đã đổi theo chuẩn này" in text and "3. Dinh dưỡng" in text, text
    assert officer.is_checked("#cs-3") and officer.is_checked("#cs-4-khong") and officer.is_checked("#cs-12")
    assert officer.locator("fieldset:has(input[name^=b1-]) input").nth(1).is_checked() and officer.input_value("#diem-a") == "120"


def test_a_wrong_choice_of_sheet_b1_is_taken_back_without_script(officer, site):
    officer.goto(site.address + "/ho")
    with officer.expect_navigation():
        officer.locator("tbody th a").nth(9).click()
    press(officer, "text=Nhập phiếu rà soát")
    officer.fill("#ngay", "22/10/2026")
    officer.fill("#diem-a", "120")
    questions = officer.locator("fieldset:has(input[name^=b1-])")
    questions.first.locator("input").nth(2).check()
    press(officer, "button[value=luu]")
    summary = officer.inner_text(".summary")
    assert f"còn {questions.count() - 1} mục chưa chọn" in summary and questions.nth(1).locator("legend").inner_text() in summary, summary
    questions.first.get_by_label("Chưa chọn").check()
    press(officer, "button[value=luu]")
    officer.check("input[name=da-kiem-tra][value^=blank]")
    press(officer, "button[value=luu]")
    assert "da-luu" in officer.url and "120 (theo tổng điểm ghi trên phiếu giấy)" in officer.inner_text("main")


def test_all_that_is_wrong_on_a_sheet_is_told_at_once(officer, site):
    officer.goto(site.address + "/ho")
    with officer.expect_navigation():
        officer.locator("tbody th a").nth(9).click()
    press(officer, "text=Nhập phiếu rà soát")
    officer.fill("#ngay", "30/02/2026")
    officer.fill("#diem-a", "499")
    officer.fill("#thu-nhap", "nhiều")
    officer.locator("fieldset:has(input[name^=b1-])").first.locator("input").nth(1).check()
    officer.check("#nguyen-nhan-8")
    press(officer, "button[value=luu]")
    summary = officer.inner_text(".summary")
    for told in ("Không có ngày", "Thu nhập phải là", "mục chưa chọn", "không hợp với các mục đã chọn", "ghi rõ ở ô Ghi chú"):
        assert told in summary, summary
    # What is ticked is not asked again while the rest is mended.
    officer.check("input[name=da-kiem-tra]")
    officer.fill("#thu-nhap", "")
    press(officer, "button[value=luu]")
    summary = officer.inner_text(".summary")
    assert "Thu nhập" not in summary and "Ghi chú" not in summary and officer.is_checked("input[name=da-kiem-tra]"), summary


def test_a_draft_waits_for_its_officer(officer, site):
    officer.goto(site.address + "/ho")
    with officer.expect_navigation():
        officer.locator("tbody th a").nth(5).click()
    press(officer, "text=Nhập phiếu rà soát")
    address = officer.url
    officer.fill("#ghi-chu", "chưa gặp chủ hộ")
    press(officer, "text=Lưu nháp")
    officer.goto(site.address + "/")
    officer.goto(address)
    assert officer.input_value("#ghi-chu") == "chưa gặp chủ hộ"


@pytest.mark.parametrize("number", [f"7.{number}" for number in range(1, 11)])
def test_every_form_opens_and_its_workbook_holds_the_same_figures(officer, site, number):
    officer.goto(site.address + "/bieu")
    officer.select_option("#bieu", number)
    officer.fill("#nam", "2025")
    press(officer, "text=Lập biểu")
    # The lines of one unit are a body of their own; in the workbook their name stands in the first.
    shown = officer.locator("table.form-table tbody").last.locator("tr").first.locator("td.n").all_inner_texts()
    with officer.expect_download() as download:
        officer.click("text=Tải Excel")
    path = site.folder / f"{number}.xlsx"
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    last = max(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 2).value).startswith("Tổng cộng"))
    written = [cell.value for cell in sheet[last]][-len(shown):]
    numbers = [float(text.replace(".", "").replace(",", ".")) if text else None for text in shown]
    assert numbers == [float(value) if value not in (None, "") else None for value in written]
    formulas = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][last] if isinstance(cell.value, str) and cell.value.startswith("=")]
    assert formulas or number in ("7.5", "7.7")


def test_a_figure_opens_the_households_behind_it(officer, site):
    officer.goto(site.address + "/bieu")
    officer.fill("#nam", "2025")
    press(officer, "text=Lập biểu")
    figure = officer.locator("table.form-table tbody tr").first.locator("td.n a").first
    count = int(figure.inner_text().replace(".", ""))
    with officer.expect_navigation():
        figure.click()
    assert officer.inner_text("main strong").startswith(f"{count} hộ")


def test_a_missing_file_and_a_wrong_file_are_told_kindly(officer, site):
    officer.goto(site.address + "/nhap-danh-sach")
    press(officer, "text=Kiểm tra tệp")
    assert officer.title().startswith("Lỗi:") and "Chưa chọn tệp" in officer.inner_text("main")
    wrong = site.folder / "anh.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    officer.set_input_files("#tep", str(wrong))
    press(officer, "text=Kiểm tra tệp")
    assert "không phải tệp Excel" in officer.inner_text("main")


def test_a_rate_follows_the_base_and_is_refused_over_the_whole(officer, site):
    def record(households, persons):
        officer.goto(site.address + "/so-ho-dan-cu?nam=2025")
        commune = officer.locator("table.bases tr.total").first
        commune.locator("input").nth(0).fill(households)
        commune.locator("input").nth(1).fill(persons)
        for minority in (2, 3):
            commune.locator("input").nth(minority).fill("")
        officer.fill("#nguon-2025", "Công an xã")
        press(officer, "button:text-is('Ghi số liệu')")

    def form():
        officer.goto(site.address + "/bieu")
        officer.select_option("#bieu", "7.1")
        officer.fill("#nam", "2025")
        press(officer, "text=Lập biểu")

    record("5", "4")
    assert officer.title().startswith("Lỗi:") and "không thể ít hơn số hộ" in officer.inner_text("main")
    record("10", "20")
    form()
    assert "vượt 100 %" in officer.inner_text("main") and "phải cung cấp lại" in officer.inner_text("main")
    record("4.000", "16.000")
    form()
    total = officer.locator("table.form-table tbody tr").last.locator("td.n").all_inner_texts()
    poor, rate = int(total[2].replace(".", "")), total[3]
    assert rate == f"{(poor * 20_000 // 4_000 + 1) // 2 / 100:.2f}".replace(".", ",")


def test_bases_of_villages_are_given_for_several_years_and_what_lacks_is_named(officer, site):
    officer.goto(site.address + "/so-ho-dan-cu?nam=2026")
    assert officer.locator("details table.bases").count() == 3
    assert "UBND Xã Bình Điền cung cấp" in officer.inner_text("main")
    # In 2024 the ground of the commune was that of others, with their villages.
    assert "Cả Xã Bình Tiến" in officer.locator("details").nth(2).text_content()
    for year in (2026, 2025):
        rows = officer.locator(f"table.bases:has(input[id^='ho-{year}-']) tbody tr")
        assert rows.count() > 5
        for index in range(rows.count()):
            cells = rows.nth(index).locator("input")
            for place, text in enumerate(["", "", "", ""] if index == 0 else ["100", "400", "10", "40"]):
                cells.nth(place).fill(text)
        officer.fill(f"#nguon-{year}", "Công an xã")
    press(officer, "button:text-is('Ghi số liệu')")
    assert "Đã ghi số liệu" in officer.inner_text("main") and "Năm 2026: đủ." in officer.inner_text("main")
    # The commune is the sum of its villages, and must stay so.
    whole = officer.locator("table.bases tr.total").first.locator("input").first
    villages = officer.locator("table.bases").first.locator("tbody tr").count() - 1
    assert whole.input_value().replace(".", "") == str(100 * villages)
    whole.fill("9.999")
    officer.fill("#nguon-2026", "Công an xã")
    press(officer, "button:text-is('Ghi số liệu')")
    assert officer.title().startswith("Lỗi:") and "phải bằng cộng các thôn" in officer.inner_text("main")
    officer.goto(site.address + "/bieu")
    officer.select_option("#bieu", "7.1")
    officer.fill("#nam", "2025")
    press(officer, "button:text-is('Lập biểu')")
    lines = officer.locator("table.form-table tbody tr:not(.total)")
    assert all("," in lines.nth(index).locator("td.n").nth(3).inner_text() for index in range(lines.count()))
    assert "Chưa có số hộ dân cư" not in officer.inner_text("main")


def test_a_long_list_shows_its_progress_and_then_its_verdict(officer, site):
    lines = [line(number, f"Nguyễn Văn {name}", "05/06/1971") for number, name in enumerate(["An", "Bình", "Cường", "Dũng"] * 1_000, 1)]
    officer.goto(site.address + "/nhap-danh-sach")
    officer.set_input_files("#tep", workbook(site.folder / "dai.xlsx", lines))
    press(officer, "text=Kiểm tra tệp")
    address = officer.url
    if "/viec/" in address:
        assert "dòng" in officer.inner_text("main") or "hộ" in officer.inner_text("main") or "Đang" in officer.inner_text("main")
        assert officer.locator("meta[http-equiv=refresh]").count() == 1
        officer.wait_for_url("**/nhap-danh-sach/*", timeout=60_000)
    assert officer.inner_text("h1") == "Kết quả kiểm tra"
    assert "4.000 người trong 4.000 hộ" in officer.inner_text("main")
    # The same address shows the same verdict again; another officer has none there.
    verdict = officer.url
    officer.goto(address)
    assert officer.url == verdict


def test_a_class_that_cannot_be_read_is_put_right_at_its_cell(officer, site):
    faulty = line(1, "Hồ Văn Ngô", "01/03/1979")
    faulty[11] = "x"
    send(officer, site, workbook(site.folder / "o-sai.xlsx", [faulty]))
    assert lanes(officer) == [0, 0, 0, 1]
    press(officer, "td a:has-text('Sửa ô')")
    assert "Phân loại “x” không rõ" in officer.inner_text("main")
    press(officer, "text=Sửa và kiểm tra lại")
    assert officer.title().startswith("Lỗi:")
    officer.fill("#o-moi", "1")
    press(officer, "text=Sửa và kiểm tra lại")
    if "/viec/" in officer.url:
        officer.wait_for_url("**/nhap-danh-sach/*", timeout=60_000)
    assert lanes(officer) == [1, 0, 0, 0] and "Ô đã sửa trên trang" in officer.inner_text("main"), officer.inner_text("main")
    batch = take_in(officer)
    officer.goto(site.address + "/ho?tim=ngo+ho+van")
    assert officer.locator("tbody tr").count() == 1 and "Hộ nghèo" in officer.inner_text("tbody")
    officer.goto(batch)
    officer.fill("#ly-do", "thử")
    press(officer, "text=Hoàn tác lần nhập này")


def test_picked_households_are_changed_together_and_taken_back_once(officer, site):
    """Picking over two pages, a check with counts and examples, one act, one undo."""
    officer.goto(site.address + "/ho?dong=25")
    press(officer, "text=Chọn nhiều hộ để sửa")
    ticks = officer.locator("input[name=danh-dau]")
    first = officer.locator("tbody th a").nth(0).inner_text()
    ticks.nth(0).check()
    ticks.nth(1).check()
    press(officer, "button[value=trang-2]")
    assert "Đã chọn 2 hộ." in officer.inner_text("main")
    officer.locator("input[name=danh-dau]").nth(0).check()
    press(officer, "button[value=trang-1]")
    assert officer.is_checked("input[name=danh-dau] >> nth=1")
    press(officer, "button[value=sua]")
    assert "Đã chọn 3 hộ." in officer.inner_text("main")

    # Nothing said, nothing done.
    press(officer, "button[value=xem]")
    assert officer.title().startswith("Lỗi:")
    officer.check("#doi-dia-chi-1")
    officer.fill("#dia-chi", "Đường Tránh Huế")
    officer.fill("#ly-do", "Đặt tên đường")
    press(officer, "button[value=xem]")
    text = officer.inner_text("#xem-truoc")
    assert "3 hộ sẽ đổi." in text and text.count("Đường Tránh Huế") == 3 and first in text
    press(officer, "text=Đổi 3 hộ")
    text = officer.inner_text("main")
    assert "Đã sửa các hộ đã chọn." in text and "Sửa nhiều hộ cùng lúc" in text and "và 2 hộ khác" in text

    officer.goto(site.address + "/ho")
    press(officer, f"tbody th a:text-is('{first}') >> nth=0")
    assert "Đường Tránh Huế" in officer.inner_text("main") and "Số hộ: 3" in officer.inner_text("main")
    officer.goto(site.address + "/ho/bien-dong")
    press(officer, "text=Hoàn tác >> nth=0")
    officer.fill("#ly-do", "Nhầm đường")
    press(officer, "button[value=luu]")
    officer.goto(site.address + "/ho")
    press(officer, f"tbody th a:text-is('{first}') >> nth=0")
    assert "Đường Tránh Huế" not in officer.inner_text("dl.facts")


def test_all_households_of_a_filter_are_picked_and_too_many_or_none_are_refused(officer, site):
    officer.goto(site.address + "/ho?loai=poor")
    count = int(re.search(r"([\d.]+) hộ", officer.inner_text("main strong")).group(1).replace(".", ""))
    press(officer, "text=Chọn nhiều hộ để sửa")
    press(officer, "button[value=sua]")
    assert "Chưa chọn hộ nào" in officer.inner_text("[role=alert]")
    press(officer, "button[value=tat-ca]")
    assert f"Đã chọn {count} hộ." in officer.inner_text("main")
    press(officer, "button[value=sua]")
    officer.check("#cho-o-nham")
    officer.select_option("#thon", index=1)
    officer.fill("#ly-do", "Ghi nhầm thôn khi nhập")
    press(officer, "button[value=xem]")
    text = officer.inner_text("#xem-truoc")
    assert "hộ sẽ đổi." in text and "hộ đã đúng như vậy" in text
    # What was looked at is not what is sent now: it is shown again, not done.
    officer.select_option("#thon", index=2)
    press(officer, "#xem-truoc button.primary")
    assert "hộ sẽ đổi." in officer.inner_text("#xem-truoc") and officer.url.count("sua-nhieu") == 1

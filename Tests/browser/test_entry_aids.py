"""What scripts add to forms: the keys of a spreadsheet, blocks from Excel, drafts; and that typing Vietnamese is never disturbed (U5, U6, U15)."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import press
from test_hand_entry import begin
from test_pages import TAGS


# What a browser says of a form that comes back, and of a line that is cut.
EXPECTED = re.compile("422|ERR_INTERNET_DISCONNECTED")


@pytest.fixture
def scripted(chromium, site):
    """An officer whose browser runs scripts; a page with a fault fails the test."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" and not EXPECTED.search(message.text) else None)
    site.sign_in(page, "binhdien")
    yield page
    context.close()
    assert faults == []


PASTE = """([selector, text]) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const field = document.querySelector(selector)
    field.focus()
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
}"""


def paste(page, selector, text):
    page.evaluate(PASTE, [selector, text])


def said(page, of="#nguoi-bang"):
    return page.inner_text(of)


def values(page, name, count):
    return [page.input_value(f"#{name}-{row}") for row in range(1, count + 1)]


def chosen(page, name, row):
    return page.locator(f"#{name}-{row} option:checked").inner_text()


def test_a_block_from_excel_fills_the_people_of_a_household(scripted, site):
    begin(scripted, site, "Hồ Thị Dán")
    heading = "Họ và tên\tQuan hệ với chủ hộ\tNgày sinh\tGiới tính\tDân tộc"
    people = [
        "Hồ Văn Một\tChủ hộ\t03/02/1980\tNam\tKinh",
        "Hồ Thị Hai\tvo/chong\t1982\tNữ\tCơ Tu",
        "\"Hồ Văn\nBa\"\tCon\t7/6/2015\tNAM\tPa Cô nào đó",
    ]
    paste(scripted, "#ten-1", "\r\n".join([heading, *people, "\t\t\t\t", ""]))
    assert values(scripted, "ten", 4) == ["Hồ Văn Một", "Hồ Thị Hai", "Hồ Văn Ba", ""]
    assert values(scripted, "sinh", 3) == ["03/02/1980", "1982", "7/6/2015"]
    assert [chosen(scripted, "gioi", row) for row in (1, 2, 3)] == ["Nam", "Nữ", "Nam"]
    assert chosen(scripted, "quan-he", 2) == "Vợ/chồng" and chosen(scripted, "dan-toc", 2) == "Cơ-tu"
    # A name that the list does not have is shown as a cell to look at, never guessed.
    assert "Đã dán 3 dòng × 5 cột. 1 ô cần xem lại" in said(scripted)
    assert scripted.locator("td.check select").get_attribute("id") == "dan-toc-3"
    assert scripted.evaluate("document.activeElement.id") == "dan-toc-3"

    scripted.keyboard.press("Control+z")
    assert values(scripted, "ten", 3) == ["Hồ Thị Dán", "", ""] and said(scripted) == "Đã hoàn tác."
    scripted.keyboard.press("Control+y")
    assert values(scripted, "ten", 3) == ["Hồ Văn Một", "Hồ Thị Hai", "Hồ Văn Ba"]


def test_a_longer_block_adds_rows_that_are_stored(scripted, site):
    begin(scripted, site, "Hồ Văn Đông")
    scripted.select_option("#thon", index=1)
    scripted.fill("#ngay", "01/02/2026")
    rows = ["Hồ Văn Đông\tChủ hộ\t03/02/1960\tNam\tKinh"]
    rows += [f"Hồ Thị Con {word}\tCon\t{row:02}/05/1999\tNữ\tKinh" for row, word in enumerate("An Bảo Chi Dung Giang Hà Hoa Lan Mai".split(), 1)]
    paste(scripted, "#ten-1", "\n".join(rows))
    assert "Đã dán 10 dòng × 5 cột." in said(scripted)
    assert scripted.input_value("[name=so-dong]") == "10" and scripted.get_attribute("#ten-10", "aria-label").endswith("10")
    with scripted.expect_navigation():
        scripted.keyboard.press("Control+s")
    assert "Lỗi" not in scripted.title(), scripted.inner_text("main")
    assert scripted.locator("#thanh-vien + div tbody tr").count() == 10
    assert "Hồ Thị Con Mai" in scripted.inner_text("main")


def test_keys_move_fill_and_give_back(scripted, site):
    begin(scripted, site, "Hồ Văn Phím")
    scripted.focus("#sinh-1")
    scripted.keyboard.type("1970")
    scripted.keyboard.press("Enter")
    assert scripted.evaluate("document.activeElement.id") == "sinh-2"
    scripted.keyboard.press("Control+d")
    assert scripted.input_value("#sinh-2") == "1970"
    scripted.keyboard.press("Shift+Enter")
    scripted.keyboard.type("1971")
    scripted.keyboard.press("Escape")
    assert scripted.input_value("#sinh-1") == "1970"
    scripted.keyboard.press("ArrowRight")
    assert scripted.evaluate("document.activeElement.id") == "gioi-1"
    scripted.focus("#dt-2")
    scripted.keyboard.type("0905123456")
    scripted.keyboard.press("Shift+ArrowDown")
    scripted.keyboard.press("Shift+ArrowDown")
    assert scripted.locator("td.chosen").count() == 3
    scripted.keyboard.press("Control+Enter")
    assert values(scripted, "dt", 4) == ["", "0905123456", "0905123456", "0905123456"]
    scripted.keyboard.press("Delete")
    assert values(scripted, "dt", 4) == ["", "", "", ""]
    scripted.keyboard.press("Control+z")
    scripted.keyboard.press("Control+z")
    assert values(scripted, "dt", 4) == ["", "0905123456", "", ""]
    # Inside a word the arrows belong to the text.
    scripted.fill("#ten-2", "Hồ Thị Lụa")
    scripted.focus("#ten-2")
    scripted.keyboard.press("F2")
    scripted.keyboard.press("ArrowLeft")
    assert scripted.evaluate("document.activeElement.id") == "ten-2"


def test_two_hundred_lines_are_pasted_within_a_second(chromium, site):
    """U6, on the widest grid: what goes in is what the page gives back."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "quantri")
    page.goto(site.address + "/sap-xep-don-vi/moi")
    block = [["Đổi tên", f"Thôn {row}", "", f"{row:05}", f"Tên mới {row}", "", f"Xã {row % 9}", "", f"phần {row}"] for row in range(1, 201)]
    began = time.perf_counter()
    paste(page, "#noi-dung-1", "\n".join("\t".join(cells) for cells in block))
    spent = time.perf_counter() - began
    assert spent < 3, f"{spent:.2f} s"
    took = page.evaluate("performance.now()")
    assert took > 0 and "Đã dán 200 dòng × 9 cột" in said(page, "#dong-bang")
    press(page, "button[value=xem]")
    for row in (1, 57, 200):
        assert [page.input_value(f"#{name}-{row}") for name in ("don-vi", "ma", "ten", "cap-tren", "gom")] == [
            f"Thôn {row}", f"{row:05}", f"Tên mới {row}", f"Xã {row % 9}", f"phần {row}"]
    context.close()


TELEX = [("Nguye", 0, ""), ("e", 2, "ê"), ("x", 1, "ễ"), ("n Va", 0, ""), ("w", 2, "ă"), ("n D", 0, ""), ("d", 2, "Đ"), ("u", 0, ""), ("w", 2, "ư"),
         ("c", 0, ""), ("s", 2, "ức")]


def telex(page):
    """As UniKey does it: letters, backspaces that nobody pressed, and the replacement."""
    for letters, gone, put in TELEX:
        page.keyboard.type(letters)
        for _ in range(gone):
            page.keyboard.press("Backspace")
        if put:
            page.keyboard.insert_text(put)


@pytest.mark.parametrize("field", ["#ten-2", "#dia-chi"])
def test_typing_vietnamese_is_never_disturbed(scripted, site, field):
    begin(scripted, site, "Hồ Văn Gõ")
    scripted.focus(field)
    telex(scripted)
    typed = scripted.input_value(field)
    plain = scripted.evaluate("() => { const field = document.createElement('input'); document.body.append(field); field.focus(); field.id = 'tron' }")
    assert plain is None
    telex(scripted)
    assert typed == scripted.input_value("#tron") and "Đ" in typed

    # The other kind: a composition, whose Enter ends it and does not leave the cell.
    scripted.fill(field, "")
    scripted.focus(field)
    session = scripted.context.new_cdp_session(scripted)
    for text in ("N", "Ng", "Ngo", "Ngoo", "Ngô"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Process"})
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Enter"})
    session.send("Input.insertText", {"text": "Ngô"})
    assert scripted.input_value(field) == "Ngô"
    assert "#" + scripted.evaluate("document.activeElement.id") == field


def kept(page):
    page.wait_for_selector(".draft [role=status]:has-text('Đã lưu tạm trên máy chủ')", timeout=10_000)


def test_what_is_typed_outlives_the_page_until_it_is_handed_in(scripted, site, chromium):
    begin(scripted, site, "Hồ Văn Nháp")
    scripted.select_option("#thon", index=1)
    scripted.fill("#ngay", "01/02/2026")
    scripted.fill("#sinh-1", "1971")
    paste(scripted, "#ten-2", "\n".join(f"Hồ Thị Nháp {row}" for row in "Một Hai Ba Bốn Năm Sáu Bảy".split()) + "\n")
    kept(scripted)
    # What was kept before is no word about the tick.
    with scripted.expect_response(lambda answer: "/nhap" in answer.url and answer.request.method == "POST", timeout=20_000):
        scripted.check("#co-cong-1-1")
    kept(scripted)

    # The machine breaks; the officer comes back.
    begin(scripted, site, "Hồ Văn Nháp")
    scripted.wait_for_selector(".draft button:visible")
    assert "Có bản đang nhập dở" in scripted.inner_text(".draft") and scripted.input_value("#sinh-1") == ""
    scripted.click(".draft button:visible >> nth=0")
    assert scripted.input_value("#sinh-1") == "1971" and scripted.input_value("#ten-8") == "Hồ Thị Nháp Bảy"
    assert scripted.is_checked("#co-cong-1-1")

    # Nobody else is offered it.
    other = chromium.new_context(locale="vi-VN").new_page()
    site.sign_in(other, "huongtra" if "huongtra" in site.accounts else "truongthon")
    assert other.evaluate("fetch('/nhap?trang=/ho/moi').then(answer => answer.status)") == 204
    other.context.close()

    for row in range(2, 9):
        scripted.select_option(f"#quan-he-{row}", label="Con")
    press(scripted, "button[value=luu]")
    assert "Đã đăng ký hộ." in scripted.inner_text("main"), scripted.inner_text("main")
    assert scripted.evaluate("fetch('/nhap?trang=/ho/moi').then(answer => answer.status)") == 204


def test_a_draft_is_said_to_be_lost_while_the_server_is_away_and_kept_after(scripted, site):
    begin(scripted, site, "Hồ Văn Mất Mạng")
    scripted.context.set_offline(True)
    scripted.fill("#dia-chi", "Đội 3")
    scripted.wait_for_selector("text=Chưa lưu tạm được vì mất kết nối")
    scripted.context.set_offline(False)
    scripted.fill("#dia-chi", "Đội 4")
    kept(scripted)
    begin(scripted, site, "Hồ Văn Mất Mạng")
    scripted.click(".draft button:visible >> nth=1")
    scripted.wait_for_selector("text=Đã bỏ bản nhập dở.")


def test_a_sheet_is_entered_with_few_keys_beyond_its_data(scripted, site):
    """U5: from the household to the saved sheet by keyboard alone."""
    scripted.goto(site.address + "/ho")
    scripted.goto(site.address + scripted.locator("tbody th a").first.get_attribute("href") + "/phieu/moi")
    presses = 0

    def key(name, times=1):
        nonlocal presses
        for _ in range(times):
            scripted.keyboard.press(name)
            presses += 1

    def focused():
        return scripted.evaluate("(() => { const field = document.activeElement; return [field.tagName, field.type ?? '', field.name ?? '', field.value ?? ''] })()")

    scripted.focus("#ngay")
    scripted.keyboard.press("Control+a")
    scripted.keyboard.type("02/11/2026")
    groups = set()
    for _ in range(200):
        key("Tab")
        tag, kind, name, value = focused()
        if kind == "radio" and name not in groups:
            groups.add(name)
            # The first answer of a group beside the one that takes it back; the second of those of part B.
            key("ArrowDown" if name.startswith("b1-") else "Space")
            if name.startswith("cs-"):
                key("ArrowDown")
        if tag == "BUTTON" and value == "luu":
            break
    # What it gives so far is said beside the button, before anything is kept.
    scripted.wait_for_selector(".live:has-text('Đã trả lời hết các dòng.')")
    told = scripted.inner_text(".live")
    with scripted.expect_navigation():
        key("Enter")
    assert len(groups) >= 12 and presses <= 260, (len(groups), presses)
    assert told.startswith("Điểm B1:") and "Kết quả nếu lưu bây giờ:" in told and "Đã trả lời hết" in told, told
    assert "/phieu" in scripted.url and not re.search(r"/moi$", scripted.url) or "Kiểm tra" in scripted.inner_text("main"), scripted.url


def test_forms_with_scripts_are_accessible(scripted, site):
    begin(scripted, site, "Hồ Văn Rõ")
    paste(scripted, "#ten-1", "Hồ Văn Rõ\tlạ\t1970\nHồ Thị Rõ\tlạ\t1972")
    scripted.keyboard.press("Shift+ArrowDown")
    scripted.click("summary:has-text('Phím tắt')")
    kept(scripted)
    for address in ("", "/ho"):
        if address:
            scripted.goto(site.address + address)
            press(scripted, "text=Chọn nhiều hộ để sửa")
        results = Axe().run(scripted, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert results.violations_count == 0, results.generate_report()
    scripted.check("input[name=danh-dau] >> nth=0")
    press(scripted, "button[value=sua]")
    scripted.check("#doi-dia-chi-1")
    scripted.fill("#dia-chi", "Xóm 9")
    scripted.fill("#ly-do", "Đặt tên xóm")
    press(scripted, "button[value=xem]")
    results = Axe().run(scripted, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert results.violations_count == 0, results.generate_report()

"""Filters of the list of households that an officer keeps, and the key that leads to the search."""

from conftest import press


def test_a_filter_is_kept_under_a_name_for_its_officer_alone_and_taken_away(officer, site, chromium):
    officer.goto(site.address + "/ho?loai=poor&dac-diem=dan-toc-thieu-so&dong=25&trang=2")
    officer.click("summary:has-text('Bộ lọc đã lưu')")
    press(officer, "text=Lưu bộ lọc này")
    assert "Ghi tên bộ lọc" in officer.inner_text("main")
    officer.fill("#ten-bo-loc", "Hộ nghèo của tôi")
    press(officer, "main form button.primary")
    officer.goto(site.address + "/ho")
    officer.click("summary:has-text('Bộ lọc đã lưu (1)')")
    press(officer, "text=Hộ nghèo của tôi")
    assert "loai=poor" in officer.url and "dong=25" in officer.url and "trang=" not in officer.url
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "kimtra")
    page.goto(site.address + "/ho")
    assert "Hộ nghèo của tôi" not in page.content()
    # The key leads to the search, unless somebody is typing or has turned it off.
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "tim"
    page.keyboard.type("a/b")
    assert page.input_value("#tim") == "a/b"
    page.click("button[data-find]")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "tim"
    page.reload()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "tim"
    context.close()
    officer.click("summary:has-text('Bộ lọc đã lưu')")
    press(officer, "text=Xóa >> nth=0")
    assert "Hộ nghèo của tôi" not in officer.content()

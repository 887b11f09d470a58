"""Acts on units in the browser: written, looked at, carried out, taken back; the officer of an old unit goes on in the new one."""

from axe_playwright_python.sync_playwright import Axe
from conftest import press
from test_pages import TAGS


def faults(page):
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in results.response["violations"]]


def test_a_merger_is_written_carried_out_and_taken_back(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "quantri")
    page.goto(site.address + "/don-vi")
    press(page, "text=Sắp xếp đơn vị hành chính")
    assert "1675/NQ-UBTVQH15" in page.inner_text("main")
    press(page, "text=Ghi nghị quyết mới")
    assert not faults(page)
    page.fill("#van-ban", "12/NQ-HĐND")
    page.fill("#hieu-luc", "31/11/2026")
    page.select_option("#noi-dung-1", "establish")
    page.fill("#ma-1", "20017")
    page.fill("#ten-1", "Phường Kim Điền")
    page.select_option("#loai-don-vi-1", "ward")
    page.select_option("#khu-vuc-1", "urban")
    page.fill("#cap-tren-1", "46")
    for line, code in ((2, "20017"), (3, "20035")):
        page.select_option(f"#noi-dung-{line}", "merge")
        page.fill(f"#don-vi-{line}", code)
        page.fill(f"#nhan-{line}", "20017")
    press(page, "button[value=xem]")
    assert page.locator("a[href='#hieu-luc']").count() == 1 and page.input_value("#ten-1") == "Phường Kim Điền"
    assert not faults(page)
    page.fill("#hieu-luc", "01/11/2026")
    press(page, "button[value=xem]")
    assert page.inner_text("h1") == "Xem trước nghị quyết"
    assert not faults(page)
    press(page, "text=Sửa lại")
    assert page.input_value("#van-ban") == "12/NQ-HĐND" and page.input_value("#nhan-3") == "20017"
    press(page, "button[value=xem]")
    press(page, "text=Áp dụng nghị quyết")
    page.wait_for_selector("text=Hoàn tác nghị quyết")
    assert page.inner_text("h1") == "12/NQ-HĐND" and not faults(page)
    act = page.url

    other = chromium.new_context(viewport={"width": 390, "height": 800}, locale="vi-VN")
    officer = other.new_page()
    site.sign_in(officer, "binhdien")
    officer.goto(site.address + "/nhap-danh-sach")
    assert officer.locator("#don-vi option").all_inner_texts() == ["Phường Kim Điền"]
    officer.goto(act)
    assert officer.locator("text=Hoàn tác nghị quyết").count() == 0
    assert officer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    other.close()

    page.fill("#ly-do", "nhập nhầm số nghị quyết")
    press(page, "main button.plain")
    page.wait_for_selector("text=Nghị quyết này đã được hoàn tác")
    assert "nhập nhầm số nghị quyết" in page.inner_text("main")
    context.close()


def test_the_map_of_tiles_says_what_form_7_1_says_on_any_map(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "tonghop")
    page.goto(site.address + "/bieu")
    page.select_option("#don-vi", label="Thành phố Huế")
    page.fill("#nam", "2025")
    press(page, "text=Bản đồ hộ nghèo")
    tiles = {tile.locator("a").inner_text(): tile.locator("strong").inner_text() for tile in page.locator(".tile").all()}
    assert set(tiles) == {"Phường Hương Trà", "Phường Kim Trà", "Xã Bình Điền"}
    assert page.locator(".tiles.placed").count() == 1
    unit = page.url.split("don-vi=")[1].split("&")[0]
    page.goto(f"{site.address}/bieu/lap?bieu=7.1&don-vi={unit}&nam=2025")
    for name, rate in tiles.items():
        row = page.locator("tbody tr", has=page.locator("th", has_text=name)).first.inner_text().split("\t")
        assert rate.removesuffix(" %") in row, (name, rate, row)
    page.goto(f"{site.address}/bieu/ban-do?bieu=7.1&don-vi={unit}&nam=2025&ranh-gioi=30/06/2025")
    assert page.locator(".tile").count() == 9 and page.locator(".tiles.placed").count() == 0
    context.close()


def test_targets_of_a_merged_commune_are_those_of_all_that_it_was_on_any_boundaries(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "binhdien")
    page.goto(site.address + "/chi-tieu/poor")
    parts = {row.locator("th").inner_text(): int(row.locator("td").first.inner_text()) for row in page.locator("tbody tr:has(td.n)").all()[:3]}
    total = int(page.locator("tfoot td").first.inner_text())
    assert set(parts) == {"Xã Bình Thành", "Xã Bình Tiến", "Xã Hương Bình"} and sum(parts.values()) == total > 0
    page.fill("#ranh-gioi", "01/07/2025")
    press(page, "main button:text-is('Xem')")
    assert "Theo địa giới hành chính ngày 01/07/2025" in page.inner_text("main")
    assert int(page.locator("tfoot td").first.inner_text()) == total
    page.fill("#ngay", "31/02/2023")
    press(page, "main button:text-is('Xem')")
    assert page.title().startswith("Lỗi:") and page.input_value("#ngay") == "31/02/2023"
    context.close()

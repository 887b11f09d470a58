"""Keeping the registry true between lists, as a commune officer does it, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import press
from test_pages import ALLOWED, ENGLISH, TAGS


def begin(page, site, name):
    """Searches first, finds nobody meant, and opens the form."""
    page.goto(site.address + "/ho/moi")
    page.fill("#tim", name)
    press(page, "button[value=tim]")
    press(page, "button[value=mo]")


def fill(page, values):
    for field, value in values.items():
        if page.locator(f"select#{field}").count():
            page.select_option(f"#{field}", label=value)
        else:
            page.fill(f"#{field}", value)


def register(page, site, head, **more):
    """A couple with a child, registered; the address of the household."""
    begin(page, site, head)
    page.select_option("#thon", index=1)
    fill(page, {"ngay": "01/02/2026", "ten-1": head, "sinh-1": "03/02/1980", "gioi-1": "Nam", "dan-toc-1": "Kinh",
                "ten-2": "Hồ Thị Lụa", "quan-he-2": "Vợ/chồng", "sinh-2": "1982", "gioi-2": "Nữ",
                "ten-3": "Lê Văn Út", "quan-he-3": "Con", "sinh-3": "07/06/2015", **more})
    press(page, "button[value=luu]")
    # The same couple is registered again and again here: each time somebody else.
    others = page.locator("input[name=da-kiem-tra][value^=another]").all()
    for box in others:
        box.check()
    if others:
        press(page, "button[value=luu]")
    assert "Đã đăng ký hộ." in page.inner_text("main"), page.inner_text("main")
    return page.url.split("?")[0]


def act(page, name, action):
    """Opens the menu of a member and takes one of its ways."""
    page.locator(f"summary[aria-label='Thao tác với {name}']").click()
    with page.expect_navigation():
        page.locator("tbody tr", has=page.locator("th", has_text=name)).locator("a", has_text=action).click()


def test_a_household_is_searched_for_found_missing_and_registered(officer, site):
    officer.goto(site.address + "/ho")
    press(officer, "text=Đăng ký hộ mới")
    assert officer.locator("#ten-1").count() == 0
    press(officer, "button[value=tim]")
    assert officer.title().startswith("Lỗi:") and officer.locator("#ten-1").count() == 0
    officer.fill("#tim", "nguyen")
    press(officer, "button[value=tim]")
    assert officer.locator("tbody th a").count() > 3
    press(officer, "text=Không có trong danh sách trên")
    assert officer.input_value("#ten-1") == "nguyen"
    officer.select_option("#thon", index=2)
    fill(officer, {"ten-1": "Phan Văn Bưởi", "sinh-1": "31/02/1970", "so-1": "46070000001", "dt-1": "0169 123 4567"})
    press(officer, "button[value=luu]")
    summary = officer.inner_text(".summary")
    assert "Lịch không có ngày này" in summary and "thiếu số 0 ở đầu: 046070000001" in summary
    officer.click(".summary a >> nth=0")
    assert officer.url.endswith("#sinh-1") and officer.input_value("#sinh-1") == "31/02/1970"
    # A woman's number of another year on a man: asked, ticked, told in the history.
    fill(officer, {"sinh-1": "1970", "gioi-1": "Nam", "so-1": "999171900001"})
    press(officer, "button[value=luu]")
    assert officer.locator("input[name=da-kiem-tra]").count() == 2
    for box in officer.locator("input[name=da-kiem-tra]").all():
        box.check()
    press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    assert "Phan Văn Bưởi" in text and "0391 234 567" in text and "9991••••0001" in text and "999171900001" not in text
    assert "Đã kiểm tra: giới tính khác số định danh, năm sinh khác số định danh" in text
    # Whoever searches for them now finds them, by name and by number.
    for field, asked in (("tim", "buoi phan"), ("tim-so", "999171900001")):
        officer.goto(site.address + "/ho/moi")
        officer.fill(f"#{field}", asked)
        press(officer, "button[value=tim]")
        assert "Phan Văn Bưởi" in officer.inner_text("tbody") and "999171900001" not in officer.url
    # The same number cannot be written a second time, and the household that has it is named.
    press(officer, "button[value=mo]")
    officer.select_option("#thon", index=1)
    fill(officer, {"ten-1": "Phan Văn Ổi"})
    press(officer, "button[value=luu]")
    assert "đang thuộc người của hộ H0" in officer.inner_text(".summary")


def test_a_child_is_born_a_name_put_right_and_the_head_dies(officer, site):
    address = register(officer, site, "Lê Văn Mít")
    press(officer, "text=Thêm thành viên")
    officer.check("#vao-vi")
    fill(officer, {"ten": "Lê Thị Na", "quan-he": "Con", "sinh": "05/10/2026", "gioi": "Nữ"})
    press(officer, "button[value=luu]")
    assert "Đã thêm thành viên." in officer.inner_text("main") and "4 nhân khẩu" in officer.inner_text(".identity")
    assert "Lê Thị Na" in officer.inner_text("tr.new")

    act(officer, "Lê Thị Na", "Sửa thông tin")
    fill(officer, {"ten": "Lê Thị Nga"})
    press(officer, "button[value=luu]")
    assert officer.title().startswith("Lỗi:") and "Ghi lý do." in officer.inner_text(".summary")
    officer.fill("#ly-do", "Theo giấy khai sinh")
    press(officer, "button[value=luu]")
    assert "Họ và tên: Lê Thị Na → Lê Thị Nga. Lý do: Theo giấy khai sinh." in officer.inner_text("main")

    act(officer, "Lê Văn Mít", "Rời hộ")
    officer.check("#roi-vi")
    officer.fill("#ngay", "20/11/2027")
    press(officer, "button[value=luu]")
    assert "phải chọn chủ hộ mới" in officer.inner_text(".summary")
    officer.select_option("#chu-ho-moi", index=1)
    press(officer, "button[value=luu]")
    assert "sau ngày hôm nay" in officer.inner_text(".summary")
    officer.fill("#ngay", "20/11/2026")
    press(officer, "button[value=xem]")
    look = officer.inner_text("#xem-truoc")
    assert "4 nhân khẩu" in look and "3 nhân khẩu" in look and "Giấy chứng nhận" in look
    assert officer.input_value("#ngay") == "20/11/2026" and officer.is_checked("#roi-vi")
    press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    assert "Đã đổi chủ hộ." in text and officer.inner_text("h1") == "Hồ Thị Lụa" and "3 nhân khẩu" in text
    assert "Chủ hộ: Lê Văn Mít → Hồ Thị Lụa" in text and "mất, 20/11/2026" in officer.text_content("main")
    assert officer.url.split("?")[0] == address


def test_another_head_another_village_and_the_end_of_a_household(officer, site):
    register(officer, site, "Trần Văn Khế")
    act(officer, "Hồ Thị Lụa", "Đặt làm chủ hộ")
    officer.fill("#ly-do", "Chủ hộ đi làm xa lâu ngày")
    press(officer, "button[value=luu]")
    assert officer.inner_text("h1") == "Hồ Thị Lụa"

    press(officer, "text=Sửa hộ")
    officer.check("#cho-o-chuyen")
    press(officer, "button[value=luu]")
    assert officer.locator(".summary li").count() == 3
    officer.select_option("#thon", index=3)
    fill(officer, {"dia-chi": "Số 5, xóm Giữa", "ngay": "01/08/2026", "ly-do": "Làm nhà mới"})
    press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    assert "Đã lưu thông tin hộ." in text and "Số 5, xóm Giữa" in text and "Lý do: Làm nhà mới" in text

    for name in ("Trần Văn Khế", "Lê Văn Út", "Hồ Thị Lụa"):
        act(officer, name, "Rời hộ")
        officer.check("#roi-vi-movedAway")
        officer.fill("#ngay", "15/11/2026")
        press(officer, "button[value=luu]")
    text = officer.inner_text("main")
    assert "hộ đã kết thúc quản lý" in text and "Đã chuyển đi" in text
    assert officer.locator("text=Thêm thành viên").count() == officer.locator("strong:has-text('Thêm thành viên')").count()


def test_a_number_is_shown_for_a_purpose_once(officer, site):
    address = register(officer, site, "Phạm Văn Chanh", **{"so-2": "999182900777"})
    for purpose in ("", "Làm thẻ bảo hiểm y tế"):
        if not purpose:
            officer.click("summary[aria-label='Xem số định danh của Hồ Thị Lụa']")
            assert "999182900777" not in officer.content()
        officer.fill("input[id^=muc-dich]", purpose)
        press(officer, "details[open] button:has-text('Xem số')")
    assert "999182900777" in officer.inner_text(".banner") and "999182900777" not in officer.url
    assert "Mục đích: Làm thẻ bảo hiểm y tế" in officer.inner_text("main")
    officer.goto(address)
    assert "999182900777" not in officer.content()


def test_somebody_who_was_quicker_costs_no_typing(chromium, officer, site):
    address = register(officer, site, "Đỗ Văn Hồng")
    press(officer, "text=Thêm thành viên")
    officer.check("#vao-vi-movedIn")
    fill(officer, {"ten": "Đỗ Thị Quýt", "quan-he": "Bố/mẹ", "ngay": "01/09/2026"})
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    other = context.new_page()
    site.sign_in(other, "binhdien")
    other.goto(address + "/sua")
    other.fill("#dia-chi", "Xóm Trên")
    press(other, "button[value=luu]")
    context.close()
    press(officer, "button[value=luu]")
    assert "vừa được người khác sửa" in officer.inner_text("main") and officer.input_value("#ten") == "Đỗ Thị Quýt"
    press(officer, "button[value=luu]")
    assert "Đã thêm thành viên." in officer.inner_text("main")


def states(page, site, name):
    """Every page of entry, empty and with its problems, one after the other."""
    address = register(page, site, name)
    yield "household"
    page.locator("tbody details.menu summary").first.click()
    begin(page, site, "Không Ai Cả")
    yield "form"
    press(page, "button[value=luu]")
    yield "form with problems"
    page.goto(site.address + "/ho/moi")
    yield "search"
    page.fill("#tim", "nguyen")
    press(page, "button[value=tim]")
    yield "found"
    page.goto(address)
    member = page.locator("tbody tr", has_text="Hồ Thị Lụa").locator("a", has_text="Rời hộ").get_attribute("href")
    for path in (address + "/thanh-vien/moi", address + "/sua", site.address + member, site.address + member.replace("roi-ho", "sua"),
                 site.address + member.replace("roi-ho", "chu-ho")):
        page.goto(path)
        yield path
        if path.endswith("/sua") and "thanh-vien" in path:
            page.fill("#ten", "HỒ THỊ LỤA")
        press(page, "form button[value=luu]")
        assert page.title().startswith("Lỗi:")
        yield path + " with problems"


def test_no_page_of_entry_has_a_fault_of_accessibility_or_a_foreign_word(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "binhdien")
    faults = []
    for state in states(page, site, "Võ Văn Cam"):
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        faults += [f"{state}: {item['id']}: {item['nodes'][0]['html'][:160]}" for item in results.response["violations"]]
        faults += [f"{state}: {word}" for word in ENGLISH.findall(page.inner_text("body").lower()) if word not in ALLOWED]
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 390, 683, 1024])
def test_no_page_of_entry_scrolls_sideways(chromium, site, width):
    context = chromium.new_context(viewport={"width": width, "height": 700}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "binhdien")
    for state in states(page, site, f"Võ Văn Bòng {'ABCDE'[width % 5]}"):
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{state} at {width}"
    context.close()


def test_a_house_is_located_seen_for_a_purpose_and_taken_off_again(officer, site):
    address = register(officer, site, "Lê Thị Vị Trí")
    officer.goto(address)
    press(officer, "text=Ghi vị trí")
    officer.fill("#toa-do", "107,5909; 16,4637")
    press(officer, "button[value=luu]")
    assert "Có phải 16.463700, 107.590900?" in officer.inner_text(".summary")
    officer.fill("#toa-do", "16°27'49,32\"B 107°35'27,24\"Đ")
    officer.fill("#ngay", "01/11/2026")
    press(officer, "button[value=luu]")
    assert "Đã ghi vị trí nhà ở." in officer.inner_text(".banner")
    assert "Đã ghi, đo ngày 01/11/2026" in officer.inner_text("main") and "16.46" not in officer.content()
    officer.click("summary:has-text('Xem vị trí')")
    officer.fill("#muc-dich-vi-tri", "Đến nhà rà soát")
    press(officer, "button:has-text('Xem vị trí')")
    assert "16.463700, 107.590900" in officer.inner_text(".banner")
    assert "Mục đích: Đến nhà rà soát" in officer.inner_text("main")
    officer.goto(address)
    assert "16.46" not in officer.content()
    press(officer, "text=Bỏ vị trí >> nth=0")
    press(officer, "button:has-text('Bỏ vị trí')")
    assert officer.title().startswith("Lỗi:")
    officer.fill("#ly-do", "Gia đình không muốn ghi")
    press(officer, "button:has-text('Bỏ vị trí')")
    assert "Chưa ghi (không bắt buộc)." in officer.inner_text("main")

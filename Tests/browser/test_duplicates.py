"""Two records that may be of one person: found behind the save, looked at side by side, merged, and parted again. Without scripts."""

import time

from conftest import press
from test_hand_entry import begin, fill


def main(page):
    return page.inner_text("main")


def household(page, site, people, village=1):
    """Registers people, each a pair of name and day of birth, the first as head; the address of the household."""
    begin(page, site, people[0][0])
    page.select_option("#thon", index=village)
    fill(page, {"ngay": "01/02/2026"})
    for row, (name, born) in enumerate(people, 1):
        fill(page, {f"ten-{row}": name, f"sinh-{row}": born, f"gioi-{row}": "Nam" if "Văn" in name else "Nữ"})
        if row > 1:
            fill(page, {f"quan-he-{row}": "Con"})
    press(page, "button[value=luu]")
    for box in page.locator("input[name=da-kiem-tra][value^=another]").all():
        box.check()
    if page.locator("input[name=da-kiem-tra]").count():
        press(page, "button[value=luu]")
    assert "Đã đăng ký hộ." in main(page), main(page)
    return page.url.split("?")[0]


def pair(page, site, name):
    """The page of the pair of two people of this name, once the worker has found it; asked again where two were said to be others."""
    page.goto(site.address + "/trung-lap?trang-thai=different")
    if page.locator("tbody tr", has_text=name).count():
        press(page, f"tbody tr:has-text('{name}') >> text=Xem và quyết định")
        press(page, "button[value=open]")
    for _ in range(100):
        page.goto(site.address + "/trung-lap")
        rows = page.locator("tbody tr", has_text=name)
        if rows.count():
            press(page, f"tbody tr:has-text('{name}') >> text=Xem và quyết định")
            return page.url
        time.sleep(0.1)
    raise AssertionError(main(page))


def test_one_person_of_two_households_is_merged_and_parted(officer, site):
    mothers = household(officer, site, [("Kê Thị Sim", "1951"), ("Kê Văn Trùng", "05/06/1983")])
    own = household(officer, site, [("Kê Văn Trùng", "05/06/1983"), ("Kê Thị Bé", "01/02/2015")], village=2)
    address = pair(officer, site, "Kê Văn Trùng")
    text = main(officer)
    assert "cùng họ tên" in text and "cùng ngày sinh" in text and "Kê Thị Sim" in text and "Kê Thị Bé" in text, text
    # Nothing has changed, and the work that waits is told on the first page and on the household.
    officer.goto(site.address + "/")
    assert "hồ sơ nghi trùng cần xem xét" in main(officer)
    officer.goto(own)
    assert "có thể trùng với hồ sơ khác" in main(officer) and "2 nhân khẩu" in main(officer)

    officer.goto(address)
    press(officer, "a:has-text('Gộp hai hồ sơ')")
    press(officer, "button[value=xem]")
    summary = officer.inner_text(".summary")
    assert "Chọn hộ mà người này thật sự đang thuộc." in summary and "Ghi lý do." in summary, summary
    officer.locator("label", has_text="Chủ hộ, hộ").locator("input").check()
    officer.check("#ho-kia-roi")
    fill(officer, {"ngay": "01/02/2026", "ly-do": "đã hỏi trưởng thôn"})
    press(officer, "button[value=xem]")
    assert "Ngày sớm nhất có thể ghi là 02/02/2026." in officer.inner_text(".summary"), main(officer)
    officer.check("#ho-kia")
    press(officer, "button[value=xem]")
    assert "Xem trước: những gì sẽ thay đổi" in main(officer) and "1 nhân khẩu" in main(officer)
    press(officer, "button[value=luu]")
    assert "Đã gộp thành một hồ sơ." in main(officer) and "đã hỏi trưởng thôn" in main(officer)
    officer.goto(mothers)
    assert "1 nhân khẩu" in main(officer) and "Gộp hai hồ sơ của một người" in main(officer)
    officer.goto(own)
    assert "2 nhân khẩu" in main(officer)
    officer.goto(site.address + "/trung-lap?trang-thai=same")
    assert "Kê Văn Trùng" in main(officer)

    officer.goto(address)
    press(officer, "text=Tách lại thành hai hồ sơ")
    press(officer, "button[value=luu]")
    assert "Ghi lý do hoàn tác." in officer.inner_text(".summary")
    fill(officer, {"ly-do": "hai người thật"})
    press(officer, "button[value=luu]")
    assert "Đã tách lại thành hai hồ sơ như trước." in main(officer)
    officer.goto(mothers)
    assert "2 nhân khẩu" in main(officer)

    officer.goto(address)
    press(officer, "button[value=different]")
    assert "Ghi căn cứ để kết luận." in officer.inner_text(".summary")
    fill(officer, {"ly-do": "hai anh em họ"})
    press(officer, "button[value=different]")
    assert "Đã ghi: hai người khác nhau." in main(officer) and "Kê Văn Trùng" not in main(officer)
    officer.goto(address)
    press(officer, "button[value=open]")
    assert "trở lại danh sách cần xem xét" in main(officer)


def test_a_household_written_twice_is_one_again(officer, site):
    people = [("Lý Văn Đôi", "02/03/1979"), ("Lý Thị Cặp", "04/05/2009")]
    first = household(officer, site, people)
    second = household(officer, site, people, village=3)
    pair(officer, site, "Lý Văn Đôi")
    press(officer, "text=Cả hộ ghi hai lần")
    fill(officer, {"ly-do": "nhập danh sách hai lần"})
    press(officer, "button[value=xem]")
    assert "Đã nhập vào hộ khác" in main(officer), main(officer)
    press(officer, "button[value=luu]")
    assert "Đã gộp thành một hồ sơ." in main(officer)
    officer.goto(second)
    assert "Đã nhập vào hộ khác" in main(officer)
    officer.goto(first)
    assert "2 nhân khẩu" in main(officer)
    press(officer, "text=Hoàn tác >> nth=0")
    officer.fill("#ly-do", "nhầm")
    press(officer, "button[value=luu]")
    officer.goto(second)
    assert "2 nhân khẩu" in main(officer) and "Đã nhập vào hộ khác" not in officer.inner_text("dl.facts >> nth=0")


def test_of_a_person_of_another_commune_only_the_unit_is_told(chromium, officer, site):
    household(officer, site, [("Hồ Văn Xa", "06/07/1981")])
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    other = context.new_page()
    site.sign_in(other, "huongtra")
    address = household(other, site, [("Hồ Văn Xa", "06/07/1981")])
    page = pair(other, site, "Hồ Văn Xa")
    text = main(other)
    assert "đã đăng ký ở Xã Bình Điền. Hãy hỏi đơn vị đó." in text and text.count("Hồ Văn Xa") >= 1, text
    assert "Gộp hai hồ sơ" not in text and other.goto(page + "/gop").status == 404
    officer.goto(page)
    assert "đã đăng ký ở Phường Hương Trà" in main(officer) and address.split("/")[-1] not in officer.content()
    context.close()


def test_whoever_seems_known_is_asked_about_before_anything_is_saved(officer, site):
    first = household(officer, site, [("Kê Văn Quen", "07/08/1985"), ("Kê Thị Mới", "09/10/2012")])
    begin(officer, site, "Kê Văn Quen")
    officer.select_option("#thon", index=1)
    fill(officer, {"ngay": "01/03/2026", "ten-1": "Kê Văn Quen", "sinh-1": "07/08/1985", "gioi-1": "Nam"})
    press(officer, "button[value=luu]")
    text = main(officer)
    assert "Kê Văn Quen có thể là Kê Văn Quen, hộ H0" in text and "cùng họ tên, cùng ngày sinh" in text, text
    assert officer.locator(f"a[href='{first.removeprefix(site.address)}']").count() == 1
    officer.locator("label", has_text="Là người khác").locator("input").check()
    press(officer, "button[value=luu]")
    assert "Đã đăng ký hộ." in main(officer) and "Đã kiểm tra: người khác trùng tên" in main(officer)
    time.sleep(1)
    officer.goto(site.address + "/trung-lap")
    assert "Kê Văn Quen" not in main(officer)


def test_somebody_of_another_household_is_received_in_one_step_and_goes_back(officer, site):
    former = household(officer, site, [("Kê Thị Gốc", "1950"), ("Kê Văn Chuyển", "11/12/1988")])
    here = household(officer, site, [("Kê Thị Nhận", "1960"), ("Kê Văn Con", "2001")])
    # Whoever is written down and seems to be known is led to the step.
    officer.goto(here + "/thanh-vien/moi")
    officer.locator("label", has_text="Chuyển đến").locator("input").check()
    fill(officer, {"ngay": "01/03/2026", "ten": "Kê Văn Chuyển", "sinh": "11/12/1988", "gioi": "Nam", "quan-he": "Con"})
    press(officer, "button[value=luu]")
    assert "thay vì ghi mới" in main(officer), main(officer)
    press(officer, "a:has-text('Chuyển đến hộ này')")
    assert "Kê Thị Gốc" in main(officer) and "Kê Văn Chuyển" in main(officer)
    press(officer, "button[value=xem]")
    assert officer.locator(".summary li").count() == 4, main(officer)
    officer.locator("label", has_text="Chuyển đến").locator("input").check()
    fill(officer, {"quan-he": "Con", "ngay": "01/03/2026", "ly-do": "về ở với dì"})
    press(officer, "button[value=xem]")
    assert "Xem trước: những gì sẽ thay đổi" in main(officer) and "1 nhân khẩu" in main(officer) and "3 nhân khẩu" in main(officer)
    press(officer, "button[value=luu]")
    assert "Đã chuyển người đến hộ này." in main(officer) and "Chuyển thành viên sang hộ khác" in main(officer), main(officer)
    officer.goto(former)
    assert "1 nhân khẩu" in main(officer) and "Kê Văn Chuyển" in main(officer)
    press(officer, "a:has-text('Hoàn tác')")
    fill(officer, {"ly-do": "ghi nhầm hộ"})
    press(officer, "button[value=luu]")
    officer.goto(here)
    assert "2 nhân khẩu" in main(officer)
    officer.goto(former)
    assert "2 nhân khẩu" in main(officer)
    # They are found by the search of the page too, and chosen there.
    officer.goto(here + "/nhan-nguoi")
    fill(officer, {"tim": "ke van chuyen"})
    press(officer, "main form button")
    press(officer, "tr:has-text('Kê Văn Chuyển') a")
    assert "Người chuyển đến" in main(officer)


def test_of_somebody_beyond_the_area_the_page_says_whom_to_ask(chromium, officer, site):
    here = household(officer, site, [("Kê Thị Đợi", "1961")])
    context = chromium.new_context(locale="vi-VN", java_script_enabled=False)
    other = context.new_page()
    site.sign_in(other, "kimtra")
    there = household(other, site, [("Kê Thị Xa", "1955"), ("Kê Văn Ngoài", "13/12/1987")])
    other.goto(there + "/nhan-nguoi")
    key = None
    # The key of the person, as another officer's link would carry it.
    other_here = household(other, site, [("Kê Thị Cạnh", "1956")])
    other.goto(other_here + "/nhan-nguoi?tim=ke+van+ngoai")
    key = other.locator("tr:has-text('Kê Văn Ngoài') a").get_attribute("href").split("nguoi=")[1]
    context.close()
    officer.goto(f"{here}/nhan-nguoi?nguoi={key}")
    assert "Đề nghị UBND Phường Kim Trà ghi người này chuyển đi" in main(officer), main(officer)
    assert "Kê Văn Ngoài" not in main(officer) and "Kê Thị Xa" not in main(officer)

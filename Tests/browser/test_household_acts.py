"""Households split, join, move, leave, come back, and each act is taken back: without scripts, looked at before it is confirmed."""

from conftest import press
from test_hand_entry import fill, register


def main(page):
    return page.inner_text("main")


def undo(page, site, reason="ghi nhầm"):
    """Takes the last act of the household on the page back."""
    press(page, "text=Hoàn tác >> nth=0")
    page.fill("#ly-do", reason)
    press(page, "button[value=luu]")
    assert "Đã hoàn tác" in main(page), main(page)


def test_a_household_splits_after_a_look_and_is_whole_again(officer, site):
    address = register(officer, site, "Trần Văn Tách")
    press(officer, "text=Tách hộ >> nth=0")
    press(officer, "button[value=xem]")
    assert officer.title().startswith("Lỗi:") and "Ghi lý do." in main(officer)
    officer.locator("tr", has_text="Hồ Thị Lụa").locator("input[type=checkbox]").check()
    fill(officer, {"ngay": "01/06/2026", "ly-do": "ra ở riêng"})
    officer.select_option("#chu-ho", label="Hồ Thị Lụa – Vợ/chồng, 1982")
    press(officer, "button[value=xem]")
    text = main(officer)
    assert "Xem trước: những gì sẽ thay đổi" in text and "Hộ mới" in text and "2 nhân khẩu" in text and "1 nhân khẩu" in text, text
    # What was changed after the look is looked at again.
    officer.fill("#ly-do", "ly hôn")
    press(officer, "button[value=luu]")
    assert "Thông tin đã đổi sau lần xem trước" in main(officer)
    press(officer, "button[value=luu]")
    assert "Đã tách hộ" in main(officer) and "Hồ Thị Lụa" in officer.inner_text("h1")
    officer.goto(site.address + "/ho/bien-dong")
    assert "Hộ cần rà soát" in main(officer) and "Hồ Thị Lụa" in main(officer)
    officer.goto(address)
    undo(officer, site)
    assert officer.locator("tbody th", has_text="Hồ Thị Lụa").count() == 1 and "đã hoàn tác" in main(officer)


def test_a_household_joins_another(officer, site):
    receiving = register(officer, site, "Trần Văn Nhận")
    address = register(officer, site, "Trần Văn Nhập")
    press(officer, "text=Nhập vào hộ khác")
    officer.fill("#tim", "Trần Văn Nhận")
    press(officer, "main form button")
    press(officer, "text=Chọn hộ này")
    for select in officer.locator("main select").all():
        select.select_option(label="Khác")
    fill(officer, {"ngay": "01/06/2026", "ly-do": "về ở chung"})
    press(officer, "button[value=xem]")
    assert "Đã nhập vào hộ khác" in main(officer), main(officer)
    press(officer, "button[value=luu]")
    assert officer.url.split("?")[0] == receiving and "6 nhân khẩu" in main(officer)
    officer.goto(address)
    assert "Đã nhập vào hộ khác" in main(officer)
    officer.goto(receiving)
    undo(officer, site)
    officer.goto(receiving)
    assert "3 nhân khẩu" in main(officer)


def test_a_household_moves_to_another_commune_and_is_fetched_back(officer, site):
    address = register(officer, site, "Trần Văn Chuyển")
    press(officer, "text=Chuyển cả hộ")
    officer.select_option("#xa", label="Phường Hương Trà")
    press(officer, "text=Hiện các thôn")
    officer.select_option("#thon", index=1)
    fill(officer, {"ngay": "01/06/2026", "ly-do": "chuyển nơi ở"})
    press(officer, "button[value=xem]")
    assert "Phường Hương Trà" in officer.inner_text("#xem-truoc")
    press(officer, "button[value=luu]")
    assert "Đã chuyển hộ đến nơi mới" in main(officer) and "Đã chuyển đến" in main(officer) and "từ ngày" in main(officer)
    # Who sent it still sees where it went, since when, and what it was on its last day here.
    assert officer.goto(address).status == 200
    assert "Đã chuyển đến" in main(officer) and "Phường Hương Trà từ ngày 01/06/2026" in main(officer)
    press(officer, "text=Xem hộ, thành viên và phiếu như ngày 31/05/2026")
    assert "Trần Văn Chuyển" in main(officer) and "Trang này chỉ để xem" in main(officer)
    officer.goto(site.address + "/ho/bien-dong")
    undo(officer, site)
    assert officer.url.split("?")[0] == address


def test_a_household_leaves_and_comes_back_as_the_same_one(officer, site):
    address = register(officer, site, "Trần Văn Xa")
    code = officer.locator(".identity span").first.inner_text()
    press(officer, "text=Chuyển cả hộ")
    press(officer, "text=Chuyển đi khỏi địa bàn hệ thống")
    fill(officer, {"ngay": "01/06/2026", "noi-den": "Đà Nẵng", "ly-do": "đi làm xa"})
    press(officer, "button[value=xem]")
    press(officer, "button[value=luu]")
    assert "Đã chuyển đi từ ngày 01/06/2026, nơi đến: Đà Nẵng" in main(officer)
    # Who is searched for before registering is found, and brought back.
    officer.goto(site.address + "/ho/moi")
    officer.fill("#tim", "Trần Văn Xa")
    press(officer, "button[value=tim]")
    press(officer, "tbody th a")
    press(officer, "text=Đưa hộ trở về")
    fill(officer, {"ngay": "01/09/2026", "ly-do": "trở về"})
    press(officer, "button[value=xem]")
    press(officer, "button[value=luu]")
    assert officer.url.split("?")[0] == address and "Hộ đã trở về" in main(officer) and code in main(officer)
    assert "3 nhân khẩu" in main(officer)


def test_what_something_stands_on_is_not_taken_back(officer, site):
    register(officer, site, "Trần Văn Giữ")
    address = officer.url.split("?")[0]
    press(officer, "text=Hoàn tác >> nth=0")
    page = officer.url
    officer.goto(address)
    press(officer, "text=Sửa hộ")
    officer.fill("#dia-chi", "Xóm 9")
    press(officer, "button[value=luu]")
    officer.goto(page)
    officer.fill("#ly-do", "nhầm")
    press(officer, "button[value=luu]")
    assert officer.title().startswith("Lỗi:") and "sửa thông tin hộ" in main(officer), main(officer)


def test_newly_escaped_households_before_the_end_of_their_support(officer, site):
    officer.goto(site.address + "/ho/thoat-ngheo?trong=1100")
    assert officer.locator("tbody tr").count() > 0 and "QĐ-TTg" in main(officer)
    press(officer, "tbody th a >> nth=0")
    clocks = officer.inner_text("#moi-thoat-ngheo")
    assert "còn " in clocks and ("Chương trình mục tiêu quốc gia" in clocks or "Ngân hàng Chính sách" in clocks)
    officer.goto(site.address + "/ho/thoat-ngheo?trong=0")
    assert officer.title().startswith("Lỗi:")

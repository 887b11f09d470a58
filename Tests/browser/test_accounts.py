"""An administrator opens an account, gives roles, resets, blocks; the new officer replaces the given password (scripts off)."""

import re

import pytest
from conftest import press


@pytest.fixture
def visit(chromium):
    contexts = []

    def open_page():
        context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", java_script_enabled=False)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page, site, login, password):
    page.goto(site.address + "/dang-nhap")
    page.fill("#ten", login)
    page.fill("#mat-khau", password)
    press(page, "main button")


def test_an_account_from_its_first_password_to_its_end(site, visit):
    admin = visit()
    site.sign_in(admin, "quantri")
    press(admin, "nav.site >> text=Tài khoản")
    assert admin.locator("tbody tr", has_text="binhdien").count() == 1
    press(admin, "text=Tạo tài khoản")

    # Everything wrong is told at once, and what was typed stays.
    admin.fill("#ten", "Trần Thị Lan")
    press(admin, "main form button")
    assert admin.locator(".summary li").count() == 4 and admin.input_value("#ten") == "Trần Thị Lan"
    admin.fill("#ho-ten", "Trần Thị Lan")
    admin.fill("#ten", "lan.tran")
    admin.select_option("#chuc-nang", label="Trưởng thôn, tổ trưởng")
    admin.select_option("#don-vi", label="Xã Bình Điền")
    admin.fill("#thon", "Thôn không có")
    press(admin, "main form button")
    assert "Các thôn, tổ:" in admin.inner_text(".summary")
    admin.select_option("#chuc-nang", label="Công chức phụ trách giảm nghèo")
    admin.fill("#thon", "")
    press(admin, "main form button")
    password = admin.inner_text(".secret")
    assert re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", password)
    assert "chưa đổi mật khẩu tạm" in admin.inner_text("main")
    address = site.address + "/tai-khoan/" + admin.locator("form[action$='/mat-khau']").get_attribute("action").split("/")[2]
    admin.goto(address)
    assert password not in admin.content()

    # The first thing to do is a password of one's own.
    lan = visit()
    sign_in(lan, site, "lan.tran", password)
    lan.goto(site.address + "/ho")
    assert lan.url == site.address + "/mat-khau"
    lan.fill("#cu", password)
    lan.fill("#moi", "Nhà em có hoa mai")
    lan.fill("#lai", "Nhà em có hoa lan")
    press(lan, "main form button")
    assert "không giống nhau" in lan.inner_text(".summary")
    lan.fill("#cu", password)
    lan.fill("#moi", "Nhà em có hoa mai")
    lan.fill("#lai", "Nhà em có hoa mai")
    press(lan, "main form button")
    assert lan.url == site.address + "/"
    lan.goto(site.address + "/ho")
    assert lan.locator("tbody tr").count() > 0
    lan.goto(site.address + "/tai-khoan")
    assert "không có quyền này" in lan.inner_text("h1")

    # A further role, which ends by date.
    admin.goto(address)
    admin.click("text=Thêm chức năng")
    admin.select_option("#chuc-nang", label="Lãnh đạo")
    admin.select_option("#don-vi", label="Xã Bình Điền")
    press(admin, "form[action$='/chuc-nang'] button")
    row = admin.locator("tbody tr", has_text="Lãnh đạo")
    assert row.count() == 1 and "không thời hạn" in row.inner_text()
    row.locator("summary").click()
    with admin.expect_navigation():
        row.locator("button").click()
    assert "không thời hạn" not in admin.locator("tbody tr", has_text="Lãnh đạo").inner_text()

    # Blocked only when it is meant; the visit of the blocked ends.
    admin.click("summary:has-text('Khóa tài khoản')")
    press(admin, "form[action$='/khoa'] button")
    assert "Đánh dấu vào ô xác nhận" in admin.inner_text(".summary")
    admin.check("input[name='chac-chan']")
    press(admin, "form[action$='/khoa'] button")
    assert "Đã khóa tài khoản." in admin.inner_text("main")
    lan.goto(site.address + "/ho")
    assert "/dang-nhap" in lan.url
    sign_in(lan, site, "lan.tran", "Nhà em có hoa mai")
    assert "không đúng" in lan.inner_text(".summary")
    press(admin, "text=Mở khóa")
    sign_in(lan, site, "lan.tran", "Nhà em có hoa mai")
    assert lan.url == site.address + "/"
    history = admin.inner_text("main ul >> nth=-1")
    for word in ("Mở tài khoản", "Tự đổi mật khẩu", "Thêm chức năng", "Thôi chức năng", "Khóa tài khoản", "Mở khóa tài khoản"):
        assert word in history


def test_the_administrator_cannot_lock_themselves_out(site, visit):
    admin = visit()
    site.sign_in(admin, "quantri")
    admin.goto(site.address + "/tai-khoan?tim=quan+tri")
    press(admin, "tbody th a")
    assert "tài khoản của bạn" in admin.inner_text("main")
    assert admin.locator("form[action$='/khoa'], form[action$='/thoi-chuc-nang'], form[action$='/chuc-nang']").count() == 0

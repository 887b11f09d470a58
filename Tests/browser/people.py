"""People who work with the pages, scripts off, and what several plays have them do."""

import re
import urllib.parse

from conftest import press


class Person:
    """Somebody signed in, with a browser of their own."""

    def __init__(self, chromium, site, login):
        self.site = site
        self.login = login
        self.context = chromium.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False, locale="vi-VN")
        self.page = self.context.new_page()
        site.sign_in(self.page, login)

    def come_back(self, site):
        """Signs in anew on another day, in the same browser; nobody looks at the pages of that."""
        self.site = site
        request = self.context.request
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', request.get(site.address + "/dang-nhap").text()))
        answer = request.post(
            site.address + "/dang-nhap", form={**hidden, "ten": self.login, "mat-khau": site.accounts[self.login]},
            headers={"Origin": site.address})
        assert answer.url == site.address + "/", answer.url

    def go(self, path):
        self.page.goto(self.site.address + path if path.startswith("/") else path)
        return self.page

    def send(self, fields: dict, button: str, path: str | None = None):
        """Fills in fields by id and presses the button; on the page at hand or on that of `path`."""
        if path:
            self.go(path)
        for name, value in fields.items():
            field = self.page.locator(f"#{name}")
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        press(self.page, f"button:has-text('{button}')")
        return self.page

    def done(self, fields: dict, button: str, path: str | None = None):
        """The same, where it has to be accepted."""
        page = self.send(fields, button, path)
        assert "da-luu" in page.url, self.text()
        return page

    @property
    def path(self):
        """Of the page at hand, without what a form left in it."""
        return urllib.parse.urlsplit(self.page.url).path

    def text(self):
        return self.page.inner_text("main")


def survey(person, household: str, poor: bool, day: str):
    """A sheet of the household: 300 points are over every line; three deprivations and few points make it poor."""
    page = person.go(f"{household}/phieu/moi")
    page.fill("#ngay", day)
    page.fill("#diem-a", "100" if poor else "300")
    for number in range(1, 13):
        if page.locator(f"input[name='cs-{number}']").count():
            page.check(f"input[name='cs-{number}'][value='{'co' if poor and number in (1, 4, 7) else 'khong'}']")
    press(page, "button[value=luu]")
    questions = page.locator("input[name=da-kiem-tra]")
    if questions.count():
        for index in range(questions.count()):
            questions.nth(index).check()
        press(page, "button[value=luu]")
    assert "da-luu" in page.url, person.text()


def apply(person, household: str, day: str) -> str:
    """Applies at the counter and is to be reviewed; the slip."""
    key = household.split("/")[-1]
    page = person.send({"mau": "01", "ngay": day, "ly-do": "Mới bị thiên tai"}, "Nhận và cấp mã", f"/ra-soat/giay-de-nghi/moi?ho={key}")
    slip = page.inner_text("dd.figure")
    page.check("input[name='phieu-a'][value='to-review']")
    press(page, "text=Ghi kết quả phiếu A")
    return slip


def hold_meeting(person, village: str, day: str, refused: int | None = None):
    page = person.go(village + "/hop-dan")
    fields = page.locator("input[name^='dong-y-']")
    page.fill("#ngay", day)
    page.fill("#dia-diem", "Nhà văn hóa thôn")
    page.fill("#chu-tri", "Trưởng thôn")
    page.fill("#nguoi-ky", "Thư ký thôn")
    page.fill("#du-hop", "41")
    for index in range(fields.count()):
        fields.nth(index).fill("20" if index == refused else "21")
    press(page, "text=Lưu biên bản")
    assert "da-luu" in page.url, person.text()


def certify(person, commune: str, signer: str = "Chủ tịch"):
    """Certificates for all households of the commune on a list that have none; their document."""
    page = person.go(f"/giay-chung-nhan?xa={commune}")
    page.fill("#nguoi-ky", signer)
    press(page, "button:has-text('Cấp giấy')")
    assert "da-luu" in page.url, person.text()
    return page


def downloaded(page, label):
    with page.expect_download() as download:
        page.click(f"a:has-text('{label}') >> nth=0")
    return download.value.path()

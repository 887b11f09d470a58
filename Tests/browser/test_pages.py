"""Every page in each state: accessible, readable on a phone and at 200 %, Vietnamese (U2, U12, U16)."""

import re

import pytest
from conftest import press
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "/", "/ho", "/ho?tim=khong+co+ai+ten+nay", "/ho?loai=poor&cot=ma&cot=dia-chi&dong=25", "/nhap-danh-sach", "/bieu",
    "/bieu/lap?bieu=7.2&nam=1990", "/so-ho-dan-cu", "/so-ho-dan-cu?nam=2025", "/ho?ngay=30/06/2025", "/ho/in", "/ho/in?ngay=30/06/2025&loai=poor", "/don-vi", "/don-vi?ngay=31/12/2023", "/sap-xep-don-vi", "/chuan-ngheo", "/chuan-ngheo/S2016", "/chuan-ngheo/S2022",
    "/chuan-ngheo/S2027", "/khong-co-trang-nay", "/ho/bien-dong", "/ho/thoat-ngheo", "/trung-lap", "/trung-lap?trang-thai=same",
    "/ra-soat", "/ra-soat/moi", "/ra-soat/thoi-han", "/ra-soat/giay-de-nghi", "/ra-soat/giay-de-nghi/moi", "/ra-soat/mo-phong",
    "/ra-soat/mo-phong?chuan=S2027&diem-rural=205&diem-urban=245", "/ra-soat/mo-phong?chuan=S2022&diem-rural=x", "/theo-doi", "/theo-doi?ma=khong-co",
    "/van-ban", "/van-ban?nam=&huong=incoming", "/van-ban/den", "/giay-chung-nhan", "/giay-chung-nhan?giay=moi-giay", "/xac-minh",
    "/xac-minh/ACDE-FGHK-LMNP", "/phieu", "/phieu?ma=12345", "/chuong-trinh", "/nhiem-vu", "/nhiem-vu?xem=tat-ca", "/bao-cao-thang?thang=2023-05",
    "/vuong-mac", "/vuong-mac/moi", "/kiem-tra", "/kiem-tra?xem=qua-han", "/lanh-dao?thang=2023-06", "/chi-tieu?ngay=2023-12-31", "/chi-tieu/poor?ngay=2023-12-31",
    "/kinh-phi", "/kinh-phi?nam=2023", "/kinh-phi?nam=2023&tinh=dong&nguon=central", "/kinh-phi?nam=2021", "/kinh-phi/giao",
    "/kinh-phi/but-toan?nam=2023&so=disbursed", "/kinh-phi/chi-ho", "/kinh-phi?nam=2023&den-ngay=31/6/2023",
    "/kinh-phi/but-toan?nam=2023&so=disbursed&tu-ngay=1/5/2023&den-ngay=31/5/2023", "/kinh-phi/huy-dong?nam=2023", "/kinh-phi/huy-dong?nam=2001",
    "/kinh-phi/huy-dong/moi", "/khao-sat", "/khao-sat/moi",
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Words that a person may read although they are not Vietnamese.
ALLOWED = {"giamngheo", "excel", "csv", "xlsx", "ctrl", "law", "load", "zalo", "docs", "github", "com", "internet", "tivi", "radio", "in", "an"}
ENGLISH = re.compile(r"\b(the|and|of|error|household|submit|search|name|date|not|found|page|class|poor|near|none|null|nil|optional|true|false|undefined)\b")


def addresses(officer, site):
    """The fixed pages, and one of each kind that has a key."""
    officer.goto(site.address + "/ho")
    household = officer.locator("tbody th a").first.get_attribute("href")
    officer.goto(site.address + "/bieu")
    unit = officer.locator("#don-vi option").first.get_attribute("value")
    officer.goto(site.address + "/chuong-trinh")
    plan = officer.locator("main tbody th a").first.get_attribute("href")
    officer.goto(site.address + household)
    sheet = officer.locator("a[href*='/phieu/']:not([href$=moi])").first
    found = [plan, plan + "/chi-tieu/T01", household, household + "/phieu/moi", household + "/sua", household + "/thanh-vien/moi", "/ho/moi",
             household + "/tach", household + "/nhap", household + "/nhap?tim=nguyen", household + "/nhan-nguoi", household + "/nhan-nguoi?tim=nguyen", "/mat-khau", household + "/chuyen", household + "/chuyen-di", household + "/vi-tri", "/don-vi/" + unit, household + "/lien-quan"]
    if sheet.count():
        found += [sheet.get_attribute("href"), sheet.get_attribute("href") + "/giai-thich", sheet.get_attribute("href") + "/sua", sheet.get_attribute("href") + "/rut"]
    found += [f"/bieu/ban-do?bieu=7.1&don-vi={unit}&nam=2025", f"/bieu/ban-do?bieu=7.1&don-vi={unit}&nam=2025&ranh-gioi=30/06/2025&so=can-ngheo"]
    found += [f"/bieu/lap?bieu=7.{number}&don-vi={unit}&nam=2025" for number in range(1, 11)]
    found += [f"/bieu/lap?bieu=7.2&don-vi={unit}&nam=2025&ranh-gioi=2024-12-31", f"/bieu/chua-quyet-dinh?bieu=7.2&don-vi={unit}&nam=2025"]
    found += [f"/bieu/hai-ban-do?bieu={number}&don-vi={unit}&nam=2025" for number in ("7.1", "7.2", "7.4")]
    officer.goto(site.address + "/kinh-phi?nam=2023")
    line = officer.locator("a[href*='/kinh-phi/dong/']").first.get_attribute("href")
    officer.goto(site.address + line)
    unit = officer.locator("a[href*='/chi-ho?']").first.get_attribute("href").split("don-vi=")[1]
    reverse = officer.locator("a[href*='/but-toan/']").first.get_attribute("href")
    officer.goto(site.address + "/kinh-phi/chi-ho")
    paid = officer.locator("tbody th a").first.get_attribute("href")
    officer.goto(site.address + "/kiem-tra")
    inspections = officer.locator("main table").first.locator("tbody a")
    found += [inspections.nth(index).get_attribute("href") for index in range(inspections.count())]
    officer.goto(site.address + "/khao-sat")
    surveys = officer.locator("tbody th a")
    latest, first = surveys.nth(0).get_attribute("href"), surveys.nth(1).get_attribute("href")
    found += [latest, first, f"{latest}/ket-qua?nhom-theo=sex&so-voi={first.split('/')[-1]}", f"{first}/ket-qua?nhom-theo=village"]
    for survey in (latest, first):
        officer.goto(site.address + survey)
        found.append(officer.locator("a[href*='/khao-sat/'][href*='/ho/']").first.get_attribute("href"))
    found += [line, f"{line}/ghi?loai=payment&don-vi={unit}", f"{line}/chi-ho?don-vi={unit}", reverse, paid]
    return PAGES + found


@pytest.fixture(scope="module")
def signed_in(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "binhdien")
    yield page
    context.close()


def test_no_page_has_a_fault_of_accessibility(signed_in, site):
    faults = []
    for path in ["/dang-nhap"] + addresses(signed_in, site):
        signed_in.goto(site.address + path)
        results = Axe().run(signed_in, options={"runOnly": {"type": "tag", "values": TAGS}})
        faults += [f"{path}: {item['id']}: {item['nodes'][0]['html'][:160]}" for item in results.response["violations"]]
    assert not faults, "\n".join(faults)


def test_the_pages_of_the_administrator_are_readable_and_without_fault(chromium, site):
    for width in (320, 1366):
        context = chromium.new_context(viewport={"width": width, "height": 700}, locale="vi-VN")
        page = context.new_page()
        site.sign_in(page, "quantri")
        page.goto(site.address + "/tai-khoan")
        account = page.locator("tbody tr:has-text('binhdien') a").first.get_attribute("href")
        for path in ["/", "/tai-khoan", "/tai-khoan?tim=khong+co", "/tai-khoan/moi", account, "/mat-khau"]:
            page.goto(site.address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} at {width}"
            results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            assert not results.response["violations"], (path, results.response["violations"][0]["nodes"][0]["html"])
            strange = [word for word in ENGLISH.findall(page.inner_text("body").lower()) if word not in ALLOWED]
            assert not strange, (path, strange)
        context.close()


def test_no_page_scrolls_sideways_on_a_phone_or_enlarged(chromium, site):
    for width in (320, 390, 683):
        context = chromium.new_context(viewport={"width": width, "height": 700}, locale="vi-VN")
        page = context.new_page()
        site.sign_in(page, "binhdien")
        for path in addresses(page, site):
            page.goto(site.address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} at {width}"
        context.close()


def test_every_page_speaks_vietnamese(signed_in, site):
    strange = []
    for path in addresses(signed_in, site):
        signed_in.goto(site.address + path)
        words = signed_in.inner_text("body").lower()
        strange += [f"{path}: {word}" for word in ENGLISH.findall(words) if word not in ALLOWED]
        strange += [f"{path}: {key}" for key in re.findall(r"\b[a-z]+_[a-z_]+\b", words)]
    assert not strange, "\n".join(strange)


def test_a_form_prints_on_a4_with_its_heading_on_every_page(signed_in, site):
    import subprocess

    signed_in.goto(site.address + "/bieu")
    signed_in.fill("#nam", "2025")
    press(signed_in, "text=Lập biểu")
    path = site.folder / "bieu.pdf"
    signed_in.pdf(path=str(path), prefer_css_page_size=True)
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert "841.92 x 594.96" in info or "842 x 595" in info or "841.9" in info
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    assert all("Phân" in page for page in text[:pages])


def test_nothing_of_one_commune_shows_to_another(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    site.sign_in(page, "huongtra")
    page.goto(site.address + "/ho")
    address = page.locator("tbody th a").first.get_attribute("href")
    context.close()
    other = chromium.new_context(java_script_enabled=False)
    page = other.new_page()
    site.sign_in(page, "binhdien")
    assert page.goto(site.address + address).status == 404
    other.close()

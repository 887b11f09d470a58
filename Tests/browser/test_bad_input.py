"""Pages in the states that bad input brings, for every role: accessible, readable, Vietnamese, no link that leads nowhere (U2, U12, U16)."""

import html
import re
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import press
from test_pages import ALLOWED, ENGLISH, TAGS

LONG = "Nguyễn Thị Thu " * 12
ROLES = ["binhdien", "truongthon", "lanhdao", "tonghop", "quantri"]


def sheet_with_mistakes(page, site):
    page.goto(site.address + "/ho")
    page.goto(site.address + page.locator("tbody th a").first.get_attribute("href") + "/phieu/moi")
    page.fill("#ngay", "30/02/2026")
    page.fill("#diem-a", "một trăm")
    page.fill("#thu-nhap", "1,234.5")
    page.fill("#ghi-chu", LONG * 20)
    press(page, "button[value=luu]")


def households_with_mistakes(page, site):
    page.goto(site.address + "/so-ho-dan-cu")
    page.locator("details table.bases input").first.fill("-1")
    page.locator("input[id^=nguon-]").first.fill(LONG * 5)
    press(page, "text=Ghi số liệu")


def list_with_mistakes(page, site):
    page.goto(site.address + "/nhap-danh-sach")
    page.fill("#ngay", LONG)
    press(page, "text=Kiểm tra tệp")


def separated_list_with_mistakes(page, site):
    path = site.folder / "danh-sach.csv"
    path.write_text(
        "STT hộ;Họ tên chủ hộ;Họ tên thành viên;Quan hệ với chủ hộ;Ngày sinh;Thôn;Phân loại hộ\n"
        + f"1;{'Dài' * 60};{'Dài' * 60};Chủ hộ;30/02/1980;{'Thôn' * 40};9\n2;Trần Văn Mướp;Trần Văn Mướp;Chủ hộ;05/06/1971;Thôn 1 Bình Tiến;1\n",
        encoding="utf-8",
    )
    page.goto(site.address + "/nhap-danh-sach")
    page.set_input_files("#tep", str(path))
    press(page, "text=Kiểm tra tệp")
    assert page.inner_text("h1") == "Kết quả kiểm tra", page.inner_text("main")


def cell_with_mistakes(page, site):
    separated_list_with_mistakes(page, site)
    press(page, "td a:has-text('Sửa ô')")
    press(page, "text=Sửa và kiểm tra lại")


def form_with_mistakes(page, site):
    page.goto(site.address + "/bieu/lap?bieu=7.2&nam=khong")


def units_with_mistakes(page, site):
    page.goto(site.address + "/don-vi?ngay=30/02/2026")


def list_without_its_page(page, site):
    page.goto(site.address + "/ho?trang=99999&loai=x&tim=" + urllib.parse.quote(LONG))


STATES = [
    sheet_with_mistakes, households_with_mistakes, list_with_mistakes, separated_list_with_mistakes, cell_with_mistakes, form_with_mistakes, units_with_mistakes,
    list_without_its_page,
]


def sign_in_with_mistakes(page, site):
    page.goto(site.address + "/dang-nhap")
    page.fill("#ten", LONG)
    page.fill("#mat-khau", "sai")
    press(page, "main button")
    assert page.title().startswith("Lỗi:")


def faults(page):
    found = [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]]
    for width in (1366, 683, 320):
        page.set_viewport_size({"width": width, "height": 700})
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            found.append(f"scrolls sideways at {width}")
    return found


@pytest.fixture
def scripted(chromium):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_page_with_mistakes_is_as_good_as_any(scripted, site, state):
    site.sign_in(scripted, "binhdien")
    state(scripted, site)
    assert not faults(scripted)
    for link in scripted.locator(".summary a").all():
        assert scripted.locator(f"[id='{link.get_attribute('href')[1:]}']").count() == 1


def test_the_sign_in_is_as_good_as_any_page_empty_and_with_mistakes(scripted, site):
    scripted.goto(site.address + "/dang-nhap")
    assert not faults(scripted)
    scripted.set_viewport_size({"width": 1366, "height": 768})
    sign_in_with_mistakes(scripted, site)
    assert not faults(scripted)
    assert scripted.input_value("#ten") == LONG and scripted.input_value("#mat-khau") == ""


def strange_words(text):
    words = text.lower()
    return [word for word in ENGLISH.findall(words) if word not in ALLOWED] + re.findall(r"\b[a-z]+_[a-z_]+\b", words)


def kind(path):
    """Addresses of one kind: keys and values left out."""
    bare, _, query = path.partition("?")
    names = sorted(pair.split("=")[0] for pair in query.split("&") if pair)
    return re.sub(r"[0-9a-f-]{36}", "…", bare), tuple(names)


# All at once: asking Chromium for each link of a page takes a hundred times as long.
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


@pytest.mark.alone
@pytest.mark.parametrize("login", ROLES)
def test_every_link_from_the_first_page_leads_somewhere_in_vietnamese(site, page, login):
    site.sign_in(page, login)
    waiting, seen, counts, wrong = ["/"], {"/"}, {}, []
    while waiting and len(seen) < 1_500:
        path = waiting.pop(0)
        # Some of each kind, or the crawl would walk through every household.
        if counts.setdefault(kind(path), 0) >= 3:
            continue
        counts[kind(path)] += 1
        if re.search(r"\.(xlsx|csv|docx|pdf)(\?|$)", path):
            answer = page.context.request.get(site.address + path)
            if answer.status != 200 or "attachment" not in answer.headers["content-disposition"]:
                wrong.append(f"{path}: {answer.status}")
            continue
        answer = page.goto(site.address + path)
        if answer.status != 200:
            wrong.append(f"{path}: {answer.status}")
        wrong += [f"{path}: {word}" for word in strange_words(page.inner_text("body"))]
        for link in LINK.findall(page.content()):
            target = html.unescape(link).partition("#")[0]
            if target.startswith("/") and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert not wrong, "\n".join(wrong)
    assert len(counts) > (3 if login == "quantri" else 8), counts


def test_wrong_codes_have_to_be_waited_for_by_address(chromium, site):
    """As a proxy of this machine passes them on; another address is not made to wait."""
    for number, path in enumerate(("/xac-minh", "/theo-doi")):
        def asked(page, code):
            answer = page.goto(f"{site.address}{path}?ma={code}")
            return answer.status

        contexts = {
            address: chromium.new_context(java_script_enabled=True, locale="vi-VN", extra_http_headers={"X-Forwarded-For": f"198.51.100.9, {address}"})
            for address in (f"203.0.113.{number}", f"2001:db8:{number}::1")}
        one, other = (context.new_page() for context in contexts.values())
        assert [asked(one, f"SAI-{tried}") for tried in range(12)] == [200] * 10 + [429] * 2
        assert "nhiều mã sai liên tiếp" in one.inner_text("main") and one.input_value("#ma") == "SAI-11"
        results = Axe().run(one, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert not results.response["violations"], results.response["violations"][0]["nodes"][0]["html"]
        assert asked(other, "SAI") == 200 and one.goto(site.address + path).status == 200
        for context in contexts.values():
            context.close()

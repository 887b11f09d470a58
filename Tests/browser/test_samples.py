"""The level above asks reviewed households again, and a paper is keyed twice, scripts off."""

import csv
import io
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import press, served
from people import Person, apply, downloaded, survey
from test_pages import ALLOWED, ENGLISH, TAGS
from test_rounds import day, open_round


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    with served(tmp_path_factory.mktemp("samples"), households=300) as site:
        yield site


@pytest.fixture(scope="module")
def people(chromium, town):
    found = {login: Person(chromium, town, login) for login in ("binhdien", "tonghop", "truongthon")}
    yield found
    for person in found.values():
        person.context.close()


def fill(page, points: str, deprived: tuple):
    page.fill("#diem-a", points)
    for number in range(1, 13):
        if page.locator(f"input[name='cs-{number}']").count():
            page.check(f"input[name='cs-{number}'][value='{'co' if number in deprived else 'khong'}']")


@pytest.fixture(scope="module")
def surveyed(people):
    """A round of four households that applied, each with a sheet that makes it poor."""
    officer, head = people["binhdien"], people["truongthon"]
    round_path = open_round(officer)
    officer.page.click("tbody th a")
    unit = re.search(r"/ra-soat/[^?]+", officer.page.url)[0]
    # One of them lives in the village of the head, who keys its paper again.
    head.go("/ho?loai=none&loai=not_poor")
    households = [head.page.locator("tbody th a").first.get_attribute("href")]
    officer.go("/ho?loai=none")
    links = [link.get_attribute("href") for link in officer.page.locator("tbody th a").all()]
    households += [link for link in links if link not in households][:3]
    for household in households:
        apply(officer, household, day(12))
    press(officer.go(unit), "button:has-text('Lập, bổ sung danh sách')")
    for household in households:
        survey(officer, household, True, day(11))
    return round_path, unit, households


def test_the_level_above_draws_a_sample_and_asks_again(people, surveyed):
    round_path, unit, households = surveyed
    officer, above = people["binhdien"], people["tonghop"]
    before = officer.go(unit).inner_text("main")
    above.go(round_path)
    press(above.page, "a:has-text('Kiểm tra xác suất')")
    press(above.page, "tbody th a:has-text('Bình Điền')")
    sample = above.page.url
    page = above.send({"co-mau": "không"}, "Chọn mẫu")
    assert page.input_value("#co-mau") == "không" and "Ghi số hộ, ví dụ 12" in above.text()
    above.send({"co-mau": "0"}, "Chọn mẫu")
    assert "Cỡ mẫu là số nguyên từ 1 đến 4 hộ" in above.text()
    above.send({"co-mau": "100%"}, "Chọn mẫu")
    assert "4 hộ trong 4 hộ đã có phiếu (yêu cầu: 100%)" in above.text() and "cho đúng các hộ này" in above.text()
    # Not drawn until it pleases: a second draw says why.
    above.page.click("summary:has-text('Chọn lại mẫu')")
    above.send({"co-mau": "3"}, "Chọn lại mẫu")
    assert "Muốn chọn lại phải ghi lý do" in above.text()
    above.send({"co-mau": "3", "ly-do": "Một hộ đi vắng dài ngày"}, "Chọn lại mẫu")
    assert "Các mẫu đã chọn trước" in above.text() and above.page.locator("a:has-text('Nhập phiếu kiểm tra')").count() == 3

    # One found otherwise, one the same. The first sheet is not shown, and there is no draft beside the one of the commune.
    press(above.page, "a:has-text('Nhập phiếu kiểm tra') >> nth=0")
    page = above.page
    assert page.input_value("#diem-a") == "" and page.locator("input:checked:not([value=''])").count() == 0 and "Lưu nháp" not in above.text()
    page.fill("#diem-a", "nhiều")
    press(page, "button[value=luu]")
    assert page.input_value("#diem-a") == "nhiều" and page.locator("h1:has-text('Phiếu kiểm tra xác suất')").count() == 1
    fill(page, "300", (4, 7))
    press(page, "button[value=luu]")
    text = above.text()
    assert "Lệch, chờ xem lại" in text and "loại hộ; điểm A +200; chỉ số 1" in text
    above.go(sample)
    press(above.page, "a:has-text('Nhập phiếu kiểm tra') >> nth=1")
    fill(above.page, "100", (1, 4, 7))
    press(above.page, "button[value=luu]")
    assert "Không lệch" in above.text()

    page = above.go(sample)
    assert "1/2 · 50,00% (9,45 – 90,55)" in above.text()
    rows = list(csv.DictReader(io.StringIO(open(downloaded(page, "Tải CSV"), encoding="utf-8-sig").read())))
    whole = [row for row in rows if row["Nhóm"] == "Cả xã, phường"]
    assert [(row["Nội dung so"], row["Số hộ so được"], row["Số hộ lệch"], row["Tỷ lệ lệch (%)"]) for row in whole] == [
        ("Loại hộ", "2", "1", "50.00"), ("Điểm A", "2", "1", "50.00"), ("Bất kỳ nội dung nào", "2", "1", "50.00")]
    assert [row["Số hộ lệch"] for row in rows if row["Nhóm"] == "Theo chỉ số"].count("1") == 1
    assert downloaded(page, "Tải Excel").read_bytes()[:2] == b"PK"

    # Nothing of the review has changed but the task, which the commune answers.
    after = officer.go(unit).inner_text("main")
    assert "Phiếu lệch chờ xem lại (1)" in after and after[after.index("Tiến độ theo thôn"):] == before[before.index("Tiến độ theo thôn"):]
    press(officer.page, "#phieu-lech a")
    officer.send({"tra-loi-1": ""}, "Ghi giải trình")
    assert "Ghi nội dung trả lời" in officer.text()
    officer.send({"tra-loi-1": "Hộ mới có việc làm sau ngày rà soát"}, "Ghi giải trình")
    assert "Lệch, đã giải trình" in officer.text()
    assert "Phiếu lệch chờ xem lại" not in officer.go(unit).inner_text("main")
    # The commune neither draws nor verifies.
    officer.go(sample)
    assert officer.page.locator("#co-mau").count() == 0 and "Nhập phiếu kiểm tra" not in officer.text()


def test_a_paper_is_keyed_twice_and_compared(people, surveyed):
    round_path, unit, households = surveyed
    officer, head = people["binhdien"], people["truongthon"]
    head.go(round_path)
    press(head.page, "tbody th a")
    press(head.page, f"tr:has(a[href='{households[0]}']) a:has-text('Hồ sơ rà soát')")
    press(head.page, "a:has-text('Nhập lần hai')")
    page = head.page
    assert page.input_value("#ngay") == "" and page.locator("input:checked:not([value=''])").count() == 0
    page.fill("#ngay", day(11))
    fill(page, "10", (1, 4, 7))
    press(page, "button[value=luu]")
    assert "Phiếu nhập lần hai: Lệch, chờ xem lại" in head.text() and "điểm A −90" in head.text()
    # Who keyed it first does not check it.
    page = officer.go(unit)
    press(page, f"tr:has(a[href='{households[1]}']) a:has-text('Hồ sơ rà soát')")
    press(page, "a:has-text('Nhập lần hai')")
    page.fill("#ngay", day(11))
    fill(page, "100", (1, 4, 7))
    press(page, "button[value=luu]")
    assert "người khác phải nhập phiếu đối chiếu" in officer.text() and page.input_value("#diem-a") == "100"
    # Put right in the sheet itself: a sheet of the same day takes the place of the first.
    officer.go(unit)
    assert officer.page.locator(f"#phieu-lech a[href$='/doi-chieu']").count() >= 1
    page = officer.go(f"{households[0]}/phieu/moi")
    page.fill("#ngay", day(11))
    fill(page, "10", (1, 4, 7))
    press(page, "button[value=luu]")
    page.check("input[name=da-kiem-tra][value^=replaces]")
    press(page, "button[value=luu]")
    assert "da-luu" in page.url and "Phiếu nhập lần hai" not in officer.go(unit).inner_text("main")


def test_the_pages_of_samples_are_readable_and_without_fault(chromium, town, people, surveyed):
    round_path, unit, _ = surveyed
    above = people["tonghop"]
    above.go(unit + "/kiem-tra")
    compared = above.page.locator("a:has-text('Đối chiếu')").first.get_attribute("href")
    for width in (320, 390, 1366):
        context = chromium.new_context(viewport={"width": width, "height": 768}, locale="vi-VN")
        page = context.new_page()
        town.sign_in(page, "tonghop")
        for path in (round_path, round_path + "/kiem-tra", unit, unit + "/kiem-tra", compared, compared.replace("doi-chieu", "kiem-tra")):
            page.goto(town.address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} at {width}"
            faults = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
            assert not faults, (path, width, faults[0]["id"], faults[0]["nodes"][0]["html"][:200])
            words = page.inner_text("body").lower()
            assert not [word for word in ENGLISH.findall(words) if word not in ALLOWED] and not re.findall(r"\b[a-z]+_[a-z_]+\b", words), path
        context.close()


def test_sheets_are_printed_and_found_by_their_code(people, surveyed, town):
    round_path, unit, households = surveyed
    officer, head = people["binhdien"], people["truongthon"]
    page = officer.go(unit)
    of = {household: page.locator(f"tbody th a[href='{household}']").inner_text().split(" · ")[1] for household in households}
    page.uncheck("input[name='chua-co']")
    with page.expect_download() as download:
        page.click("button:has-text('Tải phiếu để in')")
    text = subprocess.run(["pdftotext", "-layout", str(download.value.path()), "-"], capture_output=True, text=True, check=True).stdout
    pages = [page for page in text.split("\f") if page.strip()]
    assert not re.search(r"\b\d{9,12}\b", text)
    # Every sheet numbers its own pages, and bears its code on each.
    footers = [re.search(r"(\S+-[NTM]\d+[0-9A-Z]) · .*Trang (\d+)/(\d+)", page) for page in pages]
    assert all(footers), pages[[bool(footer) for footer in footers].index(False)]
    codes = list(dict.fromkeys(footer[1] for footer in footers))
    for code in codes:
        own = [(int(footer[2]), int(footer[3])) for footer in footers if footer[1] == code]
        assert own == [(number, len(own)) for number in range(1, len(own) + 1)], (code, own)
    code = {household: next(code for code in codes if code.startswith(of[household] + "-")) for household in households}
    rest = [other for other in codes if other not in code.values()]

    # The code leads on: to the entry of the household, or to its file where the sheet is there; typed small and with blanks too.
    typed = code[households[1]].lower().replace("-", " - ")
    page = officer.send({"ma": typed}, "Mở phiếu", round_path)
    assert "/ra-soat/" in page.url and page.locator(f"a[href='{households[1]}']").count() and "Nhập lần hai" in officer.text()
    for other in rest[:1]:
        assert officer.go(f"/phieu/{other}").url.endswith("/phieu/moi") and other.split("-")[0] in officer.text()
    right = code[households[1]]
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    page = officer.send({"ma": wrong}, "Mở phiếu", round_path)
    assert page.input_value("#ma") == wrong and "gõ nhầm" in officer.text()
    officer.send({"ma": "12345"}, "Mở phiếu", round_path)
    assert "Mã phiếu gồm mã hộ" in officer.text()
    # Who does not see the household does not find it.
    assert "Không có hộ nào mang mã này" not in head.go(f"/phieu/{code[households[0]]}").inner_text("main")
    unseen = [other for other in codes if "Không có hộ nào mang mã này" in head.go(f"/phieu/{other}").inner_text("main")]
    assert unseen and code[households[0]] not in unseen
    # The head of a village prints the sheets of the village alone.
    page = head.go(unit)
    page.uncheck("input[name='chua-co']")
    with page.expect_download() as download:
        page.click("button:has-text('Tải phiếu để in')")
    text = subprocess.run(["pdftotext", "-layout", str(download.value.path()), "-"], capture_output=True, text=True, check=True).stdout
    assert code[households[0]] in text and not any(other in text for other in unseen)

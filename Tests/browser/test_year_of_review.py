"""The year 2023 of the town, played from its first day to the certificates by people in their roles, scripts off: with applications, an
objection, an override, an appeal that is upheld and a commune that is late; then the communes merge, and 2026 is reviewed in the new ones."""

import csv
import re
import subprocess

import pytest
from conftest import ROOT, press
from people import apply, certify, downloaded, hold_meeting, survey
from practice import Practice, program

FORMS = [f"7.{number}" for number in range(1, 11)]


@pytest.fixture(scope="module")
def town(chromium, tmp_path_factory):
    town = Practice(chromium, tmp_path_factory.mktemp("year"), households=260, until="2023-08-31")
    yield town
    town.close()


def counts_hold(town, login: str, year: int):
    """Every count of every form that opens households opens as many of them; every form adds up by its own rules."""
    person = town.person(login)
    opened = 0
    for number in FORMS:
        person.go("/bieu").select_option("#bieu", number)
        page = person.send({"nam": str(year)}, "Lập biểu")
        path = town.folder / f"{number}-{year}-{town.day}.xlsx"
        path.write_bytes(page.request.get(town.site.address + page.locator("text=Tải Excel").get_attribute("href")).body())
        program("form", "check", str(path))
        links = {link.get_attribute("href"): link.inner_text() for link in page.locator("table.form-table td.n a").all()}
        for address, figure in links.items():
            answer = page.request.get(town.site.address + address).text()
            found, unit = re.search(r"<p><strong>([\d.]+) (hộ|nhân khẩu)", answer).groups()
            lines = re.findall(r'<tr><td>H\d+</td>.*?(?:<td class="n">(\d+)</td>)?</tr>', answer)
            elsewhere = re.search(r"([\d.]+) hộ khác không hiện", answer)
            rows = len(lines) if unit == "hộ" else sum(map(int, lines))
            assert figure == found and (elsewhere or rows == int(found.replace(".", ""))), (number, address, figure, found, rows)
            opened += 1
    return opened


class Commune:
    """The pages of one commune of a round."""

    def __init__(self, town, round_path: str, name: str, officer: str, leader: str):
        self.town, self.officer_login, self.leader_login = town, officer, leader
        self.round = round_path
        page = self.officer.go(round_path)
        self.path = page.locator(f"tbody th a:has-text('{name}')").first.get_attribute("href")
        self.key = self.path.split("/")[-1]

    @property
    def officer(self):
        return self.town.person(self.officer_login)

    @property
    def leader(self):
        return self.town.person(self.leader_login)

    def draw_up(self):
        self.officer.done({}, "Lập, bổ sung danh sách", self.path)
        self.officer.done({"buoc-thon": "listing", "ngay-thon": self.town.today()}, "Ghi xong bước cho các thôn", self.path)

    def villages(self) -> dict[str, str]:
        page = self.officer.go(self.path)
        links = page.locator("h2:has-text('Tiến độ theo thôn') ~ .scroll >> nth=0 >> tbody th a").all()
        return {link.inner_text(): link.get_attribute("href") for link in links}

    def households(self) -> list[str]:
        page = self.officer.go(self.path)
        return [link.get_attribute("href") for link in page.locator("h2:has-text('Danh sách hộ') ~ form tbody th a").all()]

    def finish_in_villages(self):
        for step in ("collecting", "scoring"):
            self.officer.done({"buoc-thon": step, "ngay-thon": self.town.today()}, "Ghi xong bước cho các thôn", self.path)

    def post(self, ahead: int):
        fields = {"ngay": self.town.today(), "den-ngay": self.town.today(ahead), "noi-niem-yet": "Nhà văn hóa các thôn, trụ sở UBND"}
        self.officer.done(fields, "Ghi việc niêm yết", self.path + "/niem-yet")

    def play(self, survey_day: str, meeting: str, posting: str, closing: str, decision: str):
        """From the sheets to the decision, without an objection."""
        town = self.town
        town.go_on_to(survey_day)
        for index, household in enumerate(self.households()):
            survey(self.officer, household, index % 4 != 0, town.today())
        self.finish_in_villages()
        town.go_on_to(meeting)
        for village in self.villages().values():
            hold_meeting(self.officer, village, town.today())
        town.go_on_to(posting)
        self.post(ahead=5)
        town.go_on_to(closing)
        self.finish("Hết niêm yết")
        self.finish("Báo cáo", "31/BC-UBND")
        self.finish("Có ý kiến", "12/UBND-NN")
        town.go_on_to(decision)
        self.leader.done({"ngay": town.today(), "nguoi-ky": "Chủ tịch"}, "Ghi quyết định", self.path + "/quyet-dinh")
        certify(self.officer, self.key)
        self.finish("Cấp giấy")
        self.finish("Tổng hợp")

    def finish(self, button: str, document: str = ""):
        fields = {"ngay": self.town.today()} | ({"van-ban": document} if document else {})
        return self.officer.done(fields, f"Ghi xong bước: {button}", self.path)


class Village:
    def __init__(self, town, path: str):
        self.town, self.path = town, path

    def households(self, login: str) -> list[str]:
        page = self.town.person(login).go(self.path)
        return [link.get_attribute("href") for link in page.locator("h2:has-text('Danh sách hộ') ~ form tbody th a").all()]


@pytest.fixture(scope="module")
def year(town):
    """The round of the town, opened on its first day."""
    town.go_on_to("2023-09-01")
    office = town.person("thixa")
    page = office.send(
        {"loai-dot": "yearly", "nam": "2023", "tu-ngay": "01/09/2023", "den-ngay": "14/12/2023", "van-ban": "1912/KH-UBND"}, "Lưu",
        "/ra-soat/moi")
    path = re.search(r"/ra-soat/[^?]+", page.url)[0]
    assert "Xã Bình Tiến" in office.text() and "Phường Hương Xuân" in office.text()
    return path


def test_the_year_2023_from_its_first_day_to_the_certificates(town, year):
    assert counts_hold(town, "binhtien", 2022) > 50
    binh_tien = Commune(town, year, "Bình Tiến", "binhtien", "lanhdao")
    huong_xuan = Commune(town, year, "Hương Xuân", "huongxuan", "lanhdaohuongxuan")

    # Two families on no list apply; the lists of both communes are drawn up.
    officer = town.person("binhtien")
    officer.go("/ho?loai=none")
    outside = [link.get_attribute("href") for link in officer.page.locator("tbody th a").all()][:3]
    slips = [apply(officer, household, "01/09/2023") for household in outside[:2]]
    binh_tien.draw_up()
    huong_xuan.draw_up()
    villages = binh_tien.villages()
    own = {row: village for village, path in villages.items() for row in Village(town, path).households("binhtien")}
    assert set(outside[:2]) <= set(own) and len(own) == len(binh_tien.households())

    # October: the head of a village surveys and meets with his own, the officer with the others. He sees no other village.
    town.go_on_to("2023-10-10")
    head, officer = town.person("truongthon"), town.person("binhtien")
    assert head.go(villages["Thôn 2"]).locator("tbody th a").count() == 0
    poor = {row: index % 5 != 0 or row in outside for index, row in enumerate(own)}
    for row, village in own.items():
        survey(head if village == "Thôn 1" else officer, row, poor[row], town.today())
    binh_tien.finish_in_villages()
    town.go_on_to("2023-10-20")
    hold_meeting(town.person("truongthon"), villages["Thôn 1"], town.today(), refused=0)
    head = town.person("truongthon")
    assert "Phải rà soát lại" in head.text()
    again = head.page.locator("tr:has-text('Phải rà soát lại') th a").first.get_attribute("href")
    survey(head, again, True, town.today())
    for step in ("Thu thập", "Chấm điểm"):
        town.person("binhtien").done({"ngay": town.today()}, f"Ghi xong bước: {step}", villages["Thôn 1"])
    hold_meeting(head, villages["Thôn 1"], town.today())
    for name, path in villages.items():
        if name != "Thôn 1":
            hold_meeting(town.person("binhtien"), path, town.today())

    # November: the list hangs; one family was left out, says a neighbour, and was; another objection is not upheld.
    town.go_on_to("2023-11-01")
    binh_tien.post(ahead=7)
    town.go_on_to("2023-11-03")
    officer = town.person("binhtien")
    key = outside[2].split("/")[-1]
    officer.send(
        {"noi-dung-kn": "left-out", "nguoi-kn": "Bà Lan", "ngay": town.today(), "cu-the": "Hộ bị sót"}, "Lưu", f"{year}/khieu-nai/moi?ho={key}")
    left_out = officer.path
    rich = next(row for row, is_poor in poor.items() if is_poor and row not in outside)
    officer.send(
        {"noi-dung-kn": "points", "nguoi-kn": "Ông Sáu", "ngay": town.today(), "cu-the": "Hộ này có xe"}, "Lưu",
        f"{year}/khieu-nai/moi?ho={rich.split('/')[-1]}")
    officer.page.check("input[name='ket-luan'][value='rejected']")
    officer.send({"tra-loi": "Xe đã hỏng, không còn dùng", "ngay": town.today()}, "Lưu trả lời")
    town.go_on_to("2023-11-07")
    officer = town.person("binhtien")
    officer.go(left_out).check("input[name='ket-luan'][value='upheld']")
    officer.send({"tra-loi": "Đưa vào rà soát", "ngay": town.today()}, "Lưu trả lời")
    survey(officer, outside[2], True, town.today())
    town.go_on_to("2023-11-09")
    binh_tien.post(ahead=6)
    town.go_on_to("2023-11-16")
    binh_tien.finish("Hết niêm yết")
    binh_tien.finish("Báo cáo", "95/BC-UBND")
    town.go_on_to("2023-11-22")
    binh_tien.finish("Có ý kiến", "1204/UBND-NN")

    # December: one household is ruled upon, the leader decides; the commune of Hương Xuân has not even surveyed.
    town.go_on_to("2023-12-05")
    leader = town.person("lanhdao")
    leader.go(binh_tien.path + "/quyet-dinh").click("h2:has-text('Quyết định sẽ ghi') ~ .scroll tbody th a >> nth=0")
    ruled = leader.path
    leader.send({"xep-loai": "not_poor", "van-ban": "08/BB-UBND", "ly-do": "Cả hộ có thu nhập từ con ở xa"}, "Lưu xếp loại")
    page = leader.done({"so": "812", "ngay": town.today(), "nguoi-ky": "Chủ tịch"}, "Ghi quyết định", binh_tien.path + "/quyet-dinh")
    decided = page.locator("h2:has-text('Kết quả theo quyết định') ~ .scroll tbody tr")
    result = {
        decided.nth(index).locator("th a").get_attribute("href"): decided.nth(index).locator("td").nth(2).inner_text()
        for index in range(decided.count())}
    assert len(result) == len(own) + 1

    # Every family on the list gets its paper, every other one a letter with the reasons.
    officer = town.person("binhtien")
    officer.send({"ngay": town.today()}, "Ghi xong bước: Cấp giấy", binh_tien.path)
    assert "chưa có giấy chứng nhận theo quyết định" in officer.text()
    page = certify(officer, binh_tien.key)
    listed = sum(found in ("Hộ nghèo", "Hộ cận nghèo") for found in result.values())
    assert f"{listed} giấy" in officer.text()
    binh_tien.finish("Cấp giấy")
    press(officer.go(binh_tien.path + "/quyet-dinh"), "a:has-text('Thông báo cho hộ không vào danh sách')")
    others = len(result) - listed
    assert f"{others} hộ chưa có thông báo" in officer.text()
    officer.send({"nguoi-ky": ""}, f"Ban hành {others} thông báo")
    assert officer.page.title().startswith("Lỗi:")
    page = officer.done({"nguoi-ky": "Chủ tịch"}, f"Ban hành {others} thông báo")
    assert "hộ nào cũng đã có thông báo" in officer.text() and page.locator("text=Chưa ban hành").count() == 0
    numbers = page.locator("main td[data-label='Thông báo'] a").all_inner_texts()
    assert numbers == [f"{number:02}/TB-UBND" for number in range(1, others + 1)]
    letters = subprocess.run(["pdftotext", str(downloaded(page, "Tải mọi thông báo")), "-"], capture_output=True, text=True, check=True).stdout
    assert letters.count("Lý do:") == others and not re.search(r"\b\d{9,12}\b", letters)

    # An appeal is upheld: sheet, decision, class and paper in one act.
    town.go_on_to("2023-12-10")
    officer = town.person("binhtien")
    refused = next(case for case, found in result.items() if found == "Hộ không nghèo" and case != ruled)
    household = officer.go(refused).locator("a:has-text('Tổng quan')").first.get_attribute("href")
    press(officer.page, "a:has-text('Nhận khiếu nại')")
    officer.send({"noi-dung-kn": "points", "nguoi-kn": "Ông Tư", "ngay": town.today(), "cu-the": "Phiếu ghi sai mục 3"}, "Lưu")
    appeal = officer.path
    town.go_on_to("2023-12-13")
    survey(town.person("binhtien"), household, True, town.today())
    leader = town.person("lanhdao")
    leader.done({"tra-loi-dung": "Phúc tra thấy đúng", "nguoi-ky": "Chủ tịch"}, "Ghi quyết định điều chỉnh", appeal)
    assert "813/QĐ-UBND" in leader.text() and "→ Hộ nghèo" in leader.text()
    binh_tien.finish("Tổng hợp")

    # The day after the last day: the office of the town sees who is late.
    town.go_on_to("2023-12-15")
    office = town.person("thixa")
    office.go(year)
    assert "Quá lịch" not in office.page.locator("tr:has-text('Bình Tiến')").inner_text()
    assert "Quá lịch" in office.page.locator("tr:has-text('Hương Xuân')").inner_text(), office.text()
    huong_xuan.play("2023-12-16", meeting="2023-12-18", posting="2023-12-19", closing="2023-12-27", decision="2023-12-29")

    # January: the province makes both official; the year of the others is not over.
    town.go_on_to("2024-01-08")
    province = town.person("tonghop")
    for commune in (binh_tien, huong_xuan):
        province.done({"ngay": town.today(), "van-ban": "55/QĐ-UBND"}, "Ghi xong bước: Kết quả chính thức", commune.path)
        assert "Đã xong mọi bước" in province.text()
    assert counts_hold(town, "binhtien", 2023) > 50 and counts_hold(town, "huongxuan", 2023) > 50
    # What was decided is what the forms count: the one that was ruled upon and the one put right by the appeal among them.
    poor_now = sum(found == "Hộ nghèo" for found in result.values()) + 1
    officer = town.person("binhtien")
    officer.go("/ho?loai=poor")
    assert f"{poor_now} hộ" in officer.text()
    office = town.person("thixa")
    assert "Cả hộ có thu nhập từ con ở xa" in office.go(year).inner_text("main")
    # The family follows with its slip.
    family = officer.context.browser.new_context(java_script_enabled=False)
    page = family.new_page()
    page.goto(f"{town.site.address}/theo-doi?ma={slips[0]}")
    assert "Đã có quyết định" in page.inner_text("main")
    family.close()


def acts_of(town, *files: str):
    """The acts of 2025 in the province, as whoever keeps its units would write them down then."""
    path = town.folder / "sap-xep-2025.csv"
    rows = []
    for file in files:
        with open(ROOT / file, newline="") as lines:
            header, *found = csv.reader(lines)
        rows += [row for row in found if row[1] >= "2025" and row[0] != "nq-202-2025"]
    with open(path, "w", newline="") as lines:
        csv.writer(lines).writerows([header, *rows])
    return path


def last_line(page) -> list[str]:
    """The figures of the total."""
    return page.locator("table.form-table tbody").last.locator("td.n").all_inner_texts()


def test_the_communes_merge_and_2026_is_reviewed_in_the_new_ones(town, year):
    officer = town.person("binhtien")
    officer.go("/bieu").select_option("#bieu", "7.2")
    officer.send({"nam": "2023"}, "Lập biểu")
    before = last_line(officer.page)
    town.go_on_to("2025-07-01")
    administrator = town.person("quantri")
    page = administrator.go("/sap-xep-don-vi/moi")
    page.set_input_files("input[type=file]", acts_of(town, "law/areas/acts.csv", "law/demonstration/acts.csv"))
    press(page, "button[value=tep]")
    assert page.inner_text("h1").startswith("Xem trước"), administrator.text()[:2000]
    press(page, "main button:has-text('Áp dụng')")
    page.wait_for_selector("text=Đã áp dụng")

    # Who worked for an old commune works for the new one, and the year before the merger stays what it was, on the map of then.
    officer = town.person("binhtien")
    officer.go("/ho")
    assert {"Thôn 1 Bình Tiến", "Thôn 1 Bình Thành"} <= set(officer.page.locator("#thon option").all_inner_texts())
    officer.go("/bieu")
    former = next(option for option in officer.page.locator("#don-vi option").all() if "Xã Bình Tiến" in option.inner_text())
    officer.page.select_option("#don-vi", former.get_attribute("value"))
    officer.page.select_option("#bieu", "7.2")
    officer.send({"nam": "2023"}, "Lập biểu")
    assert last_line(officer.page) == before, officer.text()

    # The year 2026 is reviewed in the commune of now, with the opinion from the province.
    town.go_on_to("2026-09-01")
    officer = town.person("binhtien")
    page = officer.send(
        {"loai-dot": "yearly", "nam": "2026", "tu-ngay": "01/09/2026", "den-ngay": "14/12/2026", "van-ban": "7/KH-UBND"}, "Lưu",
        "/ra-soat/moi")
    binh_dien = Commune(town, officer.path, "Bình Điền", "binhtien", "lanhdao")
    binh_dien.draw_up()
    assert {name.split(" ", 2)[2] for name in binh_dien.villages()} == {"Bình Tiến", "Bình Thành", "Hương Bình"}
    binh_dien.play("2026-10-12", meeting="2026-10-26", posting="2026-11-03", closing="2026-11-12", decision="2026-11-20")
    assert counts_hold(town, "binhtien", 2026) > 50
    # Opening and closing of two years fit: who was poor in the old commune is among those the new one begins with.
    town.go_on_to("2026-11-30")
    province = town.person("tonghop")
    province.done({"ngay": town.today(), "van-ban": "91/QĐ-UBND"}, "Ghi xong bước: Kết quả chính thức", binh_dien.path)
    assert "Đã xong mọi bước" in province.text()
    administrator = town.person("quantri")
    assert "Phường Kim Trà" in administrator.go("/don-vi").inner_text("main")

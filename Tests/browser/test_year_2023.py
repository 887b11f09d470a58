"""The year 2023 of the town played from nothing in eleven roles, scripts off: the plan comes in, every agency gets its duties and reports month by
month, money goes from assigned to settled, an obstacle is answered, an inspection closed; and the page of whoever leads of each month is one
sheet whose every figure is that of its rows."""

import calendar
import datetime
import re
import subprocess

import pytest
from conftest import ROOT, press
from practice import Practice

PLAN = "law/plans/huong-tra-2023.yaml"
# Who acts for which of the eleven functions of the plan.
ROLES = {
    "thixa": "labour", "taichinh": "finance", "kinhte": "economy", "giaoduc": "education", "vanhoa": "culture", "truyenthong": "culture-centre",
    "tuphap": "justice", "yte": "health-centre", "doanthe": "associations", "mattran": "front", "binhtien": "commune",
}
NAMES = dict(re.findall(r"function: ([a-z-]+), name: \"([^\"]+)\"", (ROOT / PLAN).read_text()))
# Reports that are sent a month late.
LATE = {(4, "yte"), (9, "vanhoa")}
RETURNED = (3, "kinhte")


@pytest.fixture(scope="module")
def town(chromium, tmp_path_factory):
    practice = Practice(chromium, tmp_path_factory.mktemp("year"), 300, "2023-01-05", "--without-plan")
    yield practice
    practice.close()


def last_day(month: int) -> datetime.date:
    return datetime.date(2023, month, calendar.monthrange(2023, month)[1])


def number(text: str) -> int:
    return int(text.replace(".", ""))


def duties_of(function: str) -> int:
    """How many duties the text of the plan gives one agency of a function."""
    lines = re.findall(r"- \{ code: [^,]+, kind: ([a-z-]+), clause: [^,]+, of: (\[[^]]*\]|all)", (ROOT / PLAN).read_text())
    return sum(12 if kind.startswith("monthly") else 1 for kind, of in lines if of == "all" or function in re.findall(r"[a-z-]+", of))


def shown(person, choice: str) -> int:
    """How many duties a choice of the desk says that it has."""
    return number(re.search(r"\(([\d.]+)\)", person.page.locator(f"ul.chips a[href*='xem={choice}']").inner_text())[1])


def lines(page, selector: str):
    """Of each row of tables: the texts of its cells, and the address that it leads to."""
    read = "rows => rows.map(row => [[...row.cells].map(cell => cell.innerText), row.querySelector('a')?.getAttribute('href')])"
    return [([re.sub(r"\s+", " ", cell) for cell in cells], address) for cells, address in page.eval_on_selector_all(selector, read)]


# MARK: January: the plan comes in


def test_the_plan_comes_in_and_accounts_are_tied_to_agencies(town):
    assert "Chưa có kế hoạch nào" in town.person("thixa").go("/nhiem-vu").inner_text("main")
    town.close()
    loaded = town.document("plan", "load", str(ROOT / PLAN))
    assert loaded["agencies"] == 19 and loaded["openQuestions"] == ["lead-of-4-1", "day-of-monthly-report"]
    town._start()
    assert "chưa được gắn với cơ quan nào" in town.person("yte").go("/nhiem-vu").inner_text("main")
    administrator = town.person("quantri")
    page = administrator.page
    administrator.go("/chuong-trinh")
    press(page, "main tbody a >> nth=0")
    for fields in ({"select": "labour"}, {"input[type=text] >> nth=0": "20"}):
        form = page.locator("section:has-text('Điều kế hoạch để ngỏ') details").nth(0 if "select" in fields else 1)
        form.locator("summary").click()
        for selector, value in fields.items():
            field = form.locator(selector)
            field.select_option(value) if selector == "select" else field.fill(value)
        form.locator("#van-ban").fill("05/UBND ngày 05/01/2023")
        with page.expect_navigation():
            form.locator("button").click()
        assert "da-luu" in page.url, administrator.text()
    administrator.go("/tai-khoan")
    accounts = {cells[1]: address for cells, address in lines(page, "tbody tr")}
    for login, function in ROLES.items():
        if function == "commune":
            continue
        administrator.go(accounts[login])
        page.click("summary:has-text('Gắn với cơ quan')")
        administrator.send({"co-quan": page.locator("#co-quan option", has_text=NAMES[function]).first.get_attribute("value")}, "Gắn với cơ quan")
        assert "da-luu=gan" in page.url, administrator.text()


def test_every_agency_has_the_duties_that_the_plan_gives_it(town):
    for login, function in ROLES.items():
        person = town.person(login)
        person.go("/nhiem-vu")
        assert "chưa được gắn" not in person.text()
        assert shown(person, "tat-ca" if function == "commune" else "cua-toi") == duties_of(function), login


# MARK: twelve months


def assign(town):
    keeper = town.person("taichinh")
    for project, amount in (("DA2", "1,2 tỷ"), ("DA3.1", "800 triệu")):
        keeper.send(
            {"du-an": project, "nguon": "central", "von": "recurrent", "don-vi": "Thị xã Hương Trà", "so-tien": amount, "ngay": town.today(),
             "van-ban": "12/QĐ-UBND"}, "Lưu", "/kinh-phi/giao?nam=2023")
        assert "/kinh-phi/dong/" in keeper.page.url, keeper.text()


def line_of(person, project):
    person.go("/kinh-phi?nam=2023&tinh=dong")
    return person.page.locator(f"a[href*='/kinh-phi/dong/']:has-text('{project}')").first.get_attribute("href")


def enter(town, login, kind, amount):
    person = town.person(login)
    path = f"{line_of(person, 'DA2')}/ghi?loai={kind}"
    unit = person.go(path).locator("#don-vi option:has-text('Bình Tiến')").get_attribute("value")
    person.done({"don-vi": unit, "so-tien": amount, "ngay": town.today(), "van-ban": f"7/{kind[:3]}"}, "Lưu")


def refuse_to_spend_more(town):
    person = town.person("binhtien")
    path = f"{line_of(person, 'DA2')}/ghi?loai=payment"
    unit = person.go(path).locator("#don-vi option:has-text('Bình Tiến')").get_attribute("value")
    person.send({"don-vi": unit, "so-tien": "501 triệu", "ngay": town.today(), "van-ban": "9/UNC"}, "Lưu")
    assert "Vượt số được phân bổ" in person.text()


def obstacle(town):
    commune, office, economy = town.person("binhtien"), town.person("thixa"), town.person("kinhte")
    commune.done({"ten": "Chưa rõ mẫu hồ sơ dự án cộng đồng", "du-an": "DA2"}, "Nêu vướng mắc", "/vuong-mac/moi")
    path = commune.path
    agency = office.go(path).locator("#co-quan option:has-text('Phòng Kinh tế')").get_attribute("value")
    office.done({"viec": "routed", "co-quan": agency, "noi-dung-ghi": "Chuyển hướng dẫn"}, "Ghi")
    economy.done({"viec": "answered", "noi-dung-ghi": "Dùng mẫu kèm theo", "van-ban": "20/HD-KT"}, "Ghi", path)
    commune.done({"viec": "closed", "noi-dung-ghi": "Đã làm được"}, "Ghi", path)


def begin_inspection(town):
    office = town.person("thixa")
    page = office.go("/kiem-tra/moi")
    page.select_option("#don-vi", label="Ủy ban nhân dân xã Bình Tiến")
    press(page, "button:has-text('danh mục gợi ý')")
    office.done(
        {"ten": "Kiểm tra sáu tháng đầu năm", "van-ban": "31/QĐ-LĐ", "tu-ngay": town.today(), "den-ngay": town.today(3), "tv-1-ten": "Lê Thị Hoa"},
        "Lưu")
    town.inspection = office.path
    office.done({"buoc": "started"}, "Ghi bước")
    answers = {f"kq-{place + 1}": "met" for place in range(page.locator("select[name^=kq-]").count())}
    office.done(answers, "Ghi kết quả danh mục")
    office.done(
        {"muc-do": "serious", "noi-dung-ghi": "Chưa mở sổ theo dõi mô hình", "kien-nghi": "Mở sổ", "han": town.today(10)}, "Ghi phát hiện")


def end_inspection(town):
    """A month later: the recommendation is late; it is remedied, verified, and the inspection closed."""
    office, commune = town.person("thixa"), town.person("binhtien")
    assert "Khắc phục kiến nghị 1" in commune.go("/nhiem-vu?xem=qua-han").inner_text("main")
    office.done({"buoc": "concluded", "noi-dung-ghi-buoc": "Làm đúng kế hoạch, thiếu sổ", "van-ban-buoc": "44/BC-LĐ"}, "Ghi bước", town.inspection)
    office.send({"buoc": "closed"}, "Ghi bước")
    assert "Còn kiến nghị chưa được xác nhận khắc phục: 1" in office.text()
    commune.done({"noi-dung-ghi-ph-1": "Đã mở sổ", "van-ban-ph-1": "18/BC-UBND"}, "Báo đã khắc phục", town.inspection)
    office.done({"noi-dung-ghi-ph-1": "Đã xem sổ"}, "Xác nhận đã khắc phục", town.inspection)
    office.done({"buoc": "closed"}, "Ghi bước", town.inspection)
    assert "Đã đóng" in office.text()


def a_poor_household_leaves(town):
    person = town.person("binhtien")
    page = person.go("/ho?loai=poor")
    household = page.locator("tbody th a").first.get_attribute("href")
    person.go(household + "/chuyen-di")
    page.fill("#ngay", town.today(-1))
    page.fill("#noi-den", "Đà Nẵng")
    page.fill("#ly-do", "đi làm xa")
    press(page, "button[value=xem]")
    press(page, "button[value=luu]")
    assert "Đã chuyển đi từ ngày" in person.text(), person.text()


def tasks_are_done(town):
    """Each agency ends one task of its own."""
    for login, function in ROLES.items():
        person = town.person(login)
        person.go(f"/nhiem-vu?xem={'tat-ca' if function == 'commune' else 'cua-toi'}")
        person.page.locator("tbody tr:has(td[data-label='Mục của kế hoạch']:has-text('VI.')) a").first.click()
        person.done({"loai": "done", "noi-dung-ghi": "Đã làm xong", "san-pham": f"6/BC-{login.upper()}"}, "Ghi")


EVENTS = {
    1: [assign], 2: [lambda town: enter(town, "taichinh", "allotment", "500 triệu")],
    3: [refuse_to_spend_more, lambda town: enter(town, "binhtien", "payment", "200 triệu")], 4: [obstacle], 5: [begin_inspection],
    6: [end_inspection, tasks_are_done], 8: [a_poor_household_leaves], 10: [lambda town: enter(town, "binhtien", "payment", "150,5 triệu")],
    12: [lambda town: enter(town, "taichinh", "settlement", "350,5 triệu")],
}


def send_report(town, login, path, text):
    town.person(login).done({"noi-dung-ghi": text, "nguoi-ky": "Người đứng đầu"}, "Gửi báo cáo", path)


def reports(town, month):
    """The report of each agency for a month, from the desk."""
    office = town.person("thixa")
    office.go(f"/bao-cao-thang?thang=2023-{month:02}")
    links = {cells[0]: address for cells, address in lines(office.page, "main table >> nth=0 >> tbody tr")}
    own = {function: next(href for name, href in links.items() if name.startswith(NAMES[function])) for function in ROLES.values() if function != "commune"}
    return own | {"commune": links["Ủy ban nhân dân xã Bình Tiến"]}


def test_twelve_months_of_reports_money_an_obstacle_and_an_inspection(town):
    owed = {}
    for month in range(1, 13):
        town.go_on_to(f"2023-{month:02}-20")
        paths = reports(town, month)
        for event in EVENTS.get(month, []):
            event(town)
        for login, path in owed.items():
            send_report(town, login, path, "Gửi chậm do chờ số liệu")
            assert "chậm" in town.person(login).text()
        owed = {}
        for login, function in ROLES.items():
            if (month, login) in LATE:
                owed[login] = paths[function]
                continue
            send_report(town, login, paths[function], f"Kết quả tháng {month}")
            if month == 2:
                plan = town.person(login)
                plan.go(f"/nhiem-vu?xem={'tat-ca' if function == 'commune' else 'cua-toi'}")
                plan.page.locator("tbody a", has_text="Xây dựng kế hoạch triển khai tại đơn vị").first.click()
                press(plan.page, "a:has-text('Viết báo cáo')")
                plan.done({"noi-dung-ghi": "Giao chỉ tiêu, phân công", "nguoi-ky": "Người đứng đầu"}, "Gửi báo cáo")
        office = town.person("thixa")
        if month == RETURNED[0]:
            path = paths[ROLES[RETURNED[1]]]
            office.done({"tra-lai": "Thiếu kết quả Dự án 2"}, "Trả lại", path)
            assert "Bị trả lại" in town.person(RETURNED[1]).go(path).inner_text("main")
            send_report(town, RETURNED[1], path, "Đã bổ sung Dự án 2")
        for function in ("commune", "finance") if month != 3 else ROLES.values():
            if function != "labour":
                office.done({}, "Tiếp nhận", paths[function])
        office.go(f"/bao-cao-thang?thang=2023-{month:02}")
        assert f"{11 - len(owed)}/19 cơ quan, đơn vị đã gửi báo cáo." in office.text(), month


# MARK: the page of whoever leads


def rows(page, section):
    """The lines of a section of the page of whoever leads."""
    return lines(page, f".chair section:has(h2:has-text('{section}')) tbody tr")


@pytest.fixture(scope="module")
def chair(town):
    town.go_on_to("2024-01-05")
    return town.person("chutich")


def test_the_page_of_each_month_is_one_sheet(chair):
    for month in range(1, 13):
        page = chair.go(f"/lanh-dao?thang=2023-{month:02}")
        info = subprocess.run(["pdfinfo", "-"], input=page.pdf(prefer_css_page_size=True), capture_output=True, check=True).stdout.decode()
        assert re.search(r"Pages:\s+1\n", info) and "A4" in info, (month, info)


def test_targets_and_places_of_each_month_are_those_of_their_rows(chair):
    page = chair.page
    poor = {}
    for month in range(1, 13):
        day = last_day(month)
        chair.go(f"/lanh-dao?thang=2023-{month:02}")
        assert f"hết ngày {day:%d/%m/%Y}" in chair.text()
        targets = [(address, cells[2]) for cells, address in rows(page, "1. Có đạt")]
        places = {cells[0]: cells[1:] for cells, _ in rows(page, "2. Nơi nào")}
        changes = page.locator(".chair section:has(h2:has-text('5. Tháng này'))").inner_text()
        assert len(targets) == 9 and len(places) == 9
        for address, value in targets:
            chair.go(address)
            assert day.isoformat() in page.url and page.locator("table tfoot td.n").first.inner_text() == value, (month, address)
        for indicator, cell in (("poor-rate", 0), ("poor", 1)):
            chair.go(f"/chi-tieu/{indicator}?ngay={day}")
            listed = {cells[0]: cells[1] for cells, _ in lines(page, "table:has(tfoot) tbody tr")}
            assert listed == {name: cells[cell] for name, cells in places.items()}, (month, indicator)
        assert page.locator("h2:has-text('Các hộ') + div tbody tr").count() == sum(number(cells[1]) for cells in places.values())
        poor[month] = {name: number(cells[1]) for name, cells in places.items()}
        if month > 1:
            for name, now in poor[month].items():
                before = poor[month - 1][name]
                assert (f"hộ nghèo ở {name} ({before} → {now})" in changes) == (before != now), (month, name)
    assert poor[8]["Xã Bình Tiến"] == poor[7]["Xã Bình Tiến"] - 1


def test_who_is_late_in_each_month_is_who_is_late_on_the_desk(town, chair):
    page = chair.page
    late = {}
    for month in range(1, 13):
        day = last_day(month)
        chair.go(f"/lanh-dao?thang=2023-{month:02}")
        section = page.locator(".chair section:has(h2:has-text('3. Ai chậm'))")
        overdue = [cells for cells, _ in rows(page, "3. Ai chậm") if "Quá hạn" in cells[2]]
        more = re.search(r"và (\d+) việc khác", section.inner_text())
        done = re.search(r"có (\d+) việc xong sau hạn", section.inner_text())
        link = section.locator("a[href*='xem=qua-han']")
        chair.go(link.get_attribute("href") if more else f"/nhiem-vu?xem=qua-han&ngay={day}")
        late[day] = shown(chair, "qua-han")
        assert late[day] == len(overdue) + (int(more[1]) if more else 0), month
        listed = [cells for cells, _ in lines(page, "tbody tr")]
        for agency, title, standing in overdue:
            # A duty names itself first, what an inspection asks names who is late.
            assert any({agency, title, standing} <= set(cells) for cells in listed), (month, agency, title)
        chair.go(f"/nhiem-vu?xem=da-xong&ngay={day}")
        finished = [cells for cells, _ in lines(page, "tbody tr") if re.search(rf"Đã xong ngày \d\d/{month:02}/2023, chậm", cells[3])]
        assert len(finished) == (int(done[1]) if done else 0), month
    assert late[last_day(5)] > 0
    # The command line says the same.
    town.close()
    for day, count in late.items():
        assert len(town.document("duty", "late", "--on", day.isoformat())) == count, day
    assert "khớp" in town.command("ledger", "check")
    town._start()


def test_the_money_of_each_month_is_that_of_the_ledger(town):
    chair = town.person("chutich")
    page = chair.page
    spent = {}
    for month in range(1, 13):
        chair.go(f"/lanh-dao?thang=2023-{month:02}")
        money = [(address, cells[0], cells[2:]) for cells, address in rows(page, "4. Tiền")]
        assert [name for _, name, _ in money] == ["DA2", "DA3.1"], month
        for address, project, figures in money:
            chair.go(address + "&tinh=trieu")
            cells = next(cells for cells, _ in lines(page, "h2:has-text('Theo dự án') + div tbody tr") if cells[0].startswith(project))
            # Assigned, allotted, disbursed, advanced, settled.
            assert [cells[1], cells[3], cells[5]] == figures, (month, project, cells)
            spent[month, project] = figures
    assert spent[2, "DA2"] == ["1.200,0", "0,0", "0,0"] and spent[12, "DA2"] == ["1.200,0", "350,5", "350,5"]
    assert spent[9, "DA2"][1] == "200,0" and spent[10, "DA2"][1] == "350,5"

"""The plan of the town by hand, scripts off: a duty done, a report handed in, sent back and accepted, an obstacle led and answered, what the
plan leaves open answered; and the page of whoever leads, on one sheet, whose figures are those of the records."""

import io
import re
import subprocess
import zipfile

import pytest
from conftest import press
from practice import Practice


@pytest.fixture(scope="module")
def town(chromium, tmp_path_factory):
    practice = Practice(chromium, tmp_path_factory.mktemp("plan"), 300, "2023-03-14")
    practice.go_on_to("2023-03-15")
    yield practice
    practice.close()


def follow(person, text, at="main a"):
    person.page.locator(at, has_text=text).first.click()
    return person


def pages(pdf: bytes):
    """The text of each page."""
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


def number(text):
    return int(text.replace(".", ""))


def test_an_administrator_answers_what_the_plan_leaves_open(town):
    person = town.person("quantri")
    person.go("/chuong-trinh")
    follow(person, "Kế hoạch triển khai")
    assert "chưa rõ, xem câu hỏi" in person.text() and "Chờ" not in person.text()
    form = "section:has-text('Điều kế hoạch để ngỏ') form:has(select)"
    person.page.locator("summary:has-text('Trả lời')").first.click()
    press(person.page, f"{form} button")
    assert "Chọn cơ quan có trong kế hoạch" in person.text() and "Ghi số và ngày của văn bản" in person.text()
    person.page.locator(f"{form} select").select_option("labour")
    person.page.locator(f"{form} input[type=text]").fill("51/UBND ngày 15/3/2023")
    press(person.page, f"{form} button")
    assert "da-luu" in person.page.url and "chưa rõ, xem câu hỏi" not in person.text() and "51/UBND" in person.text()


def test_a_department_does_its_duty_and_sees_no_family(town):
    person = town.person("kinhte")
    assert person.page.goto(person.site.address + "/ho").status == 403
    person.go("/nhiem-vu?xem=cua-toi")
    follow(person, "Triển khai Tiểu dự án 1 Dự án 3")
    person.send({"loai": "done", "noi-dung-ghi": "Đã hướng dẫn các xã"}, "Ghi")
    assert "Ghi sản phẩm hoặc văn bản chứng minh" in person.text() and person.page.input_value("#noi-dung-ghi") == "Đã hướng dẫn các xã"
    person.done({"san-pham": "07/HD-KT ngày 15/03/2023"}, "Ghi")
    assert "Đã xong ngày 15/03/2023" in person.text() and "07/HD-KT" in person.text()
    # The duty of another is seen, not done.
    person.go("/nhiem-vu?xem=chua-xong")
    person.page.locator("tr:has-text('Phòng Tư pháp') a").first.click()
    assert person.page.locator("form[action$='/ghi']").count() == 0


def test_a_report_is_handed_in_sent_back_and_accepted_and_the_sums_say_who_is_missing(town):
    commune, office = town.person("binhtien"), town.person("thixa")
    commune.go("/bao-cao-thang?thang=2023-03")
    follow(commune, "Bình Tiến")
    shown = dict(zip(commune.page.locator("tbody th").all_inner_texts(), commune.page.locator("tbody td:nth-child(3)").all_inner_texts()))
    commune.send({}, "Gửi báo cáo")
    assert "Ghi họ tên người ký" in commune.text()
    commune.done({"noi-dung-ghi": "Đã họp dân bốn thôn", "nguoi-ky": "Trần Văn Bình"}, "Gửi báo cáo")
    report = commune.path
    office.send({}, "Trả lại", report)
    assert "Ghi lý do" in office.text()
    office.done({"tra-lai": "Thiếu Dự án 2"}, "Trả lại")
    commune.go(report)
    assert "Bị trả lại" in commune.text() and commune.page.input_value("#noi-dung-ghi") == "Đã họp dân bốn thôn"
    commune.done({"du-an-DA2": "14 hộ tham gia"}, "Gửi báo cáo")
    assert commune.page.locator("button:has-text('Tiếp nhận')").count() == 0
    office.done({}, "Tiếp nhận", report)
    assert "Bản 2: Đã tiếp nhận" in office.text() and "Trả lại: Thiếu Dự án 2" in office.text()

    office.go("/bao-cao-thang?thang=2023-03")
    rows = {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in office.page.locator("h2:has-text('Số liệu tổng hợp') + div tbody tr").all()}
    reported, recorded, why = rows["Hộ nghèo cuối kỳ"]
    assert number(reported) == number(shown["Hộ nghèo cuối kỳ"]) and "8 cơ quan, đơn vị chưa gửi" in why
    assert number(recorded) - number(reported) == number(re.search(r"chưa gửi \((\d+)\)", why)[1])
    # The register of the day says the same, household by household.
    commune.go("/ho?ngay=14/03/2023&loai=poor")
    assert number(shown["Hộ nghèo cuối kỳ"]) == int(re.search(r"([\d.]+) hộ", commune.text())[1].replace(".", ""))
    for name, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        for path in (f"{report}/bao-cao.{name}", f"/bao-cao-thang/tong-hop.{name}?thang=2023-03"):
            answer = office.context.request.get(office.site.address + path)
            assert answer.ok and answer.body().startswith(start), path
            if name == "pdf":
                assert "BÁO CÁO" in pages(answer.body())[0]
            else:
                assert "Bình Tiến" in zipfile.ZipFile(io.BytesIO(answer.body())).read("word/document.xml").decode()


def test_an_obstacle_is_led_answered_and_closed(town):
    commune, office, economy = town.person("binhtien"), town.person("thixa"), town.person("kinhte")
    commune.send({}, "Nêu vướng mắc", "/vuong-mac/moi")
    assert "Ghi tên vướng mắc" in commune.text()
    commune.done({"ten": "Chưa rõ mẫu hợp đồng cộng đồng", "du-an": "DA2"}, "Nêu vướng mắc")
    path = commune.path
    assert economy.go(path).locator("button:has-text('Ghi')").count() == 0
    agency = office.go(path).locator("#co-quan option:has-text('Phòng Kinh tế')").get_attribute("value")
    office.done({"viec": "routed", "co-quan": agency, "noi-dung-ghi": "Chuyển hướng dẫn"}, "Ghi")
    economy.done({"viec": "answered", "noi-dung-ghi": "Dùng mẫu kèm theo"}, "Ghi", path)
    commune.done({"viec": "closed", "noi-dung-ghi": "Đã làm được"}, "Ghi", path)
    assert "Đã kết thúc" in commune.text()
    assert town.person("huongxuan").page.goto(commune.site.address + path).status == 404


def test_a_value_is_entered_with_its_source_and_never_over_a_hundred_percent(town):
    person = town.person("thixa")
    path = "/chi-tieu/loans-of-those-who-ask"
    person.send({"tu-so": "120", "mau-so": "80"}, "Ghi số liệu", path)
    assert "không thể quá 100 %" in person.text() and "Ghi nguồn số liệu" in person.text()
    person.done({"mau-so": "150", "nguon": "12/BC-NHCSXH"}, "Ghi số liệu")
    assert "80,00 %" in person.text() and "120 / 150" in person.text()


def test_the_page_of_whoever_leads_is_one_sheet_whose_figures_are_those_of_the_records(town):
    person = town.person("chutich")
    person.go("/lanh-dao?thang=2023-03")
    text = person.text()
    for question in ("1. Có đạt", "2. Nơi nào", "3. Ai chậm", "4. Tiền vướng", "5. Tháng này"):
        assert question in text
    assert len(pages(person.page.pdf(prefer_css_page_size=True))) == 1
    # Poor households of each commune are those of its list of the day.
    rows = person.page.locator("section:has-text('2. Nơi nào') tbody tr").all()
    counts = {row.locator("th").inner_text(): number(row.locator("td").nth(1).inner_text()) for row in rows}
    assert len(counts) == 9
    person.go("/chi-tieu/poor?ngay=2023-03-15")
    listed = {row.locator("th").inner_text(): number(row.locator("td").first.inner_text()) for row in person.page.locator("table:has(tfoot) tbody tr").all()}
    assert listed == counts
    assert person.page.locator("h2:has-text('Các hộ') + div tbody tr").count() == sum(counts.values())
    money = person.go("/lanh-dao?thang=2023-03").locator("section:has-text('4. Tiền') tbody tr").count()
    assert money >= 9


def test_a_target_is_handed_down_to_communes_and_what_they_plan_adds_up(town):
    person = town.person("thixa")
    person.go("/chuong-trinh")
    follow(person, "Kế hoạch triển khai")
    follow(person, "Giảm tỷ lệ hộ nghèo")
    needed = number(re.search(r"cần giảm ít nhất ([\d.]+) hộ nghèo", person.text())[1])
    fields = person.page.locator("tbody input")
    shares = [number(field.input_value()) for field in fields.all()]
    # The demonstration handed down what is proposed.
    assert len(shares) == 9 and sum(shares) == needed > 0
    foot = person.page.locator("tfoot td").all_inner_texts()
    assert f"{needed} hộ" in foot[1] and "đạt" in foot[1], foot
    largest = max(range(9), key=lambda index: shares[index])
    fields.nth(largest).fill(str(shares[largest] - 1))
    press(person.page, "main button:text-is('Giao chỉ tiêu')")
    assert "Ghi số và ngày của văn bản" in person.text()
    person.page.fill("#van-ban", "16/UBND ngày 14/03/2023")
    press(person.page, "main button:text-is('Giao chỉ tiêu')")
    assert "da-luu" in person.page.url and "còn " in person.page.locator("tfoot td").all_inner_texts()[1]
    # A commune sees its own line and no sum.
    person = town.person("binhtien")
    person.page.goto(town.person("thixa").page.url.split("?")[0])
    assert person.page.locator("tbody tr").count() == 1 and person.page.locator("tfoot").count() == 0
    assert "Xã Bình Tiến" in person.text() and person.page.locator("main button:text-is('Giao chỉ tiêu')").count() == 0


def test_whoever_is_late_is_told_and_reminded_once(town):
    town.go_on_to("2023-03-22")
    town.close()
    late = town.document("duty", "late", "--on", "2023-03-22")
    town._start()
    assert any(duty["month"] == "2023-03" and duty["days"] == 2 for duty in late)
    person = town.person("thixa")
    person.go("/nhiem-vu?xem=qua-han")
    assert int(re.search(r"Quá hạn \((\d+)\)", person.text())[1]) == len(late)
    person.go("/nhiem-vu/can-nhac")
    before = person.page.locator("blockquote").count()
    assert before > 0 and "Kính gửi" in person.text()
    press(person.page, "button:has-text('Đã nhắc') >> nth=0")
    assert person.page.locator("blockquote").count() == before - 1


def test_an_administrator_ties_an_account_to_an_agency_and_ends_it(town):
    administrator = town.person("quantri")
    administrator.go("/tai-khoan")
    follow(administrator, "Phòng Tư pháp")
    page = administrator.page
    assert "Phòng Tư pháp, Thị xã Hương Trà" in administrator.text()
    account = administrator.path
    page.locator("summary[aria-label^='Thôi làm việc cho cơ quan']").click()
    press(page, "button:has-text('Thôi làm việc cho cơ quan')")
    assert "da-luu=thoi-gan" in page.url
    # To the end of today: another day is begun to be untied.
    town.go_on_to("2023-03-23")
    person = town.person("tuphap")
    person.go("/nhiem-vu")
    assert "chưa được gắn với cơ quan nào" in person.text() and "(quantri)" in person.text()
    administrator = town.person("quantri")
    follow(administrator.go("/chuong-trinh") and administrator, "Kế hoạch triển khai")
    assert "chưa có tài khoản" in administrator.page.locator("li:has-text('Phòng Tư pháp')").inner_text()
    page = administrator.go(account)
    page.locator("summary:has-text('Gắn với cơ quan')").click()
    press(page, "button:has-text('Gắn với cơ quan')")
    assert "Chọn cơ quan." in administrator.text()
    page.select_option("#co-quan", label="Phòng Tư pháp, Thị xã Hương Trà")
    press(page, "button:has-text('Gắn với cơ quan')")
    assert "Đã gắn tài khoản" in administrator.text() and "Gắn tài khoản với cơ quan" in administrator.text()
    person.go("/nhiem-vu?xem=cua-toi")
    assert "chưa được gắn" not in person.text() and "Trợ giúp pháp lý" in person.text()


def test_the_command_line_ties_and_ends(town):
    town.close()
    tied = town.document("user", "agency", "tie", "tuphap", "--plan", "huong-tra-2023", "--agency", "education", "--from", "2023-03-23")
    assert {work["function"] for work in tied if work.get("until") is None} == {"justice", "education"}
    ended = town.document("user", "agency", "end", "tuphap", "--plan", "huong-tra-2023", "--agency", "education", "--on", "2023-03-22")
    assert all(work["function"] != "education" for work in ended)
    town._start()

"""Inspections by hand, scripts off: planned from the checklist that is suggested, carried out, remedied by the inspected, closed by the side
that inspects; what is late stands with whoever is late; who may see no family sees codes."""

import io
import re
import subprocess
import zipfile

import pytest
from practice import Practice


@pytest.fixture(scope="module")
def town(chromium, tmp_path_factory):
    practice = Practice(chromium, tmp_path_factory.mktemp("inspections"), 300, "2023-10-30")
    yield practice
    practice.close()


def opened(person, title):
    person.go("/kiem-tra?xem=tat-ca")
    person.page.locator("tbody a", has_text=title).first.click()
    return person


def test_the_demonstration_has_one_closed_one_late_and_one_of_the_community(town):
    person = town.person("thixa")
    person.go("/kiem-tra")
    rows = {row.locator("a").inner_text(): row.inner_text() for row in person.page.locator("main table").first.locator("tbody tr").all()}
    assert len(rows) == 3
    states = [next(state for state in ("Đã đóng", "chờ khắc phục", "Chưa bắt đầu") if state in text) for text in rows.values()]
    assert sorted(states) == ["Chưa bắt đầu", "chờ khắc phục", "Đã đóng"]
    late = person.page.locator("h2:has-text('việc quá hạn') + div tbody tr")
    assert late.count() == 1 and "Khắc phục kiến nghị 2" in late.inner_text()
    # The same line for who asks who is late, on the desk, on the sheet of whoever leads, and from the command line.
    person.go("/nhiem-vu?xem=qua-han")
    assert "Khắc phục kiến nghị 2" in person.text()
    count = int(re.search(r"Quá hạn \((\d+)\)", person.text())[1])
    chair = town.person("chutich")
    chair.go("/lanh-dao?thang=2023-10")
    assert "Kiểm tra, giám sát: 3 cuộc, 1 đã đóng; 2 kiến nghị chưa xong, 1 quá hạn." in chair.text()
    pdf = chair.page.pdf(prefer_css_page_size=True)
    assert subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode().count("Pages:           1")
    town.close()
    listed = town.document("duty", "late")
    town._start()
    assert len(listed) == count and [duty["code"] for duty in listed].count("inspection-2") == 1
    office = town.person("thixa")
    office.go("/nhiem-vu/can-nhac")
    card = office.page.locator("section:has-text('Khắc phục kiến nghị 2')")
    assert "Kính báo cáo Chủ tịch" in card.inner_text()


def test_whoever_may_see_no_family_sees_codes(town):
    finance, office = town.person("taichinh"), town.person("thixa")
    opened(office, "đột xuất việc chi")
    named = office.page.locator("#phat-hien-2 a[href*='/ho/']").inner_text()
    name, code = named.split(" · ")
    opened(finance, "đột xuất việc chi")
    text = finance.text()
    assert code in text and name not in text and finance.page.locator("#phat-hien-2 a[href*='/ho/']").count() == 0
    for kind in ("docx", "pdf"):
        body = finance.context.request.get(finance.site.address + finance.path + f"/ket-luan.{kind}").body()
        if kind == "docx":
            said = re.sub(r"<[^>]+>", "", zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml").decode())
        else:
            said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=body, capture_output=True, check=True).stdout.decode()
        assert name not in said and "BÁO CÁO" in said.upper() and "Trưởng phòng" in said


def test_an_inspection_from_its_plan_to_its_end(town):
    office, commune, other = town.person("thixa"), town.person("binhtien"), town.person("huongxuan")
    assert commune.go("/kiem-tra").locator("a:has-text('Lập cuộc kiểm tra')").count() == 0
    assert commune.page.goto(commune.site.address + "/kiem-tra/moi").status == 403
    page = office.go("/kiem-tra/moi")
    page.select_option("#don-vi", label="Ủy ban nhân dân xã Bình Tiến")
    page.select_option("#du-an", index=1)
    page.click("button:has-text('danh mục gợi ý')")
    page.wait_for_selector("#danh-muc")
    suggested = page.input_value("#danh-muc").splitlines()
    assert "Chủ trì, triển khai thực hiện Dự án 2 | mục VI.11 của kế hoạch" in suggested
    assert suggested[-1].endswith("Điều 30 khoản 2 điểm d")
    # Everything wrong at once, and what was typed stays.
    office.send({"ten": "Kiểm tra Dự án 2 cuối năm"}, "Lưu")
    assert "Chưa nhập ngày" in office.page.inner_text(".summary")
    office.send({"tu-ngay": "30/10/2023", "den-ngay": "31/10/2023"}, "Lưu")
    assert "Ghi số và ngày của văn bản" in office.text() and "Ghi đúng một người là trưởng đoàn" in office.text()
    assert office.page.input_value("#ten") == "Kiểm tra Dự án 2 cuối năm"
    own = "\n".join(suggested[:2]) + "\nSổ theo dõi con giống"
    office.done({"van-ban": "88/QĐ-LĐ", "tv-1-ten": "Lê Thị Hoa", "tv-2-ten": "Trần Văn Nam", "danh-muc": own}, "Lưu")
    path = office.path
    assert other.page.goto(other.site.address + path).status == 404
    assert commune.go(path).locator("form[action$='/buoc']").count() == 0
    # Out of order: what to do instead.
    office.done({"buoc": "started", "ngay-buoc": "30/10/2023"}, "Ghi bước", path)
    office.send({"buoc": "concluded", "noi-dung-ghi-buoc": "Đạt", "van-ban-buoc": "9/BC-LĐ"}, "Ghi bước")
    assert "Danh mục còn mục chưa có kết quả: 1, 2, 3" in office.text() and office.page.input_value("#noi-dung-ghi-buoc") == "Đạt"
    office.done({"kq-1": "met", "kq-2": "met", "kq-3": "not_met", "gc-3": "không có sổ"}, "Ghi kết quả danh mục", path)
    finding = {"muc-do": "serious", "noi-dung-ghi": "Chưa mở sổ theo dõi", "ma-ho": "H9999999"}
    office.send(finding, "Ghi phát hiện", path)
    assert "Không có hộ mang mã này" in office.text()
    commune.go("/ho?loai=poor")
    household = commune.page.locator("tbody th a").first.get_attribute("href")
    commune.go(household)
    code = commune.page.locator(".identity span").first.inner_text()
    office.send({"ma-ho": code}, "Ghi phát hiện")
    assert "Ghi kiến nghị và hạn khắc phục" in office.text()
    office.done({"kien-nghi": "Mở sổ", "han": "10/11/2023"}, "Ghi phát hiện")
    assert office.page.locator("#phat-hien-1 a[href*='/ho/']").inner_text().endswith(f" · {code}")
    office.done({"buoc": "concluded", "noi-dung-ghi-buoc": "Làm đúng, thiếu sổ", "van-ban-buoc": "9/BC-LĐ"}, "Ghi bước", path)
    office.send({"buoc": "closed"}, "Ghi bước")
    assert "Còn kiến nghị chưa được xác nhận khắc phục: 1" in office.text()
    # Another day: late, then remedied, given back, remedied, verified, closed.
    town.go_on_to("2023-11-13")
    office, commune = town.person("thixa"), town.person("binhtien")
    commune.go("/kiem-tra?xem=qua-han")
    assert "Quá hạn 3 ngày" in commune.text()
    commune.send({}, "Báo đã khắc phục", path)
    assert "Ghi văn bản hoặc sản phẩm chứng minh" in commune.text()
    commune.done({"noi-dung-ghi-ph-1": "Đã mở sổ", "van-ban-ph-1": "41/BC-UBND"}, "Báo đã khắc phục")
    assert commune.page.locator("button:has-text('Xác nhận')").count() == 0
    office.send({}, "trả lại", path)
    assert "Ghi lý do" in office.text()
    office.done({"noi-dung-ghi-ph-1": "Thiếu hai hộ"}, "trả lại")
    commune.done({"noi-dung-ghi-ph-1": "Đã bổ sung", "van-ban-ph-1": "42/BC-UBND"}, "Báo đã khắc phục", path)
    office.done({"noi-dung-ghi-ph-1": "Đã xem sổ"}, "Xác nhận đã khắc phục", path)
    office.done({"buoc": "closed"}, "Ghi bước", path)
    assert "Đã đóng" in office.text() and office.page.locator("form[action$='/buoc']").count() == 0
    commune.go("/kiem-tra?xem=qua-han")
    assert "Kiểm tra Dự án 2 cuối năm" not in commune.text()


def test_the_front_has_a_board_of_the_community(town):
    front = town.person("mattran")
    page = front.go("/kiem-tra/moi")
    page.select_option("#loai", "community")
    page.click("button:has-text('danh mục gợi ý')")
    page.wait_for_selector("#danh-muc")
    fields = {"ten": "Giám sát mô hình", "van-ban": "5/QĐ-MTTQ", "tu-ngay": "15/1/2024", "den-ngay": "16/1/2024", "ten-ban": "Ban giám sát A"}
    front.send({**fields, "tv-1-ten": "A", "tv-1-dai-dien": "front"}, "Lưu")
    assert "ít nhất 5 người" in front.text()
    more = {f"tv-{n}-ten": name for n, name in zip(range(2, 6), "BCDE")} | {f"tv-{n}-dai-dien": "people" for n in range(2, 6)}
    front.done(more, "Lưu")
    assert "Báo trước chưa đủ 45 ngày" in front.text() and "Ban giám sát A" in front.text()
    page = front.go(front.path + "/sua")
    front.done({"ngay-bao": "13/11/2023"}, "Lưu")
    assert "Báo trước chưa đủ 45 ngày" not in front.text()

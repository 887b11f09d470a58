"""A survey of a sample, opened, drawn, asked, replaced and compared by a commune officer without scripts."""

import io

import openpyxl
from conftest import press

OWN = """
id: cua-xa
title: Câu hỏi của xã
smallest: 3
questions:
  - {code: nuoc-sach, text: "Hộ có nguồn nước sạch để ăn uống quanh năm không?", kind: yes-no, required: true}
  - {code: so-bo, text: "Số bò của hộ", kind: number, unit: con, from: 0, to: 50, onlyIf: {question: nuoc-sach, is: [yes]}}
"""


def test_a_survey_with_questions_of_the_commune_goes_from_the_draw_to_its_figures(officer, site):
    officer.goto(site.address + "/khao-sat/moi")
    officer.fill("#ten", "Khảo sát nước sạch")
    officer.select_option("#ky", "final")
    officer.fill("#den-ngay", "31/12/2030")
    officer.fill("#van-ban", "15/KH-UBND ngày 01/11/2026")
    officer.set_input_files("#tep", {"name": "sai.yaml", "mimeType": "text/yaml", "buffer": OWN.replace("yes-no", "y/n").encode()})
    press(officer, "main button.primary")
    assert "sai.yaml" in officer.inner_text("main") and officer.input_value("#ten") == "Khảo sát nước sạch"
    officer.set_input_files("#tep", {"name": "cua-xa.yaml", "mimeType": "text/yaml", "buffer": OWN.encode()})
    press(officer, "main button.primary")
    survey = officer.url
    officer.fill("#co-mau", "99999")
    press(officer, "text=Rút mẫu >> nth=-1")
    assert "Cỡ mẫu từ 1 đến" in officer.inner_text("main")
    officer.fill("#co-mau", "4")
    officer.select_option("#chia-theo", "commune")
    officer.select_option("#thay-the", "next")
    press(officer, "form[action$='/mau'] button")
    assert "4 hộ trong" in officer.inner_text("main") and "Rút lại theo mã bốc thăm cho đúng các hộ này" in officer.inner_text("main")
    paper = officer.context.request.get(survey.split("?")[0] + "/phieu.pdf")
    assert paper.status == 200 and paper.body()[:4] == b"%PDF"

    link = "a[href*='/khao-sat/'][href*='/ho/']"
    houses = [officer.locator(link).nth(index).get_attribute("href") for index in range(4)]
    # Nobody at home: the reason is asked for, then the next of the lottery comes in.
    officer.goto(site.address + houses[0])
    officer.check("#ket-qua-absent")
    press(officer, "main button.primary")
    assert officer.locator("#ghi-chu-problem").count() == 1
    officer.fill("#ghi-chu", "Đến ba lần không gặp ai")
    press(officer, "main button.primary")
    officer.goto(site.address + houses[0])
    press(officer, "form[action$='/thay'] button")
    houses[0] = officer.url.split("?")[0][len(site.address):]
    assert houses[0] not in houses[1:]

    officer.goto(site.address + houses[1])
    officer.check("#h-nuoc-sach-no")
    officer.fill("#h-so-bo", "2")
    press(officer, "main button.primary")
    assert "để trống" in officer.inner_text("#h-so-bo-problem") and officer.input_value("#h-so-bo") == "2"
    for index, house in enumerate(houses):
        officer.goto(site.address + house)
        officer.check("#h-nuoc-sach" if index else "#h-nuoc-sach-no")
        officer.fill("#h-so-bo", str(index) if index else "")
        press(officer, "main button.primary")
    press(officer, "text=Kết quả khảo sát")
    text = officer.inner_text("main")
    assert "Tỷ lệ trả lời\n100,00% (4/4)" in text and "75,0%" in text and "2,0" in text
    # Beside the survey at the beginning of the year: the question that both have is compared, the others are named.
    earlier = officer.locator("#so-voi option").nth(-1).get_attribute("value")
    officer.select_option("#so-voi", earlier)
    press(officer, "text=Xem")
    text = officer.inner_text("main")
    assert "Câu hỏi chỉ có ở một cuộc" in text and "Chênh lệch" in text
    workbook = officer.context.request.get(site.address + officer.locator("text=Tải Excel").get_attribute("href"))
    book = openpyxl.load_workbook(io.BytesIO(workbook.body()))
    assert book.sheetnames == ["Kết quả khảo sát", "Chênh lệch", "Ghi chú", "Danh sách để rút"]
    assert sum(row[2].value == "x" for row in book["Danh sách để rút"].iter_rows(min_row=4)) == 5


def test_a_code_on_paper_opens_the_entry_and_another_commune_sees_nothing(officer, site, chromium):
    officer.goto(site.address + "/khao-sat")
    survey = officer.locator("tbody tr:has-text('minh họa') th a").first.get_attribute("href")
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "kimtra")
    assert page.goto(site.address + survey).status == 404
    assert page.goto(site.address + survey + "/ket-qua").status == 404
    context.close()
    assert officer.goto(site.address + "/phieu?ma=H0000001-K2601A").status in (404, 422)

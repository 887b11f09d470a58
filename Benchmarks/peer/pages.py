"""The list and the page of a household by FastAPI, sqlite3 and Jinja2 over the same records; as lean as such a site is written.

The handlers are plain functions in the thread pool, as the documentation of FastAPI asks for of a driver that blocks. What our site
works out for each request from units and law in memory (places in order, scope, titles) is worked out here once.
"""

import csv
import datetime
import functools
import hashlib
import json
import os
import sqlite3
import threading
import uuid

import jinja2
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

DATABASE = os.environ["PEER_DATABASE"]
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
CLASSES = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "average_living": "Hộ có mức sống trung bình", "not_poor": "Hộ không nghèo"}
FLAGS = [(1 << bit, key, name) for bit, key, name in (
    (0, "dtts", "Dân tộc thiểu số"), (1, "nguoi-co-cong", "Có người có công"), (2, "chu-ho-nu", "Chủ hộ là nữ"), (3, "tre-em", "Có trẻ em dưới 16 tuổi"),
    (4, "khuyet-tat", "Có người khuyết tật"), (5, "nguoi-cao-tuoi", "Có người từ 60 tuổi"), (6, "khong-lao-dong", "Không có khả năng lao động"))]
COLUMNS = [("ma", "Mã hộ"), ("thon", "Thôn, tổ dân phố"), ("nhan-khau", "Nhân khẩu"), ("phan-loai", "Phân loại"), ("tu-ngay", "Từ ngày"),
           ("dan-toc", "Dân tộc"), ("dac-diem", "Đặc điểm"), ("dia-chi", "Địa chỉ")]
RELATIONS = {"head": "Chủ hộ", "spouse": "Vợ/chồng", "child": "Con", "parent": "Bố/mẹ", "sibling": "Anh/chị/em", "grandparent": "Ông/bà",
             "grandchild": "Cháu", "childInLaw": "Con dâu/rể", "parentInLaw": "Bố/mẹ vợ/chồng", "nieceOrNephew": "Cháu họ", "other": "Khác"}
CITATIONS = {"tt-07-2021-tt-bldtbxh#diem-a-b": "điểm A và điểm B, 07/2021/TT-BLĐTBXH", "nd-07-2021-nd-cp#dieu-3": "Điều 3, 07/2021/NĐ-CP"}

threads = threading.local()


def connection() -> sqlite3.Connection:
    """One for each thread of the pool, kept open, with its statements prepared."""
    if not hasattr(threads, "connection"):
        threads.connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True, cached_statements=256)
        threads.connection.row_factory = sqlite3.Row
        threads.connection.execute("PRAGMA cache_size = -8000")
    return threads.connection


with open("law/code-lists/ethnic-groups.csv", encoding="utf-8") as file:
    ETHNIC = {row["id"]: row["name"] for row in csv.DictReader(file)}
AREAS = {row["area_id"]: row for row in connection().execute("SELECT * FROM area_version WHERE valid_until IS NULL")}
CHILDREN: dict[bytes, list[bytes]] = {}
for area in AREAS.values():
    CHILDREN.setdefault(area["parent_id"], []).append(area["area_id"])
environment = jinja2.Environment(loader=jinja2.FileSystemLoader(os.path.join(os.path.dirname(__file__), "templates")), autoescape=True)


def day(text):
    return f"{text[8:10]}/{text[5:7]}/{text[:4]}" if text else ""


def born(text):
    return "/".join(reversed(text.split("-"))) if text else ""


def age(text):
    parts = [int(part) for part in text.split("-")]
    return TODAY.year - parts[0] - (len(parts) == 3 and (TODAY.month, TODAY.day) < (parts[1], parts[2]))


def key(blob):
    return str(uuid.UUID(bytes=blob))


def grouped(number):
    return f"{number:,}".replace(",", ".")


environment.filters |= {
    "day": day, "born": born, "age": age, "key": key, "grouped": grouped,
    "flags": lambda value: ", ".join(name for bit, _, name in FLAGS if value & bit),
    "place": lambda area: AREAS[area]["name"], "ethnic": lambda group: ETHNIC.get(group, ""),
    "numbers": lambda bits: ", ".join(str(bit + 1) for bit in range(16) if bits >> bit & 1),
    "masked": lambda number: number[:4] + "••••" + number[8:] if number else "",
}
environment.globals |= {"CLASSES": CLASSES, "FLAGS": FLAGS, "COLUMNS": COLUMNS, "RELATIONS": RELATIONS, "ETHNIC": ETHNIC}
LIST, HOUSEHOLD = environment.get_template("list.html"), environment.get_template("household.html")


@functools.cache
def communes(area):
    if AREAS[area]["kind"] in ("commune", "ward", "township", "specialZone"):
        return [area]
    return [found for child in CHILDREN.get(area, []) for found in communes(child)]


@functools.cache
def villages(area):
    def order(place):
        return [part.zfill(9) if part.isdigit() else part.casefold() for part in place["name"].split()]
    return sorted((AREAS[village] for commune in communes(area) for village in CHILDREN.get(commune, [])), key=order)


def officer_of(request: Request):
    """The officer whose session the cookie opens: session, officer, roles, as the records have them now."""
    secret = request.cookies.get("phien", "")
    database = connection()
    session = database.execute(
        "SELECT officer_id, created_at, last_seen_at FROM session WHERE digest = ? AND ended_at IS NULL",
        (hashlib.sha256(secret.encode()).digest(),)).fetchone()
    if session is None:
        return None
    officer = database.execute("SELECT login, name FROM officer WHERE id = ? AND disabled_at IS NULL", (session["officer_id"],)).fetchone()
    roles = database.execute(
        "SELECT role, area_id, valid_from, valid_until FROM officer_role WHERE officer_id = ? ORDER BY valid_from, role",
        (session["officer_id"],)).fetchall()
    area = next(role["area_id"] for role in roles if role["valid_from"] <= TODAY.isoformat())
    return {"name": officer["name"], "area": area, "token": hashlib.sha256(b"peer" + secret.encode()).hexdigest()}


app = FastAPI(openapi_url=None)
HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
           "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'"}


@app.get("/ho")
def households(request: Request, loai: str, trang: int = 1):
    database = connection()
    officer = officer_of(request)
    if officer is None:
        return HTMLResponse("", 401)
    scope = communes(officer["area"])
    marks = ",".join("?" * len(scope))
    rows = database.execute(
        f"""SELECT id, code, village_id, address, status, version, commune_id, head_id, head_name, head_sort_key, persons, class, class_since,
                   flags, ethnicity FROM household
             WHERE status = 'active' AND coalesce(commune_id, village_id) IN ({marks}) AND class IN (?)
             ORDER BY head_sort_key, id LIMIT 50 OFFSET ?""", (*scope, loai, (trang - 1) * 50)).fetchall()
    totals = database.execute(
        f"""SELECT coalesce(sum(households), 0) AS households, coalesce(sum(persons), 0) AS persons FROM household_count
             WHERE commune_id IN ({marks}) AND class IN (?)""", (*scope, loai)).fetchone()
    last = max(1, (totals["households"] + 49) // 50)
    pages = sorted({1, last} | set(range(max(1, trang - 2), min(last, trang + 2) + 1)))
    return HTMLResponse(LIST.render(
        title="Danh sách hộ", officer=officer, rows=rows, totals=totals, places=villages(officer["area"]), loai=loai, page=trang, pages=pages),
        headers=HEADERS)


@app.get("/ho/{household}")
def household(request: Request, household: uuid.UUID):
    database = connection()
    officer = officer_of(request)
    if officer is None:
        return HTMLResponse("", 401)
    scope = communes(officer["area"])
    row = database.execute(
        f"""SELECT id, code, village_id, address, status, version, commune_id, head_id, head_name, head_sort_key, persons, class, class_since,
                   flags, ethnicity FROM household WHERE id = ? AND commune_id IN ({','.join('?' * len(scope))})""",
        (household.bytes, *scope)).fetchone()
    if row is None:
        return HTMLResponse("", 404)
    one = (household.bytes,)
    sheets = database.execute(
        """SELECT id, household_id, reviewed_on, residence, income_points, income_points_origin, monthly_income, deprived, unknown, causes,
                  no_labour_capacity, note, officer_id, recorded_at, replaced_by FROM review_sheet
            WHERE household_id = ? ORDER BY reviewed_on DESC, recorded_at DESC, id DESC""", one).fetchall()
    events = database.execute(
        """SELECT event.seq, event.at, event.officer_id, event.operation FROM event_subject JOIN event ON event.seq = event_subject.seq
            WHERE event_subject.subject_id = ? ORDER BY event.seq DESC LIMIT 20""", one).fetchall()
    members = database.execute(
        """SELECT person.id, person.name, person.sex, person.born, person.ethnicity, person.personal_number, person.phone, membership.relation,
                  membership.joined_on, membership.left_on, membership.leave_reason
             FROM membership JOIN person ON person.id = membership.person_id WHERE membership.household_id = ?
            ORDER BY membership.left_on NULLS FIRST, CASE membership.relation WHEN 'head' THEN 0 WHEN 'spouse' THEN 1 ELSE 2 END,
                     person.born NULLS LAST, membership.id""", one).fetchall()
    latest = next((sheet for sheet in sheets if sheet["replaced_by"] is None), None)
    classified = latest and database.execute(
        "SELECT standard_id, fingerprint, possible, reasons FROM classification WHERE sheet_id = ? ORDER BY standard_id, classified_at",
        (latest["id"],)).fetchall()
    reasons = [[sentence(reason, latest["residence"]) for reason in json.loads(entry["reasons"])] for entry in classified or []]
    recognitions = database.execute(
        """SELECT id, household_id, standard_id, class, valid_from, valid_until, decision_number, decision_on FROM recognition
            WHERE household_id = ? ORDER BY valid_from DESC, standard_id""", one).fetchall()
    path, area = [], row["village_id"]
    while area in AREAS:
        path.append(AREAS[area]["name"])
        area = AREAS[area]["parent_id"]
    return HTMLResponse(HOUSEHOLD.render(
        title=row["head_name"], officer=officer, row=row, path=", ".join(path), latest=latest, classified=list(zip(classified or [], reasons)),
        present=[member for member in members if member["left_on"] is None], former=[member for member in members if member["left_on"]],
        sheets=sheets, recognitions=recognitions, events=events), headers=HEADERS)


def sentence(reason, residence):
    place = "khu vực thành thị" if residence == "urban" else "khu vực nông thôn"
    value, limit = reason.get("value"), reason["limit"]
    text = {"income_points_within": f"Điểm A là {value}, không vượt mức {limit} điểm của {place}.",
            "income_points_over": f"Điểm A là {value}, vượt mức {limit} điểm của {place}.",
            "deprivations_enough": f"Thiếu hụt {value} chỉ số, từ {limit} chỉ số trở lên.",
            "deprivations_few": f"Thiếu hụt {value} chỉ số, dưới {limit} chỉ số."}[reason["step"]]
    return text, reason["source"].replace("#", "-"), CITATIONS[reason["source"]]

"""The command line in hard places (159-168) and numbers out of range. Numbers in the names are those of docs/bad-inputs.md."""

import json
import os
import pathlib
import pwd
import shutil
import stat
import socket
import sqlite3
import subprocess
import time

import pytest
import workbooks as w
from conftest import ENVIRONMENT, PROGRAM, ROOT, run

COMMANDS = [
    ["law", "check"], ["law", "load"], ["classify"], ["import", "check"], ["import", "run"], ["report", "form"], ["form", "check"], ["demo", "load"],
    ["serve"], ["db", "migrate"], ["db", "status"], ["doctor"], ["user", "add"], ["user", "password"], ["text", "sort"], ["text", "decode"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_159_an_unknown_flag_is_a_fault_of_usage(command):
    outcome = run(*command, "--khong-co-tuy-chon-nay")
    assert outcome.code == 64 and not outcome.out and outcome.err, outcome


@pytest.mark.parametrize("arguments", [
    ["import", "check"], ["import", "check", "a.xlsx"], ["import", "run", "a.xlsx", "--unit", "20035"], ["report", "form"], ["form", "check"], ["classify"],
    ["classify", "--input", "a.csv"], ["user", "add", "--login", "a"], ["law", "load"], ["khong-co-lenh-nay"], ["serve", "--port"], ["serve", "--port", "0"],
    ["serve", "--port", "65536"], ["serve", "--port", "-1"], ["serve", "--port", "99999999999999999999"], ["demo", "load", "--households", "0"],
    ["demo", "load", "--households", "-5"], ["demo", "load", "--seed", "-1"], ["import", "check", "a.xlsx", "--unit", "1", "--as-of", "30/02/2026"],
    ["import", "check", "a.xlsx", "--unit", "1", "--as-of", "2026-02-30"], ["doctor", "--database", ""], ["doctor", "--lang", "fr"],
    ["user", "add", "--login", "a", "--name", "", "--role", "leader", "--unit", "20035"],
    ["user", "add", "--login", "a", "--name", "A", "--role", "root", "--unit", "20035"], ["text", "decode", "--from", "utf7"],
], ids=" ".join)
def test_159_a_missing_or_impossible_argument_is_a_fault_of_usage(arguments, tmp_path):
    outcome = run(*arguments, environment={"GIAMNGHEO_DATABASE": str(tmp_path / "a.db")})
    assert outcome.code == 64 and not outcome.out and outcome.err, outcome
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_162_every_command_explains_itself_in_a_narrow_terminal_without_a_locale(command):
    outcome = run(*command, "--help", environment={"LANG": "C", "LC_ALL": "C", "COLUMNS": "20"})
    assert outcome.code == 0 and "CÁCH DÙNG" in outcome.out, outcome


@pytest.mark.parametrize("columns", ["0", "1", "-5", "abc", "", "99999999999999999999", "9223372036854775807"])
def test_162_a_strange_width_of_the_terminal_does_no_harm(columns):
    for arguments in (["import", "check", "--help"], ["khong-co"]):
        assert run(*arguments, environment={"COLUMNS": columns}).code in (0, 64)


def test_162_a_terminal_of_20_columns_does_no_harm():
    process = subprocess.run(["script", "-qec", f"stty cols 20; {PROGRAM} import check --help", "/dev/null"], env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=60)
    assert process.returncode == 0 and "CÁCH DÙNG" in process.stdout.decode(), process


@pytest.mark.parametrize("arguments,code", [
    (["--unit", "99999", "--year", "2025"], 64), (["--unit", "20035", "--year", "0"], 64), (["--unit", "20035", "--year", "-9223372036854775808"], 64),
    (["--unit", "20035", "--year", "9223372036854775807"], 64), (["--unit", "", "--year", "2025"], 64),
    (["--unit", "20035'; DROP TABLE household", "--year", "2025"], 64),
])
def test_a_unit_or_year_that_there_is_not_is_a_fault_of_usage(database, arguments, code):
    assert run("report", "form", "7.2", *arguments, "--database", database).code == code


def test_76_a_day_without_rules_is_said(database, tmp_path):
    file = w.write(tmp_path / "a.xlsx", {"a": w.good()})
    # Without its first standard the law says nothing of 2020.
    law = shutil.copytree(ROOT / "law", tmp_path / "law")
    rules = law / "rules/poverty-standard"
    (rules / "2016-01-01.yaml").unlink()
    examples = (rules / "examples.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (rules / "examples.yaml").write_text("".join(line for line in examples if "standard: S2016" not in line), encoding="utf-8")
    outcome = run("import", "check", file, "--unit", "20035", "--as-of", "2020-12-31", "--law", law, "--database", database)
    assert outcome.code == 64 and "chuẩn nghèo" in outcome.err and not outcome.out, outcome


@pytest.mark.parametrize("number", ["7.11", "", "../7.2", "7.2\n"])
def test_a_form_that_there_is_not_is_said(database, number):
    outcome = run("report", "form", number, "--unit", "20035", "--year", "2025", "--database", database)
    assert outcome.code in (1, 64) and not outcome.out and outcome.err, outcome


def test_162_a_closed_input_an_ended_reader_and_no_terminal_do_no_harm(database):
    for redirect in ("<&-", "</dev/null", "<&- 2>&-"):
        assert subprocess.run(["sh", "-c", f'"$0" text sort {redirect}', PROGRAM], env=ENVIRONMENT, timeout=60).returncode == 0
    for command in ("text sort", f"report form 7.2 --unit 20035 --year 2025 --database '{database}'", "--help"):
        piped = f'set -o pipefail; yes "Nguyễn Văn Tèo" | head -n 20000 | "$0" {command} | head -c 10 >/dev/null'
        assert subprocess.run(["bash", "-c", piped, PROGRAM], cwd=ROOT, env=ENVIRONMENT, timeout=120, capture_output=True).returncode in (0, 141)
        closed = subprocess.run(["sh", "-c", f'"$0" {command} >&- 2>&-', PROGRAM], cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, timeout=60)
        assert closed.returncode == 0, command
    full = subprocess.run(["sh", "-c", '"$0" law check >/dev/full', PROGRAM], cwd=ROOT, env=ENVIRONMENT, timeout=60)
    assert full.returncode in (0, 1)


def test_162_vietnamese_letters_come_through_without_a_locale(tmp_path):
    for locale in ({}, {"LANG": "C", "LC_ALL": "C"}, {"LANG": "xx_YY.garbage"}, {"LANG": "vi_VN.UTF-8", "TZ": "Nowhere/Here"}):
        process = subprocess.run([PROGRAM, "text", "sort", "--people"], input="Đỗ Thị Đào\nHồ Văn Ỷ\nTrần An\n".encode(), env={**ENVIRONMENT, **locale},
                                 capture_output=True, timeout=60)
        assert process.stdout.decode() == "Trần An\nĐỗ Thị Đào\nHồ Văn Ỷ\n"


def test_162_bytes_that_are_no_text_do_not_stop_the_commands_for_text():
    for command in ("sort", "decode"):
        process = subprocess.run([PROGRAM, "text", command, "--json"], input=b"\xff\xfe\x00\n\xc3\n" + b"a" * 1_000_000 + b"\n", env=ENVIRONMENT,
                                 capture_output=True, timeout=60)
        assert process.returncode == 0 and json.loads(process.stdout)


@pytest.mark.parametrize("name", ["a b.db", "a\nb.db", "-a.db", "đỗ.db", "'\".db", "a;b.db", "x?mode=ro.db"])
def test_163_records_may_have_any_name(tmp_path, name):
    outcome = run("db", "migrate", f"--database={name}", cwd=tmp_path)
    assert outcome.code == 0 and name in os.listdir(tmp_path), outcome
    assert run("db", "status", f"--database={name}", cwd=tmp_path).code == 0


@pytest.mark.parametrize("path", ["/proc/giamngheo.db", "/dev/null", "/dev/null/a.db", "/etc/hostname/a/b.db", "/"])
def test_164_records_that_cannot_be_written_are_told_in_a_sentence(path):
    outcome = run("doctor", "--database", path)
    assert outcome.code == 78 and "Không mở được cơ sở dữ liệu" in outcome.err and not outcome.out, outcome


@pytest.mark.skipif(os.getuid() != 0, reason="only root can lend records to somebody else")
def test_164_records_of_root_are_told_to_somebody_else_in_a_sentence(tmp_path_factory, tmp_path):
    nobody = pwd.getpwnam("nobody").pw_uid
    # The program stands where nobody may go; a copy of it can be run.
    folder = pathlib.Path("/tmp") / f"giamngheo-{os.getpid()}"
    folder.mkdir(mode=0o755)
    try:
        program, records = folder / "giamngheo", folder / "a.db"
        os.link(PROGRAM, program) if os.stat(PROGRAM).st_dev == os.stat(folder).st_dev else subprocess.run(["cp", PROGRAM, program], check=True)
        assert run("db", "migrate", "--database", records).code == 0
        for options in ({}, {"LANG": "C"}):
            process = subprocess.run([program, "doctor", "--database", records], user=nobody, cwd="/", env={**ENVIRONMENT, **options},
                                     capture_output=True, timeout=60)
            assert process.returncode == 78 and "Không mở được" in process.stderr.decode(), process
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)


def test_161_records_are_made_for_their_owner_alone(tmp_path):
    os.umask(0o022)
    assert run("db", "migrate", "--database", tmp_path / "new" / "a.db").code == 0
    for file in [tmp_path / "new", *(tmp_path / "new").iterdir()]:
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


def test_161_the_password_of_the_records_is_never_shown():
    for address in ("postgres://u:bi-mat-9f@127.0.0.1:1/x", "postgres://u:bi-mat-9f@[::1]:1/x?schema=a", "postgres://u:bi-mat-9f@khong-co.invalid/x"):
        outcome = run("doctor", "--database", address)
        assert outcome.code in (1, 75, 78) and outcome.err and "bi-mat-9f" not in outcome.out + outcome.err, outcome
        assert "bi-mat-9f" not in run("doctor", environment={"GIAMNGHEO_DATABASE": address}).err


def test_164_files_of_other_programs_are_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE a (b)")
    (tmp_path / "text.db").write_text("không phải cơ sở dữ liệu " * 100)
    for name in ("other.db", "text.db"):
        before = (tmp_path / name).read_bytes()
        outcome = run("doctor", "--database", tmp_path / name)
        assert outcome.code == 78 and "không phải cơ sở dữ liệu" in outcome.err, outcome
        assert (tmp_path / name).read_bytes() == before


def test_165_records_that_a_server_holds_are_refused_to_others(database):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    server = subprocess.Popen([PROGRAM, "serve", "--port", str(port), "--database", database], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        outcome = run("doctor", "--database", database)
        assert outcome.code == 75 and "dừng máy chủ" in outcome.err, outcome
        taken = run("serve", "--port", port, "--database", str(database) + "2")
        assert taken.code == 75 and str(port) in taken.err, taken
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.mark.parametrize("command", ["import", "form"])
def test_167_what_is_no_file_is_refused_at_once(check, tmp_path, command):
    os.mkfifo(tmp_path / "pipe")
    os.symlink(tmp_path / "loop", tmp_path / "loop")
    for path, word in [
        (tmp_path / "pipe", "tệp thường"), (tmp_path / "loop", "Không mở được"), (tmp_path, "tệp thường"), ("/dev/zero", "tệp thường"),
        ("/dev/random", "tệp thường"), (tmp_path / "nowhere", "Không mở được"), (tmp_path / "nowhere" / "a", "Không mở được"), ("", "Không mở được"),
    ]:
        outcome = check(path, seconds=15) if command == "import" else run("form", "check", path, seconds=15)
        assert outcome.code == 1 and word in outcome.err, outcome


def test_167_a_result_is_not_written_over_what_is_read_or_onto_a_full_disk(tmp_path):
    rows = "id,reviewed_on,residence,persons,income_points,monthly_income_per_person,deprivations\n1,2026-01-01,rural,3,100,,110000000000\n"
    (tmp_path / "a.csv").write_text(rows)
    os.link(tmp_path / "a.csv", tmp_path / "b.csv")
    for name in ("a.csv", "b.csv"):
        outcome = run("classify", "--input", tmp_path / "a.csv", "--output", tmp_path / name)
        assert outcome.code == 1 and "trùng" in outcome.err, outcome
    assert (tmp_path / "a.csv").read_text() == rows
    for target in ("/dev/full", tmp_path, tmp_path / "no" / "where.csv"):
        outcome = run("classify", "--input", tmp_path / "a.csv", "--output", target)
        assert outcome.code == 1 and "Không ghi được" in outcome.err, outcome


def test_167_a_form_is_not_written_where_it_cannot_be(database, tmp_path):
    for target in (tmp_path / "no" / "a.xlsx", tmp_path / "no" / "a.csv", tmp_path / "no" / "a.json"):
        outcome = run("report", "form", "7.2", "--unit", "20035", "--year", "2025", "--output", target, "--database", database)
        assert outcome.code == 1 and "Không ghi được" in outcome.err, outcome
    assert run("report", "form", "7.2", "--unit", "20035", "--year", "2025", "--output", tmp_path / "a.docx", "--database", database).code == 64


def test_168_an_empty_variable_counts_as_unset(tmp_path):
    for environment in ({"GIAMNGHEO_DATABASE": ""}, {"GIAMNGHEO_DATABASE": str(tmp_path / "data" / "giamngheo.db")}):
        assert run("db", "migrate", environment=environment, cwd=tmp_path).code == 0
        assert (tmp_path / "data" / "giamngheo.db").exists() and sorted(os.listdir(tmp_path)) == ["data"]
    assert run("law", "check", environment={"GIAMNGHEO_LAW": ""}).code == 0


def test_law_that_is_not_there_is_a_fault_of_configuration(tmp_path):
    for folder in (tmp_path, "/nonexistent", "/dev/null"):
        outcome = run("doctor", "--law", folder, "--database", tmp_path / "a.db")
        assert outcome.code == 78 and outcome.err, outcome


@pytest.mark.parametrize("value", ["1e300", "-1e300", "1e19", "9.3e18", "NaN", "inf", "1e-300"])
def test_60_a_form_with_numbers_out_of_range_is_checked_without_harm(tmp_path, value):
    number = w.sheet([
        w.row(1, ["Biểu 7.2 diễn biến hộ nghèo"]),
        '<row r="2">' + "".join(f'<c r="{w.letters(i + 2)}2"><v>{i + 1}</v></c>' for i in range(9)) + "</row>",
        '<row r="3">' + w.cell(3, 1, "Xã A") + "".join(f'<c r="{w.letters(i + 2)}3"><v>{value}</v></c>' for i in range(9)) + "</row>",
    ])
    for more in ([], ["--json"]):
        outcome = run("form", "check", w.write(tmp_path / "a.xlsx", {"a": number}), *more)
        assert outcome.code in (0, 1, 2), outcome

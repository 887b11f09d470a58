"""The help of every command in the language asked for: nobody who reads no English meets an English sentence."""

import re
import sqlite3

import pytest
from conftest import run

ENGLISH = re.compile(
    r"\b(the|of|and|with|without|is|are|not|show|every|what|when|whatever|exit|default|values|usage|options|overview|arguments|subcommands?"
    r"|error|missing|unknown|invalid|unexpected|example|see|help information|please|provide)\b", re.IGNORECASE)
VIETNAMESE = re.compile(r"[À-ỹĐđ]")


def named_in(text, title):
    """What stands under a title: each name with its whole explanation."""
    section = re.search(rf"^{title}:\n((?:(?:  .*)?\n)*)", text + "\n", re.MULTILINE)
    entries = re.findall(r"^  (\S.*(?:\n   +\S.*)*)", section[1], re.MULTILINE) if section else []
    return [entry for entry in entries if not entry.startswith(("Xem", "See"))]


def every_command(path=()):
    """Each command with its help, found by walking down from the program."""
    text = run(*path, "--help").out
    yield path, text
    for entry in named_in(text, "LỆNH CON"):
        yield from every_command((*path, entry.split()[0]))


def test_every_command_and_option_is_explained_in_vietnamese():
    commands = dict(every_command())
    assert {("areas", "act", "undo"), ("user", "password"), ("import", "run"), ("review", "reclassify")} <= commands.keys(), sorted(commands)
    for path, text in commands.items():
        # What is typed as it stands is no sentence.
        prose = re.sub(r"(?m)^  [a-z]+(?=\s)|--[a-z-]+|<[a-z-]+>|Ví dụ: .*|giamngheo( [a-z]+)*|\S*[/=_.]\S+", "", text)
        assert not ENGLISH.search(prose), (path, ENGLISH.search(prose), text)
        assert "CÔNG DỤNG: " in text and "CÁCH DÙNG: giamngheo" in text, text
        for title in ("THAM SỐ", "TÙY CHỌN", "LỆNH CON"):
            for entry in named_in(text, title):
                assert VIETNAMESE.search(entry), (path, entry)
        if "LỆNH CON" not in text and path not in {("areas", "act", "list")}:
            assert "Ví dụ: giamngheo " + " ".join(path) in re.sub(r"\s+", " ", text), text


@pytest.mark.parametrize("path", [[], ["areas"], ["areas", "act", "apply"], ["import", "check"], ["user", "password"]], ids=" ".join)
@pytest.mark.parametrize("language", [["--lang", "en"], ["--lang=en"]], ids=" ".join)
def test_help_is_english_for_who_asks(path, language):
    text = run(*path, "--help", *language).out
    assert "OVERVIEW: " in text and "USAGE: giamngheo" in text and not VIETNAMESE.search(text), text


@pytest.mark.parametrize("arguments,words", [
    (["import", "check"], "Thiếu '<file>'"), (["import", "check", "a.xlsx", "--unit", "1"], "Thiếu '--as-of <as-of>'"),
    (["serve", "--prt", "1"], "Không có tùy chọn '--prt'. Có phải '--port'?"), (["serve", "--khong-co-tuy-chon"], "Không có tùy chọn '--khong-co-tuy-chon'."),
    (["serve", "--port"], "Thiếu giá trị cho '--port <port>'"), (["serve", "--port", "abc"], "Giá trị 'abc' không hợp lệ cho '--port <port>'"),
    (["doctor", "--lang", "fr"], "Giá trị 'fr' không hợp lệ cho '--lang <lang>'. Chọn một trong: 'vi', 'en'."),
    (["khong-co-lenh-nay"], "Không hiểu 'khong-co-lenh-nay'."), (["doctor", "a", "b"], "Không hiểu: 'a', 'b'."),
    (["doctor", "--json=1"], "không kèm giá trị '1'."), (["doctor", "--database", ""], "phải là tên tệp"),
])
def test_a_fault_of_usage_is_told_in_vietnamese(arguments, words):
    outcome = run(*arguments)
    assert outcome.code == 64 and outcome.err.startswith("Lỗi: ") and "Cách dùng: giamngheo" in outcome.err, outcome
    assert words in outcome.err, outcome


def test_a_password_is_set_anew_and_the_log_says_so(database, tmp_path):
    outcome = run("user", "password", "binhdien", "--database", database)
    assert outcome.code == 0 and re.fullmatch(r"binhdien  \w{4}-\w{4}-\w{4}\n", outcome.out) and "Đã đổi mật khẩu" in outcome.err, outcome
    for line, code in (("mật khẩu của tôi\n", 0), ("ngắn\n", 64), ("", 64)):
        (tmp_path / "line").write_text(line)
        with open(tmp_path / "line") as stdin:
            outcome = run("user", "password", "BinhDien", "--ask", "--database", database, stdin=stdin)
        assert outcome.code == code and "mật khẩu của tôi" not in outcome.out + outcome.err, outcome
    assert run("user", "password", "khong.co", "--database", database).code == 64
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as records:
        told = records.execute("SELECT detail FROM event WHERE operation = 'ChangePassword'").fetchall()
    assert len(told) == 2 and all("binhdien" in str(line) for line in told), told

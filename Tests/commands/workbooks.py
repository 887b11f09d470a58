"""Workbooks made by hand, so that they can be made wrong."""

import struct
import zipfile
import zlib

HEADINGS = [
    "STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD", "Xã", "Mã xã",
    "Thôn", "Dân tộc", "Phân loại hộ (1 nghèo, 2 cận nghèo)", "Số quyết định công nhận", "Ngày quyết định",
]
WORKBOOK = '<workbook xmlns:r="r"><sheets>{}</sheets></workbook>'
RELATIONS = "<Relationships>{}</Relationships>"
TYPES = '<?xml version="1.0"?><Types/>'


def line(number, name, born="02/03/1980", **change):
    cells = dict(zip(HEADINGS, [str(number), name, name, "Chủ hộ", born, "Nam", "", "Xã Bình Điền", "20035", "Thôn 1 Bình Tiến", "Kinh",
                                "1", "15/QĐ-UBND", "20/10/2026"]))
    return [{**cells, **{HEADINGS[int(key[1:])]: value for key, value in change.items()}}[heading] for heading in HEADINGS]


def letters(column):
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def cell(row, column, text, style=""):
    return f'<c r="{letters(column)}{row}" t="inlineStr"{style}><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row(number, texts, attributes=""):
    return f'<row r="{number}"{attributes}>' + "".join(cell(number, i, t) for i, t in enumerate(texts) if t) + "</row>"


def sheet(rows):
    return "<worksheet><sheetData>" + "".join(rows) + "</sheetData></worksheet>"


def table(lines, headings=HEADINGS):
    return [row(1, headings)] + [row(number, texts) for number, texts in enumerate(lines, 2)]


def good(*more):
    return sheet(table([line(1, "Nguyễn Văn Tèo")]) + list(more))


def write(path, sheets, extra=None, hidden=(), compression=zipfile.ZIP_DEFLATED):
    """Puts a workbook together out of the XML of its sheets."""
    names = list(sheets)
    entries = "".join(
        f'<sheet name="{name}" r:id="r{i}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>' for i, name in enumerate(names)
    )
    links = "".join(f'<Relationship Id="r{i}" Target="worksheets/sheet{i}.xml"/>' for i, _ in enumerate(names))
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", WORKBOOK.format(entries))
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(links))
        for i, name in enumerate(names):
            if sheets[name] is not None:
                archive.writestr(f"xl/worksheets/sheet{i}.xml", sheets[name])
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def blank(path, megabytes, name="xl/worksheets/sheet0.xml"):
    """A workbook whose sheet unfolds to so many megabytes of blanks; made in pieces, so that the test itself stays small."""
    write(path, {"a": None})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        part.write(b"<worksheet>")
        for _ in range(megabytes):
            part.write(b" " * 1_000_000)
        part.write(b"</worksheet>")
    return path


def overlapping(path, copies=1_000, kernel_size=1_000_000):
    """Many names for one packed part: every entry of the directory leads to the same bytes."""
    kernel = b"\0" * kernel_size
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(kernel) + packer.flush()
    crc = zlib.crc32(kernel)
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), len(kernel), 1, 0) + b"a" + packed
    names = [f"xl/worksheets/sheet{i}.xml".encode() for i in range(copies)]
    directory = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(packed), len(kernel), len(name), 0, 0, 0, 0, 0, 0) + name
        for name in names
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(names), len(names), len(directory), len(head), 0)
    path.write_bytes(head + directory + end)
    return path


def patched(path, mark, offset, value):
    """Overwrites a field of every header that begins with `mark`."""
    data = bytearray(path.read_bytes())
    start = data.find(mark)
    while start >= 0:
        data[start + offset:start + offset + len(value)] = value
        start = data.find(mark, start + 4)
    path.write_bytes(data)
    return path

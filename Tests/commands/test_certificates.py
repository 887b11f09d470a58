"""Certificates from the command line: issued, listed, verified, revoked, written as one PDF."""

import json
import subprocess

import pytest
from conftest import run


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    path = tmp_path_factory.mktemp("certificates") / "demo.db"
    assert run("demo", "load", "--households", "120", "--json", "--database", path, seconds=300).code == 0
    return path


def test_from_issue_to_revocation(records, tmp_path):
    issue = ["certificate", "issue", "--unit", "20035", "--signer", "Nguyễn Văn Minh", "--database", records]
    issued = run(*issue, "--json")
    assert issued.code == 0, issued
    count = json.loads(issued.out)["certificates"]
    assert count > 0
    again = run(*issue)
    assert again.code == 1 and "chưa có giấy" in again.err, again

    listed = json.loads(run("certificate", "list", "--unit", "20035", "--json", "--database", records).out)
    assert len(listed) == count and all(line["isValid"] for line in listed)
    code = listed[0]["code"]
    valid = run("certificate", "verify", code.lower(), "--database", records)
    assert valid.code == 0 and valid.out.strip() == "Giấy còn hiệu lực."

    batch = [line for line in json.loads(run("document", "list", "--json", "--kind", "certificates", "--database", records).out)]
    assert len(batch) == 1 and batch[0]["number"].endswith("/GCN-HN.HCN")
    path = tmp_path / "giay.pdf"
    assert run("document", "render", batch[0]["id"], "--format", "pdf", "--output", path, "--database", records).code == 0
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert f"Pages:           {count}" in info

    # Revoked, and a code that nobody was given: the same answer.
    assert run("certificate", "revoke", code, "--reason", "08/BB-UBND", "--database", records).code == 0
    for asked in (code, "ACDE-FGHK-LMNP", "x"):
        answer = run("certificate", "verify", asked, "--database", records)
        assert answer.code == 1 and answer.out.strip() == "Giấy không có hiệu lực." and answer.err == "", answer
    assert run("certificate", "revoke", code, "--reason", "x", "--database", records).code == 1

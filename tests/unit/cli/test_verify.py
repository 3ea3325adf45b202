from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footprint.cli.verify import verify
from footprint.labels.authority import Authority
from footprint.labels.signing import sign_pdf
from reports import label_pdf
from tests.data.labelled import facts_for, load


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    public = load("public")
    key = Authority(home).key(sample=True, valid_until=date(2028, 11, 20))
    unsigned = label_pdf(public, facts_for(public), public["sha256"])
    (home / "label.pdf").write_bytes(sign_pdf(unsigned, key, "reason", "name"))
    (home / "unsigned.pdf").write_bytes(unsigned)
    return home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(verify, list(arguments), env={"FOOTPRINT_HOME": str(home)})


def test_a_genuine_label_is_valid(home: Path) -> None:
    result = run(home, str(home / "label.pdf"))
    assert result.exit_code == 0
    assert "Status not checked offline" in result.stdout
    assert "147.44726315789475 kg CO2e per 1 piece, recomputed at the level: groups" in result.stdout
    assert "SAMPLE" in result.stdout


def test_json_is_one_document(home: Path) -> None:
    result = run(home, str(home / "label.pdf"), "--json")
    verdict = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (verdict["valid"], verdict["reason"], verdict["level"], verdict["sample"]) == (True, "valid", "groups", True)
    assert verdict["number"] == "FP-2026-000123"
    assert verdict["unit"] == "kg CO2e per 1 piece"
    assert "offline" in verdict["status"]
    assert "离线" in verdict["status_zh"]
    assert all(check["ok"] for check in verdict["checks"])


def test_a_refused_file_is_exit_one_with_its_reason(home: Path) -> None:
    result = run(home, str(home / "unsigned.pdf"), "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["reason"] == "unsigned"
    assert "unsigned" in run(home, str(home / "unsigned.pdf")).stdout


def test_another_ca_is_given_by_option(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "ca.pem"
    other.write_bytes(Authority(tmp_path / "other").ca_pem())
    result = run(home, str(home / "label.pdf"), "--json", "--trust", str(other))
    assert result.exit_code == 1
    assert json.loads(result.stdout)["reason"] == "unknown-issuer"
    assert run(tmp_path, str(home / "label.pdf"), "--trust", str(home / "pki" / "ca.pem")).exit_code == 0


def _release(home: Path, release: str) -> None:
    folder = home / "releases" / release
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}")


def test_a_release_of_the_instance_is_compared(home: Path, tmp_path: Path) -> None:
    (tmp_path / "pki").mkdir()
    (tmp_path / "pki" / "ca.pem").write_bytes((home / "pki" / "ca.pem").read_bytes())
    _release(tmp_path, "0" * 64)
    assert json.loads(run(tmp_path, str(home / "label.pdf"), "--json").stdout)["reason"] == "unknown-release"
    _release(tmp_path, load("public")["release"])
    assert run(tmp_path, str(home / "label.pdf")).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.pdf"], "cannot be read"),
        (["."], "cannot be read"),
        ([], "Missing argument"),
    ],
)
def test_unusable_input_is_exit_two_with_one_message(
    home: Path, arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    result = run(home, *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_without_a_ca_it_says_what_to_give(home: Path, tmp_path: Path) -> None:
    result = run(tmp_path, str(home / "label.pdf"))
    assert result.exit_code == 2
    assert "--trust" in result.stderr
    no_certificate = run(home, str(home / "label.pdf"), "--trust", str(home / "label.pdf"))
    assert no_certificate.exit_code == 2
    assert "not a certificate" in no_certificate.stderr

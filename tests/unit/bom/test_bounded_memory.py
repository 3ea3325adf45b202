"""Every bad file is refused by a process whose memory is bounded, through the reader and through the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.bom.hostile_files import FILES

PEAK = 420  # MB that a process may ever have had; the interpreter and the reader alone take 25
ADDRESSES = 1_500_000_000
GUARD = 120  # seconds after which a test is given up: no time is asserted
LIMITED = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({ADDRESSES}, {ADDRESSES}));"
READER = (
    LIMITED
    + """
import json, sys
from pathlib import Path
from footprint.bom import propose, read_bom
from footprint.findings import InputError
path = Path(sys.argv[1])
found = []
for read in (propose, read_bom):
    try:
        read(path.read_bytes(), path.name)
    except InputError as error:
        found = [(one.code, one.en, one.zh) for one in error.findings]
# not ru_maxrss, which begins with that of the process that started this one
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(json.dumps([found, int(status["VmHWM"].split()[0]) // 1024]))
"""
)
COMMAND = LIMITED + "from footprint.cli import main; main()"


def run(code: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FOOTPRINT_HOME": str(home)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=GUARD, check=False)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's account of a process")
@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_within_bounds(name: str, tmp_path: Path) -> None:
    make, code = FILES[name]
    file = tmp_path / name
    file.write_bytes(make())
    done = run(READER, str(file), home=tmp_path / "home")
    assert done.returncode == 0, done.stderr[-2000:]
    found, peak = json.loads(done.stdout)
    assert found[0][0] == code
    assert all(en and zh and en != zh for _, en, zh in found)
    assert peak < PEAK


@pytest.mark.parametrize("name", ["macros.xlsm", "million-columns.csv", "nested.json", "encrypted.xlsx"])
@pytest.mark.parametrize("command", [("calculate",), ("bom", "columns")])
def test_a_command_says_it_in_one_sentence(command: tuple[str, ...], name: str, tmp_path: Path) -> None:
    make, _ = FILES[name]
    file = tmp_path / name
    file.write_bytes(make())
    done = run(COMMAND, *command, str(file), home=tmp_path / "home")
    assert "Traceback" not in done.stderr
    if name.endswith(".json") and command[0] == "bom":
        assert done.returncode == 0  # JSON has no columns to look at; its content is read by who calculates
    else:
        assert done.returncode == 2, done.stderr
        assert done.stderr.startswith("error: ")
        assert done.stderr.count("\n") == 1

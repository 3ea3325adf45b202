"""The wheel carries what stands outside the package: templates, packs, fonts, samples, translations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
ASK = """
import json, sys
from pathlib import Path
import footprint, reports
from footprint import create_app
from footprint.demo.samples import read_samples
from footprint.inventory import read_packs, shipped_packs
from footprint.migrations import upgrade
from footprint.settings import Settings
from reports import fonts

settings = Settings(home=Path(sys.argv[1]))
upgrade(settings)
app = create_app(settings)
print(json.dumps({
    "from": footprint.__file__,
    "home": app.test_client().get("/").status_code,
    "login": app.test_client().get("/login", headers={"Accept-Language": "zh"}).text.count("登录") > 0,
    "packs": len(read_packs(shipped_packs()).processes),
    "samples": len(read_samples()),
    "font": (Path(fonts.__file__).parent / "OFL.txt").is_file(),
}))
"""


def test_what_a_wheel_brings_is_enough(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(tmp_path / "home")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found.pop("from").startswith(str(installed))
    packs = found.pop("packs")
    assert packs > 400
    assert found == {"home": 200, "login": True, "samples": 5, "font": True}

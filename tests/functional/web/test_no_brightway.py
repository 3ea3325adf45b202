"""Pages never wait for Brightway: a fresh process that served every page has not imported it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.functional.web.walking import new_study
from tests.site import Site

SCRIPT = """
import sys
from footprint.app import create_app
from footprint.settings import Settings

home, login, study = sys.argv[1:4]
app = create_app(Settings(_env_file=None, home=home))
client = app.test_client()
with client.session_transaction() as session:
    session["_user_id"], session["_fresh"] = login, True
pages = ["/", "/studies/", f"/studies/{study}/bom", f"/studies/{study}/match", f"/studies/{study}/match/line?line=2",
         "/labels", "/datasets", "/datasets?q=steel", "/datasets/pp-cn", "/datasets.csv",
         "/datasets/pp-cn/composition.csv", "/releases", "/releases/compare", "/releases/compare/pp-cn", "/verify",
         "/footprints/received", "/reviews",
         "/account", "/readyz", "/ca.pem", "/studies/template-en.xlsx"]
for page in pages:
    response = client.get(page)
    assert response.status_code == 200, (page, response.status_code)
found = {"bw2calc", "bw_processing", "matrix_utils", "bw2data", "bw2io", "stats_arrays"} & set(sys.modules)
assert not found, found
"""


def test_every_page_without_brightway(site: Site) -> None:
    study = new_study(site.client(site.people.manufacturer))
    login = site.people.manufacturer.get_id()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(site.settings.home), login, study],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]

"""What a study declares beside its bill of materials: the names of the parts and how much of them is read.

A declaration is a plain JSON object as a file or a page gave it. The room that a part belongs to parses it into
frozen values and raises InputError with everything that is wrong; here nothing is understood. In a JSON bill of
materials the parts stand beside `product` and `lines`, under their English or Chinese name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

Declarations = Mapping[str, Mapping[str, Any]]
NOTHING: Declarations = MappingProxyType({})

# name → its Chinese heading. Which room reads what stands in docs/declarations.md.
NAMES: Mapping[str, str] = {
    "production": "现场生产",
    "profile": "使用情景",
    "instruments": "电力凭证",
    "recycling_evidence": "再生证据",
    "carbon": "碳核算",
    "statement": "研究说明",
    "rules": "规则集",
    "scenarios": "减排情景",
    "uncertainty": "不确定度",
}
# canonical JSON of one part; a site's meters for years fit many times over
MAX_BYTES = 1_000_000

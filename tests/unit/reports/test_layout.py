from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import fonts
from reports.figures import clipped
from reports.style import fitted


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aW 钢板<&₂\U0001f600-"), max_size=600),
    st.floats(min_value=40, max_value=400),
    st.floats(min_value=14, max_value=60),
)
def test_a_text_never_leaves_its_box(text: str, width: float, height: float) -> None:
    made = fitted(text, width, height, 20, least=6)
    assert made.wrap(width, 10_000)[1] <= height
    assert made.minWidth() <= width + 1e-6 or made.style.wordWrap == "CJK" or made.style.splitLongWords


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    assert clipped("钢" * 100, 8, 80).endswith("…")
    assert clipped("short", 8, 80) == "short"
    long = fitted("word " * 500, 100, 20, 12)
    assert long.getPlainText().endswith("…")
    assert fonts.REPLACEMENT not in long.getPlainText()

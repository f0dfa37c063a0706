"""What the tests of reading share."""

from collections.abc import Callable

import pytest

from naptrack import extract
from naptrack.models import Stage
from naptrack.reading import read


@pytest.fixture(scope="session")
def told() -> Callable[[str], list[str]]:
    """Gives the stages of a text, as "MNG approval 2017-05-08/2017-05-10 planned", in alphabetical order."""

    def stages(text: str) -> list[str]:
        found = set()
        for m in extract.read(read(text.encode(), path="a.txt")).mentions:
            if isinstance(m.mark, Stage):
                days = m.date.start if m.date.start == m.date.end else f"{m.date.start}/{m.date.end}"
                found.add(
                    " ".join(filter(None, [m.iso3, m.mark.value, days, m.modality.value.removeprefix("occurred")]))
                )
        return sorted(found)

    return stages

"""Archives for tests."""

import io
import zipfile
from collections.abc import Mapping


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members, by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return packed.getvalue()

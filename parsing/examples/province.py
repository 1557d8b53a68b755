"""云川省, a province that does not exist: its regions, with codes that GB/T 2260 does not use."""

from dataclasses import dataclass
from typing import Literal

RegionLevel = Literal["province", "prefecture", "county"]


@dataclass(frozen=True, slots=True)
class Region:
    """A place of the invented province; ``parent`` is the code of the region it lies in."""

    code: str
    name: str
    level: RegionLevel
    parent: str | None


PROVINCE = Region("990000", "云川省", "province", None)

REGIONS = (
    PROVINCE,
    Region("990100", "澜江市", "prefecture", "990000"),
    Region("990102", "泊桥区", "county", "990100"),
    Region("990103", "望澜区", "county", "990100"),
    Region("990121", "枫砚县", "county", "990100"),
    Region("990181", "临棠市", "county", "990100"),
    Region("990200", "云泊市", "prefecture", "990000"),
    Region("990202", "鉴泊区", "county", "990200"),
    Region("990221", "栖霖县", "county", "990200"),
    Region("990222", "岚屿县", "county", "990200"),
    Region("990300", "石棠市", "prefecture", "990000"),
    Region("990302", "棠溪区", "county", "990300"),
    Region("990321", "磐川县", "county", "990300"),
    Region("990381", "渡云市", "county", "990300"),
    Region("990400", "松岚市", "prefecture", "990000"),
    Region("990402", "岚城区", "county", "990400"),
    Region("990421", "雾渡县", "county", "990400"),
    Region("990422", "芷泉县", "county", "990400"),
    Region("992300", "云岫彝族自治州", "prefecture", "990000"),
    Region("992301", "岫城市", "county", "992300"),
    Region("992322", "杉坪县", "county", "992300"),
    Region("992323", "澜源县", "county", "992300"),
)

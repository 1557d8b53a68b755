"""The sixty agencies of the invented province, on every level, with peers in every field."""

from dataclasses import dataclass
from typing import Literal

AgencyLevel = Literal["provincial", "prefectural", "county", "township"]
Scope = Literal["own", "jurisdiction"]


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an agency bore up to and including its report for ``until_year``."""

    name: str
    until_year: int


@dataclass(frozen=True, slots=True)
class Agency:
    """An invented agency.

    ``region`` is the code of its region, ``field`` what it is in charge of, ``scope`` whether its
    report covers the body itself or the whole jurisdiction, ``requests`` how many requests for
    information it receives in an ordinary year.
    """

    name: str
    region: str
    level: AgencyLevel
    field: str
    requests: int
    scope: Scope = "own"
    former: tuple[FormerName, ...] = ()

    def name_in(self, year: int) -> str:
        """The name on its report for ``year``."""
        for former in self.former:
            if year <= former.until_year:
                return former.name
        return self.name


def _government(name: str, region: str, level: AgencyLevel, requests: int) -> Agency:
    return Agency(name, region, level, "government", requests, scope="jurisdiction")


PROVINCIAL = (
    _government("云川省人民政府", "990000", "provincial", 6200),
    Agency("云川省人民政府办公厅", "990000", "provincial", "government_office", 210),
    Agency("云川省司法厅", "990000", "provincial", "justice", 140),
    Agency("云川省教育厅", "990000", "provincial", "education", 95),
    Agency("云川省公安厅", "990000", "provincial", "public_security", 260),
    Agency("云川省自然资源厅", "990000", "provincial", "natural_resources", 320),
    Agency("云川省财政厅", "990000", "provincial", "finance", 60),
    Agency("云川省市场监督管理局", "990000", "provincial", "market_regulation", 110),
    Agency("云川省生态环境厅", "990000", "provincial", "ecology", 75),
)

PREFECTURAL = (
    _government("澜江市人民政府", "990100", "prefectural", 2400),
    Agency("澜江市人民政府办公室", "990100", "prefectural", "government_office", 150),
    Agency("澜江市司法局", "990100", "prefectural", "justice", 48),
    Agency("澜江市教育局", "990100", "prefectural", "education", 36),
    Agency("澜江市公安局", "990100", "prefectural", "public_security", 190),
    Agency("澜江市自然资源局", "990100", "prefectural", "natural_resources", 230),
    Agency("澜江市市场监督管理局", "990100", "prefectural", "market_regulation", 70),
    _government("云泊市人民政府", "990200", "prefectural", 1300),
    Agency("云泊市司法局", "990200", "prefectural", "justice", 18),
    Agency("云泊市教育局", "990200", "prefectural", "education", 14),
    Agency("云泊市公安局", "990200", "prefectural", "public_security", 82),
    Agency(
        "云泊市自然资源局",
        "990200",
        "prefectural",
        "natural_resources",
        96,
        former=(FormerName("云泊市自然资源和规划局", 2020),),
    ),
    _government("石棠市人民政府", "990300", "prefectural", 900),
    Agency("石棠市司法局", "990300", "prefectural", "justice", 12),
    Agency("石棠市教育局", "990300", "prefectural", "education", 9),
    Agency("石棠市市场监督管理局", "990300", "prefectural", "market_regulation", 24),
    _government("松岚市人民政府", "990400", "prefectural", 620),
    Agency("松岚市司法局", "990400", "prefectural", "justice", 8),
    Agency("松岚市公安局", "990400", "prefectural", "public_security", 34),
    Agency("松岚市自然资源局", "990400", "prefectural", "natural_resources", 58),
    Agency("松岚市财政局", "990400", "prefectural", "finance", 6),
    _government("云岫彝族自治州人民政府", "992300", "prefectural", 410),
    Agency("云岫彝族自治州司法局", "992300", "prefectural", "justice", 7),
    Agency("云岫彝族自治州教育局", "992300", "prefectural", "education", 5),
)

COUNTY = (
    _government("泊桥区人民政府", "990102", "county", 420),
    Agency("泊桥区司法局", "990102", "county", "justice", 5),
    Agency("泊桥区教育局", "990102", "county", "education", 5),
    Agency("泊桥区市场监督管理局", "990102", "county", "market_regulation", 9),
    _government("望澜区人民政府", "990103", "county", 360),
    Agency("望澜区教育局", "990103", "county", "education", 4),
    _government("枫砚县人民政府", "990121", "county", 120),
    Agency("枫砚县司法局", "990121", "county", "justice", 1),
    Agency("枫砚县自然资源局", "990121", "county", "natural_resources", 16),
    _government("临棠市人民政府", "990181", "county", 240),
    Agency("临棠市司法局", "990181", "county", "justice", 3),
    Agency("临棠市公安局", "990181", "county", "public_security", 11),
    Agency("鉴泊区自然资源局", "990202", "county", "natural_resources", 22),
    Agency("鉴泊区卫生健康局", "990202", "county", "health", 3),
    Agency("栖霖县司法局", "990221", "county", "justice", 1),
    Agency("栖霖县教育局", "990221", "county", "education", 2),
    _government("渡云市人民政府", "990381", "county", 130),
    Agency("渡云市公安局", "990381", "county", "public_security", 7),
    Agency("磐川县教育局", "990321", "county", "education", 1),
    Agency("雾渡县卫生健康局", "990421", "county", "health", 2),
    _government("芷泉县人民政府", "990422", "county", 64),
    Agency(
        "岫城市教育局",
        "992301",
        "county",
        "education",
        3,
        former=(FormerName("岫城市教育体育局", 2021),),
    ),
    Agency("杉坪县自然资源局", "992322", "county", "natural_resources", 4),
)

TOWNSHIP = (
    Agency("望澜区柳汀街道办事处", "990103", "township", "township", 4),
    Agency("枫砚县砚坪镇人民政府", "990121", "township", "township", 1),
    Agency("棠溪区荻浦镇人民政府", "990302", "township", "township", 2),
    Agency("澜源县雁岭乡人民政府", "992323", "township", "township", 1),
)

AGENCIES = PROVINCIAL + PREFECTURAL + COUNTY + TOWNSHIP

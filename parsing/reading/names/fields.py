"""Fields of government, as data: what an office is in charge of, told from its name."""

import re
from dataclasses import dataclass

from parsing.forms import Bilingual


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its code, its label, and the words by which an office's name shows it."""

    code: str
    label: Bilingual
    pattern: re.Pattern[str]


def _field(code: str, zh: str, en: str, pattern: str) -> Field:
    return Field(code, Bilingual(zh, en), re.compile(pattern))


# The first that fits: a word that stands inside another field's comes behind it. Patterns see
# the name without its place: 司法局, 人民政府办公室.
FIELDS = (
    _field("state_assets", "国资", "State assets", "国有资产|国资委"),
    _field(
        "development_reform",
        "发展改革",
        "Development and reform",
        "发展和?改革|发展与改革|发改|经济发展局",
    ),
    _field("education", "教育", "Education", "教育|教体|教科"),
    _field("science_technology", "科技", "Science and technology", "科学技术|科技|科学和技术"),
    _field(
        "industry",
        "工业和信息化",
        "Industry and information technology",
        "工业和信息化|工业与信息化|经济和信息化|经济与信息化|经信|工信|经济信息化|工业信息化",
    ),
    _field("ethnic_religious", "民族宗教", "Ethnic and religious affairs", "民族|宗教|民宗"),
    _field("traffic_police", "公安交管", "Traffic police", "交通警察|公安交通"),
    _field("public_security", "公安", "Public security", "公安"),
    _field("civil_affairs", "民政", "Civil affairs", "民政(?!府)"),
    _field("justice", "司法", "Justice", "司法|法制办"),
    _field(
        "human_resources",
        "人力资源和社会保障",
        "Human resources and social security",
        "人力资源|人社|劳动和社会保障|社会保险",
    ),
    _field("medical_insurance", "医疗保障", "Medical insurance", "医疗保障|医保"),
    _field("ecology", "生态环境", "Ecology and environment", "生态环境|环境保护|环保"),
    _field(
        "urban_management",
        "城市管理",
        "Urban management",
        "城市管理|综合行政执法|综合执法|城管|市容",
    ),
    _field(
        "housing",
        "住房城乡建设",
        "Housing and construction",
        "住房|城乡建设|住建|房产|房屋|建设局|建设委员会|城建|人防|人民防空",
    ),
    _field("forestry", "林业", "Forestry and grassland", "林业|林草|园林|绿化"),
    _field(
        "natural_resources",
        "自然资源",
        "Natural resources",
        "自然资源|国土|规划局|规划和|城乡规划|不动产|资源规划",
    ),
    _field("maritime", "海事", "Maritime safety", "海事"),
    _field("ocean_fisheries", "海洋渔业", "Ocean and fisheries", "海洋|渔业"),
    _field("customs", "海关", "Customs", "海关"),
    _field("transport", "交通运输", "Transport", "交通|公路|港航|港口|口岸|铁路|民航|民用航空"),
    _field("water", "水利", "Water", "水利|水务|水文"),
    _field("rural_revitalisation", "乡村振兴", "Rural revitalisation", "乡村振兴|扶贫"),
    _field(
        "agriculture", "农业农村", "Agriculture and rural affairs", "农业|农村|农牧|畜牧|农机|农垦"
    ),
    _field("grain_reserves", "粮食和物资储备", "Grain and reserves", "粮食|物资储备"),
    _field("energy", "能源", "Energy", "能源|煤炭|电力"),
    _field("intellectual_property", "知识产权", "Intellectual property", "知识产权"),
    _field("drug_administration", "药品监管", "Drug administration", "药品监督|药监"),
    _field(
        "market_regulation",
        "市场监管",
        "Market regulation",
        "市场监督|市场监管|市场和质量|工商行政|质量技术监督|食品药品",
    ),
    _field(
        "financial_regulation",
        "金融监管",
        "Financial regulation",
        "证券监督|银行保险|银保监|金融监督|人民银行|外汇|地方金融|金融工作|金融服务|金融办|金融局",
    ),
    _field("commerce", "商务", "Commerce", "商务|招商|投资促进|贸易促进|经济合作|商业"),
    _field(
        "culture_tourism",
        "文化和旅游",
        "Culture and tourism",
        "文化|旅游|文旅|文体|文物|广播电视|广电|新闻出版",
    ),
    _field("sports", "体育", "Sports", "体育"),
    _field("health", "卫生健康", "Health", "卫生|卫健|健康|疾病预防|疾控|中医药"),
    _field("veterans", "退役军人", "Veterans affairs", "退役军人"),
    _field("fire_rescue", "消防救援", "Fire and rescue", "消防"),
    _field("emergency", "应急管理", "Emergency management", "应急|安全生产|矿山安全|煤矿安全"),
    _field("earthquake", "地震", "Earthquake", "地震"),
    _field("audit", "审计", "Audit", "审计"),
    _field("foreign_affairs", "外事", "Foreign affairs", "外事|侨务|港澳|台湾事务"),
    _field("statistics", "统计", "Statistics", "统计|调查队|调查总队"),
    _field("taxation", "税务", "Taxation", "税务|国税|地税"),
    _field("finance", "财政", "Finance", "财政"),
    _field("meteorology", "气象", "Meteorology", "气象"),
    _field("post", "邮政", "Postal services", "邮政"),
    _field("tobacco", "烟草", "Tobacco", "烟草"),
    _field("petitions", "信访", "Petitions", "信访"),
    _field("data", "数据管理", "Data", "大数据|数据局|数据管理|数据资源|互联网信息|网信|数字"),
    _field(
        "government_services",
        "政务服务",
        "Government services",
        "政务服务|行政审批|行政服务|公共资源交易|营商环境",
    ),
    _field("office_affairs", "机关事务", "Office affairs", "机关事务|公共机构"),
    _field("housing_fund", "住房公积金", "Housing provident fund", "公积金"),
    _field("archives", "档案", "Archives", "档案|地方志|史志"),
    _field("staffing", "机构编制", "Staffing", "机构编制|编办"),
    _field("research_office", "政策研究", "Policy research", "研究室|发展研究|参事"),
    _field("supply_marketing", "供销", "Supply and marketing", "供销"),
    _field("disabled_persons", "残联", "Disabled persons' federation", "残疾人|残联"),
    _field(
        "development_zone",
        "开发区",
        "Development zone",
        "(?:开发区|高新区|试验区|示范区|园区|合作区|新区|片区|管理委员会|管委会|执行委员会)$",
    ),
    _field(
        "government_office",
        "政府办公室",
        "Government office",
        "(?:政府|公署|国务院)办公[室厅]|^办公[室厅]$",
    ),
    _field(
        "township",
        "街道乡镇",
        "Subdistrict or township",
        "街道|(?:镇|乡|苏木)(?:人民)?(?:政府)?$",
    ),
    _field("government", "政府", "Government", "(?:人民政府|政府|行政公署|公署|国务院|^)$"),
)
BY_CODE = {field.code: field for field in FIELDS}


def field_of(office: str) -> Field | None:
    """The field of an office named without its place: 司法局 → justice; None where none is told.

    No office at all means the place itself: its government.
    """
    for field in FIELDS:
        if field.pattern.search(office):
            return field
    return None

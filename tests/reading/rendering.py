"""A report as a whole, its tables in one of the layouts."""

from .grids import Grid, disclosure, disputes, requests
from .layouts import Layout, escaped, html, paragraphs
from .reports import Facts


def text(report: Facts, layout: Layout, *, year: int = 2023, extra: Grid = ()) -> str:  # type: ignore[assignment]
    """The report of 云川省青岭市司法局 for ``year``, its tables in ``layout``."""
    prose = "<p>{}</p>" if layout is html else "{}"
    parts = [
        prose.format(f"青岭市司法局{year}年政府信息公开工作年度报告"),
        prose.format("一、总体情况"),
        prose.format(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
        prose.format("二、主动公开政府信息情况"),
        layout(disclosure(report, extra)),
        prose.format("三、收到和处理政府信息公开申请情况"),
        layout(requests(report)),
        prose.format("四、政府信息公开行政复议、行政诉讼情况"),
        layout(disputes(report)),
        prose.format("五、存在的主要问题及改进情况"),
        prose.format("公开的内容还要更细，2024年将继续改进，力争受理3日内答复。"),
        prose.format("六、其他需要报告的事项"),
        prose.format("无。"),
    ]
    return "\n\n".join(parts) if layout in (paragraphs, escaped) else "\n".join(parts)

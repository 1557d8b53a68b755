"""What a text can keep from being read: stable codes, with words in both languages.

``PROBLEMS[code]`` are the words to show; ``{cells}`` in them stands for the addresses concerned.
"""

from parsing.forms import Bilingual

PROBLEMS = {
    "no_table": Bilingual(
        "未找到格式文件规定的表格，无法读取数据",
        "None of the official tables was found in the text",
    ),
    "missing_table": Bilingual(
        "未找到以下表格：{cells}",
        "These tables were not found in the text: {cells}",
    ),
    "missing_rows": Bilingual(
        "表中未找到以下各行：{cells}",
        "These rows of the form were not found: {cells}",
    ),
    "uncertain_cells": Bilingual(
        "以下数字无法从原文确定，请核对：{cells}",
        "The text does not settle these numbers; please check them: {cells}",
    ),
    "doubled_table": Bilingual(
        "同一表格在文中出现不止一次：{cells}",
        "A table stands in the text more than once: {cells}",
    ),
}

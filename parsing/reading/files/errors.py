"""Why a file cannot be opened: stable codes, with words in both languages.

``FileError`` carries the code and what the words need; ``words`` puts them together.
"""

from parsing.forms import Bilingual

# ``limit`` has words for each thing that has a limit, in LIMITS.
MESSAGES = {
    "undecodable": Bilingual(
        "无法解码：第 {offset} 字节不是 UTF-8、UTF-16 或 GB18030 编码的文字",
        "This is no text: the byte at offset {offset} cannot be read as UTF-8, UTF-16 or GB18030",
    ),
    "binary": Bilingual(
        "这不是文本，也不是可识别的文件类型：第 {offset} 字节是控制字符",
        "This is neither text nor a known type of file: a control character stands at byte {offset}",
    ),
    "encrypted": Bilingual(
        "文件已加密，请去除密码后再上传",
        "The file is protected by a password; remove it and upload the file again",
    ),
    "scanned": Bilingual(
        "这是扫描件：PDF 中只有图像，没有文字，请提供文字版",
        "This PDF is a scan: it holds pictures of pages and no text; a version with text is needed",
    ),
    "no_text": Bilingual(
        "PDF 中没有可读取的文字，请提供文字版",
        "No text can be read in this PDF; a version with text is needed",
    ),
    "old_word": Bilingual(
        "这是旧版 Word 或 WPS 文档（.doc、.wps）：请用 Word 或 WPS 打开，选择“另存为”，类型选 .docx，再上传",
        "This is an old Word or WPS document (.doc, .wps): open it in Word or WPS, choose “Save as”, type .docx, and upload that",
    ),
    "old_excel": Bilingual(
        "这是旧版 Excel 或 WPS 表格（.xls、.et）：请打开后选择“另存为”，类型选 .xlsx，再上传",
        "This is an old Excel or WPS workbook (.xls, .et): open it, choose “Save as”, type .xlsx, and upload that",
    ),
    "unsupported": Bilingual(
        "不支持 {format} 文件：请另存为 .docx、.pdf 或 .html，再上传",
        "Files of type {format} are not read: save it as .docx, .pdf or .html and upload that",
    ),
    "image": Bilingual(
        "这是图片（{format}），其中的文字无法读取",
        "This is a picture ({format}); its text cannot be read",
    ),
    "archive": Bilingual(
        "这是压缩包，请逐个上传其中的文件",
        "This is an archive; upload the files in it",
    ),
    "broken": Bilingual(
        "{kind} 文件已损坏，无法打开",
        "The {kind} file is damaged and cannot be opened",
    ),
    "limit": Bilingual("文件过大", "The file is too large"),
}

LIMITS = {
    "bytes": Bilingual("文件超过 {limit} 字节", "The file has more than {limit} bytes"),
    "characters": Bilingual("文字超过 {limit} 个字符", "The text has more than {limit} characters"),
    "cells": Bilingual("表格超过 {limit} 个单元格", "The tables have more than {limit} cells"),
    "columns": Bilingual("表格超过 {limit} 列", "A table has more than {limit} columns"),
    "nesting": Bilingual("嵌套超过 {limit} 层", "The nesting is deeper than {limit}"),
    "entries": Bilingual(
        "压缩包内超过 {limit} 个条目", "The archive has more than {limit} entries"
    ),
    "unpacked": Bilingual("解压后超过 {limit} 字节", "Unpacked, it has more than {limit} bytes"),
    "ratio": Bilingual(
        "压缩比超过 {limit} 倍", "It is packed to less than one {limit}th of its size"
    ),
    "elements": Bilingual("标记超过 {limit} 个", "The document has more than {limit} marks"),
    "pages": Bilingual("超过 {limit} 页", "The document has more than {limit} pages"),
    "page": Bilingual("某一页的内容超过 {limit} 个对象", "A page has more than {limit} objects"),
    "seconds": Bilingual("读取时间超过 {limit} 秒", "Reading it takes longer than {limit} seconds"),
    "memory": Bilingual(
        "读取所需内存超过 {limit} 字节", "Reading it takes more than {limit} bytes of memory"
    ),
}


class FileError(ValueError):
    """A file that cannot be opened; ``code`` is a key of MESSAGES.

    ``params`` are what its words need: ``offset``, ``format``, ``kind``, or for ``limit`` the
    thing (``what``, a key of LIMITS) and the ``limit``.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return self.words.en

    @property
    def words(self) -> Bilingual:
        """What is wrong and what helps, in both languages."""
        message = MESSAGES[self.code]
        if self.code == "limit":
            message = LIMITS[str(self.params["what"])]
        shown = {
            name: f"{value:,}" if isinstance(value, int) else value
            for name, value in self.params.items()
        }
        return Bilingual(message.zh.format(**shown), message.en.format(**shown))


def over(what: str, limit: float) -> FileError:
    """The error for a file that has more of something than may be."""
    return FileError("limit", what=what, limit=int(limit))

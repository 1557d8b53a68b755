"""What indicators are about, in the order of the page that explains them."""

from parsing.forms import Bilingual

VOLUME = Bilingual("申请与办理", "Requests and backlog")
ANSWERS = Bilingual("办理结果", "How requests were answered")
GROUNDS = Bilingual("不予公开的依据", "Grounds of refusal")
APPLICANTS = Bilingual("申请人", "Who asks")
DISPUTES = Bilingual("行政复议、行政诉讼", "Reconsideration and litigation")
DOCUMENTS = Bilingual("主动公开", "Disclosure on own initiative")

"""Words of the page **Đơn vị**: the writings of units and their headcounts."""

from i18n.both import Both

WORDS = {
    "units.title": Both(vi="Đơn vị", en="Units"),
    "units.help": Both(
        vi="Cách ghi đơn vị chưa xác định, và tổng số CBCCVC của đơn vị.",
        en="Writings whose unit is not certain, and the headcounts of units.",
    ),
    "writings.waiting": Both(vi="Bài chờ vì đơn vị", en="Waiting because of the unit"),
    "writings.of_texts": Both(
        vi="với {count} cách ghi",
        en=("with {count} writing", "with {count} writings"),
    ),
    "writings.certain": Both(vi="Cách ghi đã xác định chắc chắn", en="Writings that are certain"),
    "writings.credited": Both(vi="Bài đã tính cho đơn vị", en="Responses credited to a unit"),
    "writings.lead": Both(
        vi="Chỉ cách ghi chắc chắn mới được tính cho đơn vị. Chọn đơn vị cho một cách ghi là "
        "quyết định chung: có hiệu lực với mọi bài đã nộp và sẽ nộp, và hoàn tác được.",
        en="Only a writing whose unit is certain is credited. Choosing the unit of a writing is "
        "one decision for every response with that writing, past and future, and can be undone.",
    ),
    "writings.none": Both(
        vi="Mọi cách ghi đơn vị đã được xác định.",
        en="The unit of every writing is certain.",
    ),
    "writings.choose": Both(
        vi="{count} cách ghi chưa xác định",
        en=("{count} writing without a certain unit", "{count} writings without a certain unit"),
    ),
    "writings.held": Both(
        vi="{count} bài chờ",
        en=("{count} response held", "{count} responses held"),
    ),
    "writings.forms": Both(
        vi="{count} kiểu chữ",
        en=("{count} spelling", "{count} spellings"),
    ),
    "writings.span": Both(vi="từ {first} đến {last}", en="from {first} to {last}"),
    "writings.means": Both(vi="Đơn vị được hiểu là", en="Unit meant by this writing"),
    "writings.no_candidate": Both(
        vi="Chưa có đơn vị nào gần giống. Hãy tìm theo tên.",
        en="No unit has a similar name. Search by name.",
    ),
    "writings.several": Both(
        vi="Đây là tên của {count} đơn vị: một quyết định sẽ gán mọi bài cho cùng một đơn vị. Nếu "
        "các bài đến từ nhiều nơi, hãy chọn Xử lý từng bài ở trang Chờ xử lý.",
        en="This is the name of {count} units: one decision assigns every response to the same "
        "unit. If the responses come from several places, choose One by one on the page Held "
        "responses.",
    ),
    "writings.several_here": Both(
        vi="Đây là tên của {count} đơn vị: một quyết định sẽ gán mọi bài cho cùng một đơn vị. Nếu "
        "các bài đến từ nhiều nơi, hãy chọn Xử lý từng bài.",
        en="This is the name of {count} units: one decision assigns every response to the same "
        "unit. If the responses come from several places, choose One by one.",
    ),
    "writings.several_units": Both(
        vi="Đây là tên của {count} đơn vị.",
        en="This is the name of {count} units.",
    ),
    "writings.only_from": Both(
        vi="{unit} chỉ có từ {day}.",
        en="{unit} exists only from {day}.",
    ),
    "writings.was_before": Both(vi="Trước đó là {units}.", en="Before that: {units}."),
    "writings.only_until": Both(
        vi="{unit} chỉ có đến hết {day}.",
        en="{unit} existed only until {day}.",
    ),
    "writings.is_after": Both(vi="Sau đó là {units}.", en="After that: {units}."),
    "writings.from": Both(vi="từ {day}", en="from {day}"),
    "writings.until": Both(vi="đến hết {day}", en="until {day}"),
    "writings.score": Both(vi="giống {score} %", en="{score}% similar"),
    "headcounts.propose": Both(
        vi="Đề nghị sửa tổng số của một đơn vị",
        en="Propose a different headcount for a unit",
    ),
    "headcounts.stated": Both(vi="{source}, số liệu ngày {day}", en="{source}, as of {day}"),
    "headcounts.source": Both(vi="Nguồn số liệu", en="Source of the number"),
    "headcounts.source_hint": Both(
        vi="ví dụ: Báo cáo của đơn vị",
        en="for example: the unit's report",
    ),
    "headcounts.dated": Both(vi="Số liệu ngày", en="Number as of"),
    "headcounts.send": Both(vi="Gửi đề nghị", en="Propose"),
    "headcounts.incomplete": Both(
        vi="Hãy chọn đơn vị, nhập tổng số, nguồn và ngày của số liệu.",
        en="Choose a unit, and give the headcount, its source and its date.",
    ),
}

"""Words of the *biểu tổng hợp* and of its section on the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS = {
    "workbook.title": Both(vi="Biểu tổng hợp", en="Workbook"),
    "workbook.lead": Both(
        vi="Sổ tính Excel: một trang tổng hợp, một trang cho mỗi khối và cho mỗi đơn vị có đơn vị "
        "trực thuộc, có biểu đồ và công thức cộng. Không có tên người dự thi.",
        en="An Excel workbook: a sheet of totals, a sheet for each group and for each unit with "
        "units beneath, with charts and formulas for the totals. No name of a participant.",
    ),
    "workbook.scope": Both(vi="Phạm vi", en="Scope"),
    "workbook.whole": Both(vi="Toàn cuộc thi", en="Whole contest"),
    "workbook.download": Both(vi="Tải về biểu tổng hợp (Excel)", en="Download the workbook"),
    "workbook.totals": Both(vi="Tổng hợp", en="Totals"),
    "workbook.heading": Both(
        vi="Biểu tổng hợp tình hình tham gia dự thi", en="Participation, all units"
    ),
    "workbook.beneath": Both(vi="{unit}: đơn vị trực thuộc", en="{unit}: units beneath"),
    "workbook.of_unit": Both(vi="Biểu tổng hợp: {unit}", en="Workbook: {unit}"),
    "workbook.back": Both(vi="← Trang tổng hợp", en="← Totals"),
    "workbook.group": Both(vi="Khối", en="Group"),
    "workbook.units": Both(vi="Số đơn vị", en="Units"),
    "workbook.counted": Both(
        vi="Người dự thi ở đơn vị đã có mẫu số", en="Participants in units with a headcount"
    ),
    "workbook.missing": Both(vi="Còn thiếu (người)", en="Shortfall (people)"),
    "workbook.notes": Both(vi="Ghi chú", en="Notes"),
    "workbook.total": Both(vi="Tổng cộng", en="Total"),
    "workbook.groups_total": Both(vi="Cộng các khối", en="All groups"),
    "workbook.known_total": Both(
        vi="Trong đó: đơn vị đã có mẫu số", en="Of these: units with a headcount"
    ),
    "workbook.whole_unit": Both(
        vi="Cả {unit} (gồm cả người không thuộc các dòng trên)",
        en="All of {unit} (with people of no line above)",
    ),
    "workbook.chart": Both(vi="Tỷ lệ tham gia theo đơn vị", en="Participation rate by unit"),
    "workbook.low": Both(vi="dưới {share}", en="below {share}"),
    "workbook.met": Both(vi="đạt chỉ tiêu {share}", en="target of {share} reached"),
    "workbook.silent": Both(vi="chưa có người dự thi", en="no participants yet"),
    "workbook.over": Both(
        vi="vượt 100 %: cần kiểm tra lại tổng số",
        en="above 100%: the headcount needs a check",
    ),
    "workbook.derived": Both(
        vi="tổng số suy ra từ đơn vị trực thuộc", en="headcount summed from the units beneath"
    ),
    "workbook.ended": Both(vi="đã kết thúc ngày {day}", en="ended on {day}"),
    "workbook.ended_into": Both(
        vi="đã kết thúc ngày {day}, sáp nhập vào {names}", en="ended on {day}, merged into {names}"
    ),
    "workbook.merged": Both(
        vi="chưa gồm bài nộp trước sáp nhập của {names}",
        en="without the responses of {names} before the merger",
    ),
    "workbook.ended_rows": Both(
        vi="Đơn vị đã kết thúc hoạt động nhưng có bài dự thi (không cộng vào tổng)",
        en="Units that have ended but have responses (not in the total)",
    ),
    "workbook.colours": Both(
        vi="Màu ở cột tỷ lệ: {meanings}. Cột Ghi chú nói cùng điều đó bằng chữ.",
        en="Colours in the column of rates: {meanings}. The notes say the same in words.",
    ),
    "workbook.colour_met": Both(
        vi="xanh lam là đạt chỉ tiêu {share}", en="blue: target of {share} reached"
    ),
    "workbook.colour_low": Both(vi="cam là dưới {share}", en="orange: below {share}"),
    "workbook.definitions": Both(vi="Cách hiểu các cột", en="What the columns mean"),
    "workbook.unknown": Both(vi="Điều chưa biết", en="What is unknown"),
    "workbook.nothing_unknown": Both(
        vi="Mọi đơn vị đều có mẫu số và không có bài nào chờ xử lý.",
        en="Every unit has a headcount, and no response is held.",
    ),
    "workbook.unknown_units": Both(
        vi="{where}: {count} đơn vị chưa có mẫu số: {names}.",
        en=(
            "{where}: {count} unit without a headcount: {names}.",
            "{where}: {count} units without a headcount: {names}.",
        ),
    ),
    "workbook.held": Both(
        vi="{count} bài đang chờ xử lý, chưa được tính vào số liệu.",
        en=(
            "{count} response is held and not counted yet.",
            "{count} responses are held and not counted yet.",
        ),
    ),
    "workbook.people_once": Both(
        vi="Người dự thi (mỗi người tính một lần)", en="Participants (each person once)"
    ),
    "workbook.rate_known": Both(
        vi="Tỷ lệ tham gia (đơn vị đã có mẫu số)", en="Participation rate (units with a headcount)"
    ),
    "workbook.means_people": Both(
        vi="Số người có ít nhất một bài được tính kết quả. Một người dự thi ở hai đơn vị được tính "
        "ở cả hai, và một lần ở đơn vị cấp trên và toàn cuộc thi: cộng các dòng có thể lớn hơn số "
        "người của toàn cuộc thi.",
        en="People with at least one accepted response. A person in two units counts in both, and "
        "once in the unit above and in the contest, so the rows may add up to more than the "
        "people of the contest.",
    ),
    "workbook.means_attempts": Both(
        vi="Bài được tính kết quả và bài hợp lệ nhưng lấy bài khác của cùng người.",
        en="Accepted responses, and valid ones of a person whose other response counts.",
    ),
    "workbook.means_headcount": Both(
        vi="Tổng số cán bộ, công chức, viên chức đã khai báo. Ô trống là chưa có mẫu số, không "
        "phải là 0.",
        en="The declared number of officials. An empty cell is an unknown headcount, not 0.",
    ),
    "workbook.means_rate": Both(
        vi="Người dự thi chia cho tổng số CBCCVC. Đơn vị chưa có mẫu số không có tỷ lệ. Tỷ lệ ở "
        "dòng cộng chỉ tính người và tổng số của các đơn vị đã có mẫu số.",
        en="Participants divided by the headcount. A unit without a headcount has no rate. The "
        "rate of a total takes people and headcounts of units with a known headcount only.",
    ),
    "workbook.means_missing": Both(
        vi="Số người còn phải dự thi để đạt {share} tổng số CBCCVC, làm tròn lên; 0 là đã đạt. Ở "
        "dòng cộng là tổng của các dòng.",
        en="People who are still needed to reach {share} of the headcount, rounded up; 0: reached. "
        "A total is the sum of the rows.",
    ),
    "workbook.means_rank": Both(
        vi="Theo tỷ lệ tham gia, trong các đơn vị cùng trang; bằng nhau thì đồng hạng. Đơn vị chưa "
        "có mẫu số không xếp hạng.",
        en="By participation rate among the units of the sheet; equal rates share a rank. A unit "
        "without a headcount has none.",
    ),
    "workbook.means_mean": Both(
        vi="Trung bình của các bài được tính kết quả. Để trống khi có dưới {count} người dự thi, "
        "vì điểm của từng người sẽ lộ.",
        en="The mean of the accepted responses. Empty below {count} participants, because the mean "
        "would tell single persons' scores.",
    ),
    "workbook.means_last": Both(
        vi="Thời điểm nộp của bài hợp lệ mới nhất, giờ địa phương.",
        en="The time of the latest valid submission, local time.",
    ),
}

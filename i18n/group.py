"""Words of the page of a group: its units by rate, one unit, its map and its roster."""

from i18n.both import Both

WORDS = {
    "map.title": Both(vi="Bản đồ: {group}", en="Map: {group}"),
    "map.lead": Both(
        vi="Tô theo tỷ lệ tham gia. Đơn vị hẹp chỉ ghi tên, hoặc một số có tên ở dưới bản đồ.",
        en="The fill shows the participation rate. A narrow unit carries only its name, or a "
        "number that is explained below the map.",
    ),
    "map.alt": Both(
        vi="Bản đồ {count} đơn vị của khối {group}, tô theo tỷ lệ tham gia. Số liệu của từng đơn "
        "vị có trong bảng xếp theo tỷ lệ tham gia.",
        en="Map of {group}, units drawn: {count}, filled by participation rate. The table by "
        "participation rate has the numbers of each unit.",
    ),
    "map.legend": Both(
        vi="Chú giải bản đồ: mức và số đơn vị",
        en="Map legend: level and number of units",
    ),
    "map.below": Both(vi="dưới {high}", en="below {high}"),
    "map.between": Both(vi="từ {low} đến dưới {high}", en="from {low} to below {high}"),
    "map.from": Both(vi="từ {low}", en="from {low}"),
    "map.met": Both(vi="từ {low}, đạt chỉ tiêu", en="from {low}, target reached"),
    "map.silent": Both(vi="chưa có người dự thi", en="no participants yet"),
    "map.people": Both(vi="{people} người", en=("{people} person", "{people} people")),
    "map.rank": Both(vi="thứ hạng {rank}", en="rank {rank}"),
    "map.schematic": Both(
        vi="Hình vẽ giản lược, không phải địa giới hành chính.",
        en="Schematic outlines, not administrative boundaries.",
    ),
    "map.absent": Both(vi="Chưa có hình trên bản đồ: {names}.", en="Not on the map: {names}."),
    "units_of.label": Both(vi="Tính theo đơn vị", en="Which units"),
    "units_of.submitted": Both(vi="Theo đơn vị lúc nộp bài", en="By the units at submission"),
    "units_of.before": Both(vi="Theo đơn vị trước {day}", en="By the units before {day}"),
    "units_of.from": Both(vi="Theo đơn vị từ {day}", en="By the units from {day}"),
    "units_of.lead": Both(
        vi="Mỗi người tính một lần. Bài của đơn vị đã sáp nhập tính cho đơn vị mới; bài của đơn "
        "vị chưa có vào thời điểm này tính cho đơn vị cấp trên. Số CBCCVC lấy theo thời điểm này.",
        en="Each person counts once. Responses of a merged unit count for the new unit; responses "
        "of a unit that did not exist at that time count for the unit above. Headcounts are those "
        "of that time.",
    ),
    "units_of.unplaced": Both(
        vi="{count} người có bài của đơn vị không xác định chắc chắn vào thời điểm này, nên bài "
        "ấy không có trong bảng.",
        en=(
            "{count} person has responses whose unit is not certain at that time, so the table "
            "leaves those responses out.",
            "{count} people have responses whose unit is not certain at that time, so the table "
            "leaves those responses out.",
        ),
    ),
    "group.help": Both(
        vi="Thứ hạng tỷ lệ tham gia của các đơn vị trong khối, và đơn vị trực thuộc.",
        en="The group's units ranked by participation rate, and the units beneath them.",
    ),
    "group.table": Both(vi="Các đơn vị theo tỷ lệ tham gia", en="Units by participation rate"),
    "group.rank_lead": Both(
        vi="Xếp theo tỷ lệ tham gia (số người chia tổng số CBCCVC); bằng nhau thì đồng hạng. Đơn "
        "vị chưa có mẫu số xếp sau, không có thứ hạng.",
        en="Ordered by participation rate (people divided by headcount); equal rates share a "
        "rank. Units without headcount come last and have no rank.",
    ),
    "group.target": Both(
        vi="Vạch trên thanh: chỉ tiêu {share}.",
        en="The mark on the bars: the target of {share}.",
    ),
    "group.sum_note": Both(
        vi="Một người dự thi ở hai đơn vị được tính ở cả hai, và một lần ở đơn vị cấp trên: cộng "
        "các dòng có thể lớn hơn tổng.",
        en="A person who takes part in two units counts in both, and once in the unit above, so "
        "the rows may add up to more than the total.",
    ),
    "group.ended": Both(
        vi="Đơn vị đã kết thúc hoạt động nhưng có bài dự thi",
        en="Units that have ended but have responses",
    ),
    "group.silent": Both(vi="Đơn vị chưa có người dự thi", en="Units without participants"),
    "group.silent_none": Both(
        vi="Mọi đơn vị đều đã có người dự thi.",
        en="Every unit has participants.",
    ),
    "group.empty": Both(
        vi="Chưa khai báo đơn vị nào trong khối này.",
        en="This group has no units.",
    ),
    "group.no_such_unit": Both(
        vi="Không tìm thấy đơn vị trong liên kết này; dưới đây là cả khối.",
        en="The unit in this link does not exist; the whole group is shown below.",
    ),
    "unit.place": Both(vi="Thứ {rank}/{count}", en="{rank} of {count}"),
    "unit.place_label": Both(vi="Thứ hạng trong khối", en="Rank in the group"),
    "unit.last": Both(vi="Bài nộp gần nhất", en="Latest submission"),
    "unit.none_yet": Both(vi="chưa có", en="none yet"),
    "unit.beneath": Both(vi="Đơn vị trực thuộc", en="Units beneath"),
    "unit.beneath_none": Both(
        vi="Đơn vị này không có đơn vị trực thuộc.",
        en="This unit has no units beneath it.",
    ),
    "unit.all": Both(vi="Tất cả đơn vị", en="All units"),
    "unit.derived": Both(vi="cộng từ các đơn vị trực thuộc", en="summed from the units beneath"),
    "unit.download": Both(vi="Tải về bảng này", en="Download this table"),
    "roster.title": Both(vi="Danh sách dự kiến", en="Roster"),
    "roster.lead": Both(
        vi="Người có tên trong danh sách của đơn vị, so với các bài đã ghi nhận.",
        en="The people on the unit's roster, compared with the observed responses.",
    ),
    "roster.of": Both(vi="trong {count} người", en=("of {count} person", "of {count} people")),
    "roster.status": Both(vi="Tình trạng", en="Status"),
    "roster.phone": Both(vi="Điện thoại", en="Telephone"),
    "roster.why": Both(vi="Căn cứ", en="Based on"),
    "roster.differs": Both(
        vi="Tổng số đã khai báo là {declared} người, danh sách có {listed} người.",
        en="The declared headcount is {declared}, but the roster lists {listed}.",
    ),
    "roster.nobody": Both(vi="Không có ai.", en="Nobody."),
    "roster.careful": Both(
        vi="“Chưa ghi nhận dự thi” không có nghĩa là vắng: có thể bài ghi họ tên, số điện thoại "
        "khác.",
        en="“Not recorded” does not mean absent: the response may carry another name or number.",
    ),
    "roster.download": Both(vi="Tải về danh sách này", en="Download this list"),
    "roster_status.took_part": Both(vi="Đã dự thi", en="Took part"),
    "roster_status.to_confirm": Both(vi="Cần xác nhận", en="To be confirmed"),
    "roster_status.not_recorded": Both(vi="Chưa ghi nhận dự thi", en="Not recorded"),
    "roster_how.identity": Both(
        vi="trùng họ tên và số điện thoại hoặc ngày sinh",
        en="same name, and same telephone or birth date",
    ),
    "roster_how.waits": Both(vi="có bài đang chờ xử lý", en="a response is held"),
    "roster_how.elsewhere": Both(vi="bài ghi đơn vị khác", en="the response names another unit"),
    "roster_how.differs": Both(
        vi="trùng số điện thoại, khác ngày sinh",
        en="same telephone, different birth date",
    ),
    "roster_how.phone": Both(
        vi="trùng số điện thoại, khác họ tên",
        en="same telephone, different name",
    ),
    "roster_how.name": Both(vi="chỉ trùng họ tên", en="only the name is the same"),
    "roster_how.near_name": Both(vi="họ tên gần giống", en="nearly the same name"),
}

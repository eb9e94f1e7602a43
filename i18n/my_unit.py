"""Words of the page **Đơn vị của tôi**, of a leader's link, and of the text that a leader sends."""

from i18n.both import Both

WORDS = {
    "my_unit.title": Both(vi="Đơn vị của tôi", en="My unit"),
    "my_unit.help": Both(
        vi="Đơn vị đang ở đâu, còn thiếu bao nhiêu người, và ai chưa được ghi nhận dự thi.",
        en="Where the unit stands, how many people are missing, and who is not recorded yet.",
    ),
    "my_unit.people": Both(
        vi="{count} người dự thi", en=("{count} participant", "{count} participants")
    ),
    "my_unit.place": Both(vi="Thứ {rank}/{count} ({among})", en="{rank} of {count} ({among})"),
    "my_unit.short_of_target": Both(
        vi="Còn thiếu {count} người để đạt chỉ tiêu {share}",
        en=(
            "{count} person short of the target of {share}",
            "{count} people short of the target of {share}",
        ),
    ),
    "my_unit.short_of_all": Both(
        vi="Còn thiếu {count} người so với tổng số CBCCVC",
        en=("{count} person short of the headcount", "{count} people short of the headcount"),
    ),
    "my_unit.reached_target": Both(
        vi="Đã đạt chỉ tiêu {share}", en="The target of {share} is reached"
    ),
    "my_unit.reached_all": Both(vi="Tất cả đã dự thi", en="Everybody took part"),
    "my_unit.left": Both(vi="còn {left}", en="{left} left"),
    "my_unit.needed": Both(
        vi="cần {count} người/ngày",
        en=("{count} person a day needed", "{count} people a day needed"),
    ),
    "my_unit.present": Both(vi="hiện {count} người/ngày", en="now {count} a day"),
    "my_unit.projected": Both(
        vi="Với tốc độ hiện nay, ước đến khi kết thúc: {count} người ({share})",
        en="At the present pace, estimated at the closing: {count} people ({share})",
    ),
    "my_unit.pace_rule": Both(
        vi="Tốc độ hiện nay là số người mới trung bình mỗi ngày, tính trên tối đa 7 ngày trọn vẹn "
        "gần nhất.",
        en="The present pace is the mean of new people a day over at most the last 7 full days.",
    ),
    "my_unit.over": Both(
        vi="Số người dự thi vượt tổng số đã khai báo: đề nghị kiểm tra lại tổng số CBCCVC.",
        en="More people took part than the declared headcount: please check the headcount.",
    ),
    "my_unit.no_headcount": Both(
        vi="Chưa có tổng số CBCCVC nên chưa tính được tỷ lệ và thứ hạng. Đề nghị báo tổng số cho "
        "Ban Tổ chức.",
        en="The headcount is unknown, so there is no rate and no rank. Please tell the organizers "
        "the headcount.",
    ),
    "my_unit.before": Both(
        vi="Cuộc thi chưa mở. Thời gian mở: {moment}.",
        en="The contest is not open yet. It opens {moment}.",
    ),
    "my_unit.after": Both(
        vi="Cuộc thi đã kết thúc lúc {moment}. Đây là số liệu cuối cùng của đơn vị.",
        en="The contest closed {moment}. These are the unit's last numbers.",
    ),
    "my_unit.ended": Both(
        vi="Đơn vị đã kết thúc hoạt động; ngày cuối cùng là {day}.",
        en="The unit has ended; its last day was {day}.",
    ),
    "my_unit_successor.link": Both(
        vi="Đơn vị tiếp nhận: {names}. Đề nghị xin Ban Tổ chức liên kết của đơn vị ấy.",
        en="It has become: {names}. Please ask the organizers for the link of that unit.",
    ),
    "my_unit_successor.account": Both(
        vi="Đơn vị tiếp nhận: {names}. Đề nghị Ban Tổ chức gắn tài khoản này với đơn vị ấy.",
        en="It has become: {names}. Please ask the organizers to give this account that unit.",
    ),
    "my_unit.rate_now": Both(vi="Tính đến {moment}:", en="As of {moment}:"),
    "my_unit.silent": Both(vi="Chưa có người dự thi", en="Without participants"),
    "my_unit.more": Both(vi="và {count} đơn vị khác", en=("and {count} more", "and {count} more")),
    "my_unit.lowest": Both(vi="Tỷ lệ thấp nhất", en="Lowest rates"),
    "my_unit.please_until": Both(
        vi="Đề nghị nhắc người chưa dự thi nộp bài trước {moment}.",
        en="Please remind those who have not taken part to submit before {moment}.",
    ),
    "my_unit.please": Both(
        vi="Đề nghị nhắc người chưa dự thi nộp bài.",
        en="Please remind those who have not taken part to submit.",
    ),
    "my_unit.where": Both(vi="Dự thi tại: {address}", en="Take part at: {address}"),
    "my_unit.lowest_title": Both(vi="Cần nhắc trước", en="Remind these first"),
    "my_unit.lowest_lead": Both(
        vi="{silent}/{count} đơn vị trực thuộc chưa có người dự thi.",
        en="{silent}/{count} units beneath have no participants.",
    ),
    "my_unit.none_silent": Both(
        vi="Cả {count} đơn vị trực thuộc đã có người dự thi.",
        en=(
            "The {count} unit beneath has participants.",
            "All {count} units beneath have participants.",
        ),
    ),
    "my_unit.call": Both(vi="Gọi", en="Call"),
    "my_unit.call_unit": Both(vi="Gọi {unit}", en="Call {unit}"),
    "my_unit.call_focal": Both(vi="Gọi đầu mối", en="Call the focal person"),
    "my_unit.remind": Both(vi="Nội dung nhắc", en="Reminder"),
    "my_unit.remind_lead": Both(
        vi="Chạm giữ để chọn, sao chép và gửi vào nhóm của đơn vị.",
        en="Press and hold to select, copy, and send to the unit's group.",
    ),
    "my_unit.copy": Both(vi="Sao chép nội dung nhắc", en="Copy the reminder"),
    "my_unit.copied": Both(vi="Đã sao chép", en="Copied"),
    "my_unit.days": Both(vi="Người dự thi mới theo ngày", en="New participants by day"),
    "my_unit.no_such_unit": Both(
        vi="Đơn vị trong liên kết này không thuộc phạm vi theo dõi của ông/bà.",
        en="The unit in this link is not one of yours.",
    ),
    "my_unit.none": Both(
        vi="Tài khoản này chưa gắn với đơn vị nào đang hoạt động. Đề nghị báo Ban Tổ chức.",
        en="This account has no unit in operation. Please tell the organizers.",
    ),
    "my_unit.choose": Both(vi="Đơn vị", en="Unit"),
    "my_unit.place_label": Both(vi="Thứ hạng", en="Rank"),
    "my_unit.shortfall": Both(vi="Còn thiếu (người)", en="Shortfall (people)"),
    "my_unit.to_target": Both(vi="để đạt chỉ tiêu {share}", en="to the target of {share}"),
    "my_unit.to_all": Both(vi="so với tổng số CBCCVC", en="to the headcount"),
    "my_unit.needed_label": Both(vi="Tốc độ cần đạt", en="Pace needed"),
    "my_unit.present_label": Both(vi="Tốc độ hiện nay", en="Present pace"),
    "my_unit.a_day": Both(vi="người/ngày", en="people a day"),
    "my_unit.held": Both(vi="Bài chờ xử lý", en="Responses held"),
    "my_unit.held_note": Both(
        vi="Ban Tổ chức đang xác minh", en="the organizers are verifying them"
    ),
    "my_unit.focal": Both(vi="Đầu mối", en="Focal person"),
    "my_unit.contacts": Both(vi="Liên hệ", en="Contacts"),
    "my_unit.no_focal": Both(
        vi="Đơn vị chưa báo cán bộ đầu mối.", en="The unit has not named a focal person."
    ),
    "my_unit.no_roster": Both(
        vi="Chưa có danh sách dự kiến của đơn vị. Khi có danh sách, trang này cho biết ai chưa "
        "được ghi nhận dự thi. Đề nghị gửi Ban Tổ chức danh sách gồm họ tên, và ngày sinh hoặc số "
        "điện thoại.",
        en="There is no roster of this unit. With a roster this page tells who is not recorded "
        "yet. Please send the organizers a list with names, and birth dates or telephones.",
    ),
    "my_unit.took_part": Both(vi="Người đã gửi bài", en="People who sent a response"),
    "my_unit.took_part_lead": Both(
        vi="Họ tên, đơn vị và trạng thái; không có điểm và câu trả lời.",
        en="Name, unit and state; no score and no answer.",
    ),
    "my_unit.no_name": Both(vi="(chưa đọc được họ tên)", en="(name could not be read)"),
    "my_unit.search": Both(vi="Tìm theo họ tên", en="Search by name"),
}

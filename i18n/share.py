"""Words of what is shared of a figure: names of files, sentences to copy."""

from i18n.both import Both

WORDS = {
    "share.open": Both(vi="Chia sẻ", en="Share"),
    "share.lead": Both(vi="Câu để sao chép và gửi kèm:", en="A sentence to copy and send along:"),
    "share.png": Both(vi="Ảnh PNG", en="PNG picture"),
    "share.svg": Both(vi="Ảnh SVG", en="SVG picture"),
    "share.csv": Both(vi="Bảng CSV", en="CSV table"),
    "share.as_of_column": Both(vi="Số liệu tính đến", en="As of"),
    "share.sentence": Both(
        vi="Tính đến {clock} ngày {day}, {said}.", en="As of {clock} on {day}, {said}."
    ),
    "share.more": Both(vi="và {count} dòng khác", en=("and {count} more", "and {count} more")),
    "share.units": Both(vi="Tỷ lệ tham gia của các đơn vị", en="Participation rate of the units"),
    "share.file_headline": Both(vi="Tình hình tham gia", en="Turnout"),
    "share.file_rates": Both(vi="Tỷ lệ tham gia", en="Participation rate"),
    "share.file_map": Both(vi="Bản đồ tham gia", en="Participation map"),
    "share.file_day": Both(vi="Tham gia theo ngày", en="Turnout by day"),
    "share.file_total": Both(vi="Tham gia lũy kế", en="Cumulative turnout"),
    "share.file_recent": Both(vi="Tham gia 48 giờ", en="Turnout 48 hours"),
    "share.file_week": Both(vi="Tham gia theo giờ trong tuần", en="Turnout by hour of the week"),
    "share.file_items": Both(vi="Tỷ lệ trả lời đúng", en="Right answers"),
    "share.file_options": Both(vi="Phương án đã chọn", en="Chosen options"),
    "share.file_topics": Both(vi="Kết quả theo chủ đề", en="Results by topic"),
    "share.turnout_day": Both(
        vi="Mỗi người dự thi tính vào ngày đầu tiên; mỗi lượt thi hợp lệ tính vào ngày nộp",
        en="A participant counts on the first day, a valid attempt on the day of submission",
    ),
    "share.turnout_total": Both(vi="Lũy kế theo ngày", en="Added up over the days"),
    "share.turnout_recent": Both(vi="48 giờ qua, theo giờ", en="The last 48 hours, by hour"),
    "share.turnout_week": Both(
        vi="Số lượt thi hợp lệ theo giờ của từng ngày trong tuần",
        en="Valid attempts by hour of each day of the week",
    ),
    "share.of_unit": Both(vi="tại {name}, {said}", en="in {name}, {said}"),
    "share.of_group": Both(vi="khối {name} {said}", en="in the group “{name}”, {said}"),
    "share.said_people": Both(
        vi="đã có {people} người dự thi với {attempts} lượt thi hợp lệ",
        en=(
            "{people} person has taken part, with {attempts} valid attempts",
            "{people} people have taken part, with {attempts} valid attempts",
        ),
    ),
    "share.said_rate": Both(
        vi="{said}, tỷ lệ tham gia đạt {rate} ({of})",
        en="{said}; the participation rate is {rate} ({of})",
    ),
    "share.said_groups": Both(
        vi="tỷ lệ tham gia của các khối là: {said}",
        en="the participation rates of the groups are: {said}",
    ),
    "share.said_group": Both(
        vi="{started}/{count} đơn vị của khối {name} đã có người dự thi",
        en="{started} of {count} units of the group “{name}” have participants",
    ),
    "share.said_beneath": Both(
        vi="{started}/{count} đơn vị trực thuộc {name} đã có người dự thi",
        en="{started} of {count} units of {name} have participants",
    ),
    "share.said_leading": Both(vi="{said}; dẫn đầu là {names}", en="{said}, led by {names}"),
    "share.said_silent": Both(
        vi="{said}; còn {silent} đơn vị chưa có người dự thi",
        en=(
            "{said}; {silent} unit has no participants yet",
            "{said}; {silent} units have no participants yet",
        ),
    ),
    "share.file_chased": Both(vi="Đơn vị cần đôn đốc", en="Units to chase"),
    "share.unit_above": Both(vi="Đơn vị cấp trên", en="Unit above"),
    "share.said_chased": Both(
        vi="{count}/{total} đơn vị ({name}) có tỷ lệ tham gia dưới {share}; thấp nhất là {names}",
        en="{count} of {total} units ({name}) are below {share}; the lowest are {names}",
    ),
    "share.said_chased_all": Both(
        vi="{count}/{total} đơn vị ({name}) có tỷ lệ tham gia dưới {share}: {names}",
        en=(
            "{count} of {total} units ({name}) is below {share}: {names}",
            "{count} of {total} units ({name}) are below {share}: {names}",
        ),
    ),
    "share.said_day": Both(
        vi="riêng ngày {day} có thêm {people} người dự thi; ngày nhiều nhất là {best} với {most} "
        "người",
        en=(
            "{people} new participant came on {day}; the best day was {best} with {most}",
            "{people} new participants came on {day}; the best day was {best} with {most}",
        ),
    ),
    "share.said_total": Both(
        vi="đã có {people} người dự thi và {attempts} lượt thi hợp lệ kể từ ngày {since}",
        en=(
            "{people} person has taken part since {since}, with {attempts} valid attempts",
            "{people} people have taken part since {since}, with {attempts} valid attempts",
        ),
    ),
    "share.said_recent": Both(
        vi="trong 48 giờ qua có thêm {people} người dự thi và {attempts} lượt thi hợp lệ",
        en=(
            "the last 48 hours brought {people} new participant and {attempts} valid attempts",
            "the last 48 hours brought {people} new participants and {attempts} valid attempts",
        ),
    ),
    "share.said_week": Both(
        vi="giờ có nhiều lượt thi hợp lệ nhất trong tuần là {said}",
        en="the hour of the week with the most valid attempts is {said}",
    ),
    "share.said_items": Both(
        vi="câu có tỷ lệ trả lời đúng thấp nhất là “{name}” ({share})",
        en="the question with the lowest share of right answers is “{name}” ({share})",
    ),
    "share.said_options": Both(
        vi="{share} trong {count} bài trả lời đúng câu “{item}”",
        en=(
            "{share} of {count} response is right on “{item}”",
            "{share} of {count} responses are right on “{item}”",
        ),
    ),
    "share.said_topics": Both(
        vi="chủ đề có tỷ lệ trả lời đúng thấp nhất là “{name}” ({share})",
        en="the topic with the lowest share of right answers is “{name}” ({share})",
    ),
    "share.file_unit_topics": Both(vi="Chủ đề theo đơn vị", en="Topics by unit"),
    "share.unit_topics": Both(
        vi="Chủ đề yếu nhất của từng đơn vị", en="The weakest topic of each unit"
    ),
    "share.unit_and_topic": Both(vi="Đơn vị và chủ đề yếu nhất", en="Unit and weakest topic"),
    "share.said_unit_topics": Both(
        vi="{units}/{count} đơn vị của khối {group} có tỷ lệ trả lời đúng thấp nhất ở chủ đề "
        "“{topic}”",
        en="{units} of {count} units of the group “{group}” have the lowest share of right answers "
        "in “{topic}”",
    ),
}

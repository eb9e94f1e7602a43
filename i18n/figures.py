"""Words of the figures on pages and in files, and of what is shared of them."""

from i18n.both import Both

WORDS = {
    "weekday.0": Both(vi="Thứ Hai", en="Monday"),
    "weekday.1": Both(vi="Thứ Ba", en="Tuesday"),
    "weekday.2": Both(vi="Thứ Tư", en="Wednesday"),
    "weekday.3": Both(vi="Thứ Năm", en="Thursday"),
    "weekday.4": Both(vi="Thứ Sáu", en="Friday"),
    "weekday.5": Both(vi="Thứ Bảy", en="Saturday"),
    "weekday.6": Both(vi="Chủ Nhật", en="Sunday"),
    "weekday_short.0": Both(vi="T2", en="Mon"),
    "weekday_short.1": Both(vi="T3", en="Tue"),
    "weekday_short.2": Both(vi="T4", en="Wed"),
    "weekday_short.3": Both(vi="T5", en="Thu"),
    "weekday_short.4": Both(vi="T6", en="Fri"),
    "weekday_short.5": Both(vi="T7", en="Sat"),
    "weekday_short.6": Both(vi="CN", en="Sun"),
    "hours.at": Both(vi="{day}, {start}–{end}", en="{day}, {start}–{end}"),
    "hours.attempts": Both(vi="{count} lượt thi", en=("{count} attempt", "{count} attempts")),
    "hours.day": Both(vi="Ngày trong tuần", en="Day of the week"),
    "hours.hour": Both(vi="Giờ", en="Hour"),
    "hours.legend": Both(vi="Số lượt thi theo màu", en="Attempts by colour"),
    "figures.numbers": Both(vi="Bảng số liệu", en="Table of the numbers"),
    "figures.closer": Both(vi="Xem kỹ hơn", en="Look closer"),
    "picture.headline": Both(vi="Tình hình tham gia dự thi", en="Turnout of the contest"),
    "picture.groups": Both(vi="Tỷ lệ tham gia theo khối", en="Participation rate by group"),
    "picture.days": Both(vi="Người dự thi và lượt thi theo ngày", en="Turnout by day"),
    "picture.days_are": Both(
        vi="Mỗi người dự thi tính vào ngày đầu tiên; mỗi lượt thi hợp lệ tính vào ngày nộp",
        en="A participant counts on the first day, a valid attempt on the day of submission",
    ),
    "picture.leading": Both(
        vi="Đơn vị có tỷ lệ tham gia cao nhất", en="Units with the highest participation rate"
    ),
    "picture.map": Both(vi="Tỷ lệ tham gia trên bản đồ", en="Participation rate on the map"),
    "picture.rate_is": Both(
        vi="Số người dự thi trên tổng số CBCCVC", en="Participants as a share of the headcount"
    ),
    "picture.source": Both(vi="Nguồn: {name}", en="Source: {name}"),
    "picture.target": Both(vi="Chỉ tiêu {share}", en="Target {share}"),
    "picture.more": Both(
        vi="và {count} đơn vị khác", en=("and {count} other unit", "and {count} other units")
    ),
    "badge.title": Both(
        vi="{contest} – {unit}: {rate} ({people}) – {moment}",
        en="{contest} – {unit}: {rate} ({people}) – {moment}",
    ),
}

"""Words of the figures in files and of the pictures for the press."""

from i18n.both import Both

WORDS = {
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

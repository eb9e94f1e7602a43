"""Words of the public files: the page for journalists, the board, the tables and the press kit."""

from i18n.both import Both

WORDS = {
    "public.title": Both(vi="Số liệu cho báo chí", en="Figures for the press"),
    "public.other_language": Both(vi="English", en="Tiếng Việt"),
    "public.as_of": Both(vi="Số liệu đến {clock} {day}", en="Data up to {clock}, {day}"),
    "public.published": Both(vi="Công bố lúc {moment}", en="Published {moment}"),
    "public.daily": Both(vi="Cập nhật hằng ngày lúc {times}", en="Updated daily at {times}"),
    "public.live": Both(
        vi="Cập nhật khi số liệu thay đổi", en="Updated whenever the figures change"
    ),
    "public.manual": Both(
        vi="Cập nhật khi Ban Tổ chức công bố", en="Updated when the organizers publish"
    ),
    "public.source": Both(vi="Nguồn: {organizer}", en="Source: {organizer}"),
    # ----- the text to copy
    "public.copy": Both(vi="Sao chép", en="Copy"),
    "public.copied": Both(vi="Đã sao chép", en="Copied"),
    "public.paragraph": Both(vi="Đoạn tin", en="Paragraph for a report"),
    "public.script": Both(vi="Lời đọc 30 giây", en="Script of 30 seconds"),
    "public.script_lead": Both(
        vi="Số viết bằng chữ để phát thanh viên đọc.",
        en="Numbers are written as a newsreader reads them.",
    ),
    "public.said_people": Both(
        vi="Đến {clock} ngày {day}, {title} có {people} người dự thi, với {attempts} lượt thi hợp "
        "lệ.",
        en="Up to {clock} on {day}, {people} people took part in the contest “{title}”, with "
        "{attempts} valid attempts.",
    ),
    "public.said_rate": Both(
        vi="Tỷ lệ tham gia đạt {rate} ({ratio} cán bộ, công chức, viên chức{only}).",
        en="The participation rate is {rate} ({ratio} officials and public employees{only}).",
    ),
    "public.known_only": Both(
        vi=", chỉ tính các đơn vị đã có tổng số", en=", in the units whose headcount is known"
    ),
    "public.said_group": Both(
        vi="Khối {title}: {rate} ({ratio}).", en="Group “{title}”: {rate} ({ratio})."
    ),
    "public.said_leading": Both(
        vi="Dẫn đầu khối {title}: {units}.", en="Leading in the group “{title}”: {units}."
    ),
    "public.said_unit": Both(vi="{name} {rate} ({ratio})", en="{name} {rate} ({ratio})"),
    "public_said.before": Both(
        vi="Cuộc thi mở lúc {clock} ngày {day}.", en="The contest opens at {clock} on {day}."
    ),
    "public_said.open": Both(
        vi="Cuộc thi kết thúc lúc {clock} ngày {day}.", en="The contest ends at {clock} on {day}."
    ),
    "public_said.after": Both(
        vi="Cuộc thi đã kết thúc lúc {clock} ngày {day}.",
        en="The contest ended at {clock} on {day}.",
    ),
    "public.read_people": Both(
        vi="Đến {moment}, {title} đã có {people} người dự thi.",
        en="By {moment}, {people} people had taken part in the contest “{title}”.",
    ),
    "public.read_rate": Both(
        vi="Tỷ lệ tham gia là {rate} trong {headcount} cán bộ, công chức, viên chức.",
        en="They stand for a participation rate of {rate} of {headcount} officials and public "
        "employees.",
    ),
    "public.read_rate_known": Both(
        vi="Tỷ lệ tham gia là {rate} trong {headcount} cán bộ, công chức, viên chức đã thống kê.",
        en="In the units whose headcount is known, the participation rate is {rate} of {headcount} "
        "officials and public employees.",
    ),
    "public.read_before": Both(
        vi="Cuộc thi mở lúc {moment}.", en="The contest opens at {moment}."
    ),
    "public.read_left": Both(
        vi="Cuộc thi còn {days} ngày nữa.",
        en="The contest stays open for {days} more days.",
    ),
    "public.read_ends": Both(
        vi="Cuộc thi kết thúc lúc {moment}.", en="The contest ends at {moment}."
    ),
    "public.read_after": Both(
        vi="Cuộc thi đã kết thúc lúc {moment}.", en="The contest ended at {moment}."
    ),
    # ----- the figures and what they mean
    "public.figures": Both(vi="Ba con số", en="Three figures"),
    "public.people_is": Both(
        vi="Người có ít nhất một bài được tính kết quả. Mỗi người tính một lần, dù thi nhiều lượt.",
        en="People with at least one response that counts. A person counts once, however many "
        "attempts were made.",
    ),
    "public.rate_is": Both(
        vi="Số người dự thi chia cho tổng số cán bộ, công chức, viên chức mà các đơn vị đã báo. "
        "Đơn vị chưa có tổng số không nằm trong tỷ lệ.",
        en="Participants divided by the headcount that the units declared. A unit without a known "
        "headcount is not in the rate.",
    ),
    "public.attempts_is": Both(
        vi="Mọi lượt thi đúng thể lệ, kể cả lượt không được lấy làm kết quả. Một người có thể có "
        "nhiều lượt, nên số này không phải là số người.",
        en="Every attempt that keeps the rules, also one that does not count as the result. A "
        "person may make several, so this is not a number of people.",
    ),
    "public.new_on_day": Both(
        vi="có {count} người mới ngày {day}", en="{count} of them new on {day}"
    ),
    "public.new_people_is": Both(
        vi="Người dự thi mới của một ngày là người có bài được tính nộp lần đầu trong ngày đó.",
        en="The new participants of a day are the people who took part on that day for the first "
        "time.",
    ),
    "public.of_people": Both(vi="{ratio} người", en="{ratio} people"),
    "public.rate_unknown": Both(vi="chưa có mẫu số", en="headcount unknown"),
    "public.both_units": Both(
        vi="Người có bài được tính ở hai đơn vị thì mỗi đơn vị đều tính, còn tổng số chỉ tính một "
        "lần. Vì vậy cộng các đơn vị có thể lớn hơn tổng số.",
        en="A person with responses that count in two units is in the number of each and in the "
        "total once. The units may therefore sum to more than the total.",
    ),
    # ----- groups and units
    "public.groups": Both(vi="Theo khối", en="By group"),
    "public.group": Both(vi="Khối", en="Group"),
    "public.leading": Both(vi="Đơn vị dẫn đầu", en="Leading units"),
    "public.leading_lead": Both(
        vi="Theo tỷ lệ tham gia, nhiều nhất {count} đơn vị mỗi khối.",
        en="By participation rate, at most {count} units of each group.",
    ),
    "public.none_reached": Both(
        vi="Đơn vị được nêu tên khi đạt chỉ tiêu {target}; hiện chưa nêu tên đơn vị nào.",
        en="Units are named once they reach the target of {target}; none is named yet.",
    ),
    "public.none_named": Both(
        vi="Chưa nêu đơn vị dẫn đầu nào.", en="No leading unit is named yet."
    ),
    "public.all_units": Both(
        vi="{count} đơn vị được nêu tên có trong các tệp số liệu.",
        en=("The data files name {count} unit.", "The data files name {count} units."),
    ),
    # ----- files
    "public.pictures": Both(vi="Hình đồ họa", en="Pictures"),
    "public.pictures_lead": Both(
        vi="Dùng tự do, giữ nguyên dòng nguồn và thời điểm của số liệu.",
        en="Free to use, with the line of source and time kept.",
    ),
    "public.files": Both(vi="Tệp số liệu", en="Data files"),
    "public.file_xlsx": Both(vi="Bảng tính (XLSX)", en="Workbook (XLSX)"),
    "public.file_csv": Both(vi="Bảng (CSV)", en="Table (CSV)"),
    "public.file_json": Both(vi="Cho chương trình (JSON)", en="For programs (JSON)"),
    "public.board": Both(vi="Bảng số liệu cho trang tin", en="Board for portals"),
    "public.board_lead": Both(
        vi="Dán đoạn mã này vào trang của cơ quan. Bảng tự cập nhật, tự chỉnh chiều cao và không "
        "đọc gì của trang.",
        en="Paste this code into your page. The board updates itself, fits its height, and reads "
        "nothing of your page.",
    ),
    "public.board_open": Both(vi="Mở bảng số liệu để nhúng", en="Open the board to embed"),
    "public.badges": Both(vi="Huy hiệu của đơn vị", en="Badges of units"),
    "public.badges_lead": Both(
        vi="Ảnh SVG nhỏ cho trang của đơn vị, tự cập nhật khi số liệu được công bố.",
        en="A small SVG picture for the unit's portal, which changes with each publication.",
    ),
    "public.badges_of": Both(vi="{count} đơn vị", en=("{count} unit", "{count} units")),
    # ----- who answers, what was corrected, what is not here
    "public.contact": Both(vi="Liên hệ", en="Contact"),
    "public.spokesperson": Both(vi="Người phát ngôn: {name}", en="Spokesperson: {name}"),
    "public.hotline": Both(vi="Đường dây hỗ trợ", en="Hotline"),
    "public.form": Both(vi="Vào thi", en="Take part"),
    "public.corrected": Both(vi="Đã đính chính", en="Corrected"),
    "public.correction": Both(
        vi="{figure}{of} đến {as_of}: đã công bố {before}, đúng là {after}. Đính chính lúc {at}.",
        en="{figure}{of} up to {as_of}: published as {before}, correct is {after}. Corrected {at}.",
    ),
    "public.corrections": Both(
        vi="{figure} đến {as_of}, đã công bố → đúng là: {changes}. Đính chính lúc {at}.",
        en="{figure} up to {as_of}, published → correct: {changes}. Corrected {at}.",
    ),
    "public.change": Both(vi="{name} {before} → {after}", en="{name} {before} → {after}"),
    "public.change_in_all": Both(vi="cả cuộc thi", en="the contest"),
    "public.more_changes": Both(
        vi="{count} số khác, có đủ trong turnout.json",
        en=(
            "{count} more figure, which turnout.json has",
            "{count} more figures, which turnout.json has",
        ),
    ),
    "public.correction_of": Both(vi=" của {name}", en=" of {name}"),
    "public.older_corrections": Both(
        vi="Còn {count} đính chính cũ hơn, có đủ trong turnout.json.",
        en=(
            "{count} older correction stands in turnout.json.",
            "{count} older corrections stand in turnout.json.",
        ),
    ),
    "public.more_corrections": Both(vi="Đính chính trước đó", en="Earlier corrections"),
    "public.left_out": Both(vi="Không có ở đây, và vì sao", en="What is not here, and why"),
    "public.no_scores": Both(
        vi="Điểm trung bình và phổ điểm: bài thi còn được xác minh, và điểm của nhóm ít người sẽ "
        "để lộ điểm của từng người.",
        en="Mean scores and distributions: responses are still being verified, and a mean of few "
        "people tells single scores.",
    ),
    "public.no_ranks": Both(
        vi="Tên, điểm và thứ hạng của người dự thi: dữ liệu cá nhân; kết quả cá nhân chỉ có trong "
        "công bố chính thức.",
        en="Names, scores and ranks of participants: personal data; results of persons stand only "
        "in the official release.",
    ),
    "public.no_small": Both(
        vi="Đơn vị dưới {count} người: nằm trong số liệu của đơn vị cấp trên hoặc của khối. Nếu "
        "phép trừ có thể cho biết số liệu ấy, một đơn vị nữa cũng không nêu riêng.",
        en="Units of fewer than {count} people: they stand within the unit above or the group. "
        "Where a subtraction would show them, one more unit is not named.",
    ),
    "public.no_low": Both(
        vi="Đơn vị chưa đạt chỉ tiêu {target}: Ban Tổ chức làm việc trực tiếp với đơn vị.",
        en="Units below the target of {target}: the organizers speak with them directly.",
    ),
    # ----- the board
    "public.time": Both(vi="Thời gian thi", en="Time"),
    "public.until": Both(vi="đến {day}", en="until {day}"),
    "public.left": Both(vi="còn {left}", en="{left} left"),
    "public.opens": Both(vi="Mở", en="Opens"),
    "public.closes": Both(vi="kết thúc {moment}", en="closes {moment}"),
    "public.closed": Both(vi="đã kết thúc", en="closed"),
    "public.more": Both(vi="Xem đủ số liệu cho báo chí", en="All figures for the press"),
    # ----- columns of the tables
    "public.sheet_units": Both(vi="Tỷ lệ tham gia", en="Turnout"),
    "public.sheet_days": Both(vi="Theo ngày", en="By day"),
    "public.level": Both(vi="Cấp", en="Level"),
    "public.whole": Both(vi="Cuộc thi", en="Contest"),
    "public.name": Both(vi="Tên", en="Name"),
    "public.parent": Both(vi="Đơn vị cấp trên", en="Unit above"),
    "public.counted_people": Both(
        vi="Người dự thi ở đơn vị có tổng số", en="Participants of units with a headcount"
    ),
    "public.counted_of": Both(vi="Người dự thi/tổng số", en="Participants/headcount"),
    "public.as_of_column": Both(vi="Số liệu đến", en="Data up to"),
    "public.day": Both(vi="Ngày", en="Day"),
    "public.new_people": Both(vi="Người dự thi mới", en="New participants"),
    # ----- the press kit
    "public.release": Both(vi="THÔNG CÁO BÁO CHÍ", en="PRESS RELEASE"),
    "public.kit": Both(vi="Bộ tư liệu báo chí", en="Press kit"),
    "public.embargo": Both(
        vi="Được phép đăng từ {moment}. Đề nghị không đăng, phát trước thời điểm này.",
        en="Embargoed until {moment}. Please do not publish or broadcast earlier.",
    ),
    "public.definitions": Both(vi="Các con số nghĩa là gì", en="What the figures mean"),
    "public.in_the_kit": Both(vi="Trong bộ tư liệu", en="In this kit"),
    "public.check": Both(
        vi="Kiểm tra tệp còn nguyên vẹn: sha256sum -c SHA256SUMS",
        en="Check that the files are whole: sha256sum -c SHA256SUMS",
    ),
    "public.no_person": Both(
        vi="Bộ tư liệu không có dữ liệu cá nhân của người dự thi.",
        en="The kit holds no personal data of participants.",
    ),
}  # fmt: skip

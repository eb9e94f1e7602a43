"""Words of the data that units propose about themselves, for the unit and for the committee."""

from i18n.both import Both

WORDS = {
    "proposals.title": Both(vi="Đề nghị của các đơn vị", en="Proposals of units"),
    "proposals.lead": Both(
        vi="Đề nghị chỉ có hiệu lực sau khi Ban Tổ chức chấp nhận. Bấm Chấp nhận để xem trước tác "
        "động; chưa có gì được ghi cho đến khi ghi quyết định.",
        en="A proposal has no effect before the committee accepts it. Press Accept to preview the "
        "effect; nothing is written until you write the decision.",
    ),
    "proposals.accept": Both(vi="Chấp nhận", en="Accept"),
    "proposals.refuse": Both(vi="Không nhận", en="Refuse"),
    "proposals.nothing": Both(vi="chưa có", en="nothing yet"),
    "proposals.people": Both(vi="{count} người", en=("{count} person", "{count} people")),
    "proposals.rate": Both(
        vi="Tỷ lệ tham gia: {before} → {after}", en="Participation rate: {before} → {after}"
    ),
    "proposals.rank": Both(vi="Thứ hạng: {before} → {after}", en="Rank: {before} → {after}"),
    "proposals.others": Both(
        vi="Số đơn vị khác đổi thứ hạng: {count}",
        en=("{count} other unit changes its rank", "{count} other units change their rank"),
    ),
    "proposals.roster": Both(
        vi="Danh sách: {before} → {after} người, trong đó {new} dòng mới",
        en="Roster: {before} → {after} people, with {new} new lines",
    ),
    "proposal_fate.waits": Both(vi="chờ duyệt", en="pending"),
    "proposal_fate.accepted": Both(vi="đã được chấp nhận ngày {day}", en="accepted on {day}"),
    "proposal_fate.refused": Both(vi="không được nhận, ngày {day}", en="refused on {day}"),
    "proposal_fate.replaced": Both(
        vi="đã thay bằng đề nghị mới ngày {day}", en="replaced by a later proposal on {day}"
    ),
    "repair.title": Both(vi="Sửa dữ liệu của đơn vị", en="Correct the unit's data"),
    "repair.lead": Both(
        vi="Đề nghị được gửi đến Ban Tổ chức và chỉ có hiệu lực sau khi được chấp nhận. Đề nghị "
        "mới cùng loại thay cho đề nghị đang chờ.",
        en="A proposal goes to the organizers and has no effect before they accept it. A new "
        "proposal of the same kind replaces the one that waits.",
    ),
    "repair.headcount": Both(vi="Báo tổng số CBCCVC", en="State the headcount"),
    "repair.contact": Both(vi="Báo cán bộ đầu mối", en="Name the contact person"),
    "repair.roster": Both(vi="Gửi danh sách của đơn vị", en="Send the unit's roster"),
    "repair.alias": Both(vi="Nhận cách ghi của đơn vị", en="Claim writings of the unit"),
    "repair.number": Both(vi="Tổng số CBCCVC", en="Headcount"),
    "repair.name": Both(vi="Họ và tên", en="Full name"),
    "repair.job": Both(vi="Chức vụ", en="Title"),
    "repair.phone": Both(vi="Số điện thoại", en="Telephone"),
    "repair.send": Both(vi="Gửi đề nghị", en="Propose"),
    "repair.ours": Both(vi="Cách ghi này là đơn vị chúng tôi", en="This writing is our unit"),
    "repair.alias_lead": Both(
        vi="Những cách ghi dưới đây gần giống tên đơn vị và đang có bài chờ xử lý.",
        en="These writings are near the unit's name, and responses wait because of them.",
    ),
    "repair.alias_none": Both(
        vi="Không có cách ghi nào gần giống tên đơn vị đang chờ xử lý.",
        en="No writing near the unit's name is waiting.",
    ),
    "repair.roster_lead": Both(
        vi="Danh sách mới thay toàn bộ danh sách hiện có của đơn vị. Dòng đầu là tiêu đề: Họ và "
        "tên, Ngày sinh, Số điện thoại; chỉ họ tên là bắt buộc.",
        en="The new list replaces the whole present roster of the unit. Its first row has the "
        "headings Họ và tên, Ngày sinh, Số điện thoại; only the name is required.",
    ),
    "repair.file": Both(vi="Tệp CSV hoặc XLSX", en="CSV or XLSX file"),
    "repair.paste": Both(
        vi="Hoặc dán các ô từ bảng tính, kể cả dòng tiêu đề",
        en="Or paste cells of a spreadsheet, with the headings",
    ),
    "repair.template": Both(vi="Tải tệp mẫu", en="Download a template"),
    "repair.sent": Both(
        vi="Đã gửi đề nghị. Đề nghị đang chờ Ban Tổ chức duyệt.",
        en="The proposal was sent. It waits for the organizers.",
    ),
    "repair.again": Both(
        vi="Trang này đã cũ, chưa có gì được gửi. Hãy mở lại trang rồi gửi lại.",
        en="This page is out of date, and nothing was sent. Open it again, then send again.",
    ),
    "repair.history": Both(vi="Đề nghị đã gửi", en="Proposals so far"),
    "repair.bad_headcount": Both(
        vi="Hãy nhập tổng số (lớn hơn 0), nguồn và ngày của số liệu.",
        en="Give the headcount (above 0), its source and its date.",
    ),
    "repair.bad_contact": Both(
        vi="Hãy nhập họ tên và số điện thoại đúng (di động 10 số, hoặc số cố định 02…); mỗi ô tối "
        "đa 200 chữ.",
        en="Give a name and a readable telephone number (10 digits, or 02… for an office); at most "
        "200 letters each.",
    ),
    "repair.bad_roster": Both(
        vi="Danh sách chưa có người nào, hoặc quá lớn. Hãy chọn tệp hoặc dán danh sách.",
        en="The list has no people, or is too large. Choose a file or paste the list.",
    ),
    "repair.bad_alias": Both(
        vi="Cách ghi này trống hoặc quá dài.", en="The writing is blank or too long."
    ),
    "roster_file.found": Both(
        vi="Đọc được {count} người; {repeated} dòng lặp lại đã bỏ qua.",
        en="Found {count} people; {repeated} repeated lines were left out.",
    ),
    "roster_file.faulty": Both(
        vi="Chưa gửi được: {count} dòng cần sửa.",
        en=("Not sent: {count} line needs a correction.", "Not sent: {count} lines need one."),
    ),
    "roster_file.line": Both(vi="Dòng {line}: {fault}", en="Line {line}: {fault}"),
    "roster_file.more": Both(
        vi="… và {count} dòng khác", en=("… and {count} more line", "… and {count} more lines")
    ),
    "roster_fault.no_name": Both(vi="thiếu họ tên", en="the name is missing"),
    "roster_fault.long": Both(vi="có ô dài quá 200 chữ", en="a cell has more than 200 letters"),
    "roster_fault.birth_date": Both(
        vi="ngày sinh không đọc được; ghi như 31/12/1990",
        en="the birth date cannot be read; write it like 31/12/1990",
    ),
    "roster_fault.phone": Both(
        vi="số điện thoại không đọc được; ghi như 0912345678",
        en="the telephone number cannot be read; write it like 0912345678",
    ),
    "roster_failure.too_large": Both(
        vi="Danh sách quá lớn: tối đa 2 MB cho một đơn vị.",
        en="The list is too large: at most 2 MB for one unit.",
    ),
    "roster_failure.no_names": Both(
        vi="Không thấy cột Họ và tên. Dòng đầu của danh sách phải là dòng tiêu đề.",
        en="There is no column Họ và tên. The first row of the list must have the headings.",
    ),
    "roster_failure.no_header": Both(
        vi="Không thấy cột Họ và tên ở dòng đầu. Hãy dùng tệp mẫu.",
        en="There is no column Họ và tên in the first row. Use the template.",
    ),
    "roster_failure.other_kind": Both(
        vi="Đây không phải danh sách. Hãy gửi tệp CSV hoặc Microsoft Excel (.xlsx).",
        en="This is not a list. Send a CSV file or a Microsoft Excel workbook (.xlsx).",
    ),
    "roster_failure.too_many_people": Both(
        vi="Danh sách có hơn {limit} dòng; một đơn vị gửi tối đa {limit} dòng.",
        en="The list has more than {limit} lines, the most for one unit.",
    ),
}

"""Words of the page **Kiến nghị, phản ánh**."""

from i18n.both import Both

WORDS = {
    "petitions.title": Both(vi="Kiến nghị, phản ánh", en="Petitions"),
    "petitions.help": Both(
        vi="Kiến nghị, phản ánh đã tiếp nhận, thời hạn và nội dung trả lời.",
        en="Petitions that came in, their due days and answers.",
    ),
    "petitions.none_open": Both(
        vi="Không có kiến nghị, phản ánh nào chờ trả lời.", en="No petition waits for an answer."
    ),
    "petitions.none": Both(vi="Chưa tiếp nhận kiến nghị nào.", en="No petition came in yet."),
    "petitions.open": Both(
        vi="{count} kiến nghị, phản ánh chờ trả lời.",
        en=("{count} petition waits for an answer.", "{count} petitions wait for an answer."),
    ),
    "petitions.overdue_count": Both(
        vi="{count} kiến nghị đã quá hạn.",
        en=("{count} petition is overdue.", "{count} petitions are overdue."),
    ),
    "petitions.list": Both(vi="Danh sách", en="All petitions"),
    "petitions.number": Both(vi="Số", en="No."),
    "petitions.received": Both(vi="Ngày nhận", en="Received"),
    "petitions.channel": Both(vi="Hình thức", en="Channel"),
    "petition_channel.phone": Both(vi="Điện thoại", en="Phone"),
    "petition_channel.letter": Both(vi="Văn bản", en="Letter"),
    "petition_channel.email": Both(vi="Email", en="E-mail"),
    "petition_channel.in_person": Both(vi="Trực tiếp", en="In person"),
    "petitions.response": Both(vi="Mã bài liên quan (nếu có)", en="Response concerned (if any)"),
    "petitions.see_response": Both(
        vi="Xem bài của kiến nghị số {number}", en="See the response of petition {number}"
    ),
    "petitions.content": Both(vi="Nội dung", en="Content"),
    "petitions.due": Both(vi="Hạn trả lời", en="Answer due"),
    "petitions.overdue": Both(vi="quá hạn", en="overdue"),
    "petitions.waits": Both(vi="chờ trả lời", en="waits"),
    "petitions.answer": Both(vi="Nội dung trả lời", en="Answer"),
    "petitions.answered": Both(vi="Ngày trả lời", en="Answered on"),
    "petitions.answered_by": Both(vi="Trả lời ngày {day} · {who}", en="Answered {day} · {who}"),
    "petitions.by": Both(vi="Người ghi", en="Written by"),
    "petitions.file": Both(vi="Tải danh sách (CSV)", en="Download the list (CSV)"),
    "petitions.new": Both(vi="Tiếp nhận kiến nghị", en="Take a petition down"),
    "petitions.new_lead": Both(
        vi="Hạn trả lời mặc định là 10 ngày làm việc (Điều 28 Luật Tiếp công dân 2013), chưa trừ "
        "ngày nghỉ lễ. Số điện thoại và địa chỉ email trong nội dung được che khi ghi.",
        en="By default the answer is due after 10 working days (Article 28 of the 2013 Law on "
        "Citizen Reception), public holidays not counted out. Phone numbers and e-mail addresses "
        "in the content are masked when it is written.",
    ),
    "petitions.take": Both(vi="Ghi tiếp nhận", en="Write it down"),
    "petitions.to_answer": Both(vi="Trả lời kiến nghị", en="Answer a petition"),
    "petitions.which": Both(vi="Kiến nghị", en="Petition"),
    "petitions.choice": Both(vi="Số {number}, hạn {due}", en="No. {number}, due {due}"),
    "petitions.write_answer": Both(vi="Ghi trả lời", en="Write the answer"),
    "petitions.written": Both(vi="Đã ghi.", en="Written."),
    "petitions.incomplete": Both(
        vi="Chưa ghi: cần có nội dung, ngày hợp lệ, và mã bài đúng (nếu có). Nếu người khác vừa "
        "sửa kiến nghị này, hãy tải lại trang.",
        en="Not written: expected a text, possible days, and the id of a response (if any). If "
        "somebody has just changed this petition, load the page again.",
    ),
}

"""Words of the *giấy chứng nhận* and of its section on the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS = {
    "certificate.title": Both(vi="Giấy chứng nhận", en="Certificate"),
    "certificate.certifies": Both(vi="chứng nhận Ông/Bà", en="certifies that"),
    "certificate.unit": Both(vi="Đơn vị:", en="Unit:"),
    "certificate.took_part": Both(vi="đã tham gia", en="took part in"),
    "certificate.window": Both(
        vi="tổ chức từ ngày {first} đến ngày {last}", en="held from {first} to {last}"
    ),
    "certificate.register": Both(vi="Vào sổ số:", en="Registered as no.:"),
    "certificates.title": Both(vi="Giấy chứng nhận", en="Certificates"),
    "certificates.lead": Both(
        vi="Một tệp PDF khổ A4 ngang, mỗi người có bài được tính kết quả một trang; ngày ký và số "
        "để trống.",
        en="One PDF, A4 across, a page for each person with an accepted response; the day and the "
        "number stay open.",
    ),
    "certificates.not_yet": Both(
        vi="Cấp sau khi cuộc thi kết thúc: từ {moment}.",
        en="Made once the contest has closed: from {moment}.",
    ),
    "certificates.never": Both(
        vi="Cuộc thi chưa khai báo thời điểm kết thúc, nên chưa cấp được giấy chứng nhận.",
        en="The contest declares no closing, so there are no certificates yet.",
    ),
    "certificates.unit": Both(vi="Đơn vị", en="Unit"),
    "certificates.find": Both(vi="Gõ tên đơn vị để tìm", en="Type the name of a unit"),
    "certificates.people": Both(vi="Chỉ những người này", en="Only these people"),
    "certificates.whole_unit": Both(vi="Cả đơn vị", en="The whole unit"),
    "certificates.count": Both(
        vi="{count} người được cấp giấy chứng nhận.",
        en=("{count} person gets a certificate.", "{count} people get a certificate."),
    ),
    "certificates.none": Both(
        vi="Chưa ai của đơn vị này có bài được tính kết quả.",
        en="Nobody of this unit has an accepted response.",
    ),
    "certificates.download": Both(
        vi="Tải về giấy chứng nhận (PDF)", en="Download the certificates (PDF)"
    ),
    "certificates.logged": Both(
        vi="Tệp có họ tên; lần tải về được ghi vào nhật ký.",
        en="The file holds names; the download is written to the log.",
    ),
    "certificates.left_out": Both(
        vi="Cần người xem lại: {count} người chưa có giấy",
        en=(
            "{count} person is left out and needs a look",
            "{count} people are left out and need a look",
        ),
    ),
    "certificates.no_name": Both(vi="không đọc được họ tên", en="no readable name"),
    "certificates.long_name": Both(vi="họ tên dài bất thường", en="an unusually long name"),
    "certificates.strange_name": Both(
        vi="họ tên có ký tự mà phông chữ không có", en="a sign in the name that the font lacks"
    ),
}

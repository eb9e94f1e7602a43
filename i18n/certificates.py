"""Words of the *giấy chứng nhận* and of its section on the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS = {
    "certificate.title": Both(vi="Giấy chứng nhận", en="Certificate"),
    "certificate.certifies": Both(vi="chứng nhận Ông/Bà", en="certifies that"),
    "certificate.unit": Both(vi="Đơn vị:", en="Unit:"),
    "certificate.took_part": Both(vi="đã tham gia", en="took part in"),
    "certificate.won": Both(vi="đã đạt", en="has won"),
    "certificate.rank": Both(vi="hạng {rank}", en="rank {rank}"),
    "certificate.code": Both(vi="Mã xác minh:", en="Code to verify:"),
    "certificate.check_at": Both(vi="Kiểm tra tại {address}", en="Check at {address}"),
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
    "winners_paper.title": Both(vi="Giấy chứng nhận đạt giải", en="Winners' certificates"),
    "winners_paper.lead": Both(
        vi="Lấy từ bản công bố chính thức mới nhất: họ tên, đơn vị, giải và thứ hạng. Mỗi giấy có "
        "một mã; ai cầm giấy cũng kiểm tra được mã và họ tên ở trang xác minh.",
        en="From the newest official release: name, unit, prize and rank. Each has a code; whoever "
        "holds the paper can check code and name on the page that verifies papers.",
    ),
    "winners_paper.not_yet": Both(
        vi="Cấp sau khi có bản công bố chính thức.", en="Made once there is an official release."
    ),
    "winners_paper.none": Both(
        vi="Bản công bố chính thức mới nhất không có giải cá nhân.",
        en="The newest official release gives no prize to a person.",
    ),
    "winners_paper.no_address": Both(
        vi="Chưa khai báo địa chỉ của trang, nên giấy có mã mà không có mã QR.",
        en="The address of the pages is not declared, so the papers have a code and no QR code.",
    ),
    "winners_paper.people": Both(vi="Chỉ những giấy này", en="Only these certificates"),
    "winners_paper.all": Both(vi="Mọi người đạt giải", en="All winners"),
    "winners_paper.count": Both(
        vi="{count} giấy chứng nhận đạt giải, theo bản công bố số {number}.",
        en=(
            "{count} winner's certificate, by release {number}.",
            "{count} winners' certificates, by release {number}.",
        ),
    ),
    "winners_paper.download": Both(
        vi="Tải về giấy chứng nhận đạt giải (PDF)", en="Download winners' certificates (PDF)"
    ),
    "certificates.no_name": Both(vi="không đọc được họ tên", en="no readable name"),
    "certificates.long_name": Both(vi="họ tên dài bất thường", en="an unusually long name"),
    "certificates.strange_name": Both(
        vi="họ tên có ký tự mà phông chữ không có", en="a sign in the name that the font lacks"
    ),
}

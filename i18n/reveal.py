"""Words of the page that reveals the places at a ceremony."""

from i18n.both import Both

WORDS = {
    "reveal.title": Both(vi="Trình chiếu kết quả", en="Reveal of the result"),
    "reveal.open": Both(vi="Trình chiếu kết quả", en="Reveal at a ceremony"),
    "reveal.open_lead": Both(
        vi="Một trang toàn màn hình cho lễ trao giải: mỗi lần nhấn phím hiện một giải, từ thấp đến "
        "cao, của bản công bố số {number}. Chỉ Ban Tổ chức mở được.",
        en="A full-screen page for the ceremony: each press shows one place, from the last to the "
        "first, of release {number}. Only the committee can open it.",
    ),
    "reveal.start": Both(
        vi="Phím cách hoặc → để hiện từng giải, ← để lùi, F toàn màn hình, Esc để thoát",
        en="Space or → shows the next place, ← goes back, F fills the screen, Esc leaves",
    ),
    "reveal.rank": Both(vi="Hạng {rank}", en="Rank {rank}"),
    "reveal.back": Both(vi="Lùi", en="Back"),
    "reveal.next": Both(vi="Tiếp", en="Next"),
    "reveal.screen": Both(vi="Toàn màn hình", en="Full screen"),
    "reveal.leave": Both(vi="Thoát", en="Leave"),
    "reveal.controls": Both(vi="Điều khiển", en="Controls"),
    "reveal.lost": Both(
        vi="Mất kết nối. Nhấn phím để thử lại.", en="No connection. Press the key to try again."
    ),
    "reveal.end": Both(vi="Xin chúc mừng!", en="Congratulations!"),
    "reveal.none": Both(vi="Chưa có bản công bố nào", en="There is no release yet"),
    "reveal.none_do": Both(
        vi="Lập bản công bố ở trang Công bố kết quả, rồi mở lại trang này.",
        en="Make a release on the page Release of results, then open this page again.",
    ),
    "reveal.empty": Both(
        vi="Bản công bố này không có giải nào.", en="This release gives no prize."
    ),
    "reveal.refused": Both(
        vi="Trang này dành cho Ban Tổ chức", en="This page is for the committee"
    ),
    "reveal.refused_do": Both(
        vi="Vai trò của Ông/Bà không mở được trang trình chiếu.",
        en="Your role does not open the page of the ceremony.",
    ),
}

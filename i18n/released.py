"""Words of released results: the page **Kết quả đã công bố** and the public page."""

from i18n.both import Both

WORDS = {
    "released.title": Both(vi="Kết quả đã công bố", en="Released results"),
    "released.help": Both(
        vi="Ai đạt giải theo bản công bố mới nhất, mã niêm phong và cách tự kiểm tra.",
        en="Who won by the newest release, its seal, and how to check it.",
    ),
    "released.none": Both(
        vi="Ban Tổ chức chưa công bố kết quả.", en="The organizers have not released a result yet."
    ),
    "released.provisional": Both(vi="Kết quả dự kiến", en="Provisional result"),
    "released.official": Both(vi="Kết quả chính thức", en="Official result"),
    "released.number": Both(
        vi="Bản công bố số {number}, lập lúc {moment}.", en="Release {number}, made {moment}."
    ),
    "released.until": Both(
        vi="Các bảng câu trả lời đã được đọc đến {moment}.",
        en="The response sheets were read up to {moment}.",
    ),
    "released.covers": Both(
        vi="Bản này chỉ gồm: {rounds}.", en="This release covers these rounds only: {rounds}."
    ),
    "released.petitions": Both(
        vi="Ban Tổ chức nhận kiến nghị, phản ánh đến {moment}.",
        en="The organizers take petitions until {moment}.",
    ),
    "released.may_change": Both(
        vi="Kết quả này có thể thay đổi trước khi có kết quả chính thức.",
        en="This result may change before the official one.",
    ),
    "released.corrects": Both(
        vi="Bản này điều chỉnh bản công bố số {number}. Lý do: {basis}",
        en="This release corrects release {number}. Reason: {basis}",
    ),
    "released.difference": Both(
        vi="Số dòng thay đổi: {ranks} thứ hạng, {prizes} giải, {units} đơn vị.",
        en="Rows that changed: {ranks} ranks, {prizes} prizes, {units} units.",
    ),
    "released.erased": Both(
        vi="{count} dòng không còn họ tên, vì người đó đã yêu cầu xóa dữ liệu.",
        en=(
            "{count} row has no name any more, because its person asked for erasure.",
            "{count} rows have no name any more, because their persons asked for erasure.",
        ),
    ),
    "released.erased_name": Both(vi="(đã xóa theo yêu cầu)", en="(erased on request)"),
    "released.waits": Both(vi="{prize} (chờ bốc thăm)", en="{prize} (waits for a draw)"),
    "released.winners": Both(vi="Giải cá nhân", en="Prizes of persons"),
    "released.unit_winners": Both(vi="Giải tập thể", en="Prizes of units"),
    "released.no_winners": Both(
        vi="Bản công bố này không có giải cá nhân.", en="This release gives no prize to a person."
    ),
    "released.seal": Both(vi="Mã niêm phong", en="Seal"),
    "released.seal_lead": Both(
        vi="Đổi một chữ trong bất kỳ tệp nào thì mã này không còn khớp.",
        en="If one letter of any file changes, this code no longer fits.",
    ),
    "released.check": Both(vi="Cách tự kiểm tra", en="How to check it yourself"),
    "released.step_1": Both(
        vi="Tải tệp kết quả về và giải nén.", en="Download the result and unpack it."
    ),
    "released.step_2": Both(
        vi="Trong thư mục đó, chạy: sha256sum -c SHA256SUMS. Mọi dòng phải là OK.",
        en="In that folder run: sha256sum -c SHA256SUMS. Every line must say OK.",
    ),
    "released.step_3": Both(
        vi="Chạy: sha256sum SHA256SUMS. Kết quả phải là mã niêm phong ở trên.",
        en="Run: sha256sum SHA256SUMS. The result must be the seal above.",
    ),
    "released.step_4": Both(
        vi="So mã niêm phong với mã in trong biên bản của Ban Tổ chức.",
        en="Compare the seal with the one printed in the organizers' protocol.",
    ),
    "released.take": Both(
        vi="Tải kết quả, không kèm họ tên (zip)", en="Download the result, without names (zip)"
    ),
    "released.guide": Both(
        vi="Cách kiểm tra đầy đủ, cho thanh tra", en="All checks, for an inspector"
    ),
    "released.older": Both(vi="Bản công bố", en="Release"),
    "released.one": Both(
        vi="Số {number}: {kind}, {moment}", en="Number {number}: {kind}, {moment}"
    ),
    "released.public": Both(vi="Trang kết quả công khai", en="Public page of the result"),
}

"""Which heading names which field, in the eight languages that forms come in."""

import pytest

from authoring.headings import HEADINGS, fields, of_the_form


@pytest.mark.parametrize(
    "header",
    [
        ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Địa chỉ email", "Đơn vị công tác"),
        ("Timestamp", "Full name", "Phone number", "Email Address", "Organization"),
        ("Marca temporal", "Nombre completo", "Teléfono", "Correo electrónico", "Institución"),
        ("Horodateur", "Nom et prénom", "Téléphone", "Adresse e-mail", "Établissement"),
        ("Carimbo de data/hora", "Nome completo", "Telefone", "Endereço de e-mail", "Instituição"),
        ("Zeitstempel", "Vor- und Nachname", "Telefonnummer", "E-Mail-Adresse", "Einrichtung"),
        ("Cap waktu", "Nama lengkap", "Nomor HP", "Alamat email", "Asal instansi"),
        ("タイムスタンプ", "氏名", "電話番号", "メールアドレス", "所属"),
    ],
    ids=["vi", "en", "es", "fr", "pt", "de", "id", "ja"],
)
def test_the_usual_headings_of_each_language_are_known(header: tuple[str, ...]) -> None:
    expected = ("submitted_at", "full_name", "phone", "email", "unit")
    assert fields(header) == {field: n for n, field in enumerate(expected)}


def test_a_word_inside_another_or_inside_a_question_names_no_field() -> None:
    header = ("Name of the country", "United Nations", "Notebook", "Tên hoạt động tình nguyện",
              "NAME ON THE TAG", "Đơn vị nào chủ trì?", "Parent/Guardian name", "Tên của Luật",
              "Dự đoán thời tiết là việc của ai?", "Email marketing")  # fmt: skip
    assert fields(header) == {}


def test_numbers_marks_and_additions_around_a_heading_do_not_hide_it() -> None:
    header = ("1. Họ và tên (chữ in hoa):", "Số điện thoại*", "Ngày sinh - dd/mm/yyyy", "EMAIL ")
    assert fields(header) == {"full_name": 0, "phone": 1, "birth_date": 2, "email": 3}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Câu 1. Họ và tên thí sinh", "full_name"),
        ("Vui lòng nhập họ và tên của bạn", "full_name"),
        ("Tên của bạn", "full_name"),
        ("Enter your name", "full_name"),
        ("Ngày/tháng/năm sinh", "birth_date"),
        ("SĐT liên hệ", "phone"),
        ("2. Số ĐT (Zalo)", "phone"),
        ("Email công vụ", "email"),
        ("Số định danh cá nhân/CCCD", "national_id"),
        ("Tên đơn vị", "unit"),
        ("Tên cơ quan, đơn vị đang công tác", "unit"),
        ("Bạn dự đoán có bao nhiêu người trả lời đúng tất cả các câu hỏi của tuần?", "prediction"),
        ("Theo đồng chí, có bao nhiêu người sẽ trả lời đúng?", "prediction"),
    ],
)
def test_what_people_in_vietnam_title_their_questions(heading: str, field: str) -> None:
    assert fields((heading,)) == {field: 0}


def test_an_exact_heading_goes_before_one_that_only_begins_so() -> None:
    assert fields(("Email (cá nhân)", "Email")) == {"email": 1}


def test_no_word_is_that_of_two_fields() -> None:
    words = [word for field in HEADINGS.values() for word in field]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Points - Câu 1", True),
        ("Feedback - Câu 1", True),
        ("Câu 1 [Score]", True),
        ("Câu 1 [Feedback]", True),
        ("Frage 1 [Punktzahl]", True),
        ("フィードバック - 第1問", True),
        ("Phản hồi bài kiểm tra", True),
        ("ID", True),
        ("Mức độ hài lòng [Phòng một cửa]", False),
        ("Câu 1", False),
    ],
)
def test_columns_that_the_form_adds_are_no_questions(heading: str, expected: bool) -> None:
    assert of_the_form(heading) is expected

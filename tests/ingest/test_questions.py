"""Which columns are drafted as questions, of which kind, with which options."""

from collections import Counter
from random import Random

from authoring.questions import questions
from contest.items import Item


def drafted(values: list[str]) -> Item | None:
    found = questions(["Câu"], [Counter(values)], ())
    return found[0] if found else None


def test_few_answers_that_repeat_are_one_choice_each() -> None:
    item = drafted(["A", "B", "A", "C", "B", "C"])
    assert item is not None
    assert (item.kind, item.options) == ("single", ("A", "B", "C"))


def test_options_that_hold_commas_are_not_taken_apart() -> None:
    item = drafted(["Có, một vài lần", "Có, thường xuyên", "Không"] * 3)
    assert item is not None
    assert (item.kind, item.options) == ("single", ("Có, một vài lần", "Có, thường xuyên", "Không"))


def test_combinations_of_pieces_are_several_choices_even_where_a_piece_holds_a_comma() -> None:
    options = ["Đọc, viết thành thạo", "Tin học (Word, Excel)", "Ngoại ngữ", "Lái xe"]
    draw = Random(1)
    ticks = [[o for o in options if draw.random() < 0.5] for _ in range(60)]
    item = drafted([", ".join(t) for t in ticks if t])
    assert item is not None
    assert (item.kind, item.options) == ("multiple", tuple(sorted(options)))


def test_the_answers_of_microsoft_forms_end_with_their_separator() -> None:
    item = drafted(["Một, hai;Ba;", "Ba;", "Một, hai;", "Bốn;Ba;", "Bốn;"])
    assert item is not None
    assert (item.kind, item.options) == ("multiple", ("Ba", "Bốn", "Một, hai"))


def test_a_few_answers_of_one_s_own_do_not_hide_a_question() -> None:
    own = [f"Khác: lý do số {n}" for n in range(14)]
    item = drafted(["Đồng ý"] * 60 + ["Không đồng ý"] * 60 + own)
    assert item is not None
    assert item.options == ("Không đồng ý", "Đồng ý")


def test_names_free_text_and_one_answer_for_all_are_no_questions() -> None:
    assert drafted([f"Nguyễn Văn {n}" for n in range(40)]) is None
    assert drafted([f"Tôi thấy, nói chung, điều số {n} hay" for n in range(40)]) is None
    assert drafted(["Hà Nội"] * 9) is None
    assert drafted(["a|b", "c"] * 5) is None


def test_numbers_dates_and_addresses_are_no_questions_but_ranges_and_shares_are() -> None:
    assert drafted(["18", "19", "20"] * 5) is None
    assert drafted(["5.5", "7", "1,2E+3"] * 5) is None
    assert drafted(["1/2/2024", "2024-02-03 00:00:00"] * 5) is None
    assert drafted(["a@tinh.vn", "b@tinh.vn"] * 5) is None
    for options in (("2016-2020", "2021-2025"), ("80%", "90%"), ("5 ngày", "7 ngày")):
        item = drafted([*options] * 5)
        assert item is not None
        assert item.options == options


def test_an_answer_of_one_s_own_with_a_bar_does_not_hide_a_question() -> None:
    item = drafted([*["Đúng", "Sai", "Không rõ"] * 30, *(f"a|{n}" for n in range(12))])
    assert item is not None
    assert item.options == ("Không rõ", "Sai", "Đúng")


def test_thousands_of_opinions_are_looked_through_in_one_pass() -> None:
    """Two looks a value would be enough; a pass for each pair of pieces would never end."""
    opinions = [f"Theo tôi {n}, nên {n + 1}, và {n + 2}" for n in range(20_000)]
    assert drafted(opinions) is None


def test_columns_with_one_heading_are_questions_all_or_none() -> None:
    choice, text = Counter(["A", "B"] * 5), Counter(f"chữ {n}" for n in range(10))
    assert questions(["Câu", "Câu"], [choice, text], ()) == ()
    assert [i.heading for i in questions(["Câu", " câu "], [choice, choice], ())] == ["Câu", "câu"]

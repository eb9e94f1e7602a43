/**
 * Tạo biểu mẫu và bảng câu trả lời trong tài khoản đang đăng nhập. Chỉ chạy một lần: mỗi lần chạy
 * tạo một biểu mẫu mới. Kết thúc, nhật ký in đoạn khai báo để chép vào contest.toml.
 */
function taoBieuMau() {
  const form = FormApp.create(FORM.title, true);
  form.setTitle(FORM.title);
  form.setDescription(FORM.description);
  form.setConfirmationMessage(FORM.confirmation);
  form.setIsQuiz(false);
  form.setAllowResponseEdits(false);
  form.setCollectEmail(false);
  form.setLimitOneResponsePerUser(false);
  form.setShowLinkToRespondAgain(FORM.mayRepeat);
  form.setPublishingSummary(false);
  form.setProgressBar(true);
  form.setShuffleQuestions(false);

  const breaks = [];
  const asked = [];
  FORM.pages.forEach(function (page, number) {
    breaks.push(number === 0 ? null : form.addPageBreakItem().setTitle(page.title));
    page.questions.forEach(function (question) {
      asked.push({ question: question, item: addQuestion_(form, question) });
    });
  });
  // A choice can lead to a page only after the page is there.
  const last = breaks.length - 1;
  asked.forEach(function (one) {
    if (one.question.leads.length > 0) lead_(one.item, one.question, breaks);
  });
  // Who leaves a drop-down empty goes on to the questions. A page break says where the page before
  // it leads.
  for (let number = 1; number < last; number++) breaks[number].setGoToPage(breaks[last]);

  const book = SpreadsheetApp.create(FORM.title + ' (câu trả lời)');
  book.setSpreadsheetLocale(FORM.locale);
  book.setSpreadsheetTimeZone(FORM.zone);
  const before = book.getSheets().map(function (sheet) { return sheet.getSheetId(); });
  form.setDestination(FormApp.DestinationType.SPREADSHEET, book.getId());
  SpreadsheetApp.flush();
  const added = book.getSheets().filter(function (sheet) {
    return before.indexOf(sheet.getSheetId()) < 0;
  });

  const prefill = asked.filter(function (one) { return one.question.key !== ''; });
  Logger.log(declared_(form, book, added[0], prefill));
}

function addQuestion_(form, question) {
  const item = newItem_(form, question.kind);
  item.setTitle(question.heading).setRequired(question.required);
  if (question.help !== '') item.setHelpText(question.help);
  if (question.pattern !== '') {
    item.setValidation(
      FormApp.createTextValidation()
        .requireTextMatchesPattern(question.pattern)
        .setHelpText(question.help)
        .build(),
    );
  }
  if (question.options.length > 0 && question.leads.length === 0) {
    item.setChoiceValues(question.options);
  }
  return item;
}

function newItem_(form, kind) {
  switch (kind) {
    case 'text': return form.addTextItem();
    case 'date': return form.addDateItem();
    case 'choice': return form.addMultipleChoiceItem();
    case 'boxes': return form.addCheckboxItem();
    case 'list': return form.addListItem();
    default: throw new Error('unknown kind of question: ' + kind);
  }
}

function lead_(item, question, breaks) {
  item.setChoices(question.options.map(function (text, place) {
    return item.createChoice(text, breaks[question.leads[place]]);
  }));
}

/** The lines for contest.toml: the form's address, its drop-downs of units, the response sheet. */
function declared_(form, book, sheet, prefill) {
  const lines = [
    '# Chép vào contest.toml. Trong [contest]:',
    'form_url = ' + toml_(form.getPublishedUrl()),
    '',
  ];
  if (prefill.length > 0) {
    // A form with one drop-down of units is filled in by the field alone.
    const single = prefill.length === 1;
    lines.push('[prefill]');
    prefill.forEach(function (one) {
      const key = single ? 'unit' : one.question.key;
      lines.push(toml_(key) + ' = ' + toml_(entry_(form, one)));
    });
    lines.push('');
  }
  lines.push('[[sources]]', 'id = ' + toml_(FORM.source.id), 'kind = "google_sheet"');
  lines.push('spreadsheet_id = ' + toml_(book.getId()));
  if (sheet) {
    lines.push('tab = ' + toml_(sheet.getName()), 'sheet_id = ' + sheet.getSheetId());
  } else {
    lines.push('# Mở bảng câu trả lời, ghi tên trang: tab = "…"');
  }
  if (FORM.source.round !== '') lines.push('round = ' + toml_(FORM.source.round));
  return lines.join('\n');
}

/** The entry of a drop-down, read from a link in which the drop-down alone is filled in. */
function entry_(form, one) {
  const answer = one.item.createResponse(one.question.options[0]);
  const link = form.createResponse().withItemResponse(answer).toPrefilledUrl();
  return link.match(/[?&](entry\.[0-9]+)=/)[1];
}

/** A basic string of TOML. What JSON escapes, TOML reads alike; only DEL is missing. */
function toml_(text) {
  return JSON.stringify(text).replace(/\u007f/g, '\\u007f');
}

/**
 * The services of Apps Script that make forms, in Node, with the rules of the real ones: a method
 * that they do not have throws, as does an argument that they refuse.
 *
 *     node apps_script.js form.gs taoBieuMau      prints the form, the spreadsheet and the log as JSON
 */
'use strict';
const fs = require('fs');
const vm = require('vm');

let calls = 0;
let ids = 1000;

function refuse(what) { throw new Error('Exception: ' + what); }
function isText(value) { if (typeof value !== 'string') refuse('The parameters do not match: ' + typeof value); return value; }
function isFlag(value) { if (typeof value !== 'boolean') refuse('The parameters do not match: ' + typeof value); return value; }

/** An object that throws for a name that it does not have, and counts the calls. */
function strict(kind, methods) {
  return new Proxy(methods, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'toJSON') return target[name];
      if (!(name in target)) throw new TypeError(kind + '.' + name + ' is not a function');
      if (typeof target[name] !== 'function' || name.startsWith('_')) return target[name];
      return function (...args) {
        if (name !== 'createChoice') calls += 1;
        return target[name](...args);
      };
    },
    set() { throw new TypeError(kind + ' has no properties to set'); },
  });
}

const PageNavigationType = { CONTINUE: 'CONTINUE', RESTART: 'RESTART', SUBMIT: 'SUBMIT', GO_TO_PAGE: 'GO_TO_PAGE' };
const DestinationType = { SPREADSHEET: 'SPREADSHEET' };
const NAVIGATES = ['LIST', 'MULTIPLE_CHOICE'];
const forms = [];
const books = [];

function newItem(form, type) {
  const told = { id: ids += 1, entry: 7 * (ids += 1) + 100000, type, title: '', help: '', required: false };
  const methods = {
    _told: told,
    _form: form,
    getId: () => told.id,
    getType: () => type,
    getTitle: () => told.title,
    setTitle(text) { told.title = isText(text); return self; },
    setHelpText(text) { told.help = isText(text); return self; },
  };
  const self = strict(type, methods);
  if (type === 'PAGE_BREAK') {
    methods.setGoToPage = (target) => {
      if (!Object.values(PageNavigationType).includes(target)) pageOf(form, target);
      told.goTo = typeof target === 'string' ? target : target._told.id;
      return self;
    };
  } else {
    methods.setRequired = (flag) => { told.required = isFlag(flag); return self; };
    methods.createResponse = (answer) => {
      if (told.choices && !told.choices.some((one) => one.value === answer)) refuse('Invalid response submitted to item');
      return { _item: told, _answer: answer };
    };
  }
  if (type === 'TEXT') {
    methods.setValidation = (validation) => {
      if (!validation || !validation._built) refuse('The parameters do not match: not a TextValidation');
      told.validation = { pattern: validation.pattern, help: validation.help };
      return self;
    };
  }
  if (['LIST', 'MULTIPLE_CHOICE', 'CHECKBOX'].includes(type)) {
    methods.createChoice = (text, target) => {
      if (target === undefined) return { _of: told, value: isText(text) };
      if (!NAVIGATES.includes(type)) refuse('The parameters do not match the method signature');
      pageOf(form, target);
      return { _of: told, value: isText(text), goTo: target._told.id };
    };
    methods.setChoices = (choices) => {
      if (!Array.isArray(choices) || choices.length === 0) refuse('Array is empty: choices');
      const values = choices.map((one) => one.value);
      if (choices.some((one) => one._of !== told)) refuse('Choice of another item');
      if (values.some((value) => value.trim() === '')) refuse('Choice values cannot be empty');
      if (new Set(values).size < values.length) refuse('Questions cannot have duplicate choice values.');
      if (new Set(choices.map((one) => one.goTo !== undefined)).size > 1) refuse('Page navigation cannot be mixed');
      told.choices = choices.map((one) => ({ value: one.value, goTo: one.goTo }));
      return self;
    };
    methods.setChoiceValues = (values) => methods.setChoices(values.map((value) => methods.createChoice(value)));
  }
  form._items.push(told);
  form._breaks.push(type === 'PAGE_BREAK' ? self : null);
  return self;
}

function pageOf(form, target) {
  if (!form._breaks.includes(target)) refuse('No page break of this form: ' + target);
}

function newForm(title, isPublished) {
  const told = { title: isText(title), published: isPublished === true, settings: {}, items: [], id: '1Form' + forms.length };
  const methods = { _items: told.items, _breaks: [], _told: told };
  const self = strict('Form', methods);
  const flags = ['AllowResponseEdits', 'CollectEmail', 'IsQuiz', 'LimitOneResponsePerUser', 'ProgressBar',
    'PublishingSummary', 'ShowLinkToRespondAgain', 'ShuffleQuestions', 'AcceptingResponses'];
  flags.forEach((name) => { methods['set' + name] = (flag) => { told.settings[name] = isFlag(flag); return self; }; });
  ['Title', 'Description', 'ConfirmationMessage'].forEach((name) => {
    methods['set' + name] = (text) => { told[name[0].toLowerCase() + name.slice(1)] = isText(text); return self; };
  });
  const kinds = { Text: 'TEXT', Date: 'DATE', List: 'LIST', MultipleChoice: 'MULTIPLE_CHOICE', Checkbox: 'CHECKBOX',
    PageBreak: 'PAGE_BREAK', ParagraphText: 'PARAGRAPH_TEXT', SectionHeader: 'SECTION_HEADER' };
  Object.entries(kinds).forEach(([name, type]) => { methods['add' + name + 'Item'] = () => newItem(methods, type); });
  methods.getId = () => told.id;
  methods.getPublishedUrl = () => 'https://docs.google.com/forms/d/e/1FAIpQLSe-stand-in-' + forms.length + '/viewform';
  methods.setDestination = (type, id) => {
    if (type !== DestinationType.SPREADSHEET) refuse('Unknown destination');
    const book = books.find((one) => one.id === id) || refuse('No item with the given ID could be found');
    told.destination = id;
    book.sheets.unshift({ id: ids += 1, name: 'Câu trả lời biểu mẫu 1' });
    return self;
  };
  methods.createResponse = () => {
    const filled = [];
    const response = strict('FormResponse', {
      withItemResponse(one) { filled.push(one); return response; },
      toPrefilledUrl: () => methods.getPublishedUrl() + '?usp=pp_url' + filled.map((one) =>
        '&entry.' + one._item.entry + '=' + encodeURIComponent(one._answer)).join(''),
    });
    return response;
  };
  forms.push(told);
  return self;
}

function newBook(name) {
  const told = { id: '1Book-' + 'x'.repeat(30) + books.length, name: isText(name), sheets: [{ id: 0, name: 'Trang tính1' }] };
  const self = strict('Spreadsheet', {
    getId: () => told.id,
    setSpreadsheetLocale(text) { told.locale = isText(text); return self; },
    setSpreadsheetTimeZone(text) { told.zone = isText(text); return self; },
    getSheets: () => told.sheets.map((sheet) => strict('Sheet', {
      getName: () => sheet.name,
      getSheetId: () => sheet.id,
    })),
  });
  books.push(told);
  return self;
}

function newValidation() {
  const told = { _built: false };
  const self = strict('TextValidationBuilder', {
    requireTextMatchesPattern(text) { told.pattern = isText(text); new RegExp(text); return self; },
    setHelpText(text) { told.help = isText(text); return self; },
    build: () => ({ ...told, _built: true }),
  });
  return self;
}

const lines = [];
const services = {
  FormApp: strict('FormApp', { PageNavigationType, DestinationType, create: newForm, createTextValidation: newValidation }),
  SpreadsheetApp: strict('SpreadsheetApp', { create: newBook, flush() {} }),
  Logger: strict('Logger', { log(text) { lines.push(String(text)); } }),
};
const [script, entry] = process.argv.slice(2);
vm.runInNewContext(fs.readFileSync(script, 'utf8') + '\n;' + entry + '();', services);
if (forms.length !== 1 || books.length !== 1) refuse('expected one form and one spreadsheet');
process.stdout.write(JSON.stringify({ form: forms[0], book: books[0], log: lines.join('\n'), calls }));

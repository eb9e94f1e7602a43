"""English sentences of the pages. A pair is (one, many)."""

EN: dict[str, str | tuple[str, str]] = {
    # The frame
    "app.name": "Contest dashboard",
    "menu.follow": "Turnout",
    "menu.results": "Results",
    "menu.data": "Data",
    "closed.title": "The dashboard is closed",
    "closed.text": (
        "This version has no sign-in yet, so it opens to nobody. To open it as a demonstration, "
        "the administrator runs make run, or sets the environment variable CONTEST_DEMO=1 and "
        "starts it again."
    ),
    "demo.banner": (
        "Demonstration: whoever can open this address can see the data, load files and write "
        "decisions."
    ),
    "demo.clock": "Assumed time: {moment}.",
    "demo.speed": "The time is assumed, and runs {count} times as fast.",
    "as_of": "Data as of {moment}",
    "hotline": "Hotline:",
    "foot.contact": "Contact: {contact}",
    "phase.undeclared": "The time of the contest is not declared",
    "phase.before": "Not open yet; opens {moment}",
    "phase.open": "Open, {left} left",
    "phase.open_ended": "Open",
    "phase.after": "Closed {moment}",
    "age.good": "Updated {moment}, {ago} ago",
    "age.seconds": ("{count} second", "{count} seconds"),
    "age.never": "The source could not be read yet",
    "age.failed": "{source}: {reason} The program tries again at {moment}.",
    "age.silent": "{source}: the program that reads the source is not running.",
    "left.days": ("{count} day", "{count} days"),
    "left.hours": ("{count} hour", "{count} hours"),
    "left.minutes": ("{count} minute", "{count} minutes"),
    "round.current": "Round: {title}",
    "unknown_headcount": "headcount unknown",
    "over_headcount": "above the headcount",
    "people_out_of": "{ratio} people",
    # Problems
    "problem.folder": (
        "The contest folder has {count} mistake to mend",
        "The contest folder has {count} mistakes to mend",
    ),
    "problem.folder_do": (
        "No data can be shown until it is mended. The administrator runs "
        "python -m contest check {folder} to see this list again."
    ),
    "problem.where": "File and place",
    "problem.found": "Found",
    "problem.expected": "Expected",
    "problem.ledger": "The ledger cannot be read",
    "problem.ledger_do": (
        "What was loaded is not lost. The administrator finds the cause in the server's log; "
        "this page opens again as soon as the ledger can be read."
    ),
    "problem.page": "This page met an error",
    "problem.page_do": (
        "The data is not affected. Load the page again; if the error stays, give the administrator "
        "the code {incident} to look up in the server's log."
    ),
    # Overview
    "overview.title": "Overview",
    "overview.help": "Participants, attempts, participation rate and what needs doing.",
    "figure.people": "Participants",
    "figure.attempts": "Valid attempts",
    "figure.rate": "Participation rate",
    "figure.without_headcount": "Units without headcount",
    "figure.today": "Today",
    "figure.yesterday": "Yesterday",
    "figure.last_day": "Last day",
    "figure.day_before": "Day before",
    "figure.mean_score": "Mean score",
    "figure.full_marks": "Full marks",
    "figure.left": "Time left",
    "figure.headcount": "Headcount",
    "figure.units_started": "Units with participants",
    "figure.silent": "Without participants",
    "under.out_of_full": "out of {full}",
    "under.of_people": ("of {count} participant", "of {count} participants"),
    "under.known_only": "units with a headcount only",
    "under.of_units": ("of {count} unit", "of {count} units"),
    "under.every_attempt": (
        "{count} not the counted one",
        "{count} not the counted ones",
    ),
    "under.new_people": ("new participant", "new participants"),
    "under.each_person_once": "each person once",
    "tasks.title": "To do",
    "tasks.none": "Nothing is waiting.",
    "tasks.held": ("response held", "responses held"),
    "tasks.units_unclear": (
        "of the held responses has no certain unit",
        "of the held responses have no certain unit",
    ),
    "tasks.people": ("case of a person to verify", "cases of persons to verify"),
    "tasks.silent": ("unit without participants", "units without participants"),
    "tasks.without_headcount": ("unit without headcount", "units without headcount"),
    "tasks.key_check": (
        "response with another score in the form; the key may be wrong",
        "responses with another score in the form; the key may be wrong",
    ),
    "tasks.stale": ("source has lost its connection", "sources have lost their connection"),
    "tasks.stale_since": (
        "What is shown is as of {moment}; responses submitted later are not counted yet."
    ),
    "tasks.open": "Open",
    "groups.title": "Groups",
    "groups.none": "The contest declares no group of units.",
    "groups.started": "{started}/{count} units with participants",
    "turnout.title": "Turnout over time",
    "turnout.step": "View",
    "turnout.day": "By day",
    "turnout.hour": "By hour",
    "turnout.total": "Cumulative",
    "turnout.people": "new participants",
    "turnout.attempts": "valid attempts",
    "turnout.people_total": "participants",
    "turnout.none": "No attempt counts yet.",
    "turnout.alt": "Chart of new participants and valid attempts over time",
    "map.title": "Map: {group}",
    "map.lead": "Filled by participation rate; on each unit its rate, or its rank if it is narrow.",
    "map.alt": (
        "Map of {group}, units drawn: {count}, filled by participation rate. The table by "
        "participation rate has the numbers of each."
    ),
    "map.legend": "Key of the map: level and number of units",
    "map.below": "below {high}",
    "map.between": "from {low} to below {high}",
    "map.from": "from {low}",
    "map.met": "from {low}, target reached",
    "map.silent": "no participants yet",
    "map.people": ("{people} person", "{people} people"),
    "map.rank": "rank {rank}",
    "map.schematic": "Schematic outlines, not administrative boundaries.",
    "map.absent": "Not on the map: {names}.",
    "empty.before": "The contest is not open yet. Data will come from {moment}.",
    "empty.open": "No response yet. Load an export of the form on the page Intake.",
    "empty.live": "No response yet. New ones appear by themselves, without a reload.",
    "empty.after": (
        "The contest is closed and no response was loaded. "
        "Load an export of the form on the page Intake."
    ),
    "line.matched": "Matches the response sheet of {moment}",
    "line.never": "No response sheet was ever loaded",
    "line.balance": (
        "{observed} response observed, in balance",
        "{observed} responses observed, in balance",
    ),
    # Group
    "units_of.label": "By the units of",
    "units_of.submitted": "By the units when submitted",
    "units_of.before": "By the units before {day}",
    "units_of.from": "By the units from {day}",
    "units_of.lead": (
        "Each person counts once. Responses of a merged unit count for the new one; those of a "
        "unit that did not exist then count for the unit above. Headcounts are of that time."
    ),
    "units_of.unplaced": (
        "{count} person has responses of a unit that is not certain then: they are in no row.",
        "{count} people have responses of a unit that is not certain then: they are in no row.",
    ),
    "group.help": "Participation rates of the group's units in order, and what lies beneath them.",
    "group.table": "Units by participation rate",
    "group.rank_lead": (
        "Ordered by participation rate (people divided by headcount); equal rates share a rank. "
        "Units without headcount come last and have no rank."
    ),
    "group.target": "The mark on the bars: the target of {share}.",
    "group.sum_note": (
        "A person who takes part in two units counts in both, and once in the unit above: "
        "the lines may add up to more than the total."
    ),
    "group.ended": "Units that have ended but have responses",
    "group.silent": "Units without participants",
    "group.silent_none": "Every unit has participants.",
    "group.empty": "This group has no unit.",
    "group.no_such_unit": "The unit in this link does not exist; below is the whole group.",
    "unit.place": "{rank} of {count}",
    "unit.place_label": "Place in the group",
    "unit.last": "Latest submission",
    "unit.none_yet": "none yet",
    "unit.beneath": "Units beneath",
    "unit.beneath_none": "Nothing lies beneath this unit.",
    "unit.all": "All units",
    "unit.derived": "summed from the units beneath",
    "unit.download": "Download this table",
    "column.rank": "Rank",
    "column.unit": "Unit",
    "column.rate": "Participation rate",
    "column.bar": "Of the headcount",
    "column.people": "Participants",
    "column.headcount": "Headcount",
    "column.attempts": "Valid attempts",
    "column.mean_score": "Mean score",
    "column.last": "Latest submission",
    "column.kind": "Kind",
    "column.code": "Unit code",
    # Standings
    "standings.title": "Standings before release",
    "standings.help": "The rank of every participant, by name and by unit.",
    "standings.lead": "Not the official result.",
    "standings.rule": "Ordered by {order}; equal on all of them share a rank.",
    "standings.basis": "Basis: {basis}.",
    "standings.search": "Search by name",
    "standings.search_hint": "A name, or part of one",
    "standings.unit": "Unit",
    "standings.round": "Round",
    "standings.overall": "Whole contest",
    "standings.range": "{first}–{last} / {count}",
    "standings.none": "Nobody is ranked yet.",
    "standings.no_match": "Nobody matches. Try fewer conditions.",
    "standings.download": ("Download the {count} row (CSV)", "Download all {count} rows (CSV)"),
    "standings.table": "Standings before release",
    "standings.file": "standings",
    "column.name": "Full name",
    "column.score": "Score",
    "column.distance": "Prediction distance",
    "column.submitted": "Submitted",
    "order.score": "higher score",
    "order.prediction_distance": "smaller prediction distance",
    "order.submitted_at": "earlier submission",
    "order.duration": "shorter duration",
    # Intake
    "intake.title": "Intake",
    "intake.help": "The balance of responses, why some do not count, the sources, and loading.",
    "balance.title": "Balance",
    "balance.repaired": (
        "telephone number had lost its first zero in a spreadsheet and was read, as it has one "
        "reading only.",
        "telephone numbers had lost their first zero in a spreadsheet and were read, as each has "
        "one reading only.",
    ),
    "balance.lead": "Every response that was observed is in exactly one state.",
    "state.observed": "observed",
    "state.accepted": "accepted",
    "state.held": "held",
    "state.rejected": "rejected",
    "state.superseded": "valid, another attempt counts",
    "state.withdrawn": "gone from the sheet",
    "reasons.title": "Why some do not count",
    "reasons.none": "Every observed response counts.",
    "column.state": "State",
    "column.reason": "Reason",
    "column.responses": "Responses",
    "sources.title": "Sources",
    "column.source": "Source",
    "column.rows": "Rows",
    "column.last_good": "Last good load",
    "column.source_state": "State",
    "source.never_loaded": "never loaded",
    "source.ok": "loaded",
    "source.stale": "connection lost",
    "notices.title": "Declared, but not applied by this version",
    "key_check.title": "Against the scores of the form",
    "key_check.lead": (
        "What the form itself gave against the score by the declared key, over valid responses "
        "that have both."
    ),
    "key_check.agree": (
        "{count} response has a score of the form, and it agrees.",
        "{count} responses have a score of the form: all agree.",
    ),
    "key_check.differ": (
        "{count} response has another score in the form.",
        "{count} responses have another score in the form.",
    ),
    "key_check.suspects": "Suspects, where the key may be wrong:",
    "key_check.option": "“{text}”",
    "key_check.no_option": "an answer that is none of the declared options",
    "key_check.accepts": "The form seems to accept {option}; the declared key does not.",
    "key_check.refuses": "The form seems not to accept {option}; the declared key does.",
    "key_check.explains": (
        "{count} response with this answer differs because of it.",
        "{count} responses with this answer differ because of it.",
    ),
    "key_check.others": (
        "{count} response differs for another cause.",
        "{count} responses differ for another cause.",
    ),
    "key_check.do": (
        "Look at the official key again. If the declared key is wrong, mend the column key in "
        "items.csv: scores and ranks are counted again at once. If the form is wrong, the results "
        "here are not affected."
    ),
    "key_check.unexplained": (
        "No option explains the differences. Perhaps the points of a question in items.csv are not "
        "those of the form, or responses were graded by hand in the form."
    ),
    # Held responses
    "review.title": "Held responses",
    "review.help": "What waits for the committee: accept, reject, assign a unit, or correct.",
    "review.waiting": "Responses held",
    "review.of": ("of {count} response observed", "of {count} responses observed"),
    "review.without": "without those that are held",
    "review.at_most": "At most there can be",
    "review.with": "if all that are held are valid",
    "review.none": "No response is held.",
    "review.reason": "Why they are held",
    "review.text": "Unit as written",
    "review.all_texts": "All; choose one writing to decide on it at once",
    "review.choose_all": ("Choose the {count} response", "Choose all {count} responses"),
    "review.choose_none": "Choose none",
    "review.chosen": "{count} chosen",
    "review.pick": "Choose one or more responses in the list to see them and to decide.",
    "review.many": "{count} responses chosen",
    "review.back": "All held responses",
    "review.one": "One response",
    "review.no_such_response": (
        "The response of this link was not found; these are the responses that are held."
    ),
    "review.column_heading": "Column",
    "review.column_cell": "Cell in the sheet",
    "review.column_read": "Read as",
    "review.column_old": "Before",
    "review.column_new": "After",
    "review.read": "The response as seen and as read",
    "review.others": "Answers and other columns ({count})",
    "review.no_column": "the sheet has no such column",
    "review.blank": "left blank",
    "review.unreadable": "unreadable",
    "review.repaired": "damaged by a spreadsheet, read again",
    "review.unit_unclear": "the unit is not certain",
    "review.by_decision": "by decision",
    "review.history": "History of the response ({count})",
    "review.row": "row {row}",
    "review_event.seen": "First seen",
    "review_event.edited": "Edited",
    "review_event.missing": "Not found in the sheet",
    "review_event.gone": "No longer in the sheet",
    "review_event.back": "In the sheet again",
    "review.decision": "Decision",
    "review_action.accept": "Accept",
    "review_action.reject": "Reject",
    "review_action.assign": "Assign a unit",
    "review_action.correct": "Correct",
    "review_action.undo": "Undo",
    "review.accept_lead": "It counts as submitted; what is missing stays blank.",
    "review.reject_lead": "It does not count, even if the participant edits it later.",
    "review.counts_already": "The response counts already; there is nothing to accept.",
    "review_do.R101_outside_window": (
        "Submitted outside the contest's window, so it cannot be accepted as it is. If the time of "
        "submission is wrong, correct it; if the declaration is, change opens_at and closes_at in "
        "contest.toml."
    ),
    "review_do.R102_outside_round": (
        "Submitted outside the round. If the time of submission is wrong, correct it; if the "
        "declaration is, change [[rounds]] in contest.toml."
    ),
    "review_do.R103_void_period": (
        "Submitted in a cancelled period. If the period is declared wrongly, change contest.toml."
    ),
    "review_do.R106_past_attempt_limit": (
        "The person has used all attempts of the round. To count this response, reject an earlier "
        "one of the same person."
    ),
    "review_do.R107_edited_after_end": (
        "Edited after the end of its round, so it cannot count. If the time of submission is "
        "wrong, correct it."
    ),
    "review_do.R201_submitted_at_unreadable": (
        "Without a time of submission it cannot be ranked: choose Correct, time of submission."
    ),
    "review_do.R208_column_missing": (
        "The sheet lacks a column for a question, a person or a unit: map the renamed column on "
        "the page Intake, or declare its heading in items.csv."
    ),
    "review_do.R209_window_undeclared": (
        "Declare the opening and the closing (opens_at, closes_at) in contest.toml; it is counted "
        "again at once."
    ),
    "review_do.R210_key_undeclared": (
        "Declare the key in the column key of items.csv; it is counted again at once."
    ),
    "review_do.R301_other_attempt_counts": (
        "It is valid and another response of the same person counts, so there is nothing to "
        "accept. To count this one, reject the other."
    ),
    "review_do.R401_gone_from_sheet": (
        "It is no longer in the response sheet. When the sheet has the row again, it is judged "
        "again."
    ),
    "review.unit_search": "Find a unit by name",
    "review.unit_hint": "for example: cam thuong, so y te",
    "review.unit": "Unit",
    "review.unit_choose": "Choose a unit",
    "review.unit_none": "No unit has these words.",
    "review.unit_type": "Type a unit's name to find it.",
    "review.field": "What to correct",
    "review.text_instead": "Read as",
    "review.time_hint": "20/11/2024 09:14:05",
    "review.no_fields": "The contest declares no field that can be corrected.",
    "review.all_alike": "All {count} responses will read the same in this field.",
    "review.note_required": "Why (required)",
    "review.note_missing": "Say why before looking at the effect.",
    "review.incomplete": "Choose a unit, or type something else than the cell holds.",
    "review.preview": "Preview the effect",
    "review.computing": "Finding out the effect…",
    "review.effect": "Effect",
    "review.not_yet": "Nothing is written yet.",
    "review.become": ("{count} response: {state}", "{count} responses: {state}"),
    "review.same": "no change",
    "review.nobody_moves": "Nobody's rank changes.",
    "review.moves": "{entered} enter the standings, {left} leave them, {moved} change their rank.",
    "review.first": "These are the {count} of them with the best rank.",
    "review.old_rank": "Old rank",
    "review.new_rank": "New rank",
    "review.write": "Write the decision",
    "review.cancel": "Cancel",
    "review.written": (
        "The decision about {count} response is written.",
        "The decision about {count} responses is written.",
    ),
    "review.changed": (
        "Nothing was written: {count} response has just changed (it was edited, or something else "
        "was decided). Look again and preview the effect once more.",
        "Nothing was written: {count} responses have just changed (they were edited, or something "
        "else was decided). Look again and preview the effect once more.",
    ),
    "review.handled": (
        "{count} response was dealt with meanwhile and is chosen no more.",
        "{count} responses were dealt with meanwhile and are chosen no more.",
    ),
    "review.log": "Last decisions",
    "review.log_lead": "Undoing is a decision too: it is previewed and kept.",
    "review.responses": ("{count} response", "{count} responses"),
    "review.undone": "undone",
    "review.restore": "Restore",
    "review.assigned": "Unit {unit} assigned",
    "review.corrected": "Corrected {field} to “{text}”",
    "review_who.committee": "the committee",
    "review_short.R201_submitted_at_unreadable": "Time unreadable",
    "review_short.R202_field_missing": "Field missing",
    "review_short.R203_field_unreadable": "Field unreadable",
    "review_short.R204_no_identity": "Nobody known",
    "review_short.R206_unit_unknown": "Unit unknown",
    "review_short.R207_unit_ambiguous": "Unit ambiguous",
    "review_short.R208_column_missing": "Column missing",
    "review_short.R209_window_undeclared": "Window undeclared",
    "review_short.R210_key_undeclared": "No key",
    "review_short.R211_names_differ": "Names differ",
    # Look-up
    # Trùng người
    "people.title": "Same person?",
    "people.help": "One person or several: the committee decides.",
    "people.lead": (
        "These are signs to be verified. The number of people moves only when the committee "
        "decides, and every decision can be undone."
    ),
    "people.none": "Nothing has to be verified.",
    "people.choose": ("{count} case to verify", "{count} cases to verify"),
    "people.side_by_side": "The responses side by side",
    "people.first": "Only the first {count} are shown.",
    "people.which": "Those who are one person",
    "people.two_needed": "Choose two people or more.",
    "people.person": "Person",
    "people.contact": "Contact, papers",
    "people.born_on": "born {day}",
    "people.born": "Born",
    "people.submitted": "Submitted",
    "people.doubts": "Identity numbers to verify",
    "people.doubts_count": ("{count} response.", "{count} responses."),
    "people.doubts_lead": "They count as usual.",
    "people_doubt.birth_year": "the year in the identity number is not that of the birth date",
    "people_doubt.province": "no province has the first three digits",
    "people_kind.names": "One person, several names",
    "people_kind.near": "Several people, near names",
    "people_about.names": (
        "These responses have the same identity and count as one person, but the names differ."
    ),
    "people_about.near": (
        "These responses count as several people, but the names are near and the phone, the papers "
        "or the e-mail are the same, or the birth date and the unit."
    ),
    "people_action.merge_people": "Merge",
    "people_action.split_person": "Split",
    "people_action.leave_people": "Leave as it is",
    "people_do.merge_people": "They count as one person, with later responses too.",
    "people_do.split_person": (
        "Each name is a person as in the first column, with later responses too; a new name is a "
        "new person."
    ),
    "people_do.leave_people": (
        "They count as they do now; it is asked again only with a new name or a new person."
    ),
    "people_log.merge_people": "Merged",
    "people_log.split_person": "Split",
    "people_log.leave_people": "Left as it is",
    "units.title": "Units",
    "units.help": "Writings that no unit is certain for, and the headcounts of units.",
    "writings.waiting": "Waiting because of the unit",
    "writings.of_texts": ("with {count} writing", "with {count} writings"),
    "writings.certain": "Writings that are certain",
    "writings.credited": "Responses credited to a unit",
    "writings.lead": (
        "Only what is certain is credited. Choosing the unit of a writing is one decision for "
        "every response with it, past and future, and can be undone."
    ),
    "writings.none": "Every writing has its unit.",
    "writings.choose": (
        "{count} writing without a certain unit",
        "{count} writings without a certain unit",
    ),
    "writings.held": ("{count} response waits", "{count} responses wait"),
    "writings.forms": ("{count} form", "{count} forms"),
    "writings.span": "from {first} to {last}",
    "writings.means": "The unit that is meant",
    "writings.no_candidate": "No unit is near. Search by name.",
    "writings.several": (
        "This is the name of {count} units: one decision gives every response to the same one. If "
        "they come from several places, assign them one by one under Held responses."
    ),
    "writings.choose_unit": "Choose a unit before the preview.",
    "writings.from": "from {day}",
    "writings.until": "until {day}",
    "writings.score": "{score} % alike",
    "headcounts.title": "Headcounts",
    "headcounts.lead": "A proposed number enters the rates when the committee accepts it.",
    "headcounts.propose": "Propose another headcount of a unit",
    "headcounts.stated": "{source}, as of {day}",
    "headcounts.waits": "waits",
    "headcounts.accept": "Accept",
    "headcounts.refuse": "Do not use",
    "headcounts.source": "Source of the number",
    "headcounts.source_hint": "for example: the unit's report",
    "headcounts.dated": "Number as of",
    "headcounts.send": "Propose",
    "headcounts.incomplete": "Choose a unit, and give the number, its source and its day.",
    "units_log.alias": "Writing",
    "units_log.propose_headcount": "Headcount proposed",
    "units_log.accept_headcount": "Headcount accepted",
    "roster.title": "Roster",
    "roster.lead": "The people whom the unit's list names, against the responses that were seen.",
    "roster.of": ("of {count} person", "of {count} people"),
    "roster.status": "Status",
    "roster.phone": "Telephone",
    "roster.why": "Because",
    "roster.differs": "The declared headcount is {declared}, the roster names {listed}.",
    "roster.nobody": "Nobody.",
    "roster.careful": (
        "“Not recorded” does not mean absent: the response may carry another name or number."
    ),
    "roster.download": "Download this list",
    "roster_status.took_part": "Took part",
    "roster_status.to_confirm": "To be confirmed",
    "roster_status.not_recorded": "Not recorded",
    "roster_how.identity": "same name, and same telephone or birth date",
    "roster_how.waits": "a response waits",
    "roster_how.elsewhere": "the response names another unit",
    "roster_how.differs": "same telephone, another birth date",
    "roster_how.phone": "same telephone, another name",
    "roster_how.name": "only the name is the same",
    "roster_how.near_name": "nearly the same name",
    "lookup.title": "Look-up",
    "lookup.help": "To answer who calls: was the response received, does it count, and why not.",
    "lookup.lead": (
        "Ask the caller's name and unit first, then read the answer as it stands. "
        "Do not talk about scores and ranks."
    ),
    "lookup.box": "Telephone number, its last four digits, a name, or the time of submission",
    "lookup.hint": "0912 345 678 · 5678 · Nguyễn Văn An · 20/11 9:14",
    "lookup.find": "Look up",
    "lookup.found": ("{count} response found.", "{count} responses found."),
    "lookup.many": (
        "{count} responses or more; these are the {count} that were submitted last. Ask for the "
        "telephone number or its last four digits."
    ),
    "lookup.none": "No response found yet.",
    "lookup.ask_next": (
        "Ask again for the telephone number given in the response (it may be another one), the "
        "full name, or the time of submission. Responses submitted after {moment} may not be "
        "loaded yet; in that case invite the caller to call again later."
    ),
    "lookup.no_name": "(no name given)",
    "lookup.clock": "{hour}:{minute}:{second}",
    "lookup.received": "The committee received your response at {time} on {day}; {outcome}.",
    "lookup.received_sometime": "The committee received your response; {outcome}.",
    "lookup.to_review": "Take to Held responses",
    "lookup_state.accepted": "it counts",
    "lookup_state.superseded": "it is valid, and another response of yours counts",
    "lookup_state.held": "it waits for the committee because",
    "lookup_state.rejected": "it does not count because",
    "lookup_state.withdrawn": "it is no longer in the response sheet and therefore does not count",
    "lookup_because.R101_outside_window": "it was submitted outside the contest's window",
    "lookup_because.R102_outside_round": "it was submitted outside the round",
    "lookup_because.R103_void_period": "it was submitted in a period that the committee cancelled",
    "lookup_because.R106_past_attempt_limit": "you have used all attempts of the round",
    "lookup_because.R107_edited_after_end": "it was edited after the end of its round",
    "lookup_because.R108_committee_rejected": "the committee decided that it does not count",
    "lookup_because.R201_submitted_at_unreadable": "its time of submission could not be read",
    "lookup_because.R202_field_missing": "required information is missing",
    "lookup_because.R203_field_unreadable": "required information could not be read",
    "lookup_because.R204_no_identity": "it does not tell who the participant is",
    "lookup_because.R206_unit_unknown": "the unit written in it is no unit's name",
    "lookup_because.R207_unit_ambiguous": "the unit written in it is the name of several units",
    "lookup_because.R208_column_missing": "the response sheet lacks a column",
    "lookup_because.R209_window_undeclared": "the contest's window is not declared yet",
    "lookup_because.R210_key_undeclared": "a question has no key yet",
    "lookup_because.R211_names_differ": "another response has the same identity and another name",
    "upload.title": "Load a file",
    "upload.lead": (
        "Choose a file that was downloaded from Google Sheets or Google Forms. It is shown first; "
        "nothing is loaded until you confirm."
    ),
    "upload.file": "Downloaded file (CSV, Excel or zip)",
    "upload.choose": "Choose a file",
    "upload.source": "Source",
    "upload.confirm": "Load",
    "upload.complete": (
        "The file is the whole sheet of today: what is not in it was deleted from the sheet"
    ),
    "upload.reading": "Reading the file…",
    "upload.loading": "Loading…",
    "upload.done": "Loaded {name}: {new} new, {edited} edited.",
    "upload.already": "All rows of this file are loaded already; there is nothing to load.",
    "upload.empty": "The file has no row of answers.",
    "upload.preview": "Preview",
    "upload.rows": "Rows in the file",
    "upload.new": "New",
    "upload.edited": "Edited",
    "upload.missing": "Not in this file",
    "upload.gone": "Gone from the sheet",
    "upload.back": "Back in the sheet",
    "upload.columns": "Columns recognised",
    "upload.absent": "Columns not found",
    "upload.absent_lead": (
        "The file has no column for these; responses without a required field will be held."
    ),
    "upload.unread": "Columns not used",
    "renamed.title": "Was a column renamed?",
    "renamed.lead": (
        "Choose the present heading of each. A column is read only after you press the button; the "
        "decision is kept and can be undone."
    ),
    "renamed.none": "Not chosen",
    "renamed.decide": "Record the mapping",
    "renamed.twice": "One column cannot serve two of them; choose again.",
    "renamed.vanished": "{source}: the response sheet no longer has the column",
    "renamed.maybe": "perhaps now",
    "renamed.waits": (
        "It is not read until it is mapped; responses that need it are held, and none is lost."
    ),
    "renamed.stopped": (
        "Without the time of submission nothing new is taken in until it is mapped; the responses "
        "stay in the sheet, and none is lost."
    ),
    "renamed.twins": (
        "Several questions have this heading, so it is not certain which of them was renamed. Give "
        "it its former name in the form; what waits is then read by itself."
    ),
    "renamed.open": "Map it on the page Intake",
    "renamed.mapped": "Renamed columns that are mapped",
    "decision.note": "Why (optional)",
    "decision.undo": "Undo",
    "column.field": "Field",
    "column.heading": "Heading in the file",
    "upload.failed": "This file was not loaded",
    "upload.failed_do": "Nothing was changed.",
    "detected.encoding": "Encoding",
    "detected.delimiter": "Delimiter",
    "detected.dates": "Order of dates",
    "detected.tab": "Tab",
    "detected.timezone": "Time zone",
    "detected.locale": "Language of the sheet",
    "value.comma": "comma",
    "value.semicolon": "semicolon",
    "value.tab": "tab",
    "value.bar": "vertical bar",
    "value.day_first": "day before month, as declared",
    "value.month_first": "month before day, as declared",
    "value.day_first_default": "day before month (not declared: the default)",
    "failure.no_file": "There is no file yet where the `path` of the source {source} points.",
    "failure.no_header": (
        "The first row is not the header row of this form. Check that it is the right file or "
        "tab and still has its header row; if questions were renamed, the administrator declares "
        "the new headings in contest.toml or items.csv."
    ),
    "failure.not_text": "The file is no text. Download the CSV from the response sheet again.",
    "failure.empty": "The file is empty. Download the CSV from the response sheet again.",
    "failure.open_quote": "The file is damaged or cut off. Download it again.",
    "failure.cut_off": "The file is cut off in its last row. Download it again.",
    "failure.damaged": "The file is damaged and cannot be read whole. Download it again.",
    "failure.ragged": (
        "Row {row} has {found} cells where the header row has {expected} columns. A quotation "
        "mark or a delimiter is damaged there; download the file again."
    ),
    "failure.too_large": "The file is larger than the limit of {limit} MB.",
    "failure.other_kind": (
        "This is no export of a form. In the response sheet choose File › Download › "
        "Comma-separated values (.csv) or Microsoft Excel (.xlsx)."
    ),
    "failure.several_tabs": (
        "Several tabs have a header row that fits. The administrator declares the tab's name in "
        "contest.toml."
    ),
    "failure.not_one_csv": (
        "The zip must hold exactly one CSV file. Unpack it and choose the file with the answers."
    ),
    "failure.too_wide": (
        "The file has {found} columns; the limit is {limit}. Export the responses tab alone."
    ),
    "failure.google_no_key": (
        "There is no key for Google Sheets on this machine. The administrator sets "
        "CONTEST_GOOGLE_KEY_FILE."
    ),
    "failure.google_key_unreadable": (
        "The key in {variable} cannot be read. The administrator checks the path and who may read "
        "the file; a damaged one is replaced by a new key."
    ),
    "failure.google_key_in_folder": (
        "The key lies in the contest folder, which is handed around. The administrator moves it "
        "to a place that only this program reads."
    ),
    "failure.google_not_shared": (
        "The response sheet is not shared with this program. In the sheet choose Share, and add "
        "{address} as a viewer."
    ),
    "failure.google_not_found": (
        "Google knows no such spreadsheet. It was deleted, or spreadsheet_id in contest.toml is "
        "not copied whole."
    ),
    "failure.google_tab_gone": (
        "The spreadsheet has no such tab: {wanted}. It has {tabs}; the administrator names the "
        "right one in contest.toml."
    ),
    "failure.google_no_tab": (
        "The spreadsheet has several tabs: {tabs}. The administrator names the one with the "
        "answers in contest.toml."
    ),
    "failure.google_quota": "Google allows no more reads for now; nothing is lost.",
    "failure.google_offline": (
        "Google cannot be reached; nothing is lost. Check this machine's connection to the "
        "internet."
    ),
    "failure.google_revoked": (
        "Google no longer accepts the key. The administrator creates a new one and sets "
        "CONTEST_GOOGLE_KEY_FILE."
    ),
    "failure.google_clock": (
        "Google does not accept the time of this machine's clock. The administrator sets it by a "
        "time server."
    ),
    "failure.google_api_off": (
        "The Google Sheets API is not switched on in the key's project. The administrator "
        "switches it on in Google Cloud."
    ),
    "failure.google_trouble": "Google's servers have trouble; nothing is lost.",
    "failure.google_refused": (
        "Google refused the request (status {status}). The administrator checks spreadsheet_id, "
        "tab and sheet_id in contest.toml."
    ),
    "failure.google_public_link": (
        "This address is open to whoever has the link, with names and phone numbers. End the "
        "publishing, and share the sheet with this program's address instead."
    ),
    "failure.google_no_spreadsheet": (
        "spreadsheet_id in contest.toml names no spreadsheet. The administrator copies the "
        "link of the response sheet, not that of the form."
    ),
    "failure.google_unknown_zone": (
        "The spreadsheet's time zone {zone} is unknown here. Choose another in the sheet under "
        "File › Settings."
    ),
    "failure.google_zone_changed": (
        "The spreadsheet's time zone was changed from {before} to {now}, so every response would "
        "be of another hour. Set it back in the sheet under File › Settings › Time zone."
    ),
    "failure.unforeseen": "The program met an unforeseen error; the server's log has the details.",
    "failure.changed": (
        "The file changed while it was read. Wait until its download is done, and load it again."
    ),
    "failure.too_many_cells": (
        "A tab spans {found} cells; the limit is {limit}. Delete the stray cell that stands far "
        "from the answers, or download the file as Comma-separated values (.csv)."
    ),
    "failure.ledger": (
        "The ledger cannot be written. The administrator checks the disk and the server's log."
    ),
    "failure.other": "This file cannot be read.",
    # Draft a contest
    "draft.title": "Draft a contest from a file",
    "draft.help": "From a file of answers to the standings of a new contest.",
    "draft.open": "No contest yet? Draft one from a file",
    "draft.lead": (
        "Drop a file, check columns and questions, see the standings, then keep the contest "
        "folder. The contest that is open is not changed."
    ),
    "draft.file_title": "1. The file of answers",
    "draft.file_lead": (
        "In the response sheet choose File › Download › Comma-separated values (.csv) or "
        "Microsoft Excel (.xlsx), and drop the file here."
    ),
    "draft.tab": "Tab with the answers",
    "draft.failed": "This file could not be read",
    "draft.no_rows": "The file has no answers yet. Download it again when somebody has answered.",
    "draft.columns_count": "Columns",
    "draft.first": "First submission",
    "draft.last": "Last submission",
    "draft.columns_title": "2. Columns and rules",
    "draft.columns_lead": (
        "Which column of the file is each of these? Leave empty what the file does not have."
    ),
    "draft.no_column": "none",
    "draft.choose": "Choose",
    "draft.sparse_title": "Columns with many blanks; perhaps another column is meant:",
    "draft.sparse": "{field}, column “{heading}”: filled in {ratio} rows",
    "draft.order": "In which order are the dates of the file?",
    "draft.reads": "{text} is {date}",
    "draft.spelled": "{year}-{month}-{day}",
    "draft.unread": (
        " ({count} row cannot be read this way)",
        " ({count} rows cannot be read this way)",
    ),
    "draft.match_on": "One person is known by",
    "draft.match_on_help": (
        "Two responses with the same one are one person's. Of several, the first that is filled "
        "in and readable is taken."
    ),
    "draft.required": "Must be filled in",
    "draft.required_help": "A response that lacks one of these is held.",
    "draft.units": ("{count} unit seen in the file", "{count} units seen in the file"),
    "draft.units_lead": (
        "Two spellings of a unit are two units for now. Once kept, join them in units.csv: write "
        "the other spelling into the column aliases."
    ),
    "draft.units_more": "and {count} more",
    "draft.opens_at": "Opens at",
    "draft.closes_at": "Closes at",
    "draft.window_of_file": "From first to last submission",
    "draft.window_lead": (
        "What is submitted outside does not count. The file has submissions from {first} to {last}."
    ),
    "draft.title_of": "Title of the contest",
    "draft.id": "Name of the folder",
    "draft.id_help": "Letters without accents, digits, hyphens; a letter or digit first.",
    "draft.before_next": "Before step 3:",
    "draft_open.time": "choose the column with the time of submission (usually Timestamp)",
    "draft_open.twice": "one column is chosen for two fields",
    "draft_open.nobody": (
        "choose a column with phones, emails, national ids or names: none says who answered yet, "
        "so nobody can be ranked"
    ),
    "draft_open.who": "choose by what one person is known",
    "draft_open.window": "write when the contest opens and closes",
    "draft_open.order": "it must close after it opens",
    "draft_open.title": "write the title of the contest",
    "draft_open.id": "mend the folder's name: letters without accents, digits and hyphens only",
    "draft.questions_title": "3. Questions and keys",
    "draft.questions_lead": (
        "Press the right answer of each question. The number after an option says how many "
        "responses chose it. Switch “Counts” off where a column is no question of the quiz."
    ),
    "draft.points_each": "Points a question",
    "draft.add": "Add questions from other columns",
    "draft.add_hint": "Choose columns",
    "draft.no_key": "no key yet",
    "draft.use": "Counts",
    "draft.use_all": "All columns of this name count",
    "draft.key": "Right answer",
    "draft.others": (
        "{count} response has another answer.",
        "{count} responses have another answer.",
    ),
    "draft.several_right": "Any one of these {count} answers is right.",
    "draft.marking": "{kind} · points: {points}",
    "draft.kind": "How it is marked",
    "draft.points": "Points of this question",
    "draft.unseen": "Add an option that nobody chose",
    "draft.unseen_help": "Write it letter by letter as in the form.",
    "kind.single": "one choice",
    "kind.multiple": "several choices",
    "kind.multiple_partial": "several choices, part marks",
    "kind_help.single": "Right when one right answer is chosen.",
    "kind_help.multiple": "Right when all right answers are chosen and no other.",
    "kind_help.multiple_partial": (
        "Marks by right choices less wrong ones, over the size of the key; never below 0."
    ),
    "draft.no_questions": "No question counts: everybody will have 0 points.",
    "draft.keys_open": (
        "{count} question has no key yet (done: {done}).",
        "{count} questions have no key yet (done: {done}).",
    ),
    "draft.keys_done": ("{count} question has its key.", "All {count} questions have their keys."),
    "draft.problems": ("{count} thing to mend", "{count} things to mend"),
    "draft.result_title": "4. Trial result",
    "draft.result_lead": "Computed exactly as the contest would, from this file; nothing is kept.",
    "draft.compute": "See the standings",
    "draft.computing": "Computing…",
    "draft.changed": "The draft was changed; press to compute again.",
    "draft.keep_title": "5. Keep it",
    "draft.keep_lead": (
        "The folder holds three files, contest.toml, items.csv and units.csv, and no participant's "
        "data."
    ),
    "draft.write": "Write as a new folder",
    "draft.zip": "Download the folder (zip)",
    "draft_write.done": "The folder {folder} is written.",
    "draft_write.taken": (
        "There is a folder {name} already; nothing is overwritten. Change the name in step 2."
    ),
    "draft_write.refused": (
        "The server may not write the folder {name}. Download the zip and tell the administrator."
    ),
    "draft.next": "Next, the administrator copies the file to the program's folder and runs there:",
    "field.submitted_at": "time of submission",
    "field.started_at": "time of start",
    "field.full_name": "full name",
    "field.birth_date": "birth date",
    "field.phone": "phone",
    "field.email": "email",
    "field.national_id": "national id",
    "field.unit": "unit",
    "field.quiz_score": "score of the form itself",
    "field.prediction": "prediction",
    "field.item": "question: {name}",
    "field.unit_level": "unit, level {name}",
}

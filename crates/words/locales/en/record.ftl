# The record itself: who opened it, what was given out of it, what is to be corrected, the parent's copy. The counselor reads this.

openings-none = Nobody has opened this file yet.
openings-times = { $count ->
    [one] { $date }
   *[other] { $date }, { $count } times
}
openings-hint = Kith notes every time somebody opens the file.

given-title = What was given
given-hint = Printed, saved, shared or told. What stands here cannot be taken out.
given-none = Nothing was given yet.
given-note = Note something given…
given-note-title = Note something given
given-what = What
given-what-page = A printed page
given-what-file = The student’s own file
given-what-parents_copy = The parent’s copy
given-what-card = A card for the session
given-what-team_note = A team note
given-what-summary = The summary for teachers
given-what-told = Told by word of mouth
given-what-district_records = Visits and parents’ answers, as files
given-what-network = The school’s network, as a file
given-what-time_log = A counselor’s time log, as a file
given-by-server = the district’s server
given-to-whom = To whom
given-on = Day
given-why = Why
given-optional = optional
given-do = Note it
given-did = Noted. It stays here.
given-to = to { $who }
given-by = noted by { $name }, { $date }
given-sure = It stays on the record for good, under your name.

corrections-title = Corrections
corrections-hint = What a parent or the student says is wrong, and what became of it.
corrections-none = Nobody asked for a correction.
corrections-ask = Note a request…
corrections-ask-title = A correction request
corrections-text = What is wrong, in their words
corrections-by = Who asks
corrections-by-parent = A parent or guardian
corrections-by-student = The student
corrections-called = Their name
corrections-on = Asked on
corrections-do = Note the request
corrections-did-ask = Noted. It is on Today until it is answered.
corrections-from-parent = A parent, { $date }
corrections-from-student = The student, { $date }
corrections-from-named = { $name }, { $date }
corrections-open = Open
corrections-made = Corrected { $date }
corrections-declined = Declined { $date }
corrections-make = Corrected
corrections-make-named = Corrected: { $what }
corrections-decline = Decline…
corrections-decline-named = Decline: { $what }
corrections-decline-title = Decline this request?
corrections-decline-do = Decline it
corrections-decline-body = The reason stays beside the request, and the parent can read it. Tell them, too, that they can ask for a hearing.
corrections-reason = Reason
corrections-reopen = Open again
corrections-reopen-named = Open again: { $what }
corrections-did-make = Noted as corrected.
corrections-did-decline = Noted as declined.
corrections-did-reopen = It is open again.

copy-title = The parent’s copy
copy-hint = All that is kept about { $name } and that a parent may ask to see. Other students are left out.
copy-look = Look at the copy…
copy-dialog = Copy of the record
copy-check = { $count ->
    [0] No person on a map was hidden. Read it through before you hand it over: a nickname in a note is known by nobody but you.
    [one] { $count } person on the maps is shown as “another student”. Read it through before you hand it over: a nickname in a note is known by nobody but you.
   *[other] { $count } people on the maps are shown as “another student”. Read it through before you hand it over: a nickname in a note is known by nobody but you.
}
copy-another = another student
copy-not-in-it = Not in it: private notes, maps that nobody chose to keep, and telephone numbers of the family.
copy-to = Handed to
copy-why = Why
copy-save = Save as PDF…
copy-save-html = Save as a web page…
copy-print = Print
copy-printed = It is noted under what was given, printed or not.
copy-saved = Saved. It is noted under what was given.
copy-page-title = Record of { $name }
copy-page-lead = Kept in Kith at { $school }, as of { $date }. Other students are left out.
copy-page-lead-alone = Kept in Kith, as of { $date }. Other students are left out.
copy-details = Details
copy-name = Name
copy-called = Called
copy-contacts = Contacts
copy-classes = Classes
copy-visits = Visitors your child met
copy-answer = { $asked }: { $answer }
copy-maps = Map of { $date }
copy-kept = Kept { $date }
copy-audience-only_us = Kept for the student and the counselor.
copy-audience-counseling_team = Kept for the counseling team.
copy-counted-yes = Counted in school figures, without a name.
copy-counted-no = Not counted in school figures.
copy-purpose = What it is for
copy-goal = Goal
copy-help = Help that the goal needs
copy-marked = The student marked { $what }
copy-quoted = “{ $words }”
copy-nothing-more = On the map
copy-knows = Know each other
copy-pair = { $a } and { $b }
copy-summary-proposed = Written, not approved
copy-summary-approved = Approved { $date }
copy-summary-withdrawn = Taken back { $date }
copy-none = Nothing is kept here.

reason-correction_open-today = Asked today for a correction of the record.
reason-correction_open-before = Asked { $when } for a correction of the record.

edit-disclose = noting what was given
edit-give_of_draft = noting what was given
edit-ask_correction = a correction request
edit-settle_correction = what became of a correction
edit-log_time = a time entry
edit-remove_time = removing a time entry
edit-write_summary = the summary for teachers
edit-drop_summary = removing the summary
edit-answer_summary = the student’s answer
edit-withdraw_summary = taking the summary back

answers-title = Which adults the student would go to
answers-lead = Answered alone and in confidence. It is read by the student’s counselors, and goes no further than a map does.
answers-nobody = Nobody
answers-erase = Erase
answers-erase-named = Erase the answer of { $date }
answers-erase-title = Erase the answer of { $date }?
answers-erase-body = It goes from Kith on this machine and from the backups that Kith made here. Nobody can bring it back. The student then counts as not asked.
answers-erased = The answer is erased. Its backups here are being replaced.

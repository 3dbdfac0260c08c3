# Today: who to see and why. Plain reasons, never a rank.

today-title = Today
today-lead = { $count ->
    [one] { $count } student you may want to see.
   *[other] { $count } students you may want to see.
}
today-list = Students for today

reason-step_due-today = A step you agreed is for today.
reason-step_due-before = A step you agreed was for { $when }.
reason-ask_open-agreed = Means to ask by { $when }.
reason-ask_open-agreed-due = Meant to ask { $when }.
reason-ask_open-agreed-today = Means to ask today.
reason-ask_open-asked = Asked. The answer is not here yet.
reason-ask_open-answered = There is an answer. Did it help?
reason-asked_to_come-today = Asked today to come in.
reason-asked_to_come-before = Asked { $when } to come in.
reason-draft_held = A map waits for a choice. A hold stands on the file: it stays put away, and nothing of it is erased.
reason-draft_undecided = { $days ->
    [0] A map waits for a choice. It is erased today.
    [one] A map waits for a choice. It is erased in { $days } day, or when Kith is next opened after that.
   *[other] A map waits for a choice. It is erased in { $days } days, or when Kith is next opened after that.
}
reason-map_is_old = The last map is { $span } old.

today-unreadable = { $days ->
    [0] A map that waits for a choice is damaged and cannot be opened. It is erased today. Kept maps are not touched.
    [one] A map that waits for a choice is damaged and cannot be opened. It is erased in { $days } day. Kept maps are not touched. Close Kith and open it again once; if this stays, erase the map and draw it anew.
   *[other] A map that waits for a choice is damaged and cannot be opened. It is erased in { $days } days. Kept maps are not touched. Close Kith and open it again once; if this stays, erase the map and draw it anew.
}
today-unreadable-erase = Erase the damaged map
today-unreadable-ask = It cannot be brought back. Kept maps are not touched.
today-unreadable-erased = The damaged map is erased.

today-came-in = Came in
today-step-done = Step done
today-go-on = Go on with the map
today-go-on-with = Go on with the map: { $name }

today-ask-asked = Asked
today-ask-answered = Answered
today-ask-got_it = The help came
today-ask-move = { $state }: { $name }
today-ask-let-go = Not any more
today-ask-let-go-of = Not any more: { $name }
today-ask-done-asked = Noted: { $name } was asked.
today-ask-done-answered = Noted: { $name } answered.
today-ask-done-got_it = Noted: the help came.
today-ask-done-let_go = Noted: not any more.

today-dismiss-of = Put away for a week: { $name }
today-dismiss-until-of = Put away until { $when }: { $name }
today-dismissed = Put away for a week.
today-dismissed-until = Put away until { $when }.
today-came-in-done = Noted: came in today.
today-step-done-done = Noted: the step is done.

today-none-title = Nothing waits for you today
today-none-words = No step is due, nobody asked to come in, and no map waits for a choice.
today-none-open = See your students
today-no-students-title = Bring in your students to begin
today-no-students-words = A roster file, a list you paste, or one student at a time. What you bring in stays on this machine unless your district connects it.
today-no-caseload-title = Which students are yours?
today-no-caseload-words = { $students ->
    [one] { $students } student is here. Say who is on your caseload, and Today will show who to see.
   *[other] { $students } students are here. Say who is on your caseload, and Today will show who to see.
}
today-list-only-title = Your students are here
today-teacher-words = You can bring in your students and keep a list of your own. Maps, steps and what students told belong to counselors, and this profile does not hold them.
today-lead-words = You can bring in rosters and see the lists. Maps, steps and what students told belong to counselors, and this profile does not hold them.
today-set-caseload = Set my caseload

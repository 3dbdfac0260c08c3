# The school's room: adults mark the students they know, and what the marks together say.

room-school = School
school-title = School
school-lead = In a short meeting, every adult marks the students they know. Then you see whom we have not yet learned about, and somebody can quietly look out for them.
school-none-title = No marking yet
school-none-words = Choose the days, and say what it is for. Every adult then marks on their own laptop, on one that is passed around, or on paper.
school-none-teacher = When your school asks its adults to mark the students they know, you find it here.
school-open = Plan a marking

campaign-open-title = Marking the students we know
campaign-until = Until { $date }
campaign-begins = Begins { $date }
campaign-was = { $from } to { $until }
campaign-adults = { $adults ->
    [one] { $done } of 1 adult has gone through the students.
   *[other] { $done } of { $adults } adults have gone through the students.
}
campaign-who-benefits = Who benefits
campaign-who-could-be-hurt = Who could be hurt, and what we do about it
campaign-who-sees = Who sees the result
campaign-who-sees-words = The school lead, and each counselor for their own students. What you mark is seen by nobody else. Nobody is told how often they were marked. What a student answers is read by their own counselors alone.
campaign-mark = Mark the students you know
campaign-mark-again = Look at your marks again
campaign-i-am-done = You have gone through the students.
campaign-pass = Pass this laptop around
campaign-pass-hint = While this laptop goes around, nothing but marking can be opened on it. You unlock Kith again yourself.
campaign-ask = Ask students
campaign-ask-hint = Which adults would they go to? Students type their own name and answer alone, in two minutes. You and the counselors who work with them read it, and nobody else.
campaign-paper = Type in a paper roster
campaign-result = Whom we have not yet learned about
campaign-close = End it today
campaign-closed = The marking ends today. It can be reopened with undo.
campaign-follow-up-four_weeks = Four weeks on: { $date }
campaign-follow-up-two_months = Two months on: { $date }

plan-title = Plan a marking
plan-lead = Every adult of the school marks the students they know, in about 20 minutes. Names and grades are open to them for these days only.
plan-benefits-hint = For example: students whom no adult here knows well yet.
plan-hurt-hint = For example: nobody reads names aloud, and no list hangs on a wall.
plan-opens = First day
plan-closes = Last day
plan-do = Plan it
plan-done = The marking is planned.

marking-title = Students you know
marking-for = Marking for { $name }
marking-from-paper = Typing in the sheet of { $name }
marking-would_come = Would come to me
marking-could_build = I could build this
marking-none = no mark
marking-would_come-hint = This student knows me and would come to me.
marking-could_build-hint = I do not know them well yet, and I could build this.
marking-search = Find a student
marking-list = Students
marking-col-name = Student
marking-col-grade = Grade
marking-col-mark = Your mark
marking-all-sections = All students
marking-section = Section
marking-own = your section
marking-keys = ↑ ↓ move, 1 would come to me, 2 I could build this, 0 no mark, / find. While you type a name: Enter and Shift Enter mark.
marking-said = { $name }: { $mark }
marking-nobody = Nobody of that name is at this school.
marking-clear = Clear
marking-done = I have gone through them
marking-back = Back
marking-redone = Done again.
marking-undone = Taken back.

through-title = One more question
through-words = Some students may end up with no mark from any adult. For how many of them would you quietly look out? They are not told. It means a good word now and then.
through-none = None right now
through-some = { $count ->
    [one] One student
   *[other] { $count } students
}
through-do = I am through
through-thanks = Thank you.
through-hand-on = Thank you. Hand the laptop to the next person.

around-title = Who are you?
around-lead = Choose your name, mark the students you know, and say that you are through before you hand the laptop on. Then nobody in the room can open your marks on it.
around-paper-title = Whose sheet is it?
around-search = Your name
around-paper-search = A name
around-done = done
around-nobody = Nobody of that name works at this school.
around-end = The laptop is back
around-end-hint = Kith locks. Its owner unlocks it.

result-title = Whom we have not yet learned about
result-school = { $count ->
    [0] An adult here has said of every one of { $of ->
        [one] { $of } student
       *[other] { $of } students
    } that they would come to them.
    [one] We have not yet learned who 1 of { $of ->
        [one] { $of } student
       *[other] { $of } students
    } goes to.
   *[other] We have not yet learned who { $count } of { $of ->
        [one] { $of } student
       *[other] { $of } students
    } go to.
}
result-caseload = { $count ->
    [0] An adult here has said of every one of your { $of ->
        [one] { $of } student
       *[other] { $of } students
    } that they would come to them.
    [one] We have not yet learned who 1 of your { $of ->
        [one] { $of } student
       *[other] { $of } students
    } goes to.
   *[other] We have not yet learned who { $count } of your { $of ->
        [one] { $of } student
       *[other] { $of } students
    } go to.
}
result-nobody = There are no students here yet.
result-about-us = This says what we know. It does not say that a student has nobody.
result-early = { $waiting ->
    [one] One adult has not gone through the students yet, so this list may still get shorter.
   *[other] { $waiting } adults have not gone through the students yet, so this list may still get shorter.
}
result-waiting = Not through yet
result-list = Students we have not yet learned about
result-col-name = Student
result-col-grade = Grade
result-col-could = Could build this
result-col-match = Quietly looks out
result-col-said = How it goes
result-could-nobody = nobody has said so yet
result-match-for = Who quietly looks out for { $name }
result-match-nobody = Nobody yet
result-match-none-offered = Nobody has offered yet
result-matched = { $adult } quietly looks out for { $name }.
result-parted = Nobody is asked to look out for { $name } now.
result-said-for = How it goes with { $name }, { $adult }
result-said-later = from { $date }
result-said-none = Not said yet
result-said-talking = They talk now and then
result-said-not_yet = Not yet
result-said-somebody_else = Somebody else is there for them
result-offers = Offered to look out
result-offer = { $name }: { $offers ->
    [one] one student
   *[other] { $offers } students
}, { $matched } so far

result-view = What is looked at
result-view-unlearned = Not yet learned
result-view-sides = Both sides

sides-finding = { $differ ->
    [0] Of { $asked ->
        [one] 1 student who was asked
       *[other] { $asked } students who were asked
    }, there is none of whom only one side says something.
    [one] Of { $asked ->
        [one] { $asked } student who was asked
       *[other] { $asked } students who were asked
    }, there is one of whom only one side says something.
   *[other] Of { $asked ->
        [one] { $asked } student who was asked
       *[other] { $asked } students who were asked
    }, there are { $differ } of whom only one side says something.
}
sides-not-asked = { $count ->
    [0] Each of your students has been asked: they answered, or kept a map in the last twelve months and let it be counted.
    [one] One of your students has not been asked: no answer, and no map of the last twelve months that they let be counted.
   *[other] { $count } of your students have not been asked: no answer, and no map of the last twelve months that they let be counted.
}
sides-nobody-asked = Nobody has been asked yet. A student is asked when they answer the question of this campaign, or keep a map and let it be counted.
sides-nobody-stands = Nobody stands like this.
sides-which = Show
sides-all = Everybody asked
sides-list = Students who were asked
sides-nobody = Neither side yet
sides-adults_only = Only adults say it
sides-student_only = Only the student says it
sides-both_others = Both, about other people
sides-both = Both, about the same person
sides-col-sides = How it stands
sides-col-adults = Adults who said it
sides-col-student = Whom the student names
sides-mapped = From the map of { $date }
sides-answered = From the answer of { $date }
sides-two = Two answers
sides-two-title = { $name } answered on two laptops
sides-two-lead = Both answers are kept. Choose the one that holds. Where you do not know, ask the student.
sides-two-by = on the laptop of { $who }
sides-two-nobody = Nobody
sides-two-taken-back = Taken back
sides-two-choose = This one holds
sides-two-choose-named = This one holds: { $what }
sides-none = nobody yet

edit-open_campaign = planning a marking
edit-close_campaign_on = the last day of a marking
edit-match_quietly = a quiet match
edit-say_of_match = how a quiet match goes
edit-mark = a mark
edit-finish_sheet = having gone through the students
edit-say_adults = an answer
edit-erase_answer = an erased answer
edit-offer_quietly = an offer to look out
refusal-campaign_is_over = The days for marking are over, or have not come yet. Nothing was changed. Whoever planned it can choose another last day.

# Around a visit, for whoever leads the class: the sheet afterwards, the door, badges, questions.

stayed-open = After the visit
stayed-open-named = After the visit of { $name }
stayed-back = Back to the visits
stayed-title = What stayed after { $visitor }
stayed-wishes-off = The district has nobody asked whether they would like to stay in touch: that column is not kept.
stayed-lead = Type y or n in each column and Enter for the next student. Each line is kept as you leave it.
stayed-grid = What students said after the visit
stayed-col-name = Student
stayed-col-talked = Talked
stayed-col-learned = Learned
stayed-col-wishes = Stay in touch
stayed-col-question = A question left
stayed-col-card = Conversation
stayed-yes = Yes
stayed-no = No
stayed-unsaid = not said
stayed-away = away
stayed-kept = Kept: { $name }.
stayed-opted-out = { $count ->
    [one] A parent of { $count } student opted out: that line is typed like every other, and nothing of it is kept.
   *[other] Parents of { $count } students opted out: those lines are typed like every other, and nothing of them is kept.
}
stayed-count = { $said } of { $of ->
    [one] { $of } student
   *[other] { $of } students
} said something.
stayed-print = Print the sheet
stayed-pass = Pass this laptop around
stayed-pass-hint = Each student finds their name and taps four answers. Nothing else of Kith opens meanwhile; afterwards it locks.
stayed-form = Read in a form’s answers…
stayed-card = Card
stayed-card-named = Card after the conversation of { $name }
edit-say_after = what students said after a visit
edit-take_form = reading in a form’s answers
edit-remember_form = remembering the columns of a form
edit-tell_conversation = what a conversation gave
edit-ask_question = a question for a visitor
edit-choose_clusters = the fields of work that students chose
edit-take_choices = a list of chosen fields of work
edit-remember_choices = remembering the columns of a list of choices
edit-mark_answered = which questions were answered
edit-remove_question = removing a question
edit-check_in = who came in
edit-sign_in = a visitor who signed in
edit-make_badges = making badges

student-tab-met = Visits met
met-none = No visit yet
met-none-words = Visits that this student was at stand here, with what they said and what came of it.
met-card = After the conversation
met-card-add = Fill in the card
met-card-change = Change the card
met-said = Said afterwards
met-helped-yes = It helped
met-helped-a_little = It helped a little
met-helped-not_yet = It has not helped yet

visits-tab-door = At the door
door-lead = A laptop beside the door: students tap their name or hold a badge under a reader, and the visitor signs in. Whoever taps is at the visit.
door-expected = Expected today
door-who = Who is coming?
door-begin = Stand at the door
door-hint = Nothing else of Kith opens meanwhile, and nobody sees what is kept of whom. Afterwards it locks.
door-logged = { $count ->
    [one] The visit of { $name } is logged for today already, with { $count } student here. Whoever taps is added; whoever was marked here stays.
   *[other] The visit of { $name } is logged for today already, with { $count } students here. Whoever taps is added; whoever was marked here stays.
}
badges-open = Badges
badges-title = Badges for the door
badges-lead = The square holds a random word. It says nothing to anybody outside of your school’s records.
badges-make = { $count ->
    [one] Make { $count } badge
   *[other] Make { $count } badges
}
badges-made = { $count ->
    [one] { $count } badge is made.
   *[other] { $count } badges are made.
}
badges-print = Print the badges
badges-code = QR code
badges-anew = Make a new one
badges-anew-named = Make a new one for { $name }
badges-none = no badge yet

visits-tab-ask = Questions
ask-no-class = No class is here yet
ask-no-class-words = Log a first visit, or bring in a class: then its questions stand here.
ask-field = A question of the class
ask-hint = Without a name. On a passed laptop students may add theirs.
ask-add = Add
ask-added = The question is kept.
ask-whom = Who are the questions for?
ask-whom-next = Whoever comes next
ask-whom-planned = { $name }, { $day }
ask-whom-line = for { $name }
ask-whom-line-next = for whoever comes next
ask-earlier = Questions of earlier visits
ask-none = Nobody has asked anything yet.
ask-none-here = No question waits here.
ask-list = Questions of this class
ask-print = Print one page
ask-pass = Pass this laptop around
ask-page = What we would like to ask
ask-answered = Answered
ask-answered-named = Answered: { $question }
ask-did-answer = Answered.
ask-did-not = Not answered yet.
ask-remove = Remove: { $question }
ask-removed = The question is removed.

visits-tab-plan = Coming up
coming-lead = What is due stands on Today. A planned visit that took place becomes the logged one.
coming-none = No visit is planned
coming-none-words = Plan one: who comes, to which class, on which day, and to what end both sides know.
coming-add = Plan a visit
coming-change = Change the plan
coming-kept = The plan is kept.
coming-drop = Drop it
coming-dropped = The plan is dropped.
coming-hold = It took place
coming-held = Logged as planned: { $name } with { $class }. Who was away can be put right under Visits.
coming-held-no-approval = Logged: { $name } with { $class }. The approval that your school asks for is not there. Who was away can be put right under Visits.
coming-held-no-clearance = Logged: { $name } with { $class }. The clearance that your school asks for is not there. Who was away can be put right under Visits.
coming-held-no-both = Logged: { $name } with { $class }. Neither the approval nor the clearance that your school asks for is there. Who was away can be put right under Visits.
coming-questions = { $count ->
    [one] { $count } question of the class waits
   *[other] { $count } questions of the class wait
}
coming-purpose-is = Purpose: { $purpose }
coming-aim-is = Aim: { $aim }
coming-who-now = So far it is { $name }. Somebody else?
coming-who = Who is coming?
coming-how = How will they meet?
coming-lesson = Lesson or project
coming-purpose = What is it for?
coming-aim = What are students to learn?
coming-purpose-hint = Known to the visitor and to the class.
coming-approval = Approved by { $who }
coming-approval-not_asked = Not asked yet
coming-approval-asked = Asked for
coming-approval-given = Given
coming-approval-refused = Refused
coming-approval-day = On which day
coming-approval-said = The approval is noted.
coming-ask-until = to be asked for by { $date }
coming-clearance = Visitor’s clearance
coming-clearance-none = none noted
coming-clearance-until = holds until { $date }
coming-clearance-ends = ends on { $date }, before the visit
coming-clearance-day = Day of the clearance
coming-clearance-do = Cleared on this day
coming-clearance-undo = Take back
coming-cleared = The clearance is noted.
coming-uncleared = The clearance is taken back.
coming-tasks = What is to be done
coming-task-new = One more thing to do
coming-task-due = Until
coming-task-added = It is on the list.
coming-task-done = Done.
coming-task-open = Not done yet.
coming-task-until = due { $date }
coming-task-was = done { $date }
coming-task-remove = Remove: { $what }
coming-task-removed = It is off the list.
coming-usual-purpose = Agree on the purpose with the visitor
coming-usual-room = Room, screen and way in
coming-usual-questions = Collect the questions of the class
coming-usual-office = Tell the front office who comes
coming-today = { $count ->
    [one] Something is due for { $count } planned visit.
   *[other] Something is due for { $count } planned visits.
}
coming-today-do = Look at it
rules-title = What { $name } asks for before a visit
coming-rules = The school’s rules
rules-approver = Who approves
rules-approver-hint = A role or an office. Empty: nobody has to.
rules-hours = Hours before the visit
rules-clearance = Visitors have to be cleared
rules-clearance-hint = Only the day of the clearance is noted, never what it found.
rules-days = A clearance holds for so many days
rules-in-touch = Students are asked whether they would like to stay in touch
rules-in-touch-hint = For the whole district. Where it is off nobody is asked, and what was said before can still be brought to its end.
rules-whole = Write a whole number from { $least } to { $most }. Nothing is saved yet.
rules-kept = The rules are kept.
edit-plan_visit = a planned visit
edit-set_task = something to do for a visit
edit-finish_task = what was done for a visit
edit-remove_task = removing something to do
edit-set_approval = an approval
edit-clear_visitor = a visitor’s clearance
edit-hold_planned = a planned visit that took place
edit-drop_plan = dropping a plan
edit-set_visit_rules = a school’s rules for visits
edit-set_stay_in_touch = whether students are asked to stay in touch

met-fields = Fields of work they chose
met-fields-none = Not chosen yet
met-fields-two = Two people wrote down different fields at the same time. Which is right?
met-fields-choose = Choose together
met-fields-change = Change
met-fields-kept = The choice is kept.
met-fields-out = Their parents opted out of visits: nothing is kept.

# Around a visit, for whoever leads the class: the sheet afterwards, the door, badges, questions.

stayed-open = After the visit
stayed-open-named = After the visit of { $name }
stayed-back = Back to the visits
stayed-title = What stayed after { $visitor }
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
stayed-count = { $said } of { $of } students said something.
stayed-print = Print the sheet
stayed-pass = Pass this laptop around
stayed-pass-hint = Each student finds their name and taps four answers. Nothing else of Kith opens meanwhile; afterwards it locks.
stayed-card = Card
stayed-card-named = Card after the conversation of { $name }
edit-say_after = what students said after a visit
edit-tell_conversation = what a conversation gave
edit-ask_question = a question for a visitor
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
door-who = Who is coming?
door-begin = Stand at the door
door-hint = Nothing else of Kith opens meanwhile, and nobody sees what is kept of whom. Afterwards it locks.
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
badges-anew = Lost: make a new one
badges-anew-named = Lost: make a new one for { $name }
badges-none = no badge yet

visits-tab-ask = Questions
ask-no-class = No class is here yet
ask-no-class-words = Log a first visit, or bring in a class: then its questions stand here.
ask-field = A question of the class
ask-hint = Without a name. On a passed laptop students may add theirs.
ask-add = Add
ask-added = The question is kept.
ask-none = Nobody has asked anything yet.
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

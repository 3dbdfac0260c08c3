# Visits: logging one, who came before, who was there.

room-visits = Visits
visits-title = Visits
visits-parts = Parts of this room
visits-tab-log = Log a visit
visits-tab-past = Visits
visits-tab-visitors = Visitors

visit-who = Who came?
visit-who-hint = Type a name or where they work.
visit-who-recent = Came lately
visit-who-new = Someone new: { $name }
visit-who-change = Someone else
visit-who-came = { $count ->
    [0] Has not come before
    [one] Came once, { $when }
   *[other] Came { $count } times, last { $when }
}
visit-new-name = Name
visit-new-organisation = Where they work
visit-new-known = { $name } is in the directory already.
visit-new-known-of = { $name } of { $organisation } is in the directory already.
visit-new-is-them = This is them

visit-class = Which class?
visit-class-likely = Chosen by your earlier visits and the hour.
visit-class-none = No class is known to be yours yet.
visit-class-other = Another class
visit-class-paste = Paste a class list
visit-class-change = Change this class
visit-how = How did they meet?
visit-format-in_person = In person
visit-format-virtual = Live on screen
visit-format-recorded = Recorded

visit-here = Who was here?
visit-here-of = Who was here from { $class }?
visit-here-hint = Everyone is marked here. Tap who was away.
visit-here-unnoted = Nobody noted yet who was here. Tap who was, or begin with everyone.
visit-here-everyone = Everyone was here
visit-here-choose = Choose a class to see its students.
visit-here-empty = This class has no students yet.
visit-here-count = { $count ->
    [one] { $count } here
   *[other] { $count } here
}
visit-away-count = { $count } away
visit-is-away = away
visit-opted-out = { $count ->
    [one] Nothing is kept of one student: a parent asked for that.
   *[other] Nothing is kept of { $count } students: parents asked for that.
}

visit-steps = What was part of it?
visit-step-prepared = Prepared
visit-step-prepared-hint = Students knew who was coming, and why
visit-step-two_way = Two-way
visit-step-two_way-hint = They spoke with each other
visit-step-reflected = Reflected
visit-step-reflected-hint = Students thought about it afterwards
visit-step-stay_in_touch = Stay in touch
visit-step-stay_in_touch-hint = Who wants to can

visit-when = { $date }, { $time }
visit-when-change = Change day or time
visit-day = Day
visit-time = Time
visit-clock = This laptop says that it is { $today }, and something was last recorded on { $last }. The visit is kept either way; set its day here if the clock is wrong.
visit-log = Log this visit
visit-save = Save this visit
visit-logged = { $count ->
    [one] Logged: { $name } with { $class }, { $count } student.
   *[other] Logged: { $name } with { $class }, { $count } students.
}
visit-saved = Saved: { $name } with { $class }.
visit-needs-who = Who came? A name is enough.
visit-needs-class = Choose the class that met them.
visit-needs-day = Set the day of the visit.
visit-day-doubted = The day is set to { $date }, and today is { $today }. The visit is kept as you set it.
visit-correcting = You are correcting the visit of { $date }.
visit-correct-stop = Leave it as it is
visit-moves = It was another class: the visit is taken from { $class } and logged here. Tap who was away.

paste-class-title = A class list
paste-class-lead = One student a line. Those who are known here already are found by name, and nobody is added twice.
paste-class-name = What is the class called?
paste-class-twice = A class called { $class } is here already. This one will stand beside it: give it a name that tells them apart.
paste-class-names = Students
paste-class-look = Look at the list
paste-class-back = Change the list
paste-class-do = { $count ->
    [one] Use this class, { $count } student
   *[other] Use this class, { $count } students
}
paste-class-known = known here
paste-class-fresh = new
paste-class-several = Several students here have this name. Added as a new student; you can join them in Students.
paste-class-again = { $count ->
    [one] { $count } line has a name that stands further up. It is taken for the same student; say so below where it is another one.
   *[other] { $count } lines have a name that stands further up. They are taken for the same students; say so below where it is another one.
}
paste-class-once = stands here twice, taken once
paste-class-other = Another student who is called { $name }
paste-class-refused = { $count ->
    [one] { $count } line is no name and was left out.
   *[other] { $count } lines are no names and were left out.
}
paste-class-done = The class { $class } is here.
change-class-title = The class { $class }
change-class-name = What is it called?
change-class-in = Who is in it? Untick whoever left
change-class-more = Who joined it?
change-class-more-hint = One student a line. Those who are known here are found by name.
change-class-look = Look at the names
change-class-done = The class { $class } is changed. Who was at a visit stays as it was noted.
change-class-end = This class is over
change-class-end-hint = Over, or brought in by mistake? Its visits and students stay.
change-class-ended = The class { $class } is offered no more. Its visits stay.

past-none = No visit yet
past-none-words = Log the first one when a guest has been in your classroom. Under a minute, and no network.
past-line = { $count ->
    [one] { $class }, { $count } student
   *[other] { $class }, { $count } students
}
past-away = { $count } away
past-counted = { $count } by a list; who they were is not noted
past-bring = Bring in a list or a calendar…
past-by = logged by { $name }
past-more = Details of the visit of { $name }
past-details = Details
past-correct = Correct
past-remove = Remove
past-removed = The visit is removed.
past-separate = Show as two visits
past-separated = These are two visits again.
past-joined = { $count ->
    [one] Logged on two laptops, shown once.
   *[other] Logged on { $count } laptops, shown once.
}
past-purpose = What was it for? Both sides know
past-aim = What were students to learn?
past-saved = Saved.
past-steps = Steps of the visit
past-older = These are the { $count } newest visits. An older one is found under Visitors, with whoever came.
past-open = Open this visit
past-open-named = Open this visit: { $date }

twins-title = Logged twice?
twins-words = { $visitor } with { $class } on { $date } is here twice: { $one }; { $other }.
twins-said = { $by } noted { $present } present
twins-said-counted = a list says that { $counted } were there
twins-said-nobody = { $by } did not note who was there
twins-said-at = { $said } (at { $time })
twins-words-unsaid = somebody
twins-more = { $count ->
    [one] { $count } more pair is asked about when these are answered.
   *[other] { $count } more pairs are asked about when these are answered.
}
twins-join = One visit
twins-apart = Two visits
twins-joined = Shown as one visit. Whoever was here in either list was here.
twins-kept-apart = They stay two visits.

visitors-title = Visitors
visitors-none = No visitor yet
visitors-none-words = Whoever you log is in the directory from then on. You can also add someone who may come.
visitors-find = Find a visitor
visitors-add = Add a visitor
visitors-col-name = Name
visitors-col-organisation = Where they work
visitors-col-cluster = Career cluster
visitors-col-visits = Visits
visitors-col-last = Last came
visitors-col-returns = Would come again
visitors-yes = Yes
visitors-no = No
visitors-unasked = Not asked
visitors-any-cluster = Any cluster
visitors-cluster = Career cluster
visitors-nobody = No visitor fits that.
visitors-more = The first { $shown } of { $count } are listed. Type a few letters to find the others.

visitor-new-title = A visitor
visitor-name = Name
visitor-organisation = Where they work
visitor-role = What they do there
visitor-cluster = Career cluster
visitor-cluster-unsaid = Not said
visitor-offers = What they can offer
visitor-offer-talk = Give a talk
visitor-offer-host = Host a group
visitor-offer-shadow = Be shadowed
visitor-offer-mentor = Mentor
visitor-offer-introduce = Introduce people
visitor-offer-review_work = Review student work
visitor-languages = Languages
visitor-languages-hint = With commas between them
visitor-path = Their own path
visitor-path-hint = Only what they chose to tell
visitor-availability = When they can come
visitor-returns = Would they come again?
visitor-save = Save
visitor-saved = { $name } is in the directory.
visitor-history = Visits
visitor-history-none = Has not come yet.
visitor-joined = Entries that are joined
visitor-separate = Separate
visitor-separated = They are two entries again.
visitor-retire = Take out of the directory
visitor-retired = { $name } is in the directory no more. Visits keep the name.
visitor-restore = Put back into the directory
visitor-restored = { $name } is in the directory again.
visitors-retired = Taken out of the directory ({ $count })
visitors-retired-hint = They are offered no more. Whoever comes again is back.
visitor-twins = These may be one person.
visitor-twins-of = { $name } of { $organisation }
visitor-twins-look = Look at both
visitor-twins-join = One person
visitor-twins-apart = Two people
visitor-twins-joined = Shown as one person. Both entries are kept and can be separated.
visitor-twins-kept-apart = They stay two people.
visitor-join-title = Is this one person?
visitor-join-what = What is known
visitor-join-one = First entry
visitor-join-other = Second entry
visitor-join-unsaid = not said
visitor-join-shown = Which entry is shown from now on?
visitor-join-hint = The visits of both count as theirs. The other entry is kept as it is and can be separated again.

cluster-agriculture = Agriculture, food and natural resources
cluster-construction = Architecture and construction
cluster-arts = Arts, media and communication
cluster-business = Business and administration
cluster-education = Education and training
cluster-finance = Finance
cluster-government = Government and public administration
cluster-health = Health science
cluster-hospitality = Hospitality and tourism
cluster-human_services = Human services
cluster-technology = Information technology
cluster-law = Law, public safety and security
cluster-manufacturing = Manufacturing
cluster-marketing = Marketing
cluster-science = Science, engineering and mathematics
cluster-transport = Transportation and logistics

edit-log_visit = logging a visit
edit-move_visit = correcting the class of a visit
edit-describe_visit = a detail of a visit
edit-remove_visit = removing a visit
edit-join_visits = joining two visits
edit-separate_visit = separating two visits
edit-keep_visits_apart = keeping two visits apart
edit-bring_class = bringing in a class
edit-change_class = changing a class
edit-end_class = ending a class
edit-describe_visitor = what is known of a visitor
edit-join_visitors = joining two visitors
edit-separate_visitor = separating two visitors
edit-keep_visitors_apart = keeping two visitors apart
edit-retire_visitor = taking a visitor out of the directory

consent-about = About what
consent-about-mapping = Maps of people
consent-about-visits = Being recorded at visits
consent-visits-no = No to being recorded at visits
consent-visits-yes = Yes to being recorded at visits

optout-add = A parent opted out
optout-title = Nothing is to be kept
optout-lead = From now on no visit is recorded of this student, and what was recorded is not counted. They sit and tap like everyone.
optout-who = Student
optout-choose = Choose a student
optout-given_by = Who asked for it
optout-do = Keep nothing
optout-done = From now on nothing is kept of this student at visits.

visits-tab-came = What came of it
came-period = Over which time
came-period-school_year = This school year
came-period-always = All years
came-class = Class
came-class-over = { $class } (over)
came-any-class = Any class
came-school = School
came-any-school = Any school
came-visitor = Visitor
came-any-visitor = Any visitor
came-paper = What came of visits
came-paper-day = As it stood on { $date }.
came-print = Print
came-none = No visit fits that yet.
came-finding = { $visits ->
    [one] { $visits } visit. Of { $students ->
        [one] { $students } student
       *[other] { $students } students
    }, { $viewed } saw a visitor, { $met } spoke with one, and { $again } had contact with the same one again.
   *[other] { $visits } visits. Of { $students ->
        [one] { $students } student
       *[other] { $students } students
    }, { $viewed } saw a visitor, { $met } spoke with one, and { $again } had contact with the same one again.
}
came-finding-unasked = { $visits ->
    [one] { $visits } visit. Of { $students ->
        [one] { $students } student
       *[other] { $students } students
    }, { $viewed } saw a visitor.
   *[other] { $visits } visits. Of { $students ->
        [one] { $students } student
       *[other] { $students } students
    }, { $viewed } saw a visitor.
}
came-finding-tied = { $mapped ->
    [one] One student who spoke with a visitor has made a map since; { $tied } put a visitor on it.
   *[other] Of { $mapped } who spoke with a visitor and have made a map since, { $tied } put a visitor on it.
}
came-finding-unmapped = Nobody who spoke with a visitor has made a map since that may be counted.
came-table = From seeing a visitor to a person on the map, in students
came-col-what = How far it came
came-col-students = Students
came-col-list = Who they are
came-bar-viewed = Saw a visitor
came-bar-met = Spoke with one, live
came-bar-met_again = Had contact with the same one again
came-bar-tied = Put a visitor on their map
came-of = { $count } of { $of ->
    [one] { $of } student
   *[other] { $of } students
}
came-of-mapped = { $count } of { $of } mapped since
came-unasked = Not enough asked yet
came-list = Who
came-list-named = Who: { $what }
came-no-maps = Who put a visitor on a map is known only where counselors make maps with students.
came-unsaid = { $count ->
    [one] Of { $live ->
        [one] { $live } live visit
       *[other] { $live } live visits
    }, too few said for { $count } whether both sides spoke. Only those who said so themselves count as having spoken.
   *[other] Of { $live ->
        [one] { $live } live visit
       *[other] { $live } live visits
    }, too few said for { $count } whether both sides spoke. Only those who said so themselves count as having spoken.
}
came-meaning = Meaningful encounters
came-meaning-is = { $mean } per student on average. { $students } of { $of ->
    [one] { $of } student
   *[other] { $of } students
} had at least one.
came-meaning-unsaid = Not enough asked yet: for { $said } of { $visits ->
    [one] { $visits } visit
   *[other] { $visits } visits
} it is known whether all four parts were there.
came-meaning-how = An encounter counts where a purpose, a learning aim, talk both ways and reflection are all recorded.
came-repeat = Of all pairs of a student and a visitor who spoke, { $pct } spoke again on another day, or were in contact again.
came-repeat-unasked = How many had contact with the same visitor again: not enough asked yet.
came-repeat-none = Nobody is recorded as having spoken with a visitor yet.
came-visitors = { $count ->
    [one] { $count } visitor came; { $again } came on more than one day.
   *[other] { $count } visitors came; { $again } came on more than one day.
}
came-returned = { $days ->
    [one] { $days } day, last { $when }
   *[other] { $days } days, last { $when }
}
came-returned-more = And { $count } more. Each is found under Visitors.
came-year-table = Meaningful encounters by school year
came-year = School year
came-year-span = { $from }–{ $to }
came-year-encounters = Encounters
came-year-students = Students with at least one
came-year-unsaid = Not enough asked: known for { $said } of { $visits ->
    [one] { $visits } visit
   *[other] { $visits } visits
}
came-clusters = { $count ->
    [0] No career cluster is known of these visitors
    [one] Visitors from { $count } of 16 career clusters
   *[other] Visitors from { $count } of 16 career clusters
}
came-cluster-visits = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}

visits-tab-wishes = Stay in touch
wish-off = The district has nobody asked whether they would like to stay in touch. What was said before can be brought to its end here.
wish-none-off = Nobody waits for an answer.
wish-card = Card to print
wish-card-hint = For the visitor, by hand or by the school’s post. Only a first name stands on it.
wish-card-text = What stands on the card
wish-card-words = Thank you for coming. I would like to ask you more.
wish-card-of = { $class }, { $date }
wish-none = Nobody has asked to stay in touch yet
wish-none-words = When students want to write to a visitor, note it here. What they say goes through the school; nobody gives a phone number.
wish-lead = What students say goes through the school. A wish that waits for five school days comes back.
wish-back = { $count ->
    [one] { $count } wish has waited for five school days.
   *[other] { $count } wishes have waited for five school days.
}
wish-add = Who wants to stay in touch
wish-add-do = Note it
wish-visit = After which visit
wish-who = Students who said so
wish-did-add = { $count ->
    [one] { $count } wish is noted.
   *[other] { $count } wishes are noted.
}
wish-is-said = said so { $date }
wish-is-sent = handed on { $date }
wish-is-answered = answered { $date }
wish-is-met = in contact again { $date }
wish-is-repeated = in contact more than once, last noted { $date }
wish-is-let_go = not any more, { $date }
wish-to-said = Not handed on yet
wish-to-sent = Handed on
wish-to-answered = They answered
wish-to-met = In contact again
wish-to-repeated = And once more
wish-to-let_go = Not any more
wish-did-said = { $name }: not handed on yet.
wish-did-sent = { $name }: handed on.
wish-did-answered = { $name }: answered.
wish-did-met = { $name }: in contact again. On their next map the visitor is there as somebody to meet.
wish-did-repeated = { $name }: in contact once more. On their next map the student can say if the visitor is one of their people.
wish-did-let_go = { $name }: not any more. That is fine too.
wish-move-named = { $what }: { $name }
wish-more = More
wish-more-named = More about the wish of { $name }
wish-message = What they want to say
wish-message-hint = In the student’s own words. It goes into the letter.
wish-reply = What the visitor answered
wish-reply-hint = In their words, or in short.
wish-replied = They answered: { $reply }
wish-remove = Remove
wish-removed = The wish is removed.
wish-letter = A letter for the class
wish-letter-hint = One letter, first names only. Change it as you like; then send it the way your school does.
wish-contact = A phone number or an e-mail address seems to stand in it. Nothing goes between a student and a visitor but through the school: take it out.
wish-letter-text = The letter
wish-letter-copy = Copy
wish-letter-copied = The letter is copied.
wish-letter-mail = Save as a mail draft
wish-letter-saved = The draft is saved.
wish-letter-mark = It is sent
wish-letter-sent = { $count ->
    [one] { $count } wish is handed on.
   *[other] { $count } wishes are handed on.
}
wish-letter-subject = From the students you visited
wish-letter-dear = Dear { $name },
wish-letter-thanks = thank you for your time with { $class } on { $date }. Some students would like to stay in touch:
wish-letter-line = { $name }: { $message }
wish-letter-line-bare = { $name } would like to hear from you.
wish-letter-how = Please answer to me, and I will pass it on. We do not share phone numbers or addresses of students.
wish-today = { $count ->
    [one] { $count } student’s wish to stay in touch has waited for five school days.
   *[other] { $count } students’ wishes to stay in touch have waited for five school days.
}
wish-today-do = Look at them
edit-say_wishes = who wants to stay in touch
edit-write_message = a message to a visitor
edit-move_wishes = how far a wish came
edit-note_reply = a visitor’s answer
edit-remove_wish = removing a wish

past-export = Export…
past-exported = The visits are saved. No student’s name is in the file.
past-file-present = Students here
past-file-away = Students away
past-file-counted = Students by a list
past-file-name = visits
past-file-coverage = Coverage: visits in this file, first and last day
past-file-rule = Counts only, and no student’s name. Students whose parents opted out of visits are in no count.
past-file-rule-counted = Counts only, and no student’s name. The platform’s own number: whoever opted out may be in it.
past-file-means-visits = One line for each visit that was logged or brought in and was not removed; one that was logged twice and joined is one line. What nobody said is empty.
past-file-means-present = Students of the class who were noted as there. It is empty where nobody noted who was there.
past-file-means-away = Students of the class who were noted as away.
past-file-means-counted = How many the platform’s list or the calendar says took part; who they were is not known.

ask-part = What to look at
ask-part-questions = Questions
ask-part-fields = Fields of work

fields-lead = Each student may choose up to three of the sixteen career clusters. It helps you decide whom to invite. From paper: type the numbers and press Enter.
fields-count = Students who have chosen: { $chose } of { $of }.
fields-pass = Pass the laptop around
fields-file = From a file…
fields-print = Print the sheet
fields-table = Fields of work that students chose
fields-col-name = Student
fields-col-numbers = Numbers
fields-col-chosen = Chosen
fields-numbers-of = Numbers of { $name }
fields-none = Nothing yet
fields-wrong = Not kept yet: up to three numbers from 1 to 16.
fields-two = Two answers: { $all }. The one that is right is chosen on the student’s page.
fields-kept = Kept: what { $name } chose.
fields-out = Opted out of visits: nothing is kept
fields-list = The sixteen fields

came-chosen = What students chose
came-any-chosen = Whatever they chose
came-chosen-of = Chose: { $cluster }

mix-none = No student has chosen a field of work yet
mix-none-words = Ask a class in the part “Questions”: pass the laptop around, or type in a sheet.
mix-finding = { $chose } of { $students ->
    [one] { $students } student
   *[other] { $students } students
} chose fields of work. { $unmet } of them spoke with nobody from any of these in the visits kept here.
mix-finding-unasked = { $chose } of { $students ->
    [one] { $students } student
   *[other] { $students } students
} chose fields of work. With whom they spoke: not enough asked yet.
mix-table = What students chose, and who came
mix-col-cluster = Field of work
mix-col-chose = Chose it
mix-col-met = Of these, spoke with someone from it
mix-col-visits = Visits
mix-who = Who met nobody
mix-who-of = Who met nobody: { $cluster }
mix-who-named = Chose { $cluster } and spoke with nobody from it
mix-unmet-any = Spoke with nobody from what they chose, in the visits kept here
mix-unasked = Not enough asked yet
mix-of-all = This looks at all visits of that time, whichever visitor or cluster is chosen above.
mix-unsaid = { $count ->
    [one] { $count } visit was by somebody whose field is not noted.
   *[other] { $count } visits were by visitors whose field is not noted.
}

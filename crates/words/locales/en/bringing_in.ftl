# Bringing in students: roster files, a table, a pasted list; the preview; what came of it.

bring-title = Bring in students
bring-lead = Nothing changes before you have seen what would change.
bring-roster = A roster
bring-roster-words = OneRoster, as a folder or a zip file, or Ed-Fi XML files. Brings schools, classes, staff and students, and updates them next time.
bring-roster-files = Choose files
bring-roster-folder = Choose a folder
bring-table = A table
bring-table-words = A CSV or an Excel file with one student a row. You say what each column means; Kith remembers it.
bring-table-file = Choose a file
bring-paste = A list
bring-paste-words = Names from an e-mail or a document, one student a line.
bring-paste-do = Paste a list
bring-one = One student
bring-one-words = Somebody who is on no list yet: a name is enough.

bring-invented = The invented school’s roster
bring-invented-words = The files from which this school was made. See what a preview looks like, with a line that cannot be taken.
bring-invented-do = Look at its roster

bring-reading = Reading the files
bring-detail = { $pct } %
bring-applying = Bringing in
bring-stop = Stop

columns-title = What is in each column?
columns-lead = { $total ->
    [one] { $total } row in this file. Say what each column means.
   *[other] { $total } rows in this file, the first ones below. Say what each column means.
}
columns-sheets = { $count ->
    [one] Read from { $count } sheet: { $sheets }
   *[other] Read from { $count } sheets: { $sheets }
}
columns-left-out = Not everything in this file can be read as one list. What is left out is told below.
columns-left-out-list = What is left out
columns-remembered = Filled in as you read such a file last time.
columns-first-line = The first line is a student
columns-first-line-hint = Tick it where the file has no headings: its first line is then brought in like every other.
columns-use-of = Column “{ $column }” means
columns-sample = The first rows of the file
columns-school = School of these students
columns-school-rest = School where the list names none that is known
columns-need-name = Choose at least one column with names to go on.
column-ignore = Leave out
column-given = Given name
column-family = Family name
column-full_name = Whole name
column-grade = Grade
column-school = School
column-number = Student number
columns-next = See what would change

paste-title = Paste a list
paste-lead = One student a line: “Given Family” or “Family, Given”. A grade may follow after a comma or a tab.
paste-label = Students
paste-example = Freja Larsen, 10
paste-next = See what would change

preview-title = What would change
preview-from = From { $format }. Nothing is changed yet.
preview-from-table = From a table. Nothing is changed yet.
preview-from-list = From a pasted list. Nothing is changed yet.
preview-counts = What would change, by kind
preview-kind = Kind
preview-adds = New
preview-changes = Changed
preview-leavers = Leaving
preview-unchanged = The same
kind-schools = Schools
kind-students = Students
kind-staff = Staff
kind-classes = Classes
kind-enrollments = Places in classes
kind-contacts = Contacts
preview-leaving = { $count ->
    [one] { $count } student leaves
   *[other] { $count } students leave
}
preview-leaving-words = They are on no list of these files, or the files say that they have left. Their maps and records are kept; they are marked as having left.
preview-leaving-more = and { $count } more
preview-refused = { $count ->
    [one] { $count } line cannot be taken
   *[other] { $count } lines cannot be taken
}
preview-refused-words = Each for the reason beside it. Everything else in the files is read.
preview-refused-show = See which, and why
preview-warned = { $count ->
    [one] { $count } line with a doubt
   *[other] { $count } lines with a doubt
}
preview-warned-words = Something in them is odd. Beside each stands what is done about it.
preview-warned-show = See which
preview-nothing-title = Nothing would change
preview-nothing-words = Everything in these files is here already.
preview-nothing-but-refused = Everything that can be taken is here already. The lines below cannot be taken.
preview-nothing-taken = No line can be taken. Below is why, line by line.
preview-alike-here = { $name } seems to be here already. You can look at that afterwards, under Students.
preview-alike-more = and { $count } more
preview-again = { $name } is in this list { $count } times, on lines { $lines }. Each line is brought in as a student of its own.
preview-coming = { $count ->
    [one] { $count } student who is new or changed
   *[other] { $count } students who are new or changed
}
preview-coming-words = This is how it is read. Nothing is kept before you say so.
preview-coming-page = Students { $from } to { $until } of { $total }
preview-coming-given = Given name
preview-coming-family = Family name
preview-coming-grade = Grade
preview-coming-what = What would change
preview-coming-new = New
preview-coming-changed = Changed
preview-coming-show = Show who they are
preview-coming-hide = Close the list
preview-apply = { $count ->
    [one] Bring in { $count } student
   *[other] Bring in { $count } students
}
preview-apply-all = { $count ->
    [one] Bring in { $count } student and the changes
   *[other] Bring in { $count } students and the changes
}
preview-apply-changes = Bring in the changes
preview-drop = Choose other files
preview-drop-list = Choose another way

notes-line = Line
notes-file = File
notes-column = Column
notes-reason = Reason
notes-page = Lines { $from } to { $until } of { $total }
notes-earlier = Earlier
notes-later = Later
notes-save = Save the list…
notes-saved = The list is saved.
notes-file-name = Lines to look at.csv
notes-what = What became of it
notes-refused = Not taken
notes-warned = Taken with a doubt
notes-more = { $count ->
    [one] { $count } more line was refused too, and is not listed.
   *[other] { $count } more lines were refused too, and are not listed.
}

bring-done-title = Students are in
bring-done-words = { $adds ->
    [0] The changes are made.
    [one] { $adds } student was brought in.
   *[other] { $adds } students were brought in.
} { $changes ->
    [0] { "" }
    [one] { $changes } student was changed.
   *[other] { $changes } students were changed.
} { $leavers ->
    [0] { "" }
    [one] { $leavers } student is marked as having left.
   *[other] { $leavers } students are marked as having left.
}
bring-done-refused = { $count ->
    [one] { $count } line could not be taken. Bringing in the same again shows it, and changes nothing.
   *[other] { $count } lines could not be taken. Bringing in the same again shows them, and changes nothing.
}
bring-done-alike = { $count ->
    [one] { $count } student seems to be here twice. You can look at that under Students.
   *[other] { $count } students seem to be here twice. You can look at that under Students.
}
bring-done-undo-hint = If this was the wrong file, undo takes all of it back.
bring-done-undo = Undo all of it
bring-undone-title = Taken back, but not all of it
bring-undone-words = { $count ->
    [one] { $count } thing was changed since, or somebody is working with it. It stays as it is.
   *[other] { $count } things were changed since, or somebody is working with them. They stay as they are.
}
bring-undone-list = What stayed
bring-undone-other = (something that belongs to it)
bring-done-caseload = Set my caseload
bring-done-students = See the students

# Bringing in visits: a platform's list or a calendar.

bring-visits-title = Bring in visits
bring-visits-list = A list or a calendar
bring-visits-list-words = The sessions of a platform for virtual visits (CSV or Excel), or a calendar file (.ics) with visits to come. You say what each column means; Kith remembers it.
bring-visits-file = Choose a file
bring-visits-honest = Such a list does not say who was there, so nobody is recorded as having met anyone. You can add that to each visit.
list-use-of = Column “{ $column }” means
visit-column-ignore = Leave out
visit-column-day = Day
visit-column-time = Time
visit-column-visitor = Visitor
visit-column-visitor_family = Visitor’s family name
visit-column-organisation = Organization
visit-column-cluster = Career cluster
visit-column-class = Class
visit-column-format = How they met
visit-column-title = What it was about
visit-column-counted = How many students
visit-column-status = Whether it took place
visit-column-number = Number of the session
calendar-summary = Title
calendar-day = Day
calendar-time = Time
calendar-organizer = Organizer
calendar-attendees = Guests
calendar-location = Place
calendar-status = Status
calendar-uid = Mark of the calendar
list-of = These visits
list-of-held = took place
list-of-planned = are still to come
list-class = Class where the list names none
list-class-none = None: leave such lines out
list-format = How they met, where the list does not say
list-days = What comes first in “{ $column }”?
list-days-words = { $count ->
    [one] { $count } day is written in figures that can be read in two ways. Kith does not guess.
   *[other] { $count } days are written in figures that can be read in two ways. Kith does not guess.
}
list-day-first = The day
list-month-first = The month
list-day-is = { $text } is { $day }
list-day-is-none = { $text } cannot be read so
list-days-lost = { $count ->
    [one] { $count } line cannot be read so and is not taken.
   *[other] { $count } lines cannot be read so and are not taken.
}
list-need-day = Choose the column with the day to go on.
list-need-visitor = Choose the column with the visitor to go on.
list-need-class = Choose a column with the class, or a class for all lines, to go on.
list-need-order = Say what comes first in the days to go on.
preview-from-visits = From a list of visits. Nothing is changed yet.
preview-from-calendar = From a calendar. Nothing is changed yet.
kind-visits = Visits
kind-planned = Planned visits
kind-visitors = Visitors
preview-apply-visits = { $count ->
    [one] Bring in { $count } visit
   *[other] Bring in { $count } visits
}
bring-visits-done-title = Visits are in
bring-visits-done-words = { $count ->
    [0] The changes are made.
    [one] { $count } visit was brought in.
   *[other] { $count } visits were brought in.
}
bring-visits-done-see = See the visits
bring-visits-done-plans = See what is planned

# A form's answers after a visit.
bring-answers-title = Read in a form’s answers
bring-answers-about = After { $visitor }, { $class }, { $date }
bring-answers-form = The answers of a form
bring-answers-form-words = The class answered in a form of the school (Google Forms, Microsoft Forms): save its answers as CSV or Excel and choose that file. You say what each column means; Kith remembers it.
bring-answers-honest = The form asks for the student’s name or number, and any of the four questions: talked with the visitor, learned something, want to stay in touch, one question left. Nothing else of it is kept, no e-mail address either.
bring-answers-file = Choose a file
form-use-of = Column “{ $column }” means
form-column-ignore = Leave out
form-column-full_name = Whole name
form-column-given = Given name
form-column-family = Family name
form-column-number = Student number
form-column-talked = Talked with the visitor
form-column-learned = Learned something
form-column-wishes = Wants to stay in touch
form-column-question = A question left
form-need-name = Choose the column with the name or the number to go on.
form-need-answer = Choose at least one column with answers to go on.
form-next = Look whose answers they are
form-who-title = Whose answers are these?
form-who-lead = { $matched ->
    [one] { $matched } line means one student of this class.
   *[other] { $matched } lines mean one student of this class each.
} { $count ->
    [one] Of { $count } line only you can say it.
   *[other] Of { $count } lines only you can say it.
}
form-who-line = Line { $line }
form-who-unnamed = no name
form-who-nobody = Nobody of this class has this name or number.
form-who-several = It may be one of several, or the name and the number are not one student’s.
form-who-away = Noted as away. Whoever answered was there: taking the line notes that too.
form-who-choose = Whose answers are on line { $line }, { $written }?
form-who-leave = Leave this line out
form-who-was-away = { $name } (noted as away)
form-who-left = { $count ->
    [0] No line is left out.
    [one] { $count } line is left out.
   *[other] { $count } lines are left out.
}
preview-from-form = From a form’s answers. Nothing is changed yet.
kind-answers = Students’ answers
preview-apply-answers = { $count ->
    [one] Take the answers of { $count } student
   *[other] Take the answers of { $count } students
}
bring-answers-done-title = The answers are in
bring-answers-done-words = { $count ->
    [one] The answers of { $count } student were taken.
   *[other] The answers of { $count } students were taken.
}
bring-answers-done-see = See the sheet
bring-answers-noted = Nothing changed. It is noted that these answers were taken.
preview-form-known = Every answer in this file is known already. Nothing changes.
preview-form-untaken = { $count ->
    [one] The answers of { $count } student were typed in before and say the same. Note them as taken, and this file will change nothing later, even if you correct an answer in the meantime.
   *[other] The answers of { $count } students were typed in before and say the same. Note them as taken, and this file will change nothing later, even if you correct an answer in the meantime.
}
preview-form-note = Note them as taken

# A list of the career clusters that students chose.
bring-choices-title = Read in chosen fields
bring-choices-list = A list of choices
bring-choices-words = Students chose their career clusters in a form, or somebody keeps a table: save it as CSV or Excel and choose that file. You say what each column means; Kith remembers it.
bring-choices-honest = The list has the student’s name or number, and up to three of the sixteen career clusters, in one column or in several. It may be of several classes: whoever is not here is named and left out.
bring-choices-file = Choose a file
fields-column-ignore = Leave out
fields-column-full_name = Whole name
fields-column-given = Given name
fields-column-family = Family name
fields-column-number = Student number
fields-column-cluster = Career cluster
fields-need-name = Choose the column with the name or the number to go on.
fields-need-cluster = Choose at least one column with career clusters to go on.
fields-too-many = No more than three columns can hold a career cluster.
preview-from-choices = From a list of choices. Nothing is changed yet.
kind-choices = Students’ chosen fields
preview-apply-choices = { $count ->
    [one] Take the choices of { $count } student
   *[other] Take the choices of { $count } students
}
bring-choices-done-title = The choices are in
bring-choices-done-words = { $count ->
    [one] The choices of { $count } student were taken.
   *[other] The choices of { $count } students were taken.
}
bring-choices-done-see = See the class

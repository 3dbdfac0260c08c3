# Students: the caseload, everyone, and what is done with several of them.

students-title = Students
students-list = Students
students-mine = My caseload
students-everyone = Everyone
students-whose = Whose students
students-search = Search by name or number
students-clear = Clear
students-count = { $count ->
    [one] { $count } student
   *[other] { $count } students
}
students-school = School
students-grade = Grade
students-section = Class
students-any-school = All schools
students-any-grade = All grades
students-any-section = All classes
students-without-map = No map yet
students-came-lately = Just came in
students-clear-filters = Clear filters

students-col-name = Name
students-col-grade = Grade
students-col-school = School
students-col-map = Last map
students-col-number = Number
students-map-none = No map yet
students-map-draft = Waits for a choice
students-left = has left
students-by-hand = not on the roster
students-new = new
students-choose = Choose

students-bring-in = Bring in students
students-add-one = Add one
students-caseload = Set my caseload
students-chosen = { $count ->
    [one] { $count } chosen
   *[other] { $count } chosen
}
students-put-on = Put on my caseload
students-take-off = Take off my caseload
students-by-rules = As my rules say
students-asked = Asked to come
students-unchoose = Clear the choice
students-put-on-done = { $count ->
    [one] { $count } student is on your caseload.
   *[other] { $count } students are on your caseload.
}
students-take-off-done = { $count ->
    [one] { $count } student is off your caseload.
   *[other] { $count } students are off your caseload.
}
students-by-rules-done = { $count ->
    [one] Your rules decide about { $count } student again.
   *[other] Your rules decide about { $count } students again.
}
students-asked-done = { $count ->
    [one] Noted: asked to come. Today will show it.
   *[other] Noted: { $count } students asked to come. Today will show them.
}

students-none-title = No students yet
students-none-words = Bring in a roster file, paste a list, or add one student at a time.
students-none-mine-title = Nobody is on your caseload yet
students-none-mine-words = Say which schools, grades or surnames are yours, or choose students by hand under “Everyone”.
students-none-found-title = Nobody fits
students-none-found-words = Try fewer letters, or clear the filters.
students-none-found-mine = Nobody on your caseload fits. Look at everyone, or clear the filters.
students-look-everyone = Look at everyone

add-title = Add a student
add-given = Given name
add-family = Family name
add-grade = Grade
add-school = School
add-number = Student number
add-no-school = Not given
add-do = Add student
add-and-next = Add and next
add-missing = Kith needs at least one of the two names.
add-done = { $name } is here now.
add-on-caseload = Put on my caseload

caseload-title = My caseload
caseload-lead = A student is yours when any of these rules fits, or when you chose them by hand.
caseload-rules = Rules
caseload-no-rules = There is no rule yet.
caseload-rule-all = All students
caseload-rule-grades = { $count ->
    [one] grade { $grades }
   *[other] grades { $grades }
}
caseload-rule-surnames = surnames { $from } to { $until }
caseload-rule-from = surnames from { $from }
caseload-rule-until = surnames up to { $until }
caseload-rule-remove = Remove the rule: { $rule }
caseload-rule-removed = The rule is gone.
caseload-rule-added = The rule is set.
caseload-new = New rule
caseload-grades = Grades
caseload-from = Surnames from
caseload-until = Surnames up to
caseload-surnames-hint = One or more letters, such as “A” to “Mc”. Both ends are included.
caseload-add-and-done = Add the rule and close
caseload-unkept-title = The rule is not added yet
caseload-unkept-words = It says: { $rule }.
caseload-unkept-drop = Close without it
caseload-unkept-back = Go on with it
caseload-add = Add rule
caseload-finds = { $count ->
    [0] This would find nobody.
    [one] This would find { $count } student.
   *[other] This would find { $count } students.
}
caseload-file = From a file
caseload-file-words = A CSV or Excel list with student numbers or names puts those students on your caseload.
caseload-file-choose = Choose a file
caseload-file-need = Choose a column with student numbers or names.
caseload-file-do = Put them on my caseload
caseload-file-done = { $count ->
    [one] { $count } student of the list is on your caseload.
   *[other] { $count } students of the list are on your caseload.
}
caseload-file-unmatched = { $count ->
    [one] { $count } line fits nobody here:
   *[other] { $count } lines fit nobody here:
}
caseload-hand = By hand
caseload-hand-words = In the list of students, choose rows with Space or the boxes, then put them on or take them off.

alike-banner = { $count ->
    [one] { $count } student seems to be here twice.
   *[other] { $count } students seem to be here twice.
}
alike-review = Review
alike-title = Here twice?
alike-lead = A student was added by hand or from a list and also came with the roster, or was added twice. Nothing is joined until you say so, and you can undo it.
alike-by-hand = By hand or from a list
alike-on-roster = On the roster
alike-says = What is known
alike-classes = Classes
alike-maps = Maps
alike-visits = Visits
alike-from = Where it came from
alike-record = Record { $number }
alike-which = { $one } and { $other }:
alike-because-same_number = The same student number
alike-because-same_name_and_grade = The same name and grade
alike-because-same_name = The same name
alike-join = The same person
alike-separate = Two people
alike-joined = Shown as one student from now on.
alike-separated = Kept as two students.
alike-none = Nobody seems to be here twice.

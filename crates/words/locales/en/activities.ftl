# Activities: circles, clubs, online classes and dialogues of two groups.

visits-tab-activities = Activities

activity-what = What was it?
activity-what-circle = Circle
activity-what-club = Club
activity-what-online_class = Online class
activity-what-dialogue = Group dialogue
activity-name = What is it called?
activity-names = Names used before
activity-led = Who led it?
activity-led-hint = Staff or a visitor, by a few letters. Leave it empty where students led it.
activity-led-lately = Often chosen
activity-led-by = with { $name }
activity-some = Only some of this class
activity-some-hint = Nobody else is noted as away.
activity-some-here = Tap who took part.
activity-also-ask = Another class was in it, too
activity-also = Which other classes?

activity-spoke = Who spoke with whom?
activity-spoke-hint = Tap a student, then each person they spoke with. Tap the student again when that is all.
activity-spoke-few = This asks for two students at least.
activity-spoke-from = { $name } spoke with…
activity-spoke-told = { $one } and { $other } spoke.
activity-spoke-not = { $one } and { $other } did not speak.
activity-pairs = { $count ->
    [one] { $count } pair spoke
   *[other] { $count } pairs spoke
}
activity-seat = { $count ->
    [0] { $name }, spoke with nobody yet
    [one] { $name }, spoke with one person
   *[other] { $name }, spoke with { $count } people
}

activity-groups = Which two groups?
activity-group-one = First group
activity-group-other = Second group
activity-group-who = Who was in this group: { $group }?
activity-groups-hint = Everyone is in the first group. Tap whoever was in the second. If the second group were guests, its name is enough.

activity-day-change = Change the day
activity-day-doubted = The day is set to { $date }, and today is { $today }. It is kept as you set it.
activity-clock = This laptop says that it is { $today }, and something was last recorded on { $last }. The activity is kept either way; set its day here if the clock is wrong.
activity-log = Log this activity
activity-save = Save this activity
activity-logged = { $count ->
    [one] Logged: { $name } with { $class }, { $count } student.
   *[other] Logged: { $name } with { $class }, { $count } students.
}
activity-saved = { $count ->
    [one] Saved: { $name } with { $class }, { $count } student.
   *[other] Saved: { $name } with { $class }, { $count } students.
}
activity-needs-name = What is it called? One word is enough.
activity-needs-led = Choose who led it from the list, or empty the field.
activity-needs-class = Choose the class.
activity-needs-somebody = Mark at least one student who was there.
activity-needs-day = Set the day of the activity.
activity-correcting = You are correcting { $name } of { $date }.
activity-correct = Correct { $name }
activity-remove = Remove { $name }
activity-removed = The activity is removed.

activities-past = Logged before
activities-none = No activity yet. What you log stands here, and the adults who led it are offered to those students in a session.
activity-tied = { $count ->
    [one] { $count } student has put an adult from it on a map
   *[other] { $count } students have put an adult from it on a map
}
activity-export = Save as a table
activity-exported = The activities are saved. No student’s name is in the file.
activity-file-name = activities
activity-file-classes = Classes
activity-file-pairs = Pairs who spoke
activity-file-coverage = Coverage: activities in this file, first and last day
activity-file-rule = Counts only, and no student’s name. Students whose parents opted out of visits are in no count.
activity-file-means-line = One line for each circle, club, online class or dialogue that was logged and was not removed; one of several classes, or logged twice and joined, is one line.
activity-file-means-present = Students who took part, each once, in however many of its classes they are.
activity-file-means-away = Students who belong to it and were noted as away.
activity-file-means-pairs = Of a circle: pairs of students who spoke with each other. It is empty for anything else.
activity-twins-words = { $what } with { $class } on { $date } is here twice: { $one }; { $other }.
activity-twins-said = { $count ->
    [one] { $by } noted “{ $name }”, { $count } student
   *[other] { $by } noted “{ $name }”, { $count } students
}
activity-twins-join = One activity
activity-twins-apart = Two activities
activity-twins-joined = Shown as one activity. Whoever was here in either list was here.
activity-twins-kept-apart = They stay two activities.
activity-twins-separated = These are two activities again.
activity-separate = Show as two

met-activities = Activities
met-activity-others = { $count ->
    [0] alone
    [one] with one other student
   *[other] with { $count } other students
}

edit-log_activity = logging an activity
edit-remove_activity = removing an activity
edit-join_activities = showing two activities as one
edit-separate_activity = showing an activity as two
edit-keep_activities_apart = keeping two activities apart
edit-add_met = adding someone they met

# The principal's page: what may leave the school as figures. Nothing here names a student.

school-parts = What to look at
school-part-marking = Marking
school-part-page = For the principal
school-part-indicators = What each figure means

report-title = For the principal
report-lead = A fixed set of tables about the whole school. Every figure tells of at least { $threshold } students: smaller groups are put together with their neighbors, so that nobody can be picked out, not even by subtracting one table from another.
report-none-title = Nothing has been given out yet
report-none-words = A release makes these tables and keeps them with the day and your name. It holds no student’s name, no person of a map and no words that anybody wrote.
report-make = Make a release
report-make-title = Make a release?
report-make-words = Kith makes the tables from what is here today and keeps them for good, with the day and your name. A release cannot be taken back: what was given out was given out.
report-make-wait = The next release of a table waits until enough students have been added or have changed that nobody can be told from the difference.
report-made = The release is made.
report-needs-server = What students put on their maps needs the district’s server: this machine does not hold the maps of the whole school, or your role does not open them. Nothing is made up for it.
report-needs-server-all = All of it needs the district’s server: this machine holds only a part of the school.
report-ask = Ask for a release
report-ask-title = Ask for a release?
report-ask-words = The district’s server makes the tables from all of the school and keeps them for good, with the day and your name. They come to every laptop of the school that may read them. A release cannot be taken back: what was given out was given out.
report-asked = Asked. It goes to the district’s server as soon as there is a connection.
report-by-server = The district’s server makes the releases of this school: it has the maps, marks and visits of everybody, and knows what was given out before. Ask with or without a connection, and read here what came.
report-asked-waits = Asked { $date } by { $by }. The tables come here once the server has been met and has made them.
report-asked-stands = Asked { $date } by { $by }: the server made no new release. Too little has changed since the last one, and the difference would tell of single students. That one stands.
report-asked-nothing = Asked { $date } by { $by }: the server made no release. There are too few students to say anything yet, or nobody has been asked.

report-table-mapped = How many students have a map
report-table-size = People on the map
report-table-adults_named = Adults at school whom students put close
report-table-elements = Kinds of care, support and new possibilities
report-table-spread = Parts of life that the people come from
report-table-goal_fit = People who could help with the goal
report-table-growth = Before and after
report-table-marked = Adults who say that the student would come to them
report-table-visits = Visitors in this school year

report-finding-mapped = { $count } of { $students } students have a map from the last twelve months that they let be counted.
report-finding-mapped-age = At least half of these maps are from { $months ->
    [one] the last month.
   *[other] the last { $months } months.
}
report-finding-size = Of { $total } students with a map, { $count } have on it: { $band }.
report-finding-adults_named = Of { $total } students with a map, { $count } put close: { $band }.
report-finding-elements = Of { $total } students with a map, { $count } get from somebody: { $band }.
report-finding-spread = Of { $total } students with a map, { $count } know people: { $band }.
report-finding-goal_fit = Of { $total } students with a map, { $count } have for their goal: { $band }.
report-finding-growth = Of { $total } students with a map, { $count } have, compared with their earlier map: { $band }.
report-finding-growth-matched = Of { $matched } students with two maps, { $count } have, compared with their earlier map: { $band }.
report-finding-growth-median = In the middle of all who have two maps stands a change of { $change }.
report-finding-marked = Of { $total } students, { $count } were marked by: { $band }.
report-finding-visits = Of { $total } students, for { $count } the furthest is: { $band }.
report-finding-all = { $total ->
    [one] { $total } student is counted here. They are too few to be told apart.
   *[other] { $total } students are counted here. They are too few to be told apart.
}

report-band-size-0 = not asked enough yet
report-band-size-1 = 1 to 4 people
report-band-size-2 = 5 to 9 people
report-band-size-3 = 10 to 14 people
report-band-size-4 = 15 people or more
report-band-adults_named-0 = nobody at all yet
report-band-adults_named-1 = no adult at school
report-band-adults_named-2 = one adult at school
report-band-adults_named-3 = two or more adults at school
report-band-elements-0 = not asked enough yet
report-band-elements-1 = one kind or none
report-band-elements-2 = two kinds
report-band-elements-3 = all three kinds
report-band-spread-0 = not asked enough yet
report-band-spread-1 = mostly from one part of life
report-band-spread-2 = from some parts of life
report-band-spread-3 = from most parts of life
report-band-goal_fit-0 = no goal yet, or not asked enough
report-band-goal_fit-1 = nobody yet
report-band-goal_fit-2 = one or two people
report-band-goal_fit-3 = three or more people
report-band-growth-0 = one map so far
report-band-growth-1 = fewer people
report-band-growth-2 = as many people
report-band-growth-3 = more people
report-band-marked-0 = nobody yet
report-band-marked-1 = one adult
report-band-marked-2 = two or more adults
report-band-visits-0 = no visit recorded
report-band-visits-1 = was there
report-band-visits-2 = spoke with a visitor
report-band-visits-3 = spoke with one again
report-band-visits-4 = a meaningful encounter

report-how-mapped = Students of the school’s roster; those with a kept map of the last twelve months that its student let be counted. A student whose newest map is not counted is not counted by an older one.
report-how-growth = People on the newest map less people on the counted map before it. Only students with two such maps are compared; the others stand apart. It does not say why anything changed.
report-how-marked = Adults of the newest marking who said “would come to me”. It speaks of what we know, and not of whom a student goes to.
report-how-visits = The furthest that was recorded since July: was there; both sides spoke, live; spoke with the same visitor on another day or was in contact with them again; purpose, learning aim, talk and reflection all recorded. Students who opted out stand with those of whom no visit is recorded.
report-how-rule = Every figure counts at least { $threshold } students, and so does whoever is left out of it. Neighboring grades and answers are put together until that holds.
report-how-version = { $id }, version { $version }
report-how-given = Given out { $date } by { $by }
report-coverage = Asked: { $total } of { $students } students.

report-col-band = Answer
report-col-group = Grade
report-col-students = Students with a map
report-cell = { $count } · { $share }
report-group-all = All grades
report-group-one = { $grade }
report-group-span = { $from } to { $until }
report-group-0 = Before kindergarten
report-group-1 = Kindergarten
report-group-15 = No grade known

report-state-stands = Too little has changed since then for a new one: the difference would tell of single students. This one stands.
report-state-too_few = Nothing can be said here without picking somebody out: too few students are in it, or too few are not.
report-state-not_asked = Nobody has been asked about this yet, or too little has been recorded.
report-state-needs_server = This needs the district’s server: the rows are not on this machine, or are not for your role.
report-state-elsewhere = The last one was made on another machine, which alone knows who was counted in it. Only there, or on the district’s server, can the next one be made.
report-state-none = In no release yet.
report-others = Not in it

report-history = Every release
report-history-line = { $date }, by { $by }: { $tables }
report-threshold-do = Ask for more than { $threshold }
report-threshold-title = How many students must a figure tell of?
report-threshold-words = At least { $threshold } now. You can ask for more, and never for fewer again: what was given out under the old rule stands.
report-threshold-field = Students, at least
report-threshold-save = Ask for so many
report-threshold-saved = Every figure tells of at least { $threshold } students from now on.

indicators-lead = Every figure that Kith computes from a map: what it says, how it is computed, who introduced it. A figure of which less than 60 % was asked has no value. What is not known is never a zero.

edit-ask_release = the question for a release
edit-make_release = a release
edit-set_threshold = how many students a figure tells of
refusal-threshold_only_rises = This number only rises: it is { $now } now, and may be at most { $most }. Nothing was changed.
refusal-release_stands = Too little has changed since the last release: the difference would tell of single students. Nothing was given out, and that release stands. Try again when more has been recorded.
refusal-nothing_to_release = There is nothing here that may be given out: too few students, or the rows are not on this machine. Nothing was given out.

report-print = Print
report-pdf = Save as PDF
report-table = Save as a table…
table-as-xlsx = Workbook (XLSX), with what the figures mean
table-as-csv = Lines of text (CSV)
about-sheet = About
about-what = What
about-definition = Definition
indicators-coverage = A figure has a value only where at least 60 % of what it needs was asked. What is not known is never a zero.
indicators-rule = The figures of one student are shown only to whoever may see that map. Of many students a figure is given out only in tables in which nobody can be picked out.
report-no-viewer = Nothing on this machine shows a page. Save it as a PDF instead.
report-file = principals-page
indicators-file = indicators
report-head-table = Table
report-head-id = Id
report-head-version = Version
report-head-count = Students
report-head-of = Of
report-head-coverage = Coverage
report-head-least = Students a figure tells of, at least
report-head-on = Given out
report-head-by = By
report-head-how = How it is computed
report-head-rule = Rule
report-head-dimension = Dimension
report-head-means = What it says

school-part-cohort = My students
school-part-cohort-school = The whole school
cohort-title = My students as a whole
cohort-lead = What the counted maps of your own students say together, and what adults and visits add. Nothing here compares two students. The names stand behind the bars, for you alone.
cohort-grade = Grade
cohort-section = Section
cohort-any-section = All sections
cohort-nobody = Nobody fits
cohort-nobody-words = None of your students is in both that grade and that section. Choose another.
cohort-median = { $matched ->
    [one] The one student with two maps changed by { $change }.
   *[other] Of { $matched } students with two maps, the one in the middle changed by { $change }.
}
cohort-title-school = The school as a whole
cohort-lead-school = What adults marked and which visitors were met, told apart as you like. What students put on their maps is not in it: that stands on the principal’s page, where nobody can be picked out. The names stand behind the bars, for you alone.
cohort-students = { $count ->
    [one] 1 student.
   *[other] { $count } students.
}
cohort-nothing = Nothing has been recorded yet
cohort-nothing-words = It fills when adults mark the students they know, and when visits are logged.
cohort-school = School
cohort-any-school = All schools
cohort-by = Told apart by
cohort-by-nothing = All together
cohort-by-grade = Grade
cohort-by-section = Section
cohort-by-school = School
cohort-apart-grade = By grade
cohort-apart-section = By section
cohort-apart-school = By school
cohort-asked-of = { $said } of { $students } known
cohort-too-few-asked = Not enough known yet
cohort-nobody-asked = Nothing known yet
cohort-no-name = No name known
cohort-col-median = In the middle
cohort-median-of = { $change } of { $matched }

groups-do = Programs and groups
groups-title = Programs and groups
groups-program = Programs
groups-program-words = A named group of students with its days: a mentoring program, AVID, a summer academy. The school’s counselors and its lead see who is in it.
groups-program-new = Add a program
groups-program-name-hint = As everybody here calls it.
groups-lawful = Groups that may be told apart
groups-lawful-words = Only what the law and the district let you tell students apart by. As figures they are told only where nobody can be picked out. Never meal status, religion, health or a family’s income.
groups-lawful-new = Add a group that may be told apart
groups-lawful-name-hint = Exactly as the district names it. It stands so beside every figure.
groups-name = Name
groups-ground = On what ground
groups-ground-hint = The law, policy or decision that lets the district look at this, in a sentence. It stands beside the figures.
groups-begins = First day
groups-ends = Last day
groups-kept = { $group }: kept.
groups-removed = { $group }: removed.
groups-describe = Change a group
groups-members = Students
groups-members-named = Students in { $group }
groups-describe-named = Change { $group }
groups-remove-named = Remove { $group }
groups-nobody = Nobody is in it yet.
groups-take-out = Take { $name } out
groups-out = { $name } is no longer in { $group }.
groups-in = { $count ->
    [one] 1 student is in { $group } now.
   *[other] { $count } students are in { $group } now.
}
groups-by-name = By name
groups-names = Names
groups-names-hint = One student a line, with the grade where two have one name. Students of every school on this computer are found.
groups-put-in = Put them in
groups-missed = Not among the students on this computer, and left out: { $names }.
groups-several = More than one student has this name, so nobody was put in: { $names }. Add the grade.
groups-file = From a list
groups-file-words = A CSV or Excel file with one student a row, known by number or by name. Nobody who is in the group leaves it.
groups-file-do = Put the students of the file in
cohort-program = Program
cohort-any-program = All programs
cohort-by-program = Program
cohort-by-lawful = Group that may be told apart
cohort-apart-program = By program
cohort-apart-lawful = By group that may be told apart
cohort-days-both = from { $from } to { $until }
cohort-days-from = from { $from }
cohort-days-until = until { $until }
cohort-in-it = In it
cohort-others = Not in it
cohort-lawful-words = Told of everybody together and narrowed by nothing. Each figure tells of at least { $threshold } students, and of two groups with nearly the same students neither is told. Figures of three groups, or of two days, could still be set against one another: pass them on with that in mind.
cohort-lawful-not = Not told apart: too few are in it, too few are not, only a few were not asked, or another group has nearly the same students. It would tell of single students.
cohort-lawful-size = Only how many they are: too few gave one of the answers to tell them apart.
edit-describe_group = what a group is
edit-set_in_group = who is in a group
edit-remove_group = a group
refusal-ends_before_it_begins = The last day comes before the first. Nothing was kept. Change one of the two.

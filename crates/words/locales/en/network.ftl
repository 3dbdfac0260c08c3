# The school's network: who is known to go to whom. A student never stands beside a figure.

school-part-network = The network
work-picture = Laying out the school’s network
edit-set_network = who may look at the school’s network

network-off-title = The school’s network is off
network-off-words = It shows as one picture which students are known to go to which adults at school: from what adults marked, from visitors who were met again, and from maps that students let be counted. Friends and family are never in it. Nothing is read until the school says who may look.
network-off-ask = Who leads the school says it.
network-closed-title = The school’s network is for others
network-closed-words = The school has said who may look at it, and your role is not among them.
network-who = Who may look
network-who-title = Who may look at the school’s network?
network-who-words = The network names students and the adults they go to. Whoever may look sees names, and never how many anybody has.
network-who-field = Who may look
network-who-save = Say so
network-seen-nobody = Nobody
network-seen-nobody-hint = It is off. Where people stood in the picture is forgotten.
network-seen-leads = Who leads the school
network-seen-leads-hint = The whole school, without what stands on maps.
network-seen-leads_and_counselors = Who leads the school, and counselors
network-seen-leads_and_counselors-hint = Each counselor sees the students on their own caseload alone.
network-seen-me = Me
network-seen-me-hint = The students on your caseload, with the maps that they let be counted.
network-is-on = The school’s network can be looked at.
network-is-off = The school’s network is off.

network-nobody-title = There are no students yet
network-nobody-words = Bring students in, or put them on your caseload: then it can be seen whom they go to.
network-to-students = To the students
network-nothing-title = Nothing is known yet of who goes to whom
network-nothing-words = { $students ->
    [one] There is { $students } student, and no adult has marked them in the last twelve months.
   *[other] There are { $students } students, and no adult has marked any of them in the last twelve months.
} Plan a marking: twenty minutes in a staff meeting are enough.

network-finding-alone = { $students ->
    [one] Of one student it is not known which adult they go to.
   *[other] Of { $students } students, for { $alone } no adult is known whom they go to, and { $single } have one adult alone.
  }
network-finding-alone-only = Of { $students ->
    [one] { $students } student
   *[other] { $students } students
}, for { $alone } no adult is known whom they go to.
network-finding-single = For every student an adult is known; { $single } of { $students } have one adult alone.
network-finding-all = { $students ->
    [one] The one student here is known to go to two adults or more.
   *[other] Each of the { $students } students is known to go to two adults or more.
}
network-finding-bridges = { $bridges ->
    [one] One person holds groups together that would otherwise fall apart.
   *[other] { $bridges } people hold groups together that would otherwise fall apart.
  }
network-finding-parts = It falls into { $parts } parts with nobody between them.
network-about-school = It speaks of what we know of the last twelve months, and not of whom a student really goes to.
network-about-mine = The students on your caseload. It speaks of what we know of the last twelve months, and not of whom a student really goes to.
network-about-maps = From maps only adults at school are in it, where the student let the map be counted.
network-about-no-maps = What stands on students’ maps is not in it.

network-how = How to look at it
network-how-picture = Picture
network-how-table = Table
network-find = Find a person
network-filter-seat = Who is shown
network-any-seat = Everybody
network-seat-student = Students
network-seat-adults = Adults and visitors
network-filter-group = Group of the picture
network-any-group = Any group
network-group = Group { $nth }
network-group-mostly = Group { $nth }, mostly { $what }
network-filter-way = How it is known
network-any-way = Known in any way
network-filter-standing = How they stand
network-any-standing = However they stand
network-everybody = Show everybody

network-student = Student
network-adult = Adult at school
network-visitor = Visitor
network-stands-alone = no adult known yet
network-stands-alone-adult = no student known yet
network-stands-by_one = a single connection
network-stands-bridge = holds groups together
network-way-mark = marked
network-way-visit = met again
network-way-map = on a map
network-way-mark-long = Marked by the adult
network-way-visit-long = Met again at visits
network-way-map-long = On a student’s map

network-laying = Laying out the picture
network-laying-anew = Somebody came or changed: the picture is laid out again
network-stopped = The picture was not laid out. The table has everything all the same.
network-lay = Lay it out
network-to-table = Look at the table meanwhile
network-picture-label = Picture of the school’s network
network-keys = Arrows move, + and − zoom, 0 shows all. Page Down goes to the next person, N to the next one they go with, Enter there. T opens the table, Alt T from anywhere.
network-keys-no-letters = Arrows move. Page Down goes to the next person, Enter there. Alt T opens the table. Beside the picture are buttons to zoom, and everybody the chosen person goes with.
network-sampled = From here one connection in { $of } is drawn.
network-nearer = Nearer
network-farther = Farther
network-all = Show all
network-shape-student = student
network-shape-adult = adult
network-shape-visitor = visitor
network-shape-alone = nobody known yet
network-shape-bridge = holds groups together

network-beside-title = Goes with
network-beside = Goes with { $names }
network-beside-nobody = nobody known yet
network-and-more = and more
network-open-student = Open this student

network-table = Everybody in the school’s network
network-table-waits = is being read
network-col-name = Name
network-col-what = Who it is
network-col-beside = Goes with
network-col-known = How it is known
network-col-stands = How they stand
network-none-fit = Nobody fits
network-none-fit-words = Show everybody again, or choose something else above.

network-save = Save as a file
network-save-title = Save the network as a file?
network-save-words = The file names students and the adults they go to. Keep it where the school keeps its roster, and give it to nobody who may not look here.
network-save-csv = This table (CSV)
network-save-graphml = All of it for other programs (GraphML)
network-file = school-network

connectedness-title = Economic connectedness, exposure and friending bias
connectedness-none = Not available
connectedness-why = On this machine there is nothing to compute it from: no lawful measure of which students have more and which have less, and no friendships between students, which Kith never records. Without both it could only be guessed, and it is not. Where the district brings both, its server tells it of the whole district.
connectedness-how = Economic connectedness is twice the mean, over students with less, of the share of their friends who have more; exposure is twice the share of the group who have more; friending bias is 1 less the mean of friend share over group share. It is computed on the district’s server alone (kith-server admin connectedness), once in a school year, and told only where no student can be picked out.
network-save-noted = Who made it, when, to whom and why stands on the record of each student whom the file names. That cannot be taken out.

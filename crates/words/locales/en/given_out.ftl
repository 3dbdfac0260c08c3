# The administrator's page: what left the schools, joining by the district's own accounts, and letting go of one.

admin-choose = Choose
admin-room-given_out = Given out
admin-given_out-lead = What leaves the schools: records for the district’s own systems, and releases. No map goes out, and no note.
admin-records-out = Records for the district
admin-records-none = No folder is named for records to go out to. Name it where the server is configured (records_folder), and visits and parents’ answers go there by themselves.
admin-records-words = Visits and parents’ answers of this school year and the last are laid into { $folder } { $every }, as CSV with a dictionary. The page of each student says so.
admin-every-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
admin-every-hours = { $count ->
    [one] every hour
   *[other] every { $count } hours
}
admin-every-minutes = { $count ->
    [one] every minute
   *[other] every { $count } minutes
}
admin-records-nothing = Nothing went out yet.
admin-records-now = Lay them there now
admin-records-laid = The records lie in the folder.
admin-records-trouble = { $trouble } Tried { $when }; it is tried again by itself.
admin-trouble-not_there = The folder is not there. Make it, or mount it. Nothing went out, and nothing was lost.
admin-trouble-not_a_folder = What lies there is a file, and no folder. Nothing went out, and nothing was lost. Name another.
admin-trouble-not_allowed = The server may not write into the folder. Nothing went out, and what lies there stays as it was. Give its account the right to.
admin-trouble-no_room = There is no room left in the folder. Nothing went out, and what lies there stays as it was. Make some.
admin-trouble-not_written = The folder cannot be written to. Nothing went out, and what lies there stays as it was. The server’s log says more.
admin-trouble-half_replaced = A file in the folder could not be replaced. The files there may be of two days until that is mended; the manifest tells of which.
admin-trouble-not_gathered = The records could not be gathered. Nothing went out, and what lies there stays as it was. The server’s log says more.
admin-records-since = In the folder since
admin-records-visits = Visits
admin-records-answers = Parents’ answers
admin-records-noted = New notes on students’ pages
admin-records-no-roster = Students left out, since no roster has them
admin-records-erased = Students left out, since they are being erased
admin-records-next = Next time

admin-releases = Releases
admin-releases-words = A release is a fixed set of tables that this server makes when a school asks. A small figure is held back, and another with it so that it cannot be worked out; and no two releases can be subtracted.
admin-releases-none = No release yet
admin-releases-none-words = A school asks for one in Kith, under Reports.
admin-release-whom = For whom
admin-release-district = The whole district
admin-release-by = Asked by
admin-release-came = What came of it
admin-release-rule = Rule
admin-release-least = Each figure tells of at least { $threshold } students
admin-release-tables = { $count ->
    [one] { $count } table was given out.
   *[other] { $count } tables were given out.
}
admin-release-standing = { $count ->
    [one] { $count } stands as it was.
   *[other] { $count } stand as they were.
}
admin-release-held = { $count ->
    [one] { $count } was held back.
   *[other] { $count } were held back.
}
admin-release-waits = The server is making it.
admin-release-stands = No new one: too little has changed since the last, and the difference would tell of single students.
admin-release-nothing = None: there are too few students to say anything, or nobody was asked.

admin-invitation = Invitation for everybody
admin-invitation-title = Joining by the district’s accounts
admin-invitation-words = One invitation for everybody, which is no secret: put it on a page or in a mail. In Kith, under Settings, they choose “Connect to your district”, paste it or read the picture with a scanner, and sign in with their account of the district. Only who has an account here is let in.
admin-account-joined = Signs in with a district account
admin-identity-words = They sign in with an account of the district, which this server knows by now.
admin-identity-forget = Let go of that account
admin-identity-title = Let go of the district account of { $name }?
admin-identity-sure = Do this once they have another account of the district. Who signs in next as { $login } there is taken for them. What they recorded is kept, and their laptops stay connected.
admin-identity-forgotten = The district account of { $name } is let go of. The next who signs in by that login is taken for them.

audit-came_back_from_provider = Came back from the district’s accounts
audit-chain_forked = A laptop went on from an older copy of itself
audit-copies_differed = A laptop’s copy differed from the server’s, and was told again
audit-identity_forgotten = Let go of a district account
audit-identity_joined = A district account signed in for the first time
audit-records_given_out = Records went out to the folder
audit-records_not_given_out = Records could not go out
audit-release_made = A release was made
audit-connectedness_given_out = What students’ friendships say (T10) was given out
audit-release_not_made = A release was asked for, and none made
audit-sign_in_refused = A sign-in was refused
audit-signed_in_by_account = Signed in with a district account

# The district in figures, for an analyst
admin-room-in_figures = In figures
admin-in_figures-lead = What the schools gave out, school by school and grade by grade. No figure tells of fewer students than its school asks for, and nothing is worked out here that no school gave out.
admin-figures-which = What it is about
admin-figures-came = Schools that gave out a release: { $count } of { $of }.
admin-figures-last = The newest is of { $date }.
admin-figures-none-title = No school gave out a release yet
admin-figures-none = A school lead or a counselor asks for one on the page of their school. What it says is here as soon as it is made.
admin-figures-silent = Nothing about this was given out by { $schools }.
admin-figures-save = Save as CSV
admin-figures-school = School
admin-figures-file = district-in-figures

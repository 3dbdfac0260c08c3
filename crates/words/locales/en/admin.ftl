# The administrator's page, served by the district's server: coming in, how it stands, people and what they may, laptops.

admin-title = { $where } · Kith server
admin-door-title = Sign in
admin-first-title = Your first time here
admin-door-lead = The district server of { $district }
admin-login = Login
admin-login-hint = What they type to sign in, such as an e-mail address. No spaces are needed, and capitals make no difference.
admin-code = One-time code
admin-code-hint = IT gave it to you. It holds once.
admin-passphrase-hint = At least { $least } letters. A few words that only you would put together work well.
admin-passphrase-short = A passphrase has at least { $least } letters. The code still holds.
admin-missing = This is needed.
admin-sign-in = Sign in
admin-sign-out = Sign out
admin-with-code = I have a one-time code
admin-with-passphrase = I have a passphrase
admin-with-account = Sign in with my district account
admin-left-out = You are signed out. What was done is kept.
admin-left-idle = Nobody was here for a while, so the session was ended. What was done is kept; what was typed and not sent is not. Sign in again.
admin-left-ended = The session has ended. What was done is kept; what was typed and not sent is not. Sign in again.

admin-room-standing = Overview
admin-room-people = People
admin-room-devices = Laptops
admin-asking = The server is asked.
admin-not-told = The server did not tell this
admin-ask-again = Ask again
admin-just-now = just now

admin-why-failed = The server could not do it, and nothing was changed that it did not say. Its log says more.
admin-why-not_reached = The server does not answer. Nothing was changed here. See whether it runs and whether you are online, and try again.
admin-why-wait = That was asked too often, or the server has its hands full. Nothing was changed. Try again in { $seconds ->
    [one] { $seconds } second.
   *[other] { $seconds } seconds.
}
admin-why-too_often = That was asked too often. Nothing was changed. Try again in a moment.
admin-why-busy = The server has its hands full. Nothing was changed. Try again in a moment.
admin-why-stopping = The server is stopping. Nothing was changed. Try again once it runs.
admin-why-unknown = The login and the passphrase or the code do not fit. Nothing was changed. Type them once more.
admin-why-sign_in = The session has ended. Sign in again.
admin-why-not_yours = Your role may not do this. Nothing was changed. Ask IT, or whoever keeps the records of that school.
admin-why-from_another_page = Another page asked for this. Nothing was changed.
admin-why-not_understood = The server did not understand this page. Nothing was changed. Load the page again: the server may be newer.
admin-why-torn = It did not arrive whole. Nothing was changed. Try again.
admin-why-too_slow = It took too long to arrive. Nothing was changed. Try again.
admin-why-too_large = That is larger than the server takes. Nothing was changed.
admin-why-no_such_place = The server has no such page. Nothing was changed.
admin-why-no_such_person = Nobody has this login any more. Nothing was changed.
admin-why-staff_has_account = This adult of the roster has an account by another login. Nothing was changed. Find it in the list of people.
admin-why-no_such_staff = The roster has no adult of this id. Nothing was changed. Bring the roster in first, or leave the field empty.
admin-why-no_such_school = The roster has no such school. Nothing was changed.
admin-why-no_such_student = The roster has no student of one of these ids. Nothing was changed. Look the id up in the student system.
admin-why-no_such_class = The roster has no class of this id. Nothing was changed. Look the id up in the student system.
admin-why-no_such_device = No laptop of this kind is enrolled, or it is revoked already. Nothing was changed.
admin-why-no_such_grant = It has ended already. Nothing was changed.
admin-why-rule_says_nothing = A caseload needs a school, a grade or a stretch of surnames: an empty one would mean everybody. Nothing was given.
admin-why-ends_before_it_begins = The last day lies before the first, or is over. Nothing was given.
admin-why-name_is_empty = A login and a name are needed, and neither may be longer than a line. Nothing was added.
admin-why-passphrase_too_short = The passphrase is too short. Nothing was set, and the code still holds.
admin-why-not_a_roster = These files are no roster that Kith can read. Nothing was changed.
admin-why-refused = That does not fit what the server has. Nothing was changed.
admin-why-other_key = That was made for another server. Nothing was changed.
admin-why-signature = That does not bear the right signature. Nothing was changed.
admin-why-unknown_device = The server does not know this laptop. Nothing was changed.
admin-why-held = A hold stands on this student’s file, so nothing was erased. End the hold first, if its reason is over.
admin-why-no_authority = Say in a line by what order or decision it is erased, without a name. Nothing was erased.
admin-why-no_ground = Say in one line which law or decision lets the district tell students apart in this way. Nothing was computed.
admin-why-nothing_to_erase = The server has no map of this student. Nothing was erased.
admin-why-no_such_review = Nothing of this kind waits any more: somebody has looked at it. Nothing was changed.
admin-why-folder_not_whole = Say the folder from its root, such as /var/backups/kith. Nothing was made.
admin-why-folder_not_written = The server may not write into that folder. Nothing was made. Choose another, or let the server’s account write there.
admin-why-saved_by_postgresql = This server keeps its records in PostgreSQL, which is saved by its own tools (pg_dump); the keys of the files lie in the server’s data folder. Nothing was made.
admin-why-no_records_folder = No folder is named for records to go out to. Nothing was done. Name it where the server is configured (records_folder).
admin-why-no_provider = This server knows no accounts of the district to sign in with. Nothing was changed. Sign in with a passphrase.
admin-why-provider_unreachable = The server cannot reach the service of the district’s accounts. Nothing was changed. Try again in a while; its log says more.
admin-why-provider_proxy = The proxy between the server and the service of the district’s accounts gives no way. Nothing was changed. Name the right one where the server is configured (oidc proxy); its log says more.
admin-why-provider_certificate = The server does not trust the certificate of the service of the district’s accounts. Nothing was changed. Name its root where the server is configured (oidc root).
admin-why-provider_clock = The server’s clock and the one of the service of the district’s accounts do not agree. Nothing was changed. Set the one that is wrong.
admin-why-not_accepted = What came back from signing in was not accepted. Nothing was changed. Try again; the server’s log says why.
admin-why-cancelled = Signing in was ended there. Nothing was changed.
admin-why-too_late = That took longer than ten minutes, or this browser did not begin it. Nothing was changed. Sign in again.
admin-why-elsewhere = That account is not one of this district, or nobody has verified its address. Nothing was changed.
admin-why-account_unknown = You signed in, and nobody has made an account here for you. Nothing was changed. Ask whoever runs this server.
admin-why-account_closed = You signed in, and your account here is closed. Nothing was changed.
admin-why-other_identity = You signed in, and somebody else signs in to the account of that name here. Nothing was changed. Ask whoever runs this server.
admin-why-other_person = That is somebody else’s. Nothing was changed.
admin-why-no_such_identity = Nobody signs in to this account with the district’s accounts. Nothing was changed.
admin-why-replayed = That was sent twice. It was done once.

admin-nothing-yours = Your account has no part in running this server. What you do with students you do in Kith, on your laptop.
admin-no-roster = No roster has come in yet, so there are no schools, and no caseload can be given.
admin-reviews = { $count ->
    [one] { $count } change waits for somebody who keeps the records to look at it.
   *[other] { $count } changes wait for somebody who keeps the records to look at them.
}
admin-parts = Records kept
admin-address = Laptops reach it at
admin-kept-in = Kept in
admin-version = Version
admin-folder-last = Roster folder
admin-folder-line = { $outcome }, { $when }
admin-records-last = Records folder
admin-records-went = Records went out
admin-records-not = Records did not go out; the server’s log says why
admin-outcome-applied = The last export was taken in
admin-outcome-nothing_new = The last export brought nothing new
admin-outcome-waits_for_refused_lines = The last export waits for you: it has lines that are refused
admin-outcome-waits_for_leavers = The last export waits for you: many would leave
admin-outcome-not_readable = The last export could not be read

admin-role-counselor = Counselor
admin-role-teacher = Teacher
admin-role-school_lead = School lead
admin-role-analyst = District analyst
admin-role-it = IT
admin-role-records_officer = Records officer
admin-no-role = None

admin-name = Name
admin-roles = Roles
admin-account = Account
admin-account-open = Can sign in here
admin-account-no-passphrase = No passphrase set
admin-account-closed = Closed
admin-find-person = Name or login
admin-find-clear = Clear
admin-nobody-found = Nobody of that name
admin-nobody-found-words = Try fewer letters.
admin-people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
admin-people-more = { $shown } of { $count } people. Type a few letters of a name to see others.
admin-add-person = Add a person
admin-add = Add
admin-login-taken = Somebody has this login already. Open them in the list instead.
admin-staff = Id on the roster
admin-staff-hint = A teacher’s own classes are found by it.

admin-all-people = All people
admin-grants = What they may
admin-give = Give
admin-grant-what = What
admin-grant-time = Until
admin-grant-open = until it is ended
admin-grant-until = through { $day }
admin-grant-ended = ended { $day }
admin-grant-from = from { $day }
admin-grant-end = End now
admin-grant-end-column = End it
admin-grant-end-of = End now: { $what }
admin-grant-end-done = Ended: { $what }. Laptops let go of it when they meet the server.
admin-grants-none = Nothing yet
admin-grants-none-words = With no role an account lets nobody see anything. Give a role first, then a code.
admin-gives-role = { $role } at { $school }
admin-gives-role-everywhere = { $role } in the whole district
admin-gives-students = { $count ->
    [one] { $count } student by id
   *[other] { $count } students by id
}
admin-gives-class = A class
admin-gives-class-of = A class: { $title }
admin-gives-caseload = Caseload: { $of }
admin-gives-grades = { $count ->
    [one] grade { $grades }
   *[other] grades { $grades }
}
admin-gives-surnames = surnames { $from } to { $until }

admin-give-title = What should { $name } be able to do?
admin-give-what = Give
admin-give-do = Give it
admin-given = { $name } has it now. Their laptop learns of it when it meets the server.
admin-wish-role = A role
admin-wish-role-hint = What somebody does, at a school or in the whole district.
admin-wish-caseload = A caseload by rule
admin-wish-caseload-hint = Every student of a school, of grades, or of a stretch of surnames; it follows the roster.
admin-wish-students = Students by their ids
admin-wish-students-hint = These, and no others.
admin-wish-section = A class
admin-wish-section-hint = As its teacher: for a substitute, with a last day.
admin-role = Role
admin-at-school = School
admin-everywhere = The whole district
admin-any-school = Any school
admin-grades = Grades
admin-grades-hint = As the roster writes them, with a space between, such as 09 10.
admin-surnames-from = Surnames from
admin-surnames-until = Surnames to
admin-student-ids = Ids on the roster
admin-student-ids-hint = With a line, a comma or a space between.
admin-class-id = The class’s id on the roster
admin-class-id-hint = As the student system exports it.
admin-begins = First day
admin-ends = Last day

admin-close-account = Close the account
admin-open-account = Open the account again
admin-close-words = Whoever leaves the district: their sessions end, and their laptops are let in no more. Nothing that they recorded is lost.
admin-closed-words = Neither they nor their laptops are let in. What they recorded is kept.
admin-close-title = Close the account of { $name }?
admin-close-sure = Their sessions end now, and their laptops are let in no more. What they recorded and sent is kept. You can open it again.
admin-closed = The account of { $name } is closed.
admin-opened = The account of { $name } is open again.

admin-code-device = Code for a laptop
admin-code-account = Code for the account
admin-code-device-title = Let a laptop of { $name } in
admin-code-account-title = A new passphrase for { $name }
admin-code-device-words = You get an invitation, as a picture and as one text. It lets one laptop in, once, in this person’s name. Hand it to them yourself.
admin-code-account-words = You get a code with which they sign in here once and set a passphrase of their own. It also helps whoever has forgotten theirs.
admin-code-holds = It holds for
admin-code-hours-4 = 4 hours
admin-code-hours-48 = 2 days
admin-code-hours-168 = 7 days
admin-code-make = Make the code
admin-code-device-made = In Kith, under Settings, they choose “Connect to your district”, and read the picture with a scanner or paste the text. It holds until { $when }.
admin-code-account-made = They open this page, choose “I have a one-time code”, and type the login { $login } with this code. It holds until { $when }.
admin-code-once = It is shown this once: the server keeps only a fingerprint of it. If it is lost, make another.
admin-copy = Copy
admin-copied = Copied.
admin-not-copied = The browser did not let it be copied. Select the text and copy it by hand.
admin-qr = The invitation as a picture for a camera

admin-devices-lead = Each has a key of its own. What is on it, it was given by a right that its person has.
admin-devices-none = No laptop yet
admin-devices-none-words = Open a person and make a code for a laptop.
admin-device = Laptop
admin-device-of = { $device } of { $login }
admin-device-unnamed = Unnamed
admin-somebody = somebody
admin-device-state = State
admin-device-in_use = In use
admin-device-lease_ended = Closed until it meets the server
admin-device-revoked_not_seen_since = Revoked, not met since
admin-device-keys_destroyed = Revoked, its keys are destroyed
admin-device-contact = Last met
admin-device-lease = May go without until
admin-device-do = What to do
admin-who-was-on = Who was on it
admin-who-was-on-of = Who was on it: { $device }
admin-who-was-on-title = Who was on { $device }
admin-students-on = { $count ->
    [0] No student was on it when it was met last.
    [one] { $count } student was on it when it was met last.
   *[other] { $count } students were on it when it was met last.
}
admin-students-elsewhere = { $count ->
    [one] { $count } of them is at a school whose records you do not keep.
   *[other] { $count } of them are at schools whose records you do not keep.
}
admin-ids = Ids that say nothing
admin-ids-words = These are no ids of the roster: they let two lists be compared, and name nobody. A records officer sees the names.
admin-asked-is-noted = That you asked stands in the audit log.
admin-revoke = Revoke
admin-revoke-of = Revoke { $device }
admin-revoke-title = Revoke { $device }?
admin-revoke-words = At its next contact it destroys its keys, and nobody can open what is on it; what it has not sent until then is taken and looked at. Without contact it closes on { $day }. This cannot be taken back: its person needs a new code.
admin-revoked = { $device } is revoked. It is listed until it says that its keys are destroyed.

admin-room-roster = Roster
admin-roster-choose = Choose a bundle
admin-roster-other = Choose another
admin-roster-reading = The server reads the files and compares them.
admin-roster-taken = Taken in
admin-roster-taken-words = What { $file } brings is in. Laptops learn of it when they meet the server.
admin-roster-take = Take it in
admin-lines-more = { $count ->
    [one] and { $count } more line
   *[other] and { $count } more lines
}
admin-folder-none = No folder is named for the student system to lay its exports into. Name it where the server is configured (roster_folder), and rosters come in by themselves.
admin-folder-words = { $minutes ->
    [one] { $folder } is looked into every minute. What is plain is taken in; what is odd waits for you.
   *[other] { $folder } is looked into every { $minutes } minutes. What is plain is taken in; what is odd waits for you.
}
admin-folder-nothing = Nothing was laid into it yet.
admin-folder-do = { $line }. Choose the same bundle above to look at it and take it in.

admin-room-records = Files
admin-records-lead = A hold stands on a student’s file or ends; what was mapped is erased by order.
admin-records-lead-it = What was erased by order, and which laptops have not confirmed it yet. Holds and orders are for whoever keeps the records.
admin-file = A student’s file
admin-file-id = The student’s id on the roster
admin-file-open = Open the file
admin-holds = Holds
admin-holds-words = While a hold stands, nothing of this file is erased, here or on a laptop.
admin-hold-reason = Reason
admin-hold-records_request = A records request
admin-hold-legal = A legal matter
admin-hold-duty_to_report = A duty to report
admin-hold-since = Since
admin-hold-until = Ended
admin-hold-do = Set a hold
admin-hold-set = The hold stands. Nothing of this file is erased until it ends.
admin-hold-end = End it
admin-hold-end-of = End it: { $reason }
admin-hold-ended = The hold has ended.
admin-erase-title = What was mapped
admin-erase-count = { $count ->
    [0] The server has no map of this student.
    [one] { $count } record would be erased: a map, or something on it.
   *[other] { $count } records would be erased: maps, and all that is on them.
}
admin-erase = Erase by order…
admin-erase-sure = Erase everything that was mapped of { $name }?
admin-erase-words = It goes for good: here, and on each laptop when it meets the server. Nobody can bring it back. A backup that was made before has it until its keys are destroyed: the first backup after 35 days does that. What is not of a map stays: the roster, visits, consents, notes.
admin-erase-wish = Whose wish is it?
admin-erase-by-student = The student’s
admin-erase-by-parent = A parent’s
admin-erase-by-school = The school’s
admin-erase-authority = By what order or decision
admin-erase-authority-hint = For the audit log, such as a file number. No names.
admin-erase-do = Erase for good
admin-erased-title = Erased: what was mapped of { $name }
admin-erased = { $count ->
    [one] { $count } record is erased here.
   *[other] { $count } records are erased here.
}
admin-erased-devices = { $count ->
    [0] No laptop has it any more.
    [one] { $count } laptop still has it. It erases it when it meets the server, and stands in the list below until then.
   *[other] { $count } laptops still have it. Each erases it when it meets the server, and stands in the list below until then.
}
admin-erased-joined = { $count ->
    [one] The student was written down twice: the other file was erased too.
   *[other] The student was written down more than once: { $count } other files were erased too.
}
admin-erased-left = { $count ->
    [one] One file that seems to be of the same student stays: it is at a school whose records you do not keep. Tell whoever does.
   *[other] { $count } files that seem to be of the same student stay: they are at schools whose records you do not keep. Tell whoever does.
}
admin-when = When
admin-erasures = Erased by order
admin-erasures-none = Nothing was erased
admin-erasures-none-words = What is erased by order stands here, with the laptops that have not confirmed it.
admin-erasure-student = Student, as an id that says nothing
admin-erasure-devices = Laptops
admin-erasure-confirmed = { $count ->
    [0] none had it
   *[other] { $confirmed } of { $count } confirmed
}
admin-erasure-outstanding = Not confirmed yet
admin-erasure-waits = { $device } of { $login }, last met { $when }

admin-room-review = Review
admin-review-lead = Somebody wrote this while they might, and it came when they might no more. It was taken and nothing of it is lost.
admin-review-none = Nothing waits
admin-review-none-words = What comes too late for its writer’s rights stands here until somebody who keeps the records has looked at it.
admin-review-whose = Whose file
admin-review-by = Written by
admin-review-what = What
admin-review-when = Recorded
admin-review-erased = Erased meanwhile
admin-review-do = Looked at
admin-review-do-of = Looked at: { $what }, { $whose }
admin-reviewed = The list lets go of it. It stays where it is.

admin-room-audit = Audit log
admin-audit-lead = Who did what here. An entry holds ids and counts, never a student’s name.
admin-audit-check = Check the chain
admin-audit-holds = { $count ->
    [one] The chain holds: its one entry is as it was written.
   *[other] The chain holds: all { $count } entries are as they were written.
}
admin-audit-broken = The chain is broken at entry { $number }: somebody changed the ledger beside the server. Keep it as it is, and ask whoever runs this machine.
admin-audit-number = No.
admin-audit-who = Who
admin-audit-server = The server
admin-audit-what = What
admin-audit-told = Details
admin-audit-newer = Newer
admin-audit-older = Older
audit-account_closed = Closed an account
audit-account_opened = Opened an account again
audit-account_code_made = Made a code for an account
audit-device_code_made = Made a code for a laptop
audit-asked_who_was_on = Asked who was on a laptop
audit-audit_head_unknown = A laptop remembers another audit log
audit-backup_keys_destroyed = Destroyed the keys of an old backup
audit-backup_made = Made a backup
audit-device_destroyed_its_keys = A laptop destroyed its keys
audit-device_enrolled = A laptop was let in
audit-device_erased = A laptop confirmed an erasure
audit-device_revoked = Revoked a laptop
audit-erased = Erased what was mapped
audit-erasure_ordered = Ordered an erasure
audit-first_administrator = Made the first administrator
audit-grant_ended = Ended a grant
audit-grant_given = Gave a grant
audit-hold_ended = Ended a hold
audit-hold_set = Set a hold
audit-ledger_made = Made the ledger
audit-ledger_restored = Restored the ledger from a backup
audit-passphrase_set = Set a passphrase
audit-person_added = Added a person
audit-review_looked_at = Looked at what waited
audit-roster_applied = Took a roster in
audit-roster_folder_looked_at = Looked at the roster folder
audit-roster_previewed = Looked at a roster
audit-signed_in = Signed in
audit-signed_out = Signed out
audit-taken_for_review = Took something to be looked at

admin-room-backups = Backups
admin-backups-lead = A copy of everything the server keeps, read back before it counts. It opens only with the server’s own keys (keys.json in its data folder): keep those somewhere else.
admin-backup-folder = Folder
admin-backup-folder-hint = On the server’s machine, named from its root, such as /var/backups/kith.
admin-backup-make = Make a backup
admin-backup-made = { $count ->
    [one] A backup lies in { $folder }. It was read back: { $count } record.
   *[other] A backup lies in { $folder }. It was read back: { $count } records.
}
admin-backups-made = Backups that were made
admin-backups-none = No backup yet
admin-backups-none-words = Make one, and put it in the hands of a schedule: kith-server admin backup does the same.

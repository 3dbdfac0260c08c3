# After a session: three fields, the log of one's own time, and the summary for teachers. The counselor reads this; what
# begins with sitting- is read by the student.

after-title = After your time with { $name }
after-hint = Nothing of this is kept until you save it.
after-save = Save to my time
after-not-now = Not now
after-did = Saved to your time.

time-kind = What kind of time
time-kind-instruction = Instruction
time-kind-advisement = Appraisal and advisement
time-kind-counseling = Counseling
time-kind-consultation = Consultation
time-kind-collaboration = Collaboration
time-kind-referrals = Referrals
time-kind-planning = Planning and school support
time-kind-other_task = Other tasks
time-group-direct = Direct, with students
time-group-indirect = Indirect, for students
time-group-planning = Planning and school support
time-group-other_task = Not school counseling
time-minutes = Minutes
time-minutes-wrong = From 1 to { $most } minutes.
time-topic = A word for the topic
time-topic-hint = No name is needed.
time-link = Link it to { $name }
time-link-hint = Without the tick the entry names nobody.
time-on = Day

today-tabs = Parts of Today
today-tab-list = Who to see
today-tab-time = My time
time-lead = Your own log, in the categories that ASCA counts. Only you see it.
time-period = Period
time-period-month = This month
time-period-school_year = This school year
time-none = Nothing is noted for these days yet.
time-sentence = { $total } in all: { $parts }.
time-part = { $pct }% { $group }
time-group-said-direct = direct
time-group-said-indirect = indirect
time-group-said-planning = planning and support
time-group-said-other_task = not counseling
time-long = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
time-shares = Shares by category
time-share-group = Category
time-share-time = Time
time-share-pct = Share
time-pct = { $pct }%
time-entries = Entries
time-add = Add time
time-add-title = Add time
time-correct-title = Correct this entry
time-save = Save
time-correct = Correct
time-correct-named = Correct the entry: { $what }, { $date }
time-remove = Remove
time-remove-named = Remove the entry: { $what }, { $date }
time-did-add = Saved to your time.
time-did-correct = The entry is corrected.
time-did-remove = The entry is removed.
time-more = { $count ->
    [one] { $count } earlier entry is in the export.
   *[other] { $count } earlier entries are in the export.
}
time-export = Export as CSV…
time-exported = The export is saved.
time-file-day = Day
time-file-category = Category
time-file-kind = Kind
time-file-minutes = Minutes
time-file-topic = Topic
time-file-student = Student

summary-title = For the teachers
summary-hint = A few sentences that { $name } will be asked about at your next meeting. Teachers see nothing before a yes, and nothing else of a map ever.
summary-text = What you would tell { $name }’s teachers
summary-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
summary-propose = Ask { $name } next time
summary-did-propose = { $name } is asked at your next meeting.
summary-waits = { $name } is asked at your next meeting.
summary-said-yes = { $name } said yes { $date }.
summary-said-not_this = { $name } said not this { $date }. Write it otherwise, or leave it.
summary-said-later = { $name } wants it changed, said { $date }.
summary-change = Write it otherwise
summary-drop = Remove
summary-did-drop = Removed. Nobody is asked.
summary-approved = Approved { $date }. It waits to be sent: this Kith has no district server yet.
summary-withdraw = Take it back
summary-withdraw-title = Take the summary back?
summary-withdraw-body = Teachers will not see it any more. To bring it back { $name } has to say yes again.
summary-did-withdraw = Taken back.
summary-withdrawn-student = { $name } took it back { $date }.
summary-withdrawn-counselor = You took it back { $date }.

summaries-title = From their counselors
summaries-hint = Words that a student approved for their teachers. Each can be taken back at any time.
summaries-none = No student of your classes has approved a summary.
summaries-approved = Approved { $date }

sitting-summary-title = Here is what I would tell your teachers
sitting-summary-ask = Is this okay to share? You decide.
sitting-summary-yes = Yes, share it
sitting-summary-not_this = Not this
sitting-summary-later = Change it later
sitting-summary-did-yes = You said yes. You can take it back any day.
sitting-summary-did-not_this = It will not be shared.
sitting-summary-did-later = It will not be shared yet. We will change it first.
sitting-summary-shared = Your teachers may read this
sitting-summary-withdraw = Take it back
sitting-summary-did-withdraw = You took it back. Your teachers can not read it now.

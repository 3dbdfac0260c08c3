# Before the first name and beside the map: the student's own screen, a parent's answer, the school's own words, how people
# are shown, questions that come and go, and what to do when somebody is not safe. What begins with "sitting-" may be read by
# the student.

# The student's own screen
sitting-screen = Show the map on another screen
sitting-screen-close = Close the other screen
sitting-screen-beside = The map is on the other screen now.
sitting-screen-window = The map has its own window now. Move it where you can both see it.
sitting-screen-came-back = The other screen is gone. The map is here, in a small window. Nothing is lost.
sitting-screen-closed = The other screen is closed. The map is still here.
sitting-screen-cover = The map is not open now.
sitting-screen-region = { $name }’s map
failure-no_screen = The second window did not open. The map is still here. Check the cable of the other screen and try again.

# The name used in the room
sitting-name-ask = What should I call you here?
sitting-name-ask-hint = May I write that name down? It stays on this laptop. It is fine to say no.
sitting-name-write = Say it and write it down
sitting-name-say = Only say it
sitting-name-written = The name is { $name }. It is written down.
sitting-name-said = The name is { $name }. It is not written down.
sitting-name-may = May it be used in other places too?
sitting-name-may-print = It may stand on lists and badges
sitting-name-may-send = It may go to other adults at school

# How people are shown
sitting-shown = How people are shown
sitting-shown-names = Names
sitting-shown-nicknames = Nicknames
sitting-shown-initials = Initials
sitting-shown-hidden = Hidden
sitting-shown-now-names = People are shown by name now.
sitting-shown-now-nicknames = People are shown by the names you type.
sitting-shown-now-initials = People are shown by first letters now.
sitting-shown-now-hidden = Names are hidden now. Each person has a number.
sitting-shown-someone = Someone
sitting-name-placeholder-nicknames = Type a nickname, press Enter
edit-show_people = how people are shown

# Questions that come and go
sitting-question = A question to think of people
sitting-question-away = Put the question away
sitting-question-fun = Who do you have fun with?
sitting-question-help = Who helps you with school?
sitting-question-talk = Who can you talk to?
sitting-question-work = Who knows about work you like?
sitting-question-groups = What groups are you in? Who is there?
sitting-question-school = Which grown-ups at school do you know?

# People of an earlier map
sitting-forgotten = People you may have forgotten
sitting-forgotten-words = They were on an older map. Tap a name to put it on this one, or say “not any more”. You can leave them out.
sitting-forgotten-none = No one from before is left out.
sitting-forgotten-add = Put { $name } on the map
sitting-forgotten-gone = { $name }: not any more
# Of two people of one name: where each was last, when, and how they were met.
sitting-forgotten-which = { $name } ({ $was })
sitting-forgotten-hidden = Names are hidden, so nobody from before is named here.

# When somebody is not safe
sitting-safety = If you are not safe
sitting-safety-tell = You can tell me now. You will not be in trouble.
sitting-safety-help = I will help. I may need to call someone who keeps people safe.
sitting-safety-know = I will tell you who I call and what I say.
sitting-safety-stay = We stay here till we know what comes next.
sitting-safety-nothing = Kith writes nothing of this down.

# Only talk, where a parent said no
sitting-talk-title = Today we just talk
sitting-talk-words = There is no map today. Nothing is written down.
student-talk = Just talk
student-talk-words = A parent said no to maps of people. You and { $name } can sit down and talk: Kith opens without a map and writes nothing.
student-talk-draft = A map was begun before. It stays closed, and is erased when its days are over.
refusal-parent_said_no = A parent said no to maps of people, and that still stands. Nothing was written. You can just talk.

# A parent's answer, in the record
consent-title = A parent’s answer
consent-none = Nothing is recorded. A parent may say no to maps of people; then you and { $name } just talk.
consent-no = No to maps of people
consent-yes = Yes to maps of people
consent-line = { $by }, on { $date }
consent-recorded = written down by { $by }
consent-withdrawn = withdrawn on { $date }
consent-stands = From now on there is only talk, until it is withdrawn.
consent-withdraw = Withdraw
consent-withdraw-named = Withdraw the answer of { $by }
consent-add = Record an answer
consent-answer = The answer
consent-given_by = Who gave it
consent-given_by-hint = In your words: mother, both parents, by phone.
consent-given_on = On which day
consent-record = Record it
consent-did-record = The answer is recorded.
consent-did-withdraw = The answer is withdrawn.
edit-record_consent = a parent’s answer
edit-withdraw_consent = withdrawing an answer

# The school's own words, in the settings
wording-title = What is said in a sitting
wording-words = Students may read both. Whatever you write here is shown from the next sitting on, to whoever chose that language. Where you write nothing, the words that come with Kith are shown.
wording-opening = Before the first name
wording-safety = When somebody is not safe
wording-language = The language of these words
wording-lines = One thought a line.
wording-save = Use these words
wording-back = Back to the shipped words
wording-shipped = These are the words that come with Kith.
wording-own = These are the words of your school.
wording-in-any = Your school wrote these before each language had words of its own. They are shown in both until you write here, or go back to the shipped words.
wording-grade-easy = Most students can read this.
wording-grade-hard = Some students may find this hard to read. Shorter sentences help.
wording-did-save = These words are said from now on, in this language.
wording-did-back = In this language, the shipped words are said again.
wording-empty = There is nothing written. Write a line, or go back to the shipped words.
wording-long = That is { $count } characters. At most { $most } fit on the screen.
edit-set_wording = the words said in a sitting

# For the counselor alone, while the student has a screen of their own
coach-title = For you
coach-words = Only you see this: the map is on the other screen.
coach-open = To open
coach-open-1 = Ask who made them smile this week, and begin there.
coach-open-2 = Say that initials and nicknames are fine.
coach-stuck = When nothing comes
coach-stuck-1 = Walk through a day: the way to school, lunch, after school, the evening.
coach-stuck-2 = Ask who would notice if they were away for a week.
coach-stuck-3 = Silence is fine. Count to ten before the next question.
coach-thin = When the map is thin
coach-thin-1 = Name one person you can see already, and what they do.
coach-thin-2 = Say that a map is what came to mind today, and not how many people there are.
coach-thin-3 = Ask whom they would like to know.
coach-painful = When a person is painful
coach-painful-1 = Nothing has to be marked. Leave the person off, or take them off.
coach-painful-2 = Ask if they want to go on, to rest, or to stop. Then do that.
coach-painful-3 = If they may not be safe, press F8.

# Keys
key-sitting-question = The next question, and after the last none
key-sitting-forgotten = People you may have forgotten
key-sitting-screen = The map on another screen, or only here
key-sitting-safety = What we do when someone is not safe
key-sitting-cover = Cover the map
key-sitting-finish = Finish
key-sitting-shown = Names, nicknames, initials or hidden

sitting-met = You met them already
sitting-met-words = Tap a name and they are dotted on the map. You say if they belong there.
sitting-met-add = Put { $name } on the map, dotted
sitting-dotted = { $count ->
    [one] You were in contact with a visitor again: they are on the map, dotted.
   *[other] You were in contact with { $count } visitors again: they are on the map, dotted.
}
sitting-again = Is anyone here one of your people now?
sitting-again-words = You met them more than once. You say who belongs with your people.
sitting-again-yes = Yes, { $name } is one of my people

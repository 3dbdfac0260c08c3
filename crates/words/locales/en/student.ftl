# The student's room. What a student may read (everything under "sitting") stays at reading grade 5 or below:
# short sentences, everyday words, nothing that judges. What only the counselor reads may say a little more.

## The room

student-tabs = Parts of this student's room
student-tab-map = Map
student-tab-timeline = Timeline
student-tab-record = Record
student-back = Back to the list
student-left = Not on the roster any more

## The maps of a student

student-no-map = { $name } has no map yet. Start with one name: who is in { $name }’s corner?
student-start-map = Start a map
student-open-wave = New map from the last one
student-open-wave-hint = Everyone from earlier maps is there, pale, until you both say they still belong.
student-continue-map = Go on with this map
student-maps = Maps
student-map-of = Map of { $date }
student-map-open = Open
student-map-open-named = Open the map of { $date }
student-map-people = { $people ->
    [0] Nobody on it yet
    [one] { $people } person
   *[other] { $people } people
  }
student-map-put-away = Put away: { $name } wanted it forgotten. It is erased when the hold ends.
student-map-held = Waits: a hold stands on this file, and nothing of it is erased
student-map-days-left = { $days ->
    [0] Erased today unless { $name } decides
    [one] Erased in { $days } day unless { $name } decides
   *[other] Erased in { $days } days unless { $name } decides
  }
student-map-only-us = Only { $name } and the counselor
student-map-team = With the counseling team
student-map-counted = Counted in school figures
student-draft-stays = A map stays on this machine alone until { $name } decides.

## The sitting: the map and what is around it

sitting-region = Map of the people in { $name }’s corner
sitting-title = The people in { $name }’s corner
sitting-names-pane = Names
sitting-inspector = The person who is chosen
sitting-inspector-none = Choose a person to say more about them.
sitting-legend = What the signs say
sitting-legend-read = Choose a person to read about them.
sitting-legend-drag = Drag a person to move them.
sitting-legend-wanted = You want to meet them
sitting-legend-pale = On the last map. Still here?
sitting-legend-remembered = Not now, keeps the place
sitting-legend-gives = What they do for you
sitting-legend-line = These two know each other
sitting-name-label = Add a name
sitting-name-placeholder-first = Type a name, then press Enter
sitting-name-placeholder = Next name
sitting-suggestions = Names you may mean
sitting-suggestion-here = On this map
sitting-suggestion-staff = Works at school
sitting-suggestion-visitor = Visitor you met
sitting-suggestion-earlier = On an earlier map
sitting-suggestion-taken_off = Taken off this map
sitting-suggestions-count = { $count ->
    [one] { $count } name you may mean. Press the down arrow to look.
   *[other] { $count } names you may mean. Press the down arrow to look.
  }

sitting-chips = Who does this for you?
sitting-chips-hint = Choose one, then tap people.
sitting-painting = { $support }: tap everyone who does this. Press Escape when done.
sitting-painting-done = Done
sitting-chips-adult = Adult or not
sitting-adult-yes = Adult
sitting-adult-no = Near my age
sitting-telling-to_me = Tap everyone who helps you. Press Escape when done.
sitting-telling-both = Tap everyone where help goes both ways. Press Escape when done.
sitting-telling-from_me = Tap everyone you help. Press Escape when done.
sitting-telling-adult = Tap everyone who is an adult. Press Escape when done.
sitting-telling-no-adult = Tap everyone who is near your age. Press Escape when done.
sitting-connecting = Tap two people who know each other. Press Escape when done.
sitting-connecting-second = Who does { $name } know? Tap them.
sitting-connecting-from = Who does { $name } know? Tap each of them. Tap { $name } again to pick someone else.

support-listens = Listens
support-advice = Gives advice
support-homework = Helps with homework
support-rides = Gives rides
support-fun = Fun to be with
support-proud_of_me = Proud of me
support-knows_jobs = Knows about jobs
support-could_introduce = Could introduce me

ring-closest = closest
ring-close = close
ring-known = people I know
sector-home = home & family
sector-school = school adults
sector-peers = peers
sector-community = community
sector-work = work & jobs
spot-word = { $ring }, { $sector }

sitting-tools = Map tools
sitting-connect = Draw lines
sitting-connect-key = Draw lines (T)
sitting-ties-again = { $count ->
    [one] Keep { $count } line from last time
   *[other] Keep { $count } lines from last time
}
sitting-ties-kept = { $count ->
    [one] { $count } line is as it was last time.
   *[other] { $count } lines are as they were last time.
}
sitting-settle = All lines are drawn
sitting-settle-tip = People with no line do not know each other
sitting-settled = All the lines are drawn.
sitting-want-to-meet = Want to meet
sitting-want-to-meet-tip = Someone I want to meet (W)
sitting-list = List
sitting-drawing = Map
sitting-confirm-all = { $people ->
    [one] Still here: { $people } person
   *[other] Still here: all { $people }
  }
sitting-undo-named = Undo: { $edit }
sitting-redo-named = Redo: { $edit }
sitting-zoom-in = Zoom in
sitting-zoom-out = Zoom out
sitting-fit = Show the whole map
sitting-keys = Keys
sitting-clock = Time so far
sitting-clock-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
sitting-clock-short = { $minutes } min
sitting-finish = Finish
sitting-stop = Stop and forget
sitting-correct = Correct this map

## The cover: what lies over the map before it begins, when somebody comes in, and when it is over

sitting-cover = Cover the map
sitting-cover-ready = Only your map opens here.
sitting-cover-paused = Your map is covered. Nothing on it is lost.
sitting-cover-key = If someone comes in, press F9. It hides the map.
sitting-begin = Begin
sitting-cover-ready-talk = Here you two can talk. Nothing is written down.
sitting-cover-paused-talk = Your talk waits. Nothing is shown and nothing is kept.
sitting-cover-key-talk = If someone comes in, press F9. It covers the screen.
sitting-limits-talk = Today we just talk. No map is made, and nothing is written down.
sitting-limits-title = Before we start
sitting-limits-yours = This map is yours. You say what is kept and who can see it.
sitting-limits-skip = You can skip any part. You can stop at any time.
sitting-limits-parent = A parent may ask to see what is kept.
sitting-limits-report = If someone hurts you, or you may get hurt, I have to tell someone who can help.
sitting-limits-do = We talked about it
sitting-go-on = Go on
sitting-thanks = Thank you, { $name }.
sitting-give-back = You can give the computer back now.
sitting-leave = Leave and lock
sitting-leave-invented = Leave

## The cards: what is today for?

sitting-cards-title = What is today for?
sitting-cards-lead = Choose one, or go on without one.
sitting-card-see_corner = See who is in my corner
sitting-card-find_help = Find help for a goal
sitting-card-grow_network = Get to know more people
sitting-card-stay_connected = Stay close to my people
sitting-card-just_talk = Just talk
sitting-card-just_talk-words = Nothing is written down.
sitting-goal = A goal, in your own words
sitting-goal-hint = You can skip this.
sitting-own-words-seen = Names are not shown now, but your own words are. Leave names out of them.
sitting-cards-do = Go to the map
sitting-just-talk-do = Just talk
sitting-just-talk-title = Just talk
sitting-just-talk-words = Nothing is written down from here on. Take your time.
sitting-purpose-said = Today: { $purpose }.
sitting-purpose-taken = No card is chosen now.
sitting-goal-said = Your goal: { $goal }
sitting-goal-taken = The goal is taken back.

## Light up: who gives the help that a goal needs, and one next step

sitting-light = Light up who helps
sitting-light-tip = Light up who helps (H)
sitting-light-title = What help do you need?
sitting-light-lead = Tap two or three kinds of help. The people who give it light up.
sitting-light-mode = Tap the help you need, then tap a person to ask.
sitting-light-full = Three is enough. Take one back to choose another.
sitting-light-gives = { $people ->
    [0] Nobody yet. Who might?
    [one] { $people } person does this.
   *[other] { $people } people do this.
  }
sitting-light-not-asked = We did not talk about this yet.
sitting-light-mark = Add people
sitting-light-mark-done = Done
sitting-light-said = { $support }: { $people ->
    [0] Nobody yet. Who might?
    [one] { $people } person does this.
   *[other] { $people } people do this.
  }
sitting-light-said-not-asked = { $support }: We did not talk about this yet.
sitting-light-off = { $support } is off.
sitting-wanted = Someone you want to meet
sitting-wanted-hint = A name or a job
sitting-wanted-add = Add
sitting-light-close = Back to the map

sitting-step = One next step
sitting-step-lead = Tap a person on the map, or choose one here.
sitting-step-who = Who will you ask?
sitting-step-who-none = Choose a person
sitting-step-what = What will you ask?
sitting-step-what-hint = Say it in your own words
sitting-step-when = By when?
sitting-step-this-week = This week
sitting-step-next-week = Next week
sitting-step-day = A day
sitting-step-day-label = Which day
sitting-step-agree = Agree on this
sitting-step-save = Keep this change
sitting-step-cancel = Leave it as it was
ask-words = Ask { $name }: { $what }
ask-listens = Ask { $name } to listen
ask-advice = Ask { $name } for advice
ask-homework = Ask { $name } for help with homework
ask-rides = Ask { $name } for a ride
ask-fun = Ask { $name } to do something fun
ask-proud_of_me = Ask { $name } to cheer me on
ask-knows_jobs = Ask { $name } about jobs
ask-could_introduce = Ask { $name } to introduce me
sitting-step-by = By { $date }
sitting-step-change = Change
sitting-step-remove = Take away
sitting-step-another = Another step
sitting-step-agreed = { $step }, by { $date }.
sitting-step-removed = The step is taken away.
sitting-step-state-agreed = Agreed
sitting-step-state-asked = Asked
sitting-step-state-answered = They answered
sitting-step-state-got_it = Got it
sitting-step-state-let_go = Not any more
sitting-before = From an earlier map
sitting-before-lead = What came of it? This stays with that map.
sitting-before-far = How far it is
sitting-before-not-yet = Not yet
sitting-before-said = { $step }: { $state }.
finish-steps = { $steps ->
    [one] Your next step is kept with it.
   *[other] Your { $steps } next steps are kept with it.
  }

## The inspector

about-close = Close this panel
about-unfold = Show more
about-name = Name
about-place = Where
about-move-to = Move to…
about-no-place = No place yet
about-presence = On this map
about-presence-confirmed = Yes
about-presence-remembered = Not now, keeps the place
about-presence-no_longer = Not any more
about-presence-potential = Want to meet
about-confirm = Still here
about-not-today = Not today
about-not-today-hint = Stays pale and is left for another day.
about-pale = { $name } was on an earlier map. Still here today?
about-help = Help goes
about-help-to_me = To me
about-help-both = Both ways
about-help-from_me = From me
about-supports = What they do
about-lines = Knows
about-lines-nobody = No lines yet
about-line-add = Add a line to…
about-line-erase = Take away the line to { $name }
about-more = More about { $name }
about-more-hint = Only if it comes up. Nothing here has to be filled in.
about-is-adult = Adult
about-is-adult-yes = Yes
about-is-adult-no = No, near my age
about-is-adult-yes-said = Adult: Yes
about-is-adult-no-said = Adult: No, near my age
about-origin = Met through
about-origin-family = Family
about-origin-neighborhood = Neighborhood
about-origin-school = School
about-origin-activity = A club or team
about-origin-activity-named = An activity: { $activity }
about-origin-faith = A faith group
about-origin-work = Work
about-origin-online = Online
about-origin-visit = A visit at school
about-broker = Introduced by
about-broker-staff = Someone who works at school
about-broker-ask-staff = Someone who works at school…
about-broker-staff-name = Their name
about-broker-not-here = Someone who is not on this map
about-broker-school = The school
about-broker-nobody = Nobody, we just met
about-last-contact = Last talked
about-last-contact-this_week = This week
about-last-contact-this_month = This month
about-last-contact-this_year = This year
about-last-contact-longer_ago = Longer ago
about-not-told = Not told
about-remove = Take off the map
about-registry-staff = Works at school
about-registry-visitor = Visited the school

## Two people wrote at the same time

conflict-spot = { $author } put { $name } in “{ $theirs }”. Here it says “{ $ours }”.
conflict-label = { $author } wrote “{ $theirs }”. Here it says “{ $ours }”.
conflict-removed = { $author } took { $name } off the map. Someone else told more about { $name } at the same time.
conflict-other = { $author } wrote something else about { $name }: { $theirs }. Here it says: { $ours }.
conflict-step-removed = { $author } took this step away. Someone else changed it at the same time.
conflict-keep-step = Keep the step
conflict-someone = Someone else
conflict-said-by = { $author } said so
conflict-chosen = Chosen: { $answer }.
conflict-take = Take { $value }
conflict-keep-them = Keep { $name }
conflict-let-go = Take off the map
conflict-nothing = nothing
conflict-yes = yes
conflict-no = no
conflict-count = { $count ->
    [one] { $count } person has two answers. Choose the one that is right.
   *[other] { $count } people have two answers. Choose the ones that are right.
  }
conflict-show = Show

## Keys

keys-title = What the keys do
keys-anywhere = Anywhere
keys-on-map = On the map
keys-escape = Stop what I am doing
keys-no-letters = Single-letter shortcuts are off. Settings turns them on.

## Timeline

timeline-none = A timeline needs two kept maps. { $maps ->
    [0] There is none yet.
   *[other] There is one so far; the next one will show what grew.
  }
timeline-earlier = First map
timeline-later = Second map
timeline-side = Side by side
timeline-over = One over the other
timeline-table = What changed for each person
timeline-way = How to look
timeline-slider = From { $earlier } to { $later }
timeline-slider-back = One step back
timeline-slider-on = One step on
timeline-slider-at = { $part } of the way from { $earlier } to { $later }
timeline-caption = { $people ->
    [one] { $date } · { $people } person
   *[other] { $date } · { $people } people
  }
timeline-caption-wanted = { $people } to meet
timeline-caption-silent = { $people } not asked about
timeline-sentence = Between { $earlier } and { $later }, { $parts }.
timeline-part-new = { $people ->
    [one] { $people } new person joined
   *[other] { $people } new people joined
  }
timeline-part-new-in = { $people ->
    [one] { $people } new person joined ({ $where })
   *[other] { $people } new people joined ({ $where })
  }
timeline-part-met = { $people ->
    [one] { $people } wish to meet someone came true
   *[other] { $people } wishes to meet someone came true
  }
timeline-part-sector = { $count } { $sector }
timeline-part-not-placed = { $count } not placed yet
timeline-part-kept = { $people ->
    [one] { $people } person stayed
   *[other] { $people } people stayed
  }
timeline-part-closer = { $people ->
    [one] { $people } moved closer
   *[other] { $people } moved closer
  }
timeline-part-lines = { $lines ->
    [one] { $lines } new line formed
   *[other] { $lines } new lines formed
  }
timeline-sentence-nothing = There is more to tell about { $earlier } and { $later } on the maps below.
timeline-count-kept = Stayed
timeline-count-new = New
timeline-count-met = Wanted, now met
timeline-count-closer = Moved closer
timeline-count-outward = Moved outward
timeline-count-lines = New lines
timeline-column-name = Name
timeline-column-what = What changed
timeline-fate-kept = Stayed
timeline-fate-closer = Moved closer
timeline-fate-outward = Moved outward
timeline-fate-new = New
timeline-fate-met = Wanted to meet, now met
timeline-fate-gone = Not any more
timeline-fate-not_today = Not asked about
timeline-sector-home = at home
timeline-sector-school = among school adults
timeline-sector-peers = among peers
timeline-sector-community = in the community
timeline-sector-work = at work

## Record

record-person = Details
record-number = School number
record-school = School
record-grade = Grade
record-roster-name = Name on the roster
record-by-hand-name = Name as typed
record-born = Born
record-openings = Who opened this file
record-called = Called
record-called-hint = The name used in the room, written down on this machine. Ask first. Leave it empty to use the roster’s.
record-called-save = Use this name
record-called-may = What the student said yes to
record-called-print = May stand on lists, badges and cards
record-called-send = May be sent to the district, for others at school
record-source-roster = From the roster
record-source-hand = Typed by hand
record-correct = Correct by hand
record-correct-title = Correct the details
record-correct-hint = The roster’s own words stay beside these.
record-given = Given name
record-family = Family name
record-school-none = No school
record-on-caseload = On my caseload
record-sections = Classes
record-sections-none = No classes on the roster.
record-section-with = with { $teachers }
record-contacts = Contacts
record-contacts-none = No contacts on the roster.
record-contacts-hint = For you. Never shown or offered in a sitting.
record-contact-lives-with = Lives with { $name }
record-steps = Next steps
record-steps-none = No step agreed yet.
record-asks = Whom to ask
record-step-what = What { $name } will do next
record-step-due = By
record-step-agree = Agree
record-step-finish = Done
record-step-finish-named = Done: { $what }
record-step-due-on = by { $date }
record-ask-state = { $state }, { $date }
record-step-finished-on = done { $date }
record-invitation-since = Asked { $date }
record-invitation-ask = { $name } asked to come in
record-invitation-came = Came in
record-look-alikes = Perhaps the same person
record-look-alike-lead = { $typed } was typed by hand. { $roster } is on the roster.
record-look-alike-same_number = Same school number.
record-look-alike-same_name_and_grade = Same name and grade.
record-look-alike-same_name = Same name.
record-typed-twice-lead = { $typed } was typed by hand, and so was { $before } before.
record-join = Same person, join them
record-join-other = Here twice?
record-join-other-hint = If this student has another record, the two can be shown as one.
record-join-other-do = The same person as…
record-join-other-review = They would be shown as one student, with the maps, steps and classes of both. Both records are kept, and you can separate them again.
record-join-other-not = Not these two
record-joined = Joined with
record-joined-lead = { $name } is shown as this same person.
record-separate = Separate
record-separate-named = Separate { $name }
record-did-join = Joined. Both records are kept, and you can separate them again.
record-did-separate = Separated.
record-did-agree = The step is on Today when its day comes.
record-did-finish = Done.
record-did-save = Saved.
record-did-come = Noted.
record-did-ask = Noted. It shows on Today.
record-did-caseload-on = On your caseload.
record-did-caseload-off = Off your caseload.

## The drawing: what it writes and what it says aloud

sociogram-map = { $people ->
    [0] Map of the people in your corner, nobody yet
    [one] Map of the people in your corner, { $people } person
   *[other] Map of the people in your corner, { $people } people
  }
sociogram-map-hint = Arrow keys go from person to person. Enter picks up and puts down. M shows more.
sociogram-map-hint-no-letters = Arrow keys go from person to person. Enter picks up and puts down. Shift F10 shows more.
sociogram-map-hint-to-look = Arrow keys go from person to person.
sociogram-empty = Who is in your corner? Type a name below.
sociogram-tray = No place yet
sociogram-back-to-tray = Back to the names below
sociogram-not-placed = no place yet
sociogram-lines = { $lines ->
    [0] no lines
    [one] { $lines } line
   *[other] { $lines } lines
  }
sociogram-gives = Gives: { $supports }.
sociogram-pale = from an earlier map, not yet on this one
sociogram-potential = someone you want to meet
sociogram-remembered = remembered
sociogram-two-answers = has two answers
sociogram-no_longer = not any more
sociogram-confirmed = on the map
sociogram-more = +{ $count }
sociogram-selected = { $person } is chosen. Click a place on the map to move them there.
sociogram-picked-up = { $person } picked up.
sociogram-moved = { $person } is now in: { $place }.
sociogram-nudged = { $person } moved a little in: { $place }.
sociogram-to-tray = { $person } has no place now.
sociogram-painted = { $person }: { $support }.
sociogram-unpainted = { $person }: not { $support }.
sociogram-tie-begun = A line from { $person }. Who do they know?
sociogram-tie-ended = No more lines from { $person }.
sociogram-tied = { $a } and { $b } know each other.
sociogram-untied = The line between { $a } and { $b } is gone.
sociogram-removed = { $person } is off today’s map. Who was on an earlier map stays there, pale. Undo brings them back.
sociogram-added = { $person } is added.
sociogram-renamed = { $person } is now called { $label }.
sociogram-told-confirmed = { $person } is on the map.
sociogram-told-potential = You want to meet { $person }.
sociogram-told-remembered = { $person }: not now, keeps the place.
sociogram-told-no_longer = { $person }: not any more.
sociogram-described = { $person }, { $what }: { $value }.
sociogram-asked = Asked: { $support }.
sociogram-people-confirmed = { $people ->
    [one] { $people } person is on the map again.
   *[other] { $people } people are on the map again.
  }
sociogram-still-pale = { $person } is not on this map yet.
sociogram-cancelled = Put back.
sociogram-change-kept = stayed
sociogram-change-new = new
sociogram-change-met = now met
sociogram-change-gone = not any more
sociogram-change-not_today = not asked about
sociogram-change-moved_in = closer
sociogram-change-moved_out = further out
sociogram-change-moved_across = new part of life
sociogram-menu = Move { $person } to
sociogram-menu-tray = the names below
sociogram-list-title = People in your corner
sociogram-list-ring = How close
sociogram-list-sector = Part of life
sociogram-list-name = Name
sociogram-list-gives = What they do
sociogram-list-knows = Knows
sociogram-list-presence = On this map
sociogram-list-remove = Take off the map: { $person }
sociogram-list-remove-short = Take off the map
sociogram-list-rename = Name of { $person }
sociogram-list-confirm = { $person } still belongs
sociogram-list-confirm-short = Still belongs
sociogram-list-asked = Asked about
sociogram-list-nudge = Move a little in { $place }
sociogram-nudge-outward = Further out
sociogram-nudge-inward = Closer in
sociogram-nudge-left = To the left around
sociogram-nudge-right = To the right around
sociogram-list-confirm-all = Everyone still belongs
sociogram-list-empty = Nobody yet.
sociogram-list-count = { $people ->
    [one] { $people } person
   *[other] { $people } people
  }
sociogram-presence-confirmed = on the map
sociogram-presence-potential = want to meet
sociogram-presence-remembered = not now, keeps the place
sociogram-presence-no_longer = not any more

key-go_to_neighbour = Go to the nearest person that way
key-go_to_first_or_last = Go to the first or last person
key-pick_up_or_put_down = Pick up, put down
key-carry_to_next_sector = Holding someone: next part of life
key-carry_outward_or_inward = Holding someone: further out, closer in
key-nudge = Move a little
key-cancel = Stop, put back
key-connect = Draw a line: on one person, then another
key-paint = What this person does
key-menu = Move to…
key-want_to_meet = Want to meet
key-confirm = Still here
key-confirm_all = Everyone is still here
key-rename = Change the name
key-remove = Take off the map
key-list = List or map
key-light = Light up who helps
key-zoom = Closer, further, everything

## Who gives what, for the counselor

student-tab-supports = Supports
supports-map = Map
supports-no-map = { $name } has no kept map yet. Who gives what is read from a kept map.
supports-none = On this map nobody was asked yet who gives what. The next time, choose a kind of help and let { $name } tap people.
supports-finding = { $alone ->
    [0] { $nobody ->
        [0] Everything that was asked is given by two people or more.
       *[other] What is given is given by two people or more.
      }
    [one] { $asked ->
        [one] The one kind of help that was asked comes from one person alone.
       *[other] One of { $asked } kinds of help that were asked comes from one person alone.
      }
   *[other] { $alone } of { $asked ->
        [one] { $asked } kind of help that was asked
       *[other] { $asked } kinds of help that were asked
      } come from one person alone.
  }
supports-alone = Given by one person alone
supports-most = Who gives the most
supports-loss = { $name } gives { $gives ->
    [one] { $gives } kind of help
   *[other] { $gives } kinds of help
}. Without { $name } nobody on this map would give:
supports-no-loss = { $name } gives { $gives ->
    [one] { $gives } kind of help. It is given by somebody else too.
   *[other] { $gives } kinds of help. Each is given by somebody else too.
}
supports-nobody = Asked, and nobody yet
supports-not-asked = Not asked on this map
supports-not-asked-words = Not asked is not the same as nobody.
supports-matrix = Who gives what
supports-person = Person
supports-givers = { $givers ->
    [0] nobody yet
    [one] 1 person
   *[other] { $givers } people
  }
supports-gives = gives it
supports-gives-alone = the only one who gives it
supports-no-place = no place on the map yet

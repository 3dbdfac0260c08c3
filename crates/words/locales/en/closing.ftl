# What the student decides about a map, at the end of the sitting and on any later day.

## At the end

finish-title = What happens with this map?
finish-lead = You decide. { $people ->
    [0] There is nobody on it yet.
    [one] There is { $people } person on it.
   *[other] There are { $people } people on it.
  }
finish-meet = { $people ->
    [one] There is { $people } person you want to meet.
   *[other] There are { $people } people you want to meet.
  }
finish-pale = { $people ->
    [one] { $people } pale person is not on today’s map and will not be kept with it.
   *[other] { $people } pale people are not on today’s map and will not be kept with it.
  }
finish-unsaid = “{ $name }” was typed and is not on the map yet.
finish-unsaid-add = Add { $name }
finish-keep-us = Keep it for us two
finish-keep-share = Keep and share it
finish-forget-it = Forget it
finish-later = Decide later
finish-later-hint = { $days ->
    [0] Decide later: it stays here for today, then it is erased.
    [one] Decide later: it stays here for { $days } more day, then it is erased.
   *[other] Decide later: it stays here for { $days } more days, then it is erased.
  }
finish-later-held = Decide later: it is put away and stays, as the rule says.
finish-names = Keep their names too
finish-names-letters = If not, only the first letters are kept. Then nobody can read the names, not even you.
finish-names-numbers = If not, each person is kept as a number. Then nobody can read the names, not even you.
finish-any-day = You can change this any later day.
finish-back = Back to the map
finish-kept = The map is kept.
keeping-title = Your map is not kept yet
keeping-body = This computer still has something else to save. Then your map is kept, just as you chose. Until then nothing is decided. If you leave now, you can choose next time.
finish-forgotten = The map is gone. Nothing of it was kept.

## Who may see it

choice-who = Who may see it
choice-only-us = Only you and me
choice-only-us-hint = Kept for the two of us.
choice-part = Share it
choice-part-hint = The counselors at your school see it too. You can leave people out.
choice-forget = Forget it
choice-forget-hint = Nothing of it stays.
choice-all-shared = { $all ->
    [one] The one person on it is shared.
   *[other] All { $all } people on it are shared.
  }
choice-left-out = { $people ->
    [one] Shared: { $shared } of { $all }. { $people } person is left out.
   *[other] Shared: { $shared } of { $all }. { $people } people are left out.
  }
choice-nobody-shared = Nobody on it is shared.
choice-people = Whom to share
choice-people-hint = Take the mark off a person to keep them between us.
choice-as-before = Who stayed between us on your last map is left out.
choice-counted = It may be counted in school figures
choice-counted-hint = Only how many, never a name. No is fine.

## Forgetting

forget-title = Forget this map?
forget-body = Everything on it is erased, and nobody can bring it back. The other maps stay.
forget-yes = Yes, forget it
forget-no = No, go back
forget-kept-before = The map was kept a moment before, so it was not forgotten. Any day you can ask to have it erased.
forget-held-title = This map can’t be forgotten now
forget-held-body = There is a rule. The school has to keep this map for now, so nothing is erased today. It is put away, and nobody adds to it. When the rule ends it will be erased.
forget-held-away = Put it away

## On a later day

maps-choice = Change who may see it
maps-choice-named = Change who may see it, the map of { $date }
maps-choice-title = The map of { $date }
maps-choice-lead = What { $name } decided about it, and can decide anew.
maps-choice-save = Save the choice
maps-choice-saved = The choice is saved.
maps-choice-only-us = Only { $name } and me
maps-choice-only-us-hint = Nobody else sees it.
maps-choice-part = Share it
maps-choice-part-hint = The counselors of the school see it too, but for whoever is left out.
maps-choice-people-hint = Take the mark off a person to keep them between the two of you.
maps-choice-as-before = Whoever stayed between the two of you on the map before is left out.
maps-choice-withheld = { $people ->
    [one] shared, but for { $people } person
   *[other] shared, but for { $people } people
  }
maps-erase = Erase this map…
maps-erase-title = Erase the map of { $date }?
maps-erase-body = Everything on it goes from Kith on this machine and from the backups that Kith made here. Nobody can bring it back. Whoever stands on another map too stays on that one.
maps-erase-on-it = { $more ->
    [one] On it: { $names }, and { $more } more person.
   *[other] On it: { $names }, and { $more } more people.
  }
maps-erase-all-on-it = On it: { $names }.
maps-erase-beyond = Your own notes, a copy that was printed or taken, and a backup that you put elsewhere are not reached from here.
maps-erase-who = Whose wish it is
maps-erase-who-student = { $name }’s
maps-erase-who-parent = a parent’s
maps-erase-who-school = the school’s
maps-erase-yes = Erase it for good
maps-erase-no = Keep it
maps-erased = The map is erased. Its backups here are being replaced.
maps-erase-draft = { $name } has a map that is not decided yet. Whoever was put on that one stays on it.
maps-erase-held = A hold stands on this file, so nothing of it is erased. It is on the Record tab, and ends there.

## Holds and erasures, on the record

record-holds = Holds
record-holds-lead = While a hold stands nothing of this file is erased or forgotten, drafts included.
record-holds-none = No hold stands.
record-hold-set = Set a hold
record-hold-why = Why
record-hold-records_request = Somebody asked to see the records
record-hold-legal = A legal matter
record-hold-duty_to_report = Something has to be reported
record-hold-since = since { $date }
record-hold-over = { $from } to { $to }
record-hold-end = End it
record-hold-end-named = End the hold: { $why }
record-hold-did-set = The hold stands. Nothing of this file is erased now.
record-hold-did-end = The hold has ended.
record-erasures = Erased
record-erasure-student = A map or an answer, at the student’s wish
record-erasure-parent = A map or an answer, at a parent’s wish
record-erasure-school = A map or an answer, at the school’s wish
record-erasure-pending = Its backups here are still being replaced. That goes on by itself.

refusal-on_hold = A hold stands on this file: nothing of it is erased until that ends. Everything was kept.
edit-choose_again = choosing who may see a map
edit-erase_wave = erasing a map
edit-set_hold = setting a hold
edit-end_hold = ending a hold

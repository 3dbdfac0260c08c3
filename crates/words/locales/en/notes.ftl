# Notes: the counselor's memory aid and the notes for the team. Only the counselor reads this. The memory aid is never called
# confidential, secret or safe from anybody: what may be asked for is for a court to say.

student-tab-notes = Notes

## The memory aid

aid-title = Your memory aid
aid-what = Notes for yourself, on this machine alone. Kith never sends, backs up, searches or counts them. A court may still ask for them. If you are asked, talk to counsel first.
aid-new = A note about { $name }, for yourself
aid-correct-label = Your note
aid-saved = Saved.
aid-saving = Saving…
aid-saves = It is saved as you type.
aid-done = Done
aid-done-hint = Ctrl Enter finishes the note.
aid-list = Your notes about { $name }
aid-none = No note yet.
aid-written = Written { $date }
aid-corrected = corrected { $date }
aid-ends = gone on { $date }
aid-shared = shared with the team { $date }
aid-correct = Correct
aid-correct-named = Correct the note of { $date }
aid-remove = Remove
aid-remove-named = Remove the note of { $date }
aid-removed = The note is removed.
aid-brought-back = The note is back.
aid-share = Share with the team…
aid-share-named = Share the note of { $date } with the team…
aid-share-title = Make a team note of this?
aid-share-body = A new team note is made with these words, your name and the time. It becomes part of { $name }’s file, and every counselor of your school who may open the file can read it. Your own note stays here.
aid-share-do = Share it
aid-share-done = It is a team note now.
aid-copy = Copy to a file…
aid-hand = Hand over…
aid-closed = Your passphrase opens your memory aid. It is asked for once more, since Kith was opened without it.
aid-sealed_otherwise = Your memory aid was sealed by an earlier passphrase. Type the passphrase you have now, and the earlier one or the recovery code. From then on the one you have now opens it.
aid-former = Earlier passphrase or recovery code
aid-former-wrong = Neither opens it. Nothing was changed.
aid-missing = The file of your memory aid is missing, and nothing was made in its place. Everything else is kept. Ask IT to put notebook.kith back into your profile’s folder.
aid-damaged = The file of your memory aid is damaged and was left as it is. Everything else is kept. A copy that you made can be opened in Settings.
aid-newer = A newer Kith wrote your memory aid. Nothing was changed. Update Kith on this machine, then look again.
aid-open = Open it

## Copies of it

aid-copy-title = Copy to a file
aid-copy-words = The copy is encrypted with a passphrase of its own. Choose a place that you keep yourself, such as a stick.
aid-copy-of = It holds your notes about { $name }.
aid-copy-all = It holds all your notes.
aid-copy-do = Choose a place
aid-copy-done = { $count ->
    [0] The copy is made. There is no note in it.
    [one] The copy is made, with { $count } note.
   *[other] The copy is made, with { $count } notes.
  }
aid-hand-title = Hand over to a substitute
aid-hand-words = Whoever fills in for you reads the copy in their own Kith, up to the day you choose. That it was handed over is noted here for good. Tell them the passphrase in person.
aid-hand-to = Their name
aid-hand-until = Last day it opens
aid-hand-do = Choose a place and hand over
aid-settings-words = Notes for yourself, in a file of their own beside the store. No backup holds them, so a copy to a file is the only second one.
aid-days = Keep a note for
aid-days-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
aid-days-saved = { $count ->
    [one] Notes are kept for { $count } day.
   *[other] Notes are kept for { $count } days.
}
aid-days-shorter = Keep notes for { $count ->
    [one] { $count } day
   *[other] { $count } days
}?
aid-days-shorter-body = Notes that are older than that are removed now, and nobody can bring them back.
aid-days-shorter-do = Remove older notes
aid-no-code = Your recovery code does not open your memory aid yet. A new recovery code will.
aid-copies = Copies that were made
aid-copies-none = No copy was made yet.
aid-copies-own = For yourself
aid-copies-to = Handed over to { $to }, opens up to { $date }
aid-copies-made = { $notes ->
    [one] { $date }, { $notes } note
   *[other] { $date }, { $notes } notes
  }
aid-look = Open a copy…
aid-look-title = Open a copy
aid-look-words = One of your own, or one that was handed over to you.
aid-look-passphrase = Passphrase of the copy
aid-look-do = Choose the file
aid-look-by = Notes of { $name }, copied { $date }
aid-look-until = They open up to { $date }. Nothing of them is kept here.
aid-look-mine = What is in the copy and not in your memory aid can be put back.
aid-look-none = There is no note in it any more: each has passed its day.
aid-look-take = Put back what is missing
aid-look-taken = { $count ->
    [0] Nothing was missing.
    [one] { $count } note is back.
   *[other] { $count } notes are back.
  }

## For the team

team-notes-title = Team notes
team-notes-what = Part of { $name }’s file, each with your name and the time. Every counselor of your school who may open the file can read them, and a parent may ask for them. A note stays as it was written; add another to correct it.
team-notes-new = A note for the team
team-notes-add = Add for the team
team-notes-none = No team note yet.
team-notes-did = The note is in { $name }’s file.
team-notes-by = { $name }, { $date }

# What stands around every room: the rail, the top line, search, keys, and words that several rooms share.

app-name = Kith
app-window-title = Kith
skip-to-content = Skip to content

room-today = Today
room-students = Students
room-settings = Settings
rail-label = Rooms

frame-top = Top line
frame-invented = Invented school. Nobody here is real.
frame-kept-here = Kept here
frame-kept-here-hint = Everything you record is kept on this machine.
frame-unsent = { $count ->
    [0] Kept on this machine
    [one] Kept on this machine, { $count } change not sent yet
   *[other] Kept on this machine, { $count } changes not sent yet
}
frame-lock = Lock
frame-content = Content

search-label = Search students
work-preview = Reading the files
work-apply = Bringing in
work-undo = Undoing
work-caseload = Looking for the students of the list
work-invented = Making the invented school
work-backup = Making a backup
work-read_again = Reading your records again
work-sign_in = Signing in to your district in the browser

search-placeholder = Search students
search-results = Students found
search-found = { $count ->
    [one] One found: { $first }
   *[other] { $count } shown, the first is { $first }
}
search-nobody = No student with that name.
search-hint = Type a few letters of any part of a name.

help-title = Keys
help-search = Search students
help-lock = Lock
help-undo = Undo
help-redo = Redo
help-panes = Next part of the window
help-this = This list
help-close = Close or go back
help-move = Move in a list
help-open = Open what is selected
help-choose = Choose a row

undo-done = Undone: { $what }.
undo-done-left = { $count ->
    [one] Undone: { $what }. { $count } thing that changed since was left alone.
   *[other] Undone: { $what }. { $count } things that changed since were left alone.
}
redo-done = Done again: { $what }.

do-undo = Undo
do-redo = Redo
do-close = Close
do-cancel = Cancel
do-back = Back
do-next = Next
do-save = Save
do-done = Done
do-retry = Try again
optional = optional
show-passphrase = Show passphrase

not-known = not known
grade = Grade { $grade }
loading = One moment

span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
span-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
span-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

broken-title = This room could not be shown
broken-words = Everything you recorded is kept. Try again; if it happens once more, close Kith and open it again.
waiting-words = This is not saved yet. It waits until what is being saved on this computer is done, and then goes on by itself. Until then keep Kith open, and do not lock it.

class-pick-other = Another class…
class-pick-find = Find a class
class-pick-none = No class is called that.

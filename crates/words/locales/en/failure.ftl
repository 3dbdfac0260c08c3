# What went wrong: what happened, what was kept, what to do. Never a student's name.

failure-locked = Kith is locked. Everything is kept. Unlock it to go on.
failure-wrong_passphrase = That is not the passphrase. Nothing was changed. Try once more.
failure-wrong_passphrase-wait = { $seconds ->
    [one] That is not the passphrase. Nothing was changed. You can try again in { $seconds } second.
   *[other] That is not the passphrase. Nothing was changed. You can try again in { $seconds } seconds.
}
failure-wait = { $seconds ->
    [one] A few tries went wrong, so there is a short wait. You can try again in { $seconds } second.
   *[other] A few tries went wrong, so there is a short wait. You can try again in { $seconds } seconds.
}
failure-refused = This could not be done. Nothing was changed.
failure-disk_full = The disk is full, so this could not be kept. Everything before it is safe. Free some space, then try again.
failure-read_only = Kith may not write to its folder, so this could not be kept. Everything before it is safe. Ask IT to let Kith write there.
failure-store_damaged = The store is damaged and was not opened, so that nothing gets worse. Your backups are kept. Ask IT to restore the newest one.
failure-store_damaged-report = The store is damaged and was not opened, so that nothing gets worse. Your backups are kept. Ask IT to restore the newest one and give them this report: { $report }.
failure-store_damaged-running = A check found the store damaged. What you see is kept as it is. Stop recording now and ask IT to restore the newest backup.
failure-store_missing = The store is missing from its folder, and nothing was made in its place. Your backups are kept. Ask IT to put the file back or to restore the newest backup.
failure-store_newer = A newer Kith wrote this store. Nothing was changed. Update Kith on this machine, then open it again.
failure-in_use = Kith is already open with this store. Nothing was changed. Use the other window, or close it first.
failure-unreadable_file = { $file }: { $why } Nothing was changed.
failure-cancelled = Stopped. Nothing was changed.
failure-not_here = That is not here any more. Go back and look again.
failure-not_your_role = This belongs to a counselor’s profile. Nothing was changed and nothing was noted. Ask a counselor of your school.
failure-in_sitting = A student’s map is open, so nothing else of Kith can be seen. Nothing was changed. Leave the map to go on.
failure-notebook_closed = Your memory aid is closed. Nothing was changed. Open it with your passphrase, then try again.
failure-copy_is_over = The time of this copy is over, so it does not open any more. Ask whoever made it for another.
failure-not_a_copy = This file is no copy of a memory aid, or it is damaged. Nothing was changed. Choose another file.
failure-copy_is_sealed = That passphrase does not open this copy. Nothing was changed. Ask whoever made it, and try once more.
failure-has_district = Your district brings the roster to this laptop, so no other was taken in. Everything is as it was. Names by hand still work.
failure-lease_over = This laptop has been without its district for longer than it may. Everything is kept. Connect it to the internet, let it meet the district, and open it again.
failure-no_time_given = Your district was met and lets this laptop in no more. Everything is kept. Ask IT whether your account is still open.
failure-note_gone = Your records belong to a district, and what this laptop had noted of it is gone. Everything is kept, and nothing was opened. Let it meet the district, or enter a new invitation.
failure-laptop_lost = This laptop was reported lost, and what opens your records on it was destroyed. What you had sent is kept by your district. Ask IT for a new invitation.
failure-no_keychain = This computer’s keychain did not answer, so nothing was changed. Your passphrase opens Kith as before.
failure-keychain_lost = This computer’s keychain did not give the key. Everything is kept. Open Kith with your passphrase.
failure-unexpected = Kith could not do this, and does not know why. Everything you recorded before is kept. Try again; if it stays, close Kith and open it again.
failure-unexpected-report = Kith could not do this, and does not know why. Everything you recorded before is kept. Try again; if it stays, close Kith and open it again, and tell IT the number { $report }: it stands in the log that Settings names.

unreadable-nothing = No file was given, or the folder is empty. Choose the files of the roster, or the folder that holds them.
unreadable-not_found = The file is not there. Choose it again.
unreadable-not_opened = The file could not be read from the disk. Copy it to this machine and choose it again.
unreadable-not_a_roster = This is not a OneRoster or Ed-Fi file. For a plain list of students, choose “A table” instead.
unreadable-not_a_table = This is not a CSV or an Excel file. Save the list as one of those and choose it again.
unreadable-not_a_network = This is not a file of a network.
unreadable-no_students = There is no list of people among these files. Choose the whole folder or the zip file.
unreadable-no_column = A column is missing without which no line can be read. Ask for an export that has it.
unreadable-mixed_formats = These files are of two different kinds. Choose the files of one roster.
unreadable-twice = The file is there twice. Keep one of the two and choose the files again.
unreadable-broken = The file is broken or was cut off. Export it once more and choose the new one.
unreadable-broken_archive = The zip file is damaged. Copy or download it again.
unreadable-encrypted = The file is locked with a password. Open it with the password and choose the files that come out.
unreadable-too_large = The file is larger than Kith reads at once. Ask for an export of fewer schools.
unreadable-bomb = The file unpacks to far more than a roster can be, so it was not opened. Ask who sent it.
unreadable-has_entities = The file holds instructions that a roster has no need of, so it was not read. Ask for a plain export.
unreadable-empty = The file is empty: there is nothing in it to read. Ask for the file again.
unreadable-no_such_node = A tie of the file leads to somebody who is not in it. Export the network again.
unreadable-changed = The file was changed since its columns were looked at. Choose it again.
unreadable-other = The file could not be read. Export it once more and choose the new one.

refusal-name_is_empty = A name needs at least one letter. Nothing was changed.
refusal-name_is_too_long = { $most ->
    [one] A name can have { $most } character. Shorten it and try again.
   *[other] A name can have at most { $most } characters. Shorten it and try again.
}
refusal-no_such_wave = This map is not here any more. Go back and open it again.
refusal-no_such_alter = This person is not on the map any more. Nothing was changed.
refusal-no_such_student = This student is not in this store. Go back and search again.
refusal-map_is_full = A map can hold at most { $most } people. Take somebody off to add another.
refusal-tie_to_self = A line needs two different people. Choose another person.
refusal-wave_is_open = This student has an open map already. Go on with that one.
refusal-wave_is_decided = This map was decided already. Nothing was changed.
refusal-same_student = These two are already one record. Nothing was changed.
refusal-nothing_to_undo = There is nothing to undo.
refusal-is_undone = This was undone already. Nothing was changed now.
refusal-nothing_to_redo = There is nothing to redo.
refusal-preview_is_stale = The students changed since this preview. Nothing was brought in. Look at a new preview first.
refusal-no_such_record = This is not here any more. Go back and look again.
refusal-nothing_to_choose = This was chosen before. Nothing was changed.
refusal-text_is_empty = There is nothing written yet. Nothing was changed.
refusal-note_is_signed = This note is signed and stays as it is. Add another to correct it.
refusal-text_is_too_long = The words can have at most { $most } characters. Shorten them and try again.
refusal-nothing_said = It has no words yet. Say in a word or two what it is, and try again.
refusal-day_is_over = This day is over already. Choose today or a later day.
refusal-too_many_kinds = At most { $most } kinds of help can be chosen. Take one back to choose another.
refusal-too_many = A list can have at most { $most } lines. Bring it in as several lists.
refusal-is_noted = This was noted already and stays as it is. Note another.
refusal-no_such_time = A time has from 1 to { $most } minutes. Change the minutes and try again.
refusal-stay_in_touch_is_off = The district has nobody asked whether they would like to stay in touch. Nothing was kept.
refusal-words_changed = The words have changed since they were read. Read them again, then answer.
field-too-long = { $over ->
    [one] One character too many. Nothing was cut: take one away, and it can be kept.
   *[other] { $over } characters too many. Nothing was cut: shorten it, and it can be kept.
}

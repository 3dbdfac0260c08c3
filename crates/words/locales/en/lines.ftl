# Why a line of a file was refused, or what was odd about it and was done about that. The command line says these too:
# each stands on one line, and none has a plural.

line-more = { $count } more up to this line: { $reason }

line-file_empty = The file is empty. Nothing is said about what it would hold.
line-file_missing = The manifest promises this file, and it is not here.
line-file_not_absent = The manifest says that this file is absent. It is read.
line-file_not_read = The file is no part of the roster. It is not read.
line-not_ed_fi5 = The file does not say that it is Ed-Fi 5. It is read as such.
line-version_is_newer = This version of OneRoster is newer than Kith. What Kith knows of it is read.
line-reach_unknown = This is none of bulk, delta and absent. The file itself decides.

line-column_twice = The column is there twice. The first is read.
line-column_unknown = The column is not part of OneRoster. It is left out.
line-columns_unknown = { $most } columns are not part of OneRoster. They are left out.
line-meaning_twice = Another column before this one has the same meaning. That one is read.

line-columns_left_out = Kith reads the first { $most } columns. What stands further to the right is left out.
line-sheet_left_out = The first line of this sheet is not the one of the first sheet. The sheet is not read. To take it, save it as a file of its own.
line-sheet_hidden = This sheet is hidden in the workbook. It is not read. To take it, show it and bring the file in again.
line-sheet_not_read = This sheet could not be read. The others are. To take it, save it as a file of its own.

line-value_missing = A value that is needed is missing.
line-value_too_long = The value is longer than { $most } characters. It is not taken.
line-value_cut = The value is longer than { $most } characters. The rest is cut off.
line-not_utf8 = The value is not UTF-8. It is read as Windows-1252.
line-letters_replaced = Some letters could not be read and stand as �. The rest is taken as it is.
line-not_a_date = This is not a date like 2026-01-31. It is left out.
line-more_fields = The line has more fields than there are headings. What stands beyond them is left out.
line-fewer_fields = The line has fewer fields than there are headings. Those that are missing are read as empty.
line-status_unknown = The status is neither active nor tobedeleted. The line is taken as active.
line-gone_in_bulk = A line of a complete file is marked to be deleted. It is taken so.
line-dated_in_bulk = A complete file leaves this column blank. It is not read.
line-id_twice = This is there twice. The first is kept.
line-names_nobody = The line cannot be taken and does not say whose it is. So nobody counts as having left by this file until it is mended.
line-mail_left_out = An e-mail address stands here. It is left out.

line-role_missing = No role of this person could be read in roles.csv.
line-role_unknown = The role is not one that OneRoster knows. The person is kept as staff, and is suggested in a sitting only if they teach a class or their role says that they work at a school.
line-role_unclear = The role is not one that OneRoster knows, and the person may be a student. The line is not taken, and whoever is here already stays as they are.
line-switched_off = The person is switched off in the roster. They are brought in like the others.
line-school_not_here = The school is not in these files.
line-school_unknown = No school of this name is known here. The student is taken with the school that you chose for the list.
line-kind_missing = The kind of organization is missing. It is taken as a school.
line-parent_not_here = The organization above this one is not in the file.
line-term_not_here = A term is not in these files. It is left out.
line-adult_not_here = The adult is not among the parents, guardians and relatives of this file. The link is left out.
line-student_not_here = The student of this adult is not in this file. The link is left out.
line-contacts_alone = Some parents, guardians or other contacts belong to no student here and are left out.

line-class_not_here = The class is not in these files. The line is left out.
line-class_elsewhere = The class is not in these files. The line counts for the class that is here already.
line-course_not_here = The course of this class is not in these files. The class is left out.
line-person_not_here = The person is not in these files. The line is left out.
line-person_elsewhere = The person is not in these files. The line counts for the person who is here already.
line-person_refused = The line of this person could not be taken. What it says of them is left out, and what is here already stays as it is.
line-class_refused = The line of this class could not be taken. The place is left out, and what is here already stays as it is.
line-place_of_contact = A parent, guardian or other contact has no place in a class. The line is left out.

line-name_missing = The line has no name.
line-grade_too_long = The grade is longer than { $most } characters. The student is taken without it.
line-grade_unknown = This is no grade that Kith knows. The student is brought in with it as it is written; look at the line.
line-name_has_figures = There is a figure in the name. The student is brought in under it as it is written; look at the line.
line-numbering_left_out = The number before the name is left out.
line-numbering_was_kept = This student came with an earlier list, which left its number before the name. They stay one student, and the number is taken out of the name.
line-name_corrected = This student came with an earlier list, and their name was corrected in Kith since. They stay one student under the corrected name. If this is somebody else, add them by hand.
line-same_line = Name, grade and school are the same as on a line before it. Both are brought in, as two students. If they are one, say so under “Here twice?” afterwards.
line-student_twice = Name and number are those of a line before it. It is one student, who is brought in once, as that line says.
line-name_too_long = The name is longer than { $most } characters.
line-one_name_missing = One of the two names is missing. The student is brought in with the other.
line-name_and_number_missing = The line has neither a name nor a number.
line-number_twice = This number is there twice. Both lines are taken.
line-list_too_long = The list is longer than { $most } students. This line and those after it are not taken.
line-no_such_student = Nobody here has this number or name.
line-several_such_students = More than one student here has this number or name.

line-day_not_read = No day can be read here in the order that was said. The line is not taken.
line-day_order_unsaid = This day is written in figures, and nobody said what comes first. The line is not taken.
line-time_not_read = No time can be read here. The visit is taken without one.
line-day_ahead = This day is still to come by the clock of this machine. The visit is taken as it stands; look at the clock and at the line.
line-day_long_ago = This day was years ago by the clock of this machine. The visit is taken as it stands; look at the clock and at the line.
line-day_is_over = This day is over by the clock of this machine, and what is planned is still to come. The line is not taken.
line-zone_taken = Times are told in a zone with a name. They are taken as the clock of this place.
line-repeats_once = This day comes again and again. The first one is taken.
line-did_not_take_place = It did not take place. The line is not taken.
line-class_unnamed = The line names no class, and none was chosen for such lines. It is not taken.
line-class_unknown = No class of this name is known here. The line is not taken.
line-class_gone = This class is not there any more. The line is not taken.
line-several_such_classes = More than one class here has this name. The line is not taken.
line-several_such_visitors = More than one visitor here has this name. A new one is added; you can join them in Visitors.
line-same_new_visitor = The line names no organization. It is taken as the new visitor of this name in this list; if it is somebody else, add them in Visitors.
line-taken_away = This visit came in before and was taken away here. It stays away until its line says something else.
line-listed_twice = This visit is there twice. The first line is taken.
line-format_unknown = This way of meeting is not known. What was chosen for such lines is taken.
line-cluster_unknown = This is none of the sixteen career clusters. The visitor is taken without it.
line-count_not_read = This is no number of students. The visit is taken without it.
line-title_cut = The title is longer than { $most } characters. The rest is cut off.
line-value_left_out = The value is longer than { $most } characters. It is left out.
# Forms after a visit.
line-answer_not_read = This is neither a plain yes nor a plain no. It counts as not answered.
line-nothing_answered = Nothing is answered on this line that can be read.
line-answered_again = This student answered again further down. That line is taken.
line-question_cut = The question is longer than { $most } characters. The rest is cut off.
line-not_of_this_class = Nobody of this class has this name or number, and nobody was chosen for it.
line-several_of_this_class = This line may mean more than one student of this class, and nobody was chosen for it.
line-noted_away = This student was noted as away. Their answers were left out.
line-opted_out = A parent opted out of visits. Nothing of this line is kept.
line-choice_unknown = This is none of the sixteen career clusters. It is left out.
line-nothing_chosen = Nothing is chosen on this line.
line-too_many_chosen = More than { $most } career clusters are on this line. None of them is taken: the student says which.
line-chosen_otherwise = This student chose otherwise before. What is on this line takes its place.
line-chosen_again = This student is on the list again further down. That line is taken.

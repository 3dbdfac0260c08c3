# What stands around a copy of a student's record. Each on one line.

record-for = For { $who }
record-made = Made on { $date }
record-another-student = another student
record-names = Where the name of another student stood, it says “another student”.
record-page = Page { $page } of { $pages }

-- The tables: the log as it reads today. One per kind, one column per field or part of a composed field.
-- When the hash of this file changes, they are dropped and read again from the log.

CREATE TABLE school (id BLOB PRIMARY KEY, source_id TEXT, name TEXT, org_type TEXT, parent BLOB, has_left INTEGER) WITHOUT ROWID;

CREATE TABLE staff (id BLOB PRIMARY KEY, source_id TEXT, given TEXT, family TEXT, preferred_given TEXT, role TEXT, school BLOB, has_left INTEGER) WITHOUT ROWID;

CREATE TABLE student (
  id BLOB PRIMARY KEY,
  source_id TEXT, given TEXT, middle TEXT, family TEXT, preferred_given TEXT, preferred_family TEXT,
  grade TEXT, school BLOB, number TEXT, birth_date TEXT,
  hand_given TEXT, hand_family TEXT, hand_grade TEXT, hand_school BLOB, hand_number TEXT,
  called TEXT, called_printed INTEGER, same_as BLOB, has_left INTEGER
) WITHOUT ROWID;
CREATE INDEX student_same_as ON student (same_as) WHERE same_as IS NOT NULL;
-- How many are here is counted without their names.
CREATE INDEX student_here ON student (has_left, same_as);

CREATE TABLE section (id BLOB PRIMARY KEY, source_id TEXT, title TEXT, school BLOB, term TEXT, subject TEXT, has_left INTEGER) WITHOUT ROWID;

-- Each enrolment that was said alone is a row of its own. Those that a first roster brought lie in rolls: up to sixteen of a
-- section, which say the same but for who it is, side by side in parts of one width. The view `enrolled` shows each as the row it is.
CREATE TABLE enrollment (id BLOB PRIMARY KEY, source_id TEXT, section BLOB, person BLOB, role TEXT, begins_on TEXT, ends_on TEXT, has_left INTEGER) WITHOUT ROWID;
CREATE INDEX enrollment_of_person ON enrollment (person);
-- A section's enrolments begin as it does: they lie from substr(its id, 1, 6) to kith_beyond(its id), and need no index.
CREATE TABLE enrollment_roll (
  section BLOB, nth INTEGER, size INTEGER, role TEXT, begins_on TEXT, ends_on TEXT, width INTEGER, ids BLOB, people BLOB, source_ids BLOB,
  PRIMARY KEY (section, nth)
) WITHOUT ROWID;
-- In which sections' rolls a person may be found, up to sixteen side by side.
CREATE TABLE enrollment_roll_of (person BLOB, nth INTEGER, size INTEGER, sections BLOB, PRIMARY KEY (person, nth)) WITHOUT ROWID;
CREATE TABLE slot (n INTEGER PRIMARY KEY);
INSERT INTO slot (n) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
CREATE VIEW enrolled AS
  SELECT id, source_id, section, person, role, begins_on, ends_on, has_left FROM enrollment
  UNION ALL
  SELECT substr(r.ids, 16 * n.n + 1, 16), CAST(substr(r.source_ids, r.width * n.n + 1, r.width) AS TEXT), r.section,
    substr(r.people, 16 * n.n + 1, 16), r.role, r.begins_on, r.ends_on, NULL
  FROM enrollment_roll r CROSS JOIN slot n ON n.n < r.size;

CREATE TABLE contact (id BLOB PRIMARY KEY, source_id TEXT, student BLOB, name TEXT, relation TEXT, lives_with INTEGER, phone TEXT, has_left INTEGER) WITHOUT ROWID;
CREATE INDEX contact_of_student ON contact (student);

CREATE TABLE caseload_rule (id BLOB PRIMARY KEY, counselor BLOB, told TEXT) WITHOUT ROWID;
CREATE TABLE caseload_member (id BLOB PRIMARY KEY, counselor BLOB, student BLOB, is_on INTEGER) WITHOUT ROWID;
CREATE INDEX caseload_member_of ON caseload_member (counselor, student);
CREATE TABLE column_mapping (id BLOB PRIMARY KEY, mapping TEXT) WITHOUT ROWID;
CREATE TABLE list_mapping (id BLOB PRIMARY KEY, mapping TEXT) WITHOUT ROWID;
CREATE TABLE district_visits (id BLOB PRIMARY KEY, is_stay_in_touch_off INTEGER) WITHOUT ROWID;

CREATE TABLE step (id BLOB PRIMARY KEY, student BLOB, what TEXT, due_on TEXT, finished_on TEXT) WITHOUT ROWID;
CREATE INDEX step_of_student ON step (student);
CREATE TABLE invitation (id BLOB PRIMARY KEY, student BLOB, asked_on TEXT, came_on TEXT) WITHOUT ROWID;
CREATE INDEX invitation_of_student ON invitation (student);
CREATE TABLE dismissal (id BLOB PRIMARY KEY, counselor BLOB, student BLOB, reason TEXT, until TEXT) WITHOUT ROWID;
-- A name used in the room that its student wanted to be known on this machine alone.
CREATE TABLE name_here (id BLOB PRIMARY KEY, student BLOB, name TEXT, is_printed INTEGER) WITHOUT ROWID;
CREATE INDEX name_here_of_student ON name_here (student);
CREATE TABLE opening (id BLOB PRIMARY KEY, student BLOB) WITHOUT ROWID;
CREATE INDEX opening_of_student ON opening (student);
CREATE TABLE team_note (id BLOB PRIMARY KEY, student BLOB, text TEXT) WITHOUT ROWID;
CREATE INDEX team_note_of_student ON team_note (student);
CREATE TABLE consent (id BLOB PRIMARY KEY, student BLOB, what TEXT, answer TEXT, given_by TEXT, given_on TEXT, withdrawn_on TEXT) WITHOUT ROWID;
CREATE INDEX consent_of_student ON consent (student);
CREATE TABLE wording (id BLOB PRIMARY KEY, text TEXT, text_en TEXT, text_es TEXT, text_any TEXT, text_then TEXT) WITHOUT ROWID;
CREATE TABLE disclosure (id BLOB PRIMARY KEY, student BLOB, what TEXT, to_whom TEXT, given_on TEXT, why TEXT) WITHOUT ROWID;
CREATE INDEX disclosure_of_student ON disclosure (student);
CREATE TABLE correction (id BLOB PRIMARY KEY, student BLOB, text TEXT, asked_by TEXT, called TEXT, asked_on TEXT, settled TEXT) WITHOUT ROWID;
CREATE INDEX correction_of_student ON correction (student);
CREATE INDEX correction_open ON correction (asked_on) WHERE settled IS NULL;
CREATE TABLE time_entry (id BLOB PRIMARY KEY, counselor BLOB, spent_on TEXT, what TEXT, minutes TEXT, topic TEXT, student BLOB) WITHOUT ROWID;
CREATE INDEX time_entry_of ON time_entry (counselor, spent_on);
CREATE TABLE summary_proposal (id BLOB PRIMARY KEY, student BLOB, text TEXT, written_on TEXT, answer TEXT) WITHOUT ROWID;
CREATE TABLE summary (id BLOB PRIMARY KEY, student BLOB, text TEXT, approved_on TEXT, withdrawn TEXT) WITHOUT ROWID;
CREATE INDEX summary_of_student ON summary (student);

CREATE TABLE wave (id BLOB PRIMARY KEY, student BLOB, opened_on TEXT, kept_on TEXT, audience TEXT, is_counted INTEGER, purpose TEXT, goal TEXT, help TEXT, shown TEXT, put_away INTEGER) WITHOUT ROWID;
CREATE INDEX wave_of_student ON wave (student, opened_on);
-- The indexes of a map hold whole rows: after a commit a reader decrypts every page anew, and a map out of derived ids
-- would be a page for each tie.
CREATE TABLE alter_person (id BLOB PRIMARY KEY, student BLOB, label TEXT, is_adult INTEGER, origin TEXT, broker TEXT, link TEXT, activity BLOB, activity_called TEXT) WITHOUT ROWID;
CREATE INDEX alter_of_activity ON alter_person (activity) WHERE activity IS NOT NULL;
CREATE INDEX alter_of_student ON alter_person (student, id, label, is_adult, origin, broker, link, activity, activity_called);
CREATE TABLE placement (id BLOB PRIMARY KEY, wave BLOB, alter_id BLOB, presence TEXT, spot TEXT, last_contact TEXT, reciprocity TEXT, is_withheld INTEGER) WITHOUT ROWID;
CREATE INDEX placement_of_wave ON placement (wave, id, alter_id, presence, spot, last_contact, reciprocity, is_withheld);
CREATE TABLE support_given (id BLOB PRIMARY KEY, wave BLOB, alter_id BLOB, support TEXT, is_given INTEGER) WITHOUT ROWID;
CREATE INDEX support_given_of_wave ON support_given (wave, id, alter_id, support, is_given);
CREATE TABLE support_asked (id BLOB PRIMARY KEY, wave BLOB, support TEXT) WITHOUT ROWID;
CREATE INDEX support_asked_of_wave ON support_asked (wave, id, support);
CREATE TABLE tie (id BLOB PRIMARY KEY, wave BLOB, a BLOB, b BLOB, is_present INTEGER) WITHOUT ROWID;
CREATE INDEX tie_of_wave ON tie (wave, id, a, b, is_present);
CREATE TABLE ask (id BLOB PRIMARY KEY, wave BLOB, whom TEXT, what TEXT, due_on TEXT, agreed_on TEXT, asked_on TEXT, answered_on TEXT, got_on TEXT, let_go_on TEXT) WITHOUT ROWID;
CREATE INDEX ask_of_wave ON ask (wave);
CREATE INDEX ask_open ON ask (due_on) WHERE got_on IS NULL AND let_go_on IS NULL;

CREATE TABLE hold (id BLOB PRIMARY KEY, student BLOB, reason TEXT, set_on TEXT, ended_on TEXT) WITHOUT ROWID;
CREATE INDEX hold_of_student ON hold (student);
-- What stays of an erased map: that it was, and by what marks its parts are known again when a device brings them.
CREATE TABLE erasure (id BLOB PRIMARY KEY, student BLOB, asked_by TEXT, erased_on TEXT, marks TEXT) WITHOUT ROWID;
CREATE INDEX erasure_of_student ON erasure (student);

CREATE TABLE campaign (id BLOB PRIMARY KEY, school BLOB, purpose TEXT, opens_on TEXT, closes_on TEXT) WITHOUT ROWID;
CREATE TABLE mark (id BLOB PRIMARY KEY, campaign BLOB, adult BLOB, student BLOB, level TEXT) WITHOUT ROWID;
CREATE INDEX mark_of_campaign ON mark (campaign, adult, student, level);
CREATE TABLE mark_sheet (id BLOB PRIMARY KEY, campaign BLOB, adult BLOB, way TEXT, finished_on TEXT, offers TEXT) WITHOUT ROWID;
CREATE INDEX mark_sheet_of_campaign ON mark_sheet (campaign, adult);
CREATE TABLE quiet_match (id BLOB PRIMARY KEY, campaign BLOB, student BLOB, adult BLOB, since_on TEXT, is_on INTEGER, said_first TEXT, said_second TEXT) WITHOUT ROWID;
CREATE INDEX quiet_match_of_campaign ON quiet_match (campaign, student);
CREATE TABLE adults_answer (id BLOB PRIMARY KEY, campaign BLOB, student BLOB, said TEXT) WITHOUT ROWID;
CREATE INDEX adults_answer_of_campaign ON adults_answer (campaign, student);
CREATE INDEX adults_answer_of_student ON adults_answer (student);
CREATE TABLE visitor (
  id BLOB PRIMARY KEY, name TEXT, organisation TEXT, role TEXT, cluster TEXT, offers TEXT, languages TEXT, path TEXT,
  availability TEXT, returns INTEGER, cleared_on TEXT, retired_on TEXT, same_as BLOB, apart TEXT
) WITHOUT ROWID;
CREATE TABLE visit (
  id BLOB PRIMARY KEY, section BLOB, visitor BLOB, held_on TEXT, began_at TEXT, format TEXT, logged_by BLOB, prepared INTEGER,
  two_way INTEGER, reflected INTEGER, stay_in_touch INTEGER, purpose TEXT, aim TEXT, signed_in_at TEXT,
  same_as BLOB, apart TEXT, listed BLOB, counted TEXT
) WITHOUT ROWID;
CREATE INDEX visit_of_section ON visit (section, held_on);
CREATE INDEX visit_of_visitor ON visit (visitor, held_on);
CREATE INDEX visit_day ON visit (held_on);
CREATE TABLE encounter (id BLOB PRIMARY KEY, visit BLOB, student BLOB, was_present INTEGER) WITHOUT ROWID;
CREATE INDEX encounter_of_visit ON encounter (visit, student, was_present);
CREATE INDEX encounter_of_student ON encounter (student, visit, was_present);
-- Who was there, up to forty-eight of a visit side by side, each by a small number: what all encounters come to is read from here.
CREATE TABLE presence_roll (visit BLOB, nth INTEGER, students BLOB, PRIMARY KEY (visit, nth)) WITHOUT ROWID;
CREATE TABLE presence_student (no INTEGER PRIMARY KEY, student BLOB NOT NULL UNIQUE);

-- Who did something together, each student's part in it, and who spoke with whom there.
CREATE TABLE activity (
  id BLOB PRIMARY KEY, section BLOB, what TEXT, name TEXT, held_on TEXT, led_by TEXT, group_names TEXT, logged_by BLOB,
  same_as BLOB, apart TEXT
) WITHOUT ROWID;
CREATE TABLE participation (id BLOB PRIMARY KEY, activity BLOB, student BLOB, was_present INTEGER, side TEXT) WITHOUT ROWID;
CREATE INDEX participation_of_activity ON participation (activity, student, was_present, side);
CREATE INDEX participation_of_student ON participation (student, activity, was_present);
CREATE TABLE spoke_with (id BLOB PRIMARY KEY, activity BLOB, a BLOB, b BLOB) WITHOUT ROWID;
CREATE INDEX spoke_with_of_activity ON spoke_with (activity, a, b);

CREATE TABLE wish (id BLOB PRIMARY KEY, visit BLOB, student BLOB, said_on TEXT, sent_on TEXT, answered_on TEXT, met_on TEXT, repeated_on TEXT, let_go_on TEXT, message TEXT, reply TEXT) WITHOUT ROWID;
CREATE INDEX wish_of_student ON wish (student);
-- What a student said after a visit, and what a conversation gave; listed: the lines of a form that were taken into it.
CREATE TABLE after_visit (
  id BLOB PRIMARY KEY, visit BLOB, student BLOB, talked INTEGER, learned INTEGER, wishes INTEGER, said_on TEXT, got TEXT,
  helped TEXT, then_what TEXT, card_on TEXT, listed TEXT
) WITHOUT ROWID;
CREATE INDEX after_of_visit ON after_visit (visit);
CREATE INDEX after_of_student ON after_visit (student);
CREATE TABLE question (id BLOB PRIMARY KEY, section BLOB, visit BLOB, student BLOB, text TEXT, asked_on TEXT, answered_on TEXT) WITHOUT ROWID;
CREATE INDEX question_of_section ON question (section);
CREATE INDEX question_of_visit ON question (visit);
-- In which career clusters a student wants to meet somebody.
CREATE TABLE interest (id BLOB PRIMARY KEY, student BLOB, clusters TEXT, chosen_on TEXT) WITHOUT ROWID;
CREATE INDEX interest_of_student ON interest (student);
-- Who is coming, and what is to be done until then.
CREATE TABLE planned_visit (
  id BLOB PRIMARY KEY, section BLOB, visitor BLOB, planned_on TEXT, begins_at TEXT, format TEXT, lesson TEXT, aim TEXT,
  purpose TEXT, planned_by BLOB, approval TEXT, listed BLOB
) WITHOUT ROWID;
CREATE TABLE plan_task (id BLOB PRIMARY KEY, plan BLOB, what TEXT, due_on TEXT, done_on TEXT) WITHOUT ROWID;
CREATE INDEX plan_task_of_plan ON plan_task (plan);
CREATE TABLE visit_rules (id BLOB PRIMARY KEY, school BLOB, approver TEXT, hours_before TEXT, cleared_days TEXT) WITHOUT ROWID;
-- A random word for a student at the door.
CREATE TABLE badge (id BLOB PRIMARY KEY, section BLOB, student BLOB, token TEXT) WITHOUT ROWID;
CREATE INDEX badge_of_token ON badge (token);
CREATE INDEX badge_of_student ON badge (student);

CREATE TABLE released (id BLOB PRIMARY KEY, school BLOB, made_on TEXT, made_by BLOB, report TEXT, asked_on TEXT, made_as BLOB, not_made TEXT) WITHOUT ROWID;
CREATE TABLE release_basis (id BLOB PRIMARY KEY, released BLOB, counted TEXT) WITHOUT ROWID;
CREATE TABLE report_policy (id BLOB PRIMARY KEY, school BLOB, threshold TEXT, network TEXT) WITHOUT ROWID;

-- A program, or a group that a district may tell students apart by, and who is in it.
CREATE TABLE student_group (id BLOB PRIMARY KEY, school BLOB, told TEXT) WITHOUT ROWID;
CREATE TABLE group_member (id BLOB PRIMARY KEY, in_group BLOB, student BLOB, is_in INTEGER) WITHOUT ROWID;
CREATE INDEX group_member_of_group ON group_member (in_group, student, is_in);
CREATE INDEX group_member_of_student ON group_member (student);

-- Fields for which two people recorded different values without having seen each other's.
CREATE TABLE conflict (
  record BLOB NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL,
  PRIMARY KEY (record, kind, field)
) WITHOUT ROWID;
CREATE INDEX conflict_of_scope ON conflict (scope_id);

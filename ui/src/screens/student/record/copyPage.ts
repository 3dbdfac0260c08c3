// In which words does a parent read what is kept? All that the shell gave, section by section, as lines of what and is. Nothing
// is decided here: who is hidden and what is in it is the shell's.

import { GOT } from '../../../frame/TalkCard';
import { answerNames } from './Answers';
import { answerWords } from './Consent';
import type {
  Ask,
  CopiedMap,
  CopyPage,
  CopyRow,
  CopySection,
  ParentsCopy,
  RecordView,
  StudentFile,
} from '../../../ipc';
import { inLocale, localeTag, t } from '../../../words';
import { askWords } from '../../../words/asks';
import { atMoment, exactly, today } from '../../../words/dates';
import { gradeWords } from '../../../words/people';
import { groupLine } from './InGroups';
import { perDay } from './Openings';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const row = (what: string, is: string | null): CopyRow[] => (is ? [{ what, is }] : []);

function details({ file, chosen }: ParentsCopy): CopyRow[] {
  return [
    ...row(t('copy-name'), `${file.name.given} ${file.name.family}`.trim()),
    ...row(t('copy-called'), file.name.called),
    ...row(t('record-grade'), file.grade && gradeWords(file.grade)),
    ...row(t('record-school'), file.school_name),
    ...row(t('record-number'), file.number),
    ...row(t('record-born'), file.birth_date && exactly(file.birth_date)),
    ...row(t('met-fields'), and().format(chosen.map((one) => t(`cluster-${one}`)))),
  ];
}

const consents = (file: StudentFile): CopyRow[] =>
  file.consents.map(({ told, by }) => ({
    what: answerWords(told),
    is: [
      t('consent-line', { by: told.given_by, date: exactly(told.given_on) }),
      by && t('consent-recorded', { by }),
      told.withdrawn_on && t('consent-withdrawn', { date: exactly(told.withdrawn_on) }),
    ]
      .filter(Boolean)
      .join(' · '),
  }));

/** Where somebody is, whether they are there, what they give, which way help runs. */
function about(person: CopiedMap['people'][number]): string {
  const { spot, presence, supports, reciprocity } = person;
  return [
    spot ? `${t(`ring-${spot.ring}`)}, ${t(`sector-${spot.sector}`)}` : !presence && t('copy-nothing-more'),
    presence && t(`about-presence-${presence}`),
    // As it stands on the student's chips, whose words they are.
    supports.length > 0 &&
      t('copy-marked', { what: and().format(supports.map((one) => t('copy-quoted', { words: t(`support-${one}`) }))) }),
    reciprocity && `${t('about-help')}: ${t(`about-help-${reciprocity}`)}`,
  ]
    .filter(Boolean)
    .map((told) => `${told}.`)
    .join(' ');
}

function map({ wave, goal, people, ties }: CopiedMap): CopySection {
  const lead = [
    wave.kept_on && `${t('copy-kept', { date: exactly(wave.kept_on) })}.`,
    t(`copy-audience-${wave.audience}`),
    t(wave.is_counted ? 'copy-counted-yes' : 'copy-counted-no'),
  ];
  const known = ties.map(([a, b]) => t('copy-pair', { a, b })).join('\n');
  return {
    heading: t('copy-maps', { date: exactly(wave.opened_on) }),
    lead: lead.filter(Boolean).join(' '),
    rows: [
      ...row(t('copy-purpose'), goal.purpose && t(`sitting-card-${goal.purpose}`)),
      ...row(t('copy-goal'), goal.words),
      ...row(t('copy-help'), and().format(goal.help.map((one) => t(`support-${one}`)))),
      ...people.map((person) => ({ what: person.label, is: about(person) })),
      ...row(t('copy-knows'), known),
    ],
  };
}

const ask = (one: Ask): CopyRow => ({
  what: askWords(one),
  is: t('record-ask-state', {
    state: t(`sitting-step-state-${one.state}`),
    date: exactly(one.moved_on ?? one.agreed_on),
  }),
});

function steps(file: StudentFile): CopyRow[] {
  return [
    ...file.steps.map(({ what, due_on, finished_on }) => ({
      what,
      is: finished_on
        ? t('record-step-finished-on', { date: exactly(finished_on) })
        : t('record-step-due-on', { date: exactly(due_on) }),
    })),
    ...file.asks.map(ask),
  ];
}

function summary({ summary: { proposed, approved } }: RecordView): CopyRow[] {
  const isTheSame = proposed !== null && proposed.text === approved?.text;
  return [
    ...row(
      approved
        ? approved.text === null && approved.withdrawn
          ? t('copy-summary-withdrawn', { date: exactly(approved.withdrawn.on) })
          : t('copy-summary-approved', { date: exactly(approved.approved_on) })
        : '',
      approved && (approved.text ?? '—'),
    ),
    ...row(t('copy-summary-proposed'), isTheSame ? null : (proposed?.text ?? null)),
  ];
}

function settled({ settled: one }: RecordView['corrections'][number]): string {
  if (!one) return t('corrections-open');
  const words = t(`corrections-${one.as}`, { date: exactly(one.on) });
  return one.as === 'declined' ? `${words}: ${one.reason}` : words;
}

/** Who came, when and to which class; what the student said of it. */
function visit({ visit: one, said }: ParentsCopy['visits'][number]): CopyRow {
  const { card } = said;
  const yes = (is: boolean | null, words: string) =>
    is !== null && t('copy-answer', { asked: words, answer: t(is ? 'conflict-yes' : 'conflict-no') });
  const gave = [
    ...GOT.filter((got) => card.got.includes(got)).map((got) => t(`talk-got-${got}`)),
    card.helped && t(`met-helped-${card.helped}`),
    card.next && t(`talk-then-${card.next}`),
  ].filter(Boolean);
  return {
    what: [one.visitor.name, one.visitor.organisation].filter(Boolean).join(' · '),
    is: [
      [exactly(one.held_on), one.class, t(`visit-format-${one.format}`)].join(' · '),
      one.purpose,
      one.aim,
      yes(said.talked, t('stayed-col-talked')),
      yes(said.learned, t('stayed-col-learned')),
      said.wish ? t(`wish-to-${said.wish}`) : yes(said.wishes, t('stayed-col-wishes')),
      said.question,
      gave.length > 0 && `${t('met-card')}: ${gave.join(' · ')}`,
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

const activity = (one: ParentsCopy['activities'][number]): CopyRow => ({
  what: one.name,
  is: [
    t(`activity-what-${one.what}`),
    exactly(one.held_on),
    and().format([one.class, ...one.with]),
    one.led_by && t('activity-led-by', { name: one.led_by.name }),
    t('met-activity-others', { count: Math.max(0, one.present - 1) }),
  ]
    .filter(Boolean)
    .join(' · '),
});

/** The whole of it. */
export function copyPage(copy: ParentsCopy): CopyPage {
  const { file, record, maps } = copy;
  const date = exactly(today());
  const section = (heading: string, rows: CopyRow[]): CopySection => ({
    heading,
    lead: rows.length > 0 ? '' : t('copy-none'),
    rows,
  });
  return {
    language: localeTag(),
    title: t('copy-page-title', { name: file.shown }),
    lead: `${
      file.school_name ? t('copy-page-lead', { school: file.school_name, date }) : t('copy-page-lead-alone', { date })
    } ${t('copy-not-in-it')}`,
    sections: [
      section(t('copy-details'), details(copy)),
      section(
        t('copy-contacts'),
        file.contacts.map(({ name, relation }) => ({ what: name, is: relation ?? '' })),
      ),
      section(t('consent-title'), consents(file)),
      section(
        t('copy-classes'),
        file.sections.map(({ title, teachers }) => ({ what: title, is: and().format(teachers) })),
      ),
      section(
        t('groups-title'),
        record.groups.map((group) => ({ what: group.name, is: groupLine(group) })),
      ),
      ...maps.map(map),
      section(t('copy-visits'), copy.visits.map(visit)),
      section(t('met-activities'), copy.activities.map(activity)),
      section(
        t('answers-title'),
        record.answers.map((answer) => ({ what: exactly(answer.said_on), is: answerNames(answer) })),
      ),
      section(
        t('record-erasures'),
        file.erasures.map(({ asked_by, erased_on }) => ({
          what: t(`record-erasure-${asked_by}`),
          is: exactly(erased_on),
        })),
      ),
      section(t('record-steps'), steps(file)),
      section(
        t('team-notes-title'),
        file.team_notes.map(({ text, by, at }) => ({
          what: t('team-notes-by', { name: by || t('conflict-someone'), date: atMoment(at) }),
          is: text,
        })),
      ),
      section(t('summary-title'), summary(record)),
      section(
        t('corrections-title'),
        record.corrections.map((one) => ({
          what: one.called
            ? t('corrections-from-named', { name: one.called, date: exactly(one.asked_on) })
            : t(`corrections-from-${one.asked_by}`, { date: exactly(one.asked_on) }),
          is: `${one.text}\n${settled(one)}`,
        })),
      ),
      section(
        t('given-title'),
        record.disclosures.map(({ what, to_whom, why, given_on }) => ({
          what: exactly(given_on),
          is: [`${t(`given-what-${what}`)} ${t('given-to', { who: to_whom })}`, why].filter(Boolean).join('. '),
        })),
      ),
      section(
        t('record-openings'),
        perDay(record.openings).map(({ day, by, times }) => ({
          what: by || t('conflict-someone'),
          is: t('openings-times', { date: exactly(day), count: times }),
        })),
      ),
    ],
  };
}

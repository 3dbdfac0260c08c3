// How does the double keep a marking? Campaigns, marks, sheets and quiet matches on its shelf, so that undo puts them back.

import type { CampaignLine, Edit, MarkLevel, MatchSaid, Scope, SheetWay } from '../../src/bindings';
import { daysAfter } from '../../src/words/dates';
import { No } from './map';
import { ADULTS, type Id, idOf, SCHOOLS, type Student } from './people';

export type Campaign = CampaignLine['campaign'];

interface Match {
  id: Id;
  campaign: Id;
  student: Id;
  adult: Id;
  since_on: string;
  said: [MatchSaid | null, MatchSaid | null];
}

/** All that is kept of markings. */
export interface Marking {
  campaigns: Campaign[];
  marks: { campaign: Id; adult: Id; student: Id; level: MarkLevel }[];
  sheets: { campaign: Id; adult: Id; way: SheetWay | null; offers: number }[];
  matches: Match[];
  answers: { id: Id; campaign: Id; student: Id; named: { label: string; staff: Id | null }[]; on: string }[];
}

export const noMarking = (): Marking => ({ campaigns: [], marks: [], sheets: [], matches: [], answers: [] });

type MarkingEdit = Extract<Edit, { on: 'campaign' | 'mark' | 'answer' }>;

export const isMarking = (edit: Edit): edit is MarkingEdit =>
  edit.on === 'campaign' || edit.on === 'mark' || edit.on === 'answer';

/** What such an edit does. */
export function marked(kept: Marking, edit: MarkingEdit): Scope[] {
  const campaignOf = (id: Id): Campaign => {
    const found = kept.campaigns.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_record' });
    return found;
  };
  if (edit.on === 'campaign') {
    const told = edit.do;
    if (told.edit === 'open_campaign') {
      const { campaign: id, edit: _, ...rest } = told;
      if (rest.closes_on < rest.opens_on) throw new No({ refusal: 'day_is_over' });
      kept.campaigns.unshift({ id, ...rest });
      return [{ of: 'school', id: rest.school }];
    }
    if (told.edit === 'close_on') {
      const found = campaignOf(told.campaign);
      found.closes_on = told.closes_on;
      return [{ of: 'school', id: found.school }];
    }
    if (told.edit === 'match_quietly') {
      const { campaign, student, adult, instead_of, on } = told;
      const ends = [adult, instead_of];
      kept.matches = kept.matches.filter((one) => one.student !== student || !ends.includes(one.adult));
      if (told.is_on)
        kept.matches.push({ id: `${student} ${adult}`, campaign, student, adult, since_on: on, said: [null, null] });
      return [{ of: 'school', id: campaignOf(campaign).school }];
    }
    const match = kept.matches.find((one) => one.id === told.quiet_match);
    if (!match) throw new No({ refusal: 'no_such_record' });
    match.said[told.at === 'four_weeks' ? 0 : 1] = told.said;
    return [{ of: 'school', id: campaignOf(match.campaign).school }];
  }
  if (edit.on === 'answer') {
    const told = edit.do;
    if (told.edit === 'erase_answer') {
      const gone = kept.answers.find(({ id }) => id === told.answer);
      if (!gone) throw new No({ refusal: 'no_such_record' });
      kept.answers = kept.answers.filter((one) => one !== gone);
      return [{ of: 'student', id: gone.student }];
    }
    const { campaign, student, named, on } = told;
    kept.answers = kept.answers.filter((one) => one.student !== student || one.campaign !== campaign);
    if (named) kept.answers.push({ id: `${campaign} ${student}`, campaign, student, named, on });
    return [{ of: 'student', id: student }];
  }
  const { campaign, adult, on } = edit.do;
  const { opens_on, closes_on } = campaignOf(campaign);
  if (on < opens_on || on > closes_on) throw new No({ refusal: 'campaign_is_over' });
  if (edit.do.edit === 'mark') {
    const { student, level } = edit.do;
    kept.marks = kept.marks.filter(
      (one) => one.adult !== adult || one.student !== student || one.campaign !== campaign,
    );
    if (level) kept.marks.push({ campaign, adult, student, level });
  } else {
    let sheet = kept.sheets.find((one) => one.adult === adult && one.campaign === campaign);
    if (!sheet) {
      sheet = { campaign, adult, way: null, offers: 0 };
      kept.sheets.push(sheet);
    }
    if (edit.do.edit === 'offer_quietly') sheet.offers = edit.do.students;
    else sheet.way = edit.do.way;
  }
  return [{ of: 'staff', id: adult }];
}

/** The invented marking: open since yesterday, four of five adults through, six students of whom nobody said anything. */
export function someMarks(students: readonly Student[], ago: (days: number) => string): Marking {
  const campaign = idOf('campaign', 1);
  const adults = ADULTS.filter(({ of }) => of === 'staff').map(({ id }) => id);
  const here = students.filter(({ school }) => school === SCHOOLS[0].id);
  return {
    campaigns: [
      {
        id: campaign,
        school: SCHOOLS[0].id,
        purpose: {
          who_benefits: 'Students whom no adult here knows well yet. They get somebody who quietly looks out for them.',
          who_could_be_hurt:
            'Somebody who hears that nobody marked them. No list hangs on a wall, and no name is read out.',
        },
        opens_on: ago(1),
        closes_on: daysAfter(ago(0), 3),
      },
    ],
    marks: here
      .filter((_, nth) => nth % 6 !== 2)
      .map(({ id: student }, nth) => ({ campaign, student, adult: adults[nth % 4], level: 'would_come' as const }))
      .concat(
        here
          .filter((_, nth) => nth % 12 === 2)
          .map(({ id: student }) => ({ campaign, student, adult: adults[1], level: 'could_build' as never })),
      ),
    sheets: adults.slice(0, 3).map((adult, nth) => ({ campaign, adult, way: 'own' as const, offers: nth })),
    matches: [],
    answers: [],
  };
}

// What does the double answer of a marking? Who marks whom, and whom nobody has marked; and while a laptop goes around, nothing else.

import type {
  AdultLine,
  CampaignLine,
  CampaignResult,
  FailureCode,
  MarkingAsked,
  MarkingPage,
  Overlay,
  OverlayLine,
  Sides,
  Told,
} from '../../src/bindings';
import type { CommandName } from '../../src/ipc';
import { daysAfter } from '../../src/words/dates';
import type { DoubleOptions } from './answering';
import { ME } from './held';
import { No } from './map';
import { type Campaign, someMarks } from './marking';
import { Notes } from './notes';
import { ADULTS, fold, type Id, SECTIONS, type Student } from './people';

const SIDES: readonly Sides[] = ['nobody', 'adults_only', 'student_only', 'both_others', 'both'];

export abstract class Marks extends Notes {
  protected meeting: Id | null = null;
  /** For a test: what two laptops told of a student. */
  readonly answeredTwice = new Map<Id, Told[]>();

  constructor(options: DoubleOptions = {}) {
    super(options);
    if (options.hasMarking) this.shelf.marking = someMarks(this.shelf.students, this.ago);
  }

  protected override refuses(name: CommandName): FailureCode | null {
    const heard = ['status', 'touch', 'readOut', 'lock', 'adults', 'marking', 'commit', 'undo', 'redo', 'endMarking'];
    return this.meeting !== null && !heard.includes(name) ? 'not_here' : super.refuses(name);
  }

  campaigns = (): CampaignLine[] => this.shelf.marking.campaigns.map((one) => this.campaignLine(one));

  private campaignLine(campaign: Campaign): CampaignLine {
    const adults = this.schoolAdults(campaign.id);
    const me = adults.find(({ id }) => id === ME);
    const due = (days: number) => daysAfter(campaign.closes_on, days);
    return {
      campaign,
      is_open: campaign.opens_on <= this.day && this.day <= campaign.closes_on,
      is_ahead: this.day < campaign.opens_on,
      follow_ups: [
        { at: 'four_weeks', due_on: due(28), is_due: due(28) <= this.day },
        { at: 'two_months', due_on: due(61), is_due: due(61) <= this.day },
      ],
      adults: adults.length,
      adults_done: adults.filter(({ is_done }) => is_done).length,
      i_am_done: me?.is_done ?? false,
      my_offers: me?.offers ?? 0,
      me: ME,
    };
  }

  private schoolAdults(campaign: Id): AdultLine[] {
    const all = [
      { id: ME, label: this.profile().name, detail: 'Counselor', of: 'staff' as const },
      ...ADULTS.filter(({ of }) => of === 'staff'),
    ];
    return all.map(({ id, label: name, detail: role }) => {
      const sheet = this.shelf.marking.sheets.find((one) => one.adult === id && one.campaign === campaign);
      const way = sheet?.way ?? null;
      return { id, name, role, is_done: way !== null, way, offers: sheet?.offers ?? 0 };
    });
  }

  private openCampaign(id: Id): Campaign {
    const found = this.shelf.marking.campaigns.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_record' });
    if (this.day < found.opens_on || this.day > found.closes_on) throw new No({ refusal: 'campaign_is_over' });
    return found;
  }

  adults(campaign: Id): AdultLine[] {
    this.openCampaign(campaign);
    return this.schoolAdults(campaign).sort((a, b) => fold(a.name).localeCompare(fold(b.name)));
  }

  marking(asked: MarkingAsked): MarkingPage {
    const { school } = this.openCampaign(asked.campaign);
    const own = asked.adult === ME ? [SECTIONS[0]] : [];
    const isOwn = (one: Student) => one.sections.some((section) => own.some(({ id }) => id === section));
    const typed = fold(asked.text);
    const found = this.here()
      .filter((one) => one.school === school && !one.hasLeft)
      .filter((one) => asked.section === null || one.sections.includes(asked.section))
      .filter((one) => fold(this.shown(one)).includes(typed))
      .sort((a, b) => fold(`${a.family} ${a.given}`).localeCompare(fold(`${b.family} ${b.given}`)))
      .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
    const { marks } = this.shelf.marking;
    const level = (student: Id) =>
      marks.find((one) => one.campaign === asked.campaign && one.adult === asked.adult && one.student === student)
        ?.level ?? null;
    const rows = found.slice(0, asked.limit).map((one) => ({
      student: one.id,
      name: this.shown(one),
      grade: one.grade,
      level: level(one.id),
      is_own: isOwn(one),
    }));
    return { rows, total: found.length, sections: own.map(({ id, title }) => ({ id, title })) };
  }

  campaignResult(id: Id): CampaignResult {
    const campaign = this.shelf.marking.campaigns.find((one) => one.id === id);
    if (!campaign) throw new No({ refusal: 'no_such_record' });
    const adults = this.schoolAdults(id);
    const named = (adult: Id) => ({ id: adult, name: adults.find((one) => one.id === adult)?.name ?? '' });
    const isWhole = this.open?.role === 'school_lead';
    const { marks, matches } = this.shelf.marking;
    const students = this.here().filter(
      (one) => one.school === campaign.school && !one.hasLeft && (isWhole || this.isOn(one)),
    );
    const unlearned = students
      .filter((one) => !marks.some(({ student, level }) => student === one.id && level === 'would_come'))
      .sort((a, b) => fold(`${a.family} ${a.given}`).localeCompare(fold(`${b.family} ${b.given}`)))
      .map((one) => ({
        student: one.id,
        name: this.shown(one),
        grade: one.grade,
        could_build: marks
          .filter(({ student, level }) => student === one.id && level === 'could_build')
          .map(({ adult }) => named(adult)),
        matches: matches
          .filter(({ student }) => student === one.id)
          .map((match) => ({ id: match.id, adult: named(match.adult), since_on: match.since_on, said: match.said })),
      }));
    const matched = (adult: Id) => matches.filter((one) => one.adult === adult).length;
    return {
      line: this.campaignLine(campaign),
      is_whole_school: isWhole,
      students: students.length,
      unlearned,
      offers: adults
        .filter(({ offers }) => offers > 0)
        .map((one) => ({ adult: named(one.id), offers: one.offers, matched: matched(one.id) })),
      waiting: adults.filter(({ is_done }) => !is_done).map((one) => named(one.id)),
    };
  }

  /** Those with a counted map: whom they put close among the school's adults, over who marked them. */
  overlay(id: Id): Overlay {
    const { unlearned: _, students: total } = this.campaignResult(id);
    const campaign = this.shelf.marking.campaigns.find((one) => one.id === id);
    const adults = this.schoolAdults(id);
    const named = (adult: Id) => ({ id: adult, name: adults.find((one) => one.id === adult)?.name ?? '' });
    const { marks, matches } = this.shelf.marking;
    const lines = this.here()
      .filter((one) => one.school === campaign?.school && !one.hasLeft && this.isOn(one))
      .flatMap((one): OverlayLine[] => {
        const wave = this.wavesOf(one.id).find(({ line }) => !line.is_draft);
        const map = wave?.line.is_counted ? wave : undefined;
        const answer = this.shelf.marking.answers.find((each) => each.student === one.id && each.campaign === id);
        if (!map && !answer) return [];
        const isAnswer = answer !== undefined && (!map || map.line.opened_on <= answer.on);
        const close = isAnswer
          ? answer.named
          : (map?.network.alters ?? [])
              .filter(({ spot, is_adult }) => spot?.sector === 'school' && spot.ring !== 'known' && is_adult !== false)
              .map(({ label, link }) => ({ label, staff: link?.of === 'staff' ? link.id : null }));
        const marked_by = marks
          .filter(({ student, level }) => student === one.id && level === 'would_come')
          .map(({ adult }) => named(adult));
        const isSame = close.some(({ staff }) => staff !== null && marked_by.some((by) => by.id === staff));
        const sides: Sides =
          marked_by.length === 0
            ? close.length === 0
              ? 'nobody'
              : 'student_only'
            : close.length === 0
              ? 'adults_only'
              : isSame
                ? 'both'
                : 'both_others';
        return [
          {
            student: one.id,
            name: this.shown(one),
            grade: one.grade,
            sides,
            marked_by,
            named: close.map(({ label }) => label),
            said: isAnswer ? 'question' : 'map',
            said_on: (isAnswer ? answer.on : map?.line.opened_on) ?? '',
            otherwise: this.answeredTwice.get(one.id) ?? [],
            matches: matches
              .filter(({ student }) => student === one.id)
              .map((match) => ({
                id: match.id,
                adult: named(match.adult),
                since_on: match.since_on,
                said: match.said,
              })),
          },
        ];
      })
      .sort((a, b) => SIDES.indexOf(a.sides) - SIDES.indexOf(b.sides));
    const counts = SIDES.map((sides) => ({ sides, students: lines.filter((line) => line.sides === sides).length }));
    return { lines, counts, asked: lines.length, not_asked: total - lines.length };
  }

  beginMarking(campaign: Id) {
    this.openCampaign(campaign);
    this.meeting = campaign;
    return null;
  }

  endMarking() {
    this.meeting = null;
    if (!this.open?.is_invented) {
      this.open = null;
      this.tell('locked', {});
    }
    return null;
  }
}

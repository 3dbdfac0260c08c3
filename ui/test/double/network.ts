// What does the double answer about the school's network? A school that was made once: students in two halves, their adults, a
// visitor; who goes to whom is read off their numbers. Which of it may be looked at is the store's matter and proved there.

import type {
  DistrictNow,
  GiveTo,
  NetworkAs,
  NetworkPerson,
  NetworkSeenBy,
  NetworkView,
  SchoolNetwork,
  Seat,
  Standing,
} from '../../src/bindings';
import { Releases } from './releases';
import { ADULTS, fold, idOf } from './people';

interface Made {
  view: NetworkView;
  ties: [number, number, number][];
}

const MARK = 0x4b4e4554;

export abstract class NetworkRoom extends Releases {
  private seenBy: NetworkSeenBy =
    this.options.network === undefined ? 'nobody' : this.options.network === 'leads' ? 'leads' : 'leads_and_counselors';
  private isLaid = this.options.network !== 'unlaid';
  private made: Made | null = null;

  /** The district is told of further on. */
  abstract districtNow(): DistrictNow;

  protected setNetwork(seenBy: NetworkSeenBy) {
    this.seenBy = seenBy;
  }

  private mayLook = () =>
    this.seenBy === 'leads_and_counselors' || (this.seenBy === 'leads' && this.open?.role === 'school_lead');

  schoolNetwork = (): SchoolNetwork => ({
    seen_by: this.seenBy,
    may_set: this.open?.role !== 'teacher' && (this.open?.role === 'school_lead' || !this.districtNow().is_joined),
    view: this.mayLook() ? this.theNetwork().view : null,
  });

  async networkPicture(settles: boolean): Promise<ArrayBuffer> {
    if (settles && !this.isLaid) {
      await this.work('picture', 12);
      this.isLaid = true;
    }
    return bytesOf(this.theNetwork(), this.isLaid);
  }

  saveNetwork = (_how: NetworkAs, _name: string, _give: GiveTo) => true;

  private theNetwork(): Made {
    this.made ??= this.options.network === 'large' ? large() : this.small();
    return this.made;
  }

  private small(): Made {
    const people = this.here()
      .filter(({ hasLeft }) => !hasLeft)
      .map((one): [string, string, Seat, string | null, string | null] => [
        one.id,
        this.shown(one),
        'student',
        one.grade,
        null,
      ]);
    const adults = ADULTS.filter(({ of }) => of === 'staff').slice(0, 6);
    for (const { id, label, detail } of adults) people.push([id, label, 'adult', null, detail]);
    people.push([idOf('visitor', 1), 'Rosa Delgado', 'visitor', null, 'Cedar Mill Clinic']);
    const students = people.filter(([, , seat]) => seat === 'student').length;
    const ties: [number, number, number][] = [];
    const count = this.options.isEmpty ? 0 : students;
    for (let at = 0; at < count; at++) {
      if (at % 9 === 4) continue;
      const half = at < count / 2 ? 0 : Math.floor(adults.length / 2);
      const among = Math.max(1, Math.floor(adults.length / 2));
      ties.push([at, students + half + (at % among), at % 4 === 0 ? 5 : 1]);
      if (at % 2 === 0) ties.push([at, students + half + ((at + 1) % among), 4]);
      if (at % 7 === 0) ties.push([at, people.length - 1, 2]);
    }
    return network(people, ties);
  }
}

/** A school of ten thousand, for whoever looks at how it moves. */
function large(): Made {
  const people: [string, string, Seat, string | null, string | null][] = [];
  for (let at = 0; at < 9200; at++)
    people.push([idOf('student', at + 1), `Student ${at + 1}`, 'student', String(9 + (at % 4)), null]);
  for (let at = 0; at < 800; at++) people.push([idOf('staff', at + 1), `Adult ${at + 1}`, 'adult', null, 'Teacher']);
  const ties = new Map<string, [number, number, number]>();
  for (let n = 0; ties.size < 60_000; n++) {
    const student = (n * 7919) % 9000;
    const part = student % 40;
    const round = Math.floor(n / 9000);
    const adult = (n + round) % 10 === 0 ? (n * 31 + round) % 800 : part * 20 + ((student * 7 + round * 3) % 20);
    ties.set(`${student} ${adult}`, [student, 9200 + adult, 1]);
  }
  return network(people, [...ties.values()]);
}

function network(
  people: [string, string, Seat, string | null, string | null][],
  ties: [number, number, number][],
): Made {
  const near = people.map(() => new Set<number>());
  for (const [a, b] of ties) {
    near[a].add(b);
    near[b].add(a);
  }
  const standing = (at: number): Standing =>
    near[at].size === 0
      ? 'alone'
      : people[at][2] === 'visitor'
        ? 'bridge'
        : people[at][2] === 'student' && near[at].size === 1
          ? 'by_one'
          : 'tied';
  const community = (at: number) => {
    const first = people[at][2] === 'student' ? [...near[at]].find((other) => people[other][2] === 'adult') : at;
    return first === undefined ? 0 : Math.floor(first / 3);
  };
  const order = people
    .map((_, at) => at)
    .sort(
      (a, b) =>
        Number(people[a][2] !== 'student') - Number(people[b][2] !== 'student') ||
        fold(people[a][1]).localeCompare(fold(people[b][1])),
    );
  const places = new Map(order.map((at, place) => [at, place]));
  const all = people.map(
    ([id, name, seat, grade, role], at): NetworkPerson => ({
      id,
      name,
      seat,
      grade,
      role,
      community: community(at),
      standing: standing(at),
      place: places.get(at) ?? 0,
    }),
  );
  const sit = (seat: Seat) => all.filter((one) => one.seat === seat).length;
  const stand = (is: Standing) => all.filter((one) => one.seat === 'student' && one.standing === is).length;
  const degrees = near.reduce<number[]>((so, { size }) => {
    while (so.length <= size) so.push(0);
    so[size] += 1;
    return so;
  }, []);
  // The larger half shares a grade, the others nothing.
  const groups = [...new Set(all.map((one) => one.community))]
    .map((of) => ({ of, size: all.filter((one) => one.community === of).length }))
    .filter(({ size }) => size >= 5)
    .toSorted((a, b) => b.size - a.size || a.of - b.of)
    .map(({ of }, at) => ({ community: of, nth: at + 1, section: null, grade: at === 0 ? '9' : null }));
  const view: NetworkView = {
    is_whole_school: false,
    holds_maps: true,
    stamp: '00000007000000ab',
    people: all,
    students: sit('student'),
    adults: sit('adult'),
    visitors: sit('visitor'),
    students_alone: stand('alone'),
    students_by_one: stand('by_one'),
    bridges: all.filter((one) => one.standing === 'bridge').length,
    groups,
    communities: 2,
    parts: 1,
    told: [1, 2, 4].map((bit) => ties.filter(([, , ways]) => (ways & bit) !== 0).length) as [number, number, number],
    whole: {
      nodes: people.length,
      ties: ties.length,
      density: null,
      reciprocity: null,
      transitivity: null,
      components: 1,
      isolates: degrees[0] ?? 0,
      degrees,
      self_ties_dropped: 0,
      repeated_ties_dropped: 0,
    },
  };
  return { view, ties };
}

/** The bytes of the shell: adults in a ring, their students around them, whoever goes to nobody in a row below. */
function bytesOf({ view, ties }: Made, isSettled: boolean): ArrayBuffer {
  const count = view.people.length;
  const bytes = new ArrayBuffer(28 + 8 * count + 9 * ties.length);
  const words = [MARK, 1, 0xab, 7, count, ties.length, isSettled ? 3 : 0];
  const told = new DataView(bytes);
  words.forEach((word, at) => told.setUint32(4 * at, word, true));
  const places = new Float32Array(bytes, 28, 2 * count);
  const adults = view.people.filter(({ seat }) => seat !== 'student').length;
  const first = count - adults;
  const far = Math.max(90, 26 * Math.sqrt(count));
  const of = new Map(ties.map(([student, adult]) => [student, adult]));
  let alone = 0;
  for (let at = 0; at < count; at++) {
    const adult = at >= first ? at : of.get(at);
    if (adult === undefined) {
      places.set([(alone % 40) * 30 - 150, far * 1.5 + 60 + Math.floor(alone / 40) * 30], 2 * at);
      alone += 1;
      continue;
    }
    const angle = ((adult - first) / adults) * 2 * Math.PI;
    const away = adults > 100 ? far * Math.sqrt((((adult - first) * 7) % adults) / adults) : far;
    const round = at * 2.4;
    const beside = at >= first ? 0 : 26 + (at % 5) * 14;
    places.set(
      [away * Math.cos(angle) + beside * Math.cos(round), away * Math.sin(angle) + beside * Math.sin(round)],
      2 * at,
    );
  }
  new Uint32Array(bytes, 28 + 8 * count, 2 * ties.length).set(ties.flatMap(([a, b]) => [a, b]));
  new Uint8Array(bytes, 28 + 8 * count + 8 * ties.length, ties.length).set(ties.map(([, , ways]) => ways));
  return bytes;
}

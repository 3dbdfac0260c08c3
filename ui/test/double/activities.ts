// What does the double answer about circles, clubs, online classes and dialogues? The same questions as the shell's.

import type {
  ActivitiesPage,
  ActivitiesWords,
  ActivityLine,
  ActivityParts,
  Leader,
  LoggedActivity,
  TableAs,
} from '../../src/bindings';
import type { Activity } from './activities_held';
import { No } from './map';
import { ADULTS, fold, type Id, idOf } from './people';
import { VisitsRoom } from './visits';
import { isOptedOut } from './visits_held';

export abstract class ActivitiesRoom extends VisitsRoom {
  private standingActivities = () => this.shelf.activities.filter((one) => one.sameAs === null);

  private counts = (student: Id): boolean => !isOptedOut(this.find(student));

  protected leaderOf(link: Leader['link']): Leader {
    if (link.of === 'staff') {
      const found = ADULTS.find(({ id }) => id === link.id);
      return { link, name: found?.label ?? this.open?.name ?? '', detail: found?.detail ?? '' };
    }
    const { id, name, organisation } = this.visitorName(link.id);
    return { link: { of: 'visitor', id }, name, detail: organisation ?? '' };
  }

  protected ledOf({ led_by }: LoggedActivity): Leader | null {
    if (led_by === null) return null;
    return this.leaderOf(
      led_by.by === 'staff' ? { of: 'staff', id: led_by.staff } : { of: 'visitor', id: led_by.came.visitor },
    );
  }

  private activityLine = ({ told: one, by }: Activity): ActivityLine => {
    const joined = this.shelf.activities.filter((other) => other.sameAs === one.activity);
    const entries = [one, ...joined.map((other) => other.told)].flatMap((entry) => [entry, ...entry.with]);
    const here = new Set(entries.flatMap(({ present }) => present.map(({ student }) => student)).filter(this.counts));
    const away = new Set(entries.flatMap(({ absent }) => absent).filter((id) => this.counts(id) && !here.has(id)));
    return {
      id: one.activity,
      section: one.section,
      class: this.visitClass(one.section).title,
      with: one.with.map(({ section }) => this.visitClass(section).title),
      tied: one.what === 'club' ? 1 : 0,
      what: one.what,
      name: one.name,
      held_on: one.held_on,
      led_by: this.ledOf(one),
      groups: one.groups,
      present: here.size,
      absent: away.size,
      pairs: one.spoke.filter(([a, b]) => here.has(a) && here.has(b)).length,
      logged_by: by,
      joined: joined.map((other) => other.told.activity),
    };
  };

  activities(): ActivitiesPage {
    const all = this.standingActivities().toSorted((a, b) => b.told.held_on.localeCompare(a.told.held_on));
    const isAlike = (one: Activity, other: Activity) =>
      one.told.section === other.told.section &&
      one.told.what === other.told.what &&
      one.told.held_on === other.told.held_on &&
      !one.apart.includes(other.told.activity) &&
      !other.apart.includes(one.told.activity);
    const twins = all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter((other) => isAlike(one, other))
        .map((other) => ({ one: this.activityLine(one), other: this.activityLine(other) })),
    );
    return { recent: all.map(this.activityLine), twins };
  }

  activityParts(id: Id): ActivityParts {
    const found = this.shelf.activities.find(({ told: one }) => one.activity === id);
    if (!found) throw new No({ refusal: 'no_such_record' });
    const { present, absent, spoke } = found.told;
    return {
      present: present.filter(({ student }) => this.counts(student)),
      absent: absent.filter(this.counts),
      with: found.told.with.map((part) => ({
        ...part,
        present: part.present.filter(({ student }) => this.counts(student)),
        absent: part.absent.filter(this.counts),
      })),
      spoke,
    };
  }

  activitiesMet(student: Id): ActivityLine[] {
    if (!this.counts(student)) return [];
    return this.standingActivities()
      .filter(({ told: one }) =>
        [one, ...one.with].some(({ present }) => present.some((part) => part.student === student)),
      )
      .map(this.activityLine);
  }

  saveActivities = (_words: ActivitiesWords, _how: TableAs) => true;

  leaders(text: string): Leader[] {
    const typedText = fold(text.trim());
    if (typedText === '') {
      const me = { link: { of: 'staff' as const, id: idOf('staff', 90) }, name: this.open?.name ?? '', detail: '' };
      const led = this.standingActivities().flatMap(({ told: one }) => this.ledOf(one) ?? []);
      return [me, ...led.filter((one, at) => led.findIndex(({ link }) => link.id === one.link.id) === at)];
    }
    const fits = (label: string) =>
      fold(label)
        .split(/[\s.]+/)
        .some((word) => word.startsWith(typedText));
    const staff = ADULTS.filter((one) => one.of === 'staff' && fits(one.label));
    const visitors = this.visitorLines().filter((line) => fits(line.told.name));
    return [
      ...staff.map(({ id }) => this.leaderOf({ of: 'staff', id })),
      ...visitors.map(({ id }) => this.leaderOf({ of: 'visitor', id })),
    ];
  }
}

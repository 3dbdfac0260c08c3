// By what is the network narrowed? What somebody is, grade, class, group of the picture, how it is known, how they stand.

import { kith, type NetworkView, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Which } from '../../../widgets/Which';
import { t } from '../../../words';
import { gradeWords } from '../../../words/people';
import { EVERYBODY, type Wanted } from './narrowed';
import { WAYS } from './picture';
import { groupWords } from './told';

interface Props {
  view: NetworkView;
  wanted: Wanted;
  onWant: (part: Partial<Wanted>) => void;
}

const SEATS = ['student', 'adults'] as const;
const STANDINGS = ['alone', 'by_one', 'bridge'] as const;

export function Filters({ view, wanted, onWant }: Props) {
  const filters = useLive(['filters'], kith.filters, 'any').data;
  const told = new Set(WAYS.filter((_, at) => view.told[at] > 0));
  const isNarrowed = Object.values(wanted).some((one) => one !== null);
  return (
    <div className="network-filters">
      <Which
        label={t('network-filter-seat')}
        any={t('network-any-seat')}
        options={SEATS.map((id) => ({ id, label: t(`network-seat-${id}`) }))}
        value={wanted.seat}
        onChange={(seat) => onWant({ seat: seat as Wanted['seat'] })}
      />
      <Which
        label={t('cohort-grade')}
        any={t('report-group-all')}
        options={filters?.grades.map(({ grade }) => ({ id: grade, label: gradeWords(grade) })) ?? []}
        value={wanted.grade}
        onChange={(grade) => onWant({ grade })}
      />
      <Which
        label={t('cohort-section')}
        any={t('cohort-any-section')}
        options={filters?.sections.map(({ id, title }) => ({ id, label: title })) ?? []}
        value={wanted.section}
        onChange={(section) => onWant({ section })}
      />
      {view.groups.length > 1 && (
        <Which
          label={t('network-filter-group')}
          any={t('network-any-group')}
          options={view.groups.map((group) => ({ id: String(group.community), label: groupWords(group) }))}
          value={wanted.group === null ? null : String(wanted.group)}
          onChange={(group) => onWant({ group: group === null ? null : Number(group) })}
        />
      )}
      {told.size > 1 && (
        <Which
          label={t('network-filter-way')}
          any={t('network-any-way')}
          options={WAYS.filter((way) => told.has(way)).map((id) => ({ id, label: t(`network-way-${id}-long`) }))}
          value={wanted.way}
          onChange={(way) => onWant({ way: way as Wanted['way'] })}
        />
      )}
      <Which
        label={t('network-filter-standing')}
        any={t('network-any-standing')}
        options={STANDINGS.map((id) => ({ id, label: t(`network-stands-${id}`) }))}
        value={wanted.standing}
        onChange={(standing) => onWant({ standing: standing as Wanted['standing'] })}
      />
      {isNarrowed && (
        <Button kind="quiet" size="s" onPress={() => onWant(EVERYBODY)}>
          {t('network-everybody')}
        </Button>
      )}
    </div>
  );
}

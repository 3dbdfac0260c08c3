// The network as a table, the picture's equal: everybody by name, what they are, whom they go with, how they stand.

import { useMemo } from 'react';
import type { NetworkPerson, NetworkView } from '../../../ipc';
import { EmptyState } from '../../../widgets/EmptyState';
import { type ColumnSpec, Table } from '../../../widgets/Table';
import { t } from '../../../words';
import type { Picture, Shown } from './picture';
import { fewNames, namesBeside, standingWords, whatWords } from './told';

interface Props {
  view: NetworkView;
  picture: Picture | null;
  shown: Shown;
  onOpen: (person: number) => void;
}

export interface Row {
  at: number;
  person: NetworkPerson;
}

/** Everybody who is shown, by name, students first. */
export const rowsOf = (view: NetworkView, shown: Shown): Row[] =>
  view.people
    .map((person, at) => ({ person, at }))
    .filter(({ at }) => shown.people[at] === 1)
    .toSorted((a, b) => a.person.place - b.person.place);

export function NetworkTable({ view, picture, shown, onOpen }: Props) {
  const rows = useMemo(() => rowsOf(view, shown), [view, shown]);
  const columns = useMemo((): readonly ColumnSpec<Row>[] => {
    const beside = ({ at }: Row) => {
      // Until people stand anywhere, whom they go with is still on its way.
      if (!picture) return <span className="soft">{t('network-table-waits')}</span>;
      const names = namesBeside(view, picture, at, shown);
      if (names.length === 0) return <span className="soft">{t('network-beside-nobody')}</span>;
      return (
        <span className="k-ellipsis" title={fewNames(names, 20)}>
          {fewNames(names)}
        </span>
      );
    };
    return [
      {
        id: 'name',
        label: t('network-col-name'),
        width: '2fr',
        least: 10,
        isRowHeader: true,
        cell: ({ person }) => (
          <span className="k-ellipsis">
            <bdi className="students-name">{person.name}</bdi>
          </span>
        ),
      },
      {
        id: 'what',
        label: t('network-col-what'),
        width: '2fr',
        least: 9,
        cell: ({ person }) => <span className="k-ellipsis">{whatWords(person)}</span>,
      },
      { id: 'beside', label: t('network-col-beside'), width: '4fr', least: 14, cell: beside },
      {
        id: 'stands',
        label: t('network-col-stands'),
        width: '2fr',
        least: 10,
        cell: ({ person }) => <span className="k-ellipsis">{standingWords(person)}</span>,
      },
    ];
  }, [view, picture, shown]);
  return (
    <div className="network-table">
      <Table
        label={t('network-table')}
        columns={columns}
        rows={rows}
        idOf={({ at }) => String(at)}
        textOf={({ person }) => person.name}
        onOpen={(at) => onOpen(Number(at))}
        isLong
        empty={<EmptyState title={t('network-none-fit')}>{t('network-none-fit-words')}</EmptyState>}
      />
    </div>
  );
}

// Who are the students? The caseload first, everyone on request; found by a few letters of any part of a name and by
// filters, worked by keyboard all the way. It reads only the rows that somebody scrolls to.

import './students.css';
import { ListPlus, UserPlus, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { NOT_NARROWED } from '../../frame/narrowed';
import { Trouble } from '../../frame/Trouble';
import { type Filters, kith, type OpenProfile, type StudentLine, type StudentsAsked, useLive } from '../../ipc';
import { areLettersKeys } from '../../letters';
import { openStudent, startTask, useRoute } from '../../route';
import { inLocale, t } from '../../words';
import { exactly, near } from '../../words/dates';
import { gradeShort, gradeWords } from '../../words/people';
import { Button, Toggle } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { SearchField } from '../../widgets/Field';
import { Segmented } from '../../widgets/Segmented';
import { Select } from '../../widgets/Select';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { AddStudent } from './AddStudent';
import { LookAlikes } from './LookAlikes';
import { Caseload } from './Caseload';
import { ChosenActions } from './ChosenActions';
import { Summaries } from './Summaries';
import { WhichSection } from './WhichSection';

const PAGE = 100;
const ANY = 'any';

type Wanted = Omit<StudentsAsked, 'offset' | 'limit'>;
const ALL: Wanted = {
  text: '',
  ...NOT_NARROWED,
  everyone: false,
};

export function Students({ open }: { open: OpenProfile }) {
  const [wanted, setWanted] = useState<Wanted>(() => ({ ...ALL, everyone: useRoute.getState().isEveryone }));
  const [limit, setLimit] = useState(PAGE);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const task = useRoute((route) => route.task);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const asked: StudentsAsked = { ...wanted, text: wanted.text.trim(), offset: 0, limit };
  const page = useLive(['students', asked], () => kith.students(asked), 'any', { keepWhileReading: true });
  const filters = useLive(['filters'], kith.filters, 'any');
  // Students may have neither grade nor school, so the filters cannot say whether there are any.
  const hasStudents = useLive(['today'], kith.today, 'any').data?.students !== 0;
  const want = (change: Partial<Wanted>) => {
    setWanted({ ...wanted, ...change });
    setLimit(PAGE);
    setChosen(new Set());
  };
  useSlash(search);
  if (page.isError) return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  const rows = page.data?.rows ?? [];
  const total = page.data?.total ?? 0;
  const close = () => startTask(null);
  const onSearchKey = (event: React.KeyboardEvent) => {
    // Composing a letter uses Enter and arrows for itself; the last Enter of it bears that number.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const isFresh = page.data !== undefined && !page.isPlaceholderData;
    if (event.key === 'Enter' && isFresh && rows.length === 1 && open.has_maps) openStudent(rows[0].id);
    else if (event.key === 'ArrowDown' || (event.key === 'Enter' && isFresh && rows.length > 1)) {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    }
  };
  return (
    <div className="page-wide students">
      <div className="page-head">
        <div className="row">
          <h1 className="page-title">{t('students-title')}</h1>
          <Segmented
            label={t('students-whose')}
            options={[
              { id: 'mine', label: t('students-mine') },
              { id: 'everyone', label: t('students-everyone') },
            ]}
            value={wanted.everyone ? 'everyone' : 'mine'}
            onChange={(whose) => want({ everyone: whose === 'everyone' })}
          />
        </div>
        <div className="page-actions">
          <Button kind="quiet" icon={UsersRound} onPress={() => startTask('caseload')}>
            {t('students-caseload')}
          </Button>
          <Button icon={UserPlus} onPress={() => startTask('add_student')}>
            {t('students-add-one')}
          </Button>
          <Button kind="primary" icon={ListPlus} onPress={() => startTask('bringing_in')}>
            {t('students-bring-in')}
          </Button>
        </div>
      </div>
      <LookAlikes me={open.me} schools={filters.data?.schools ?? []} />
      {open.role === 'teacher' && <Summaries />}
      {hasStudents && (
        <div className="students-tools">
          {/* The field itself is worked; from it the arrow goes on into the list, and Enter opens the only one who is found. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div className="students-search" onKeyDown={onSearchKey}>
            <SearchField
              label={t('students-search')}
              clearLabel={t('students-clear')}
              placeholder={t('students-search')}
              value={wanted.text}
              onChange={(text) => want({ text })}
              inputRef={search}
            />
          </div>
          <FilterSelects filters={filters.data} wanted={wanted} hasMaps={open.has_maps} onWant={want} />
          <span className="students-count soft figures" role="status">
            {page.data && t('students-count', { count: total })}
          </span>
        </div>
      )}
      {chosen.size > 0 && <ChosenActions open={open} ids={[...chosen]} onDone={() => setChosen(new Set())} />}
      <div className="students-table" ref={list}>
        {page.data && rows.length === 0 ? (
          <Nobody wanted={wanted} hasStudents={hasStudents} onWant={want} />
        ) : (
          <Table
            label={t('students-list')}
            columns={open.has_maps ? COLUMNS() : WITHOUT_MAPS()}
            rows={rows}
            idOf={(line) => line.id}
            textOf={(line) => `${line.family} ${line.given}`}
            onOpen={open.has_maps ? openStudent : undefined}
            chosen={chosen}
            onChoose={setChosen}
            chooseLabel={t('students-choose')}
            isLong
            onNearEnd={() => rows.length === limit && rows.length < total && !page.isFetching && setLimit(limit + PAGE)}
          />
        )}
      </div>
      {task === 'add_student' && <AddStudent open={open} filters={filters.data} onClose={close} />}
      {task === 'caseload' && <Caseload open={open} filters={filters.data} onClose={close} />}
    </div>
  );
}

/** Family name first, as lists of schools are read; the name used in the room where there is one. */
function Name({ line }: { line: StudentLine }) {
  const legal = [line.family, line.given].filter((part) => part !== '').join(', ');
  return (
    <span className="k-ellipsis">
      <bdi className="students-name">{legal}</bdi>
      {line.called && line.called !== line.given && <span className="soft"> “{line.called}”</span>}
      {line.has_left && <span className="students-mark">{` ${t('students-left')}`}</span>}
      {line.is_new && <span className="students-mark students-new">{` ${t('students-new')}`}</span>}
      {line.is_by_hand && <span className="students-mark">{` ${t('students-by-hand')}`}</span>}
    </span>
  );
}

function LastMap({ line }: { line: StudentLine }) {
  if (line.has_draft) return <span className="students-draft">{t('students-map-draft')}</span>;
  if (!line.last_map_on) return <span className="soft">{t('students-map-none')}</span>;
  return <span title={exactly(line.last_map_on)}>{near(line.last_map_on)}</span>;
}

const COLUMNS = inLocale((): readonly ColumnSpec<StudentLine>[] => [
  {
    id: 'name',
    label: t('students-col-name'),
    width: '3fr',
    least: 12,
    isRowHeader: true,
    cell: (line) => <Name line={line} />,
  },
  {
    id: 'grade',
    label: t('students-col-grade'),
    width: 5.5,
    cell: (line) => (
      <span className={line.grade === null ? 'soft' : undefined}>
        {line.grade === null ? t('not-known') : gradeShort(line.grade)}
      </span>
    ),
  },
  {
    id: 'school',
    label: t('students-col-school'),
    width: '2fr',
    least: 9,
    cell: (line) => (
      <span className={line.school_name === null ? 'soft' : 'k-ellipsis'}>{line.school_name ?? t('not-known')}</span>
    ),
  },
  {
    id: 'number',
    label: t('students-col-number'),
    width: 8,
    cell: (line) => <span className="figures soft">{line.number ?? ''}</span>,
  },
  { id: 'map', label: t('students-col-map'), width: 11, cell: (line) => <LastMap line={line} /> },
]);

const WITHOUT_MAPS = inLocale(() => COLUMNS().filter(({ id }) => id !== 'map'));

interface FilterProps {
  filters: Filters | undefined;
  wanted: Wanted;
  hasMaps: boolean;
  onWant: (change: Partial<Wanted>) => void;
}

function FilterSelects({ filters, wanted, hasMaps, onWant }: FilterProps) {
  const isNarrowed = wanted.school || wanted.grade || wanted.section || wanted.without_map || wanted.came_lately;
  const lately = filters?.lately ?? 0;
  const count = (students: number) => String(students);
  const schools = filters?.schools ?? [];
  const chosen = (id: string) => (id === ANY ? null : id);
  return (
    <>
      {schools.length > 1 && (
        <Select
          label={t('students-school')}
          isLabelHidden
          options={[
            { id: ANY, label: t('students-any-school') },
            ...schools.map(({ id, name, students }) => ({ id, label: name, detail: count(students) })),
          ]}
          value={wanted.school ?? ANY}
          onChange={(id) => onWant({ school: chosen(id) })}
        />
      )}
      <Select
        label={t('students-grade')}
        isLabelHidden
        options={[
          { id: ANY, label: t('students-any-grade') },
          ...(filters?.grades ?? []).map(({ grade, students }) => ({
            id: grade,
            label: gradeWords(grade),
            detail: count(students),
          })),
        ]}
        value={wanted.grade ?? ANY}
        onChange={(id) => onWant({ grade: chosen(id) })}
      />
      <WhichSection section={wanted.section} onSection={(section) => onWant({ section })} />
      {hasMaps && (
        <Toggle kind="plain" isSelected={wanted.without_map} onChange={(without_map) => onWant({ without_map })}>
          {t('students-without-map')}
        </Toggle>
      )}
      {/* Gone with the last of them, but never from under whoever has chosen it. */}
      {(lately > 0 || wanted.came_lately) && (
        <Toggle kind="plain" isSelected={wanted.came_lately} onChange={(came_lately) => onWant({ came_lately })}>
          {t('students-came-lately')}
        </Toggle>
      )}
      {isNarrowed && (
        <Button kind="link" onPress={() => onWant(NOT_NARROWED)}>
          {t('students-clear-filters')}
        </Button>
      )}
    </>
  );
}

function Nobody({
  wanted,
  hasStudents,
  onWant,
}: {
  wanted: Wanted;
  hasStudents: boolean;
  onWant: (change: Partial<Wanted>) => void;
}) {
  const isSearching =
    wanted.text.trim() !== '' ||
    wanted.school ||
    wanted.grade ||
    wanted.section ||
    wanted.without_map ||
    wanted.came_lately;
  if (!hasStudents)
    return (
      <EmptyState
        title={t('students-none-title')}
        actions={
          <Button kind="primary" onPress={() => startTask('bringing_in')}>
            {t('students-bring-in')}
          </Button>
        }
      >
        {t('students-none-words')}
      </EmptyState>
    );
  if (isSearching)
    return (
      <EmptyState
        title={t('students-none-found-title')}
        actions={
          <>
            {!wanted.everyone && (
              <Button onPress={() => onWant({ everyone: true })}>{t('students-look-everyone')}</Button>
            )}
            <Button onPress={() => onWant({ ...ALL, everyone: wanted.everyone })}>{t('students-clear-filters')}</Button>
          </>
        }
      >
        {t(wanted.everyone ? 'students-none-found-words' : 'students-none-found-mine')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('students-none-mine-title')}
      actions={
        <>
          <Button kind="primary" onPress={() => startTask('caseload')}>
            {t('today-set-caseload')}
          </Button>
          <Button onPress={() => onWant({ everyone: true })}>{t('students-look-everyone')}</Button>
        </>
      }
    >
      {t('students-none-mine-words')}
    </EmptyState>
  );
}

/** `/` goes to the search of this room, unless somebody is typing, or has no letters as keys. */
function useSlash(search: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.key !== '/' || !areLettersKeys() || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea')) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', heard, { capture: true });
    return () => window.removeEventListener('keydown', heard, { capture: true });
  }, [search]);
}

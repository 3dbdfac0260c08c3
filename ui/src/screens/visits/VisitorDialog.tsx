// What is known of a visitor? What they told, to be filled in as it comes up; their visits; entries joined to theirs. No phone
// number and no address: what goes between them and students goes through the school.

import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { CLUSTERS } from '../../frame/clusters';
import { FormDialog } from '../../frame/FormDialog';
import {
  type Cluster,
  kith,
  type Offer,
  useLive,
  uuidv7,
  type VisitLine,
  type VisitorFile,
  type VisitorLine,
  type VisitorTold,
} from '../../ipc';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Segmented } from '../../widgets/Segmented';
import { Select } from '../../widgets/Select';
import { t } from '../../words';
import { exactly, near, today } from '../../words/dates';
import { KnownAlready } from './KnownAlready';
import { doesVisitor, isOneName, OFFERS, spaced } from './doing';

const NONE = 'none';

const NOBODY: VisitorTold = {
  name: '',
  organisation: null,
  role: null,
  cluster: null,
  offers: [],
  languages: [],
  path: null,
  availability: null,
  returns: null,
};

export interface VisitorDialogProps {
  id: string | null;
  onClose: () => void;
  /** Somebody else of the directory is meant. */
  onOther: (visitor: string) => void;
  onVisit: (visit: VisitLine) => void;
}

export function VisitorDialog({ id, ...rest }: VisitorDialogProps) {
  const file = useLive(['visitor', id], () => kith.visitor(id ?? ''), 'any', { enabled: id !== null });
  if (id !== null && !file.data) return null;
  return <Told file={file.data ?? null} {...rest} />;
}

interface ToldProps extends Omit<VisitorDialogProps, 'id'> {
  file: VisitorFile | null;
}

function Told({ file, onClose, onOther, onVisit }: ToldProps) {
  const [id] = useState(() => file?.line.id ?? uuidv7());
  const [told, setTold] = useState<VisitorTold>(file?.line.told ?? NOBODY);
  const [first] = useState(told);
  const [languages, setLanguages] = useState(told.languages.join(', '));
  // Whoever has that name already is offered before they are there twice.
  const typed = spaced(told.name);
  const alike = useLive(['visitor_suggestions', typed], () => kith.visitorSuggestions(typed), 'any', {
    enabled: file === null && typed !== '',
  });
  const same = file === null ? alike.data?.find((one) => isOneName(one.told.name, told.name)) : undefined;
  const tell = (more: Partial<VisitorTold>) => setTold({ ...told, ...more });
  const spoken = languages
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const keep = (): Promise<boolean> => {
    const edit = { edit: 'describe_visitor', visitor: id, told: { ...told, languages: spoken } } as const;
    return doesVisitor(edit, t('visitor-saved', { name: told.name.trim() }));
  };
  const save = async () => {
    if (told.name.trim() !== '' && (await keep())) onClose();
  };
  /** What was typed so far is kept before anything else is done. */
  const isKept = async (): Promise<boolean> => {
    // A colleague may have said more meanwhile: what nobody typed here does not go over it.
    const isTyped = told !== first || languages !== told.languages.join(', ');
    return !isTyped || (told.name.trim() !== '' && (await keep()));
  };
  const open = async (visit: VisitLine) => {
    if (await isKept()) onVisit(visit);
  };
  const line = (field: 'organisation' | 'role' | 'availability') => (
    <Field
      label={t(`visitor-${field}`)}
      aside={t('optional')}
      value={told[field] ?? ''}
      onChange={(text) => tell({ [field]: text })}
      autoComplete="off"
    />
  );
  return (
    <FormDialog
      title={file?.line.told.name ?? t('visitor-new-title')}
      size="l"
      form="visitor"
      does={t('visitor-save')}
      isDisabled={told.name.trim() === ''}
      onClose={onClose}
    >
      <Form id="visitor" onSubmit={() => void save()}>
        <div className="two">
          <Field
            label={t('visitor-name')}
            value={told.name}
            onChange={(name) => tell({ name })}
            autoFocus
            autoComplete="off"
          />
          {line('organisation')}
        </div>
        {same && <KnownAlready visitor={same} onIs={() => onOther(same.id)} />}
        <div className="two">
          {line('role')}
          <Select<Cluster | typeof NONE>
            label={t('visitor-cluster')}
            options={[
              { id: NONE, label: t('visitor-cluster-unsaid') },
              ...CLUSTERS.map((one) => ({ id: one, label: t(`cluster-${one}`) })),
            ]}
            value={told.cluster ?? NONE}
            onChange={(one) => tell({ cluster: one === NONE ? null : one })}
          />
        </div>
        <div className="k-field">
          <span className="k-label" id="visitor-offers">
            {t('visitor-offers')}
          </span>
          <ToggleButtonGroup
            className="visit-classes"
            aria-labelledby="visitor-offers"
            selectionMode="multiple"
            selectedKeys={told.offers}
            onSelectionChange={(keys) => tell({ offers: [...keys].map(String) as Offer[] })}
          >
            {OFFERS.map((offer) => (
              <ToggleButton key={offer} id={offer} className="visit-tile">
                {t(`visitor-offer-${offer}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
        <div className="two">
          <Field
            label={t('visitor-languages')}
            aside={t('optional')}
            hint={t('visitor-languages-hint')}
            value={languages}
            onChange={setLanguages}
            autoComplete="off"
          />
          {line('availability')}
        </div>
        <Field
          label={t('visitor-path')}
          aside={t('optional')}
          hint={t('visitor-path-hint')}
          value={told.path ?? ''}
          onChange={(path) => tell({ path })}
          lines={2}
        />
        <div className="k-field">
          <span className="k-label">{t('visitor-returns')}</span>
          <Segmented<'yes' | 'no' | 'unasked'>
            label={t('visitor-returns')}
            options={[
              { id: 'unasked', label: t('visitors-unasked') },
              { id: 'yes', label: t('visitors-yes') },
              { id: 'no', label: t('visitors-no') },
            ]}
            value={told.returns === null ? 'unasked' : told.returns ? 'yes' : 'no'}
            onChange={(said) => tell({ returns: said === 'unasked' ? null : said === 'yes' })}
          />
        </div>
        {file && <History file={file} onVisit={(visit) => void open(visit)} />}
        {file && <Listed visitor={file.line} isKept={isKept} onClose={onClose} />}
      </Form>
    </FormDialog>
  );
}

interface ListedProps {
  visitor: VisitorLine;
  /** Whether what was typed of them is kept. */
  isKept: () => Promise<boolean>;
  onClose: () => void;
}

/** Are they in the directory? Whoever comes no more is taken out of it. */
function Listed({ visitor: { id, told, retired_on }, isKept, onClose }: ListedProps) {
  const isOut = retired_on !== null;
  const said = t(isOut ? 'visitor-restored' : 'visitor-retired', { name: told.name });
  const change = async () => {
    if (!(await isKept())) return;
    if (await doesVisitor({ edit: 'retire_visitor', visitor: id, retired_on: isOut ? null : today() }, said)) onClose();
  };
  return (
    <p className="visitor-listed">
      <Button kind="quiet" onPress={() => void change()}>
        {t(isOut ? 'visitor-restore' : 'visitor-retire')}
      </Button>
    </p>
  );
}

function History({ file, onVisit }: { file: VisitorFile; onVisit: (visit: VisitLine) => void }) {
  return (
    <section className="visitor-history" aria-labelledby="visitor-history">
      <h3 id="visitor-history">{t('visitor-history')}</h3>
      {file.history.length === 0 && <p className="soft">{t('visitor-history-none')}</p>}
      <ul>
        {file.history.map((visit) => (
          <li key={visit.id}>
            <span>{t('past-line', { class: visit.class, count: visit.present })}</span>
            <span className="soft" title={exactly(visit.held_on)}>
              {near(visit.held_on)} · {t(`visit-format-${visit.format}`)}
            </span>
            <Button
              size="s"
              kind="quiet"
              aria-label={t('past-open-named', { date: exactly(visit.held_on) })}
              onPress={() => onVisit(visit)}
            >
              {t('past-open')}
            </Button>
          </li>
        ))}
      </ul>
      {file.joined.length > 0 && (
        <>
          <h3>{t('visitor-joined')}</h3>
          <ul>
            {file.joined.map(({ id, name, organisation }) => (
              <li key={id}>
                <bdi>{organisation ? t('visitor-twins-of', { name, organisation }) : name}</bdi>
                <Button
                  size="s"
                  kind="quiet"
                  onPress={() => void doesVisitor({ edit: 'separate_visitor', visitor: id }, t('visitor-separated'))}
                >
                  {t('visitor-separate')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

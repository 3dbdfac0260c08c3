// Which activities were logged? The newest first, each to be corrected or taken away. One that was perhaps logged twice is asked
// about and never joined by itself.

import { Pencil, Trash2 } from 'lucide-react';
import { AsTable } from '../../../frame/AsTable';
import type { ActivitiesPage, ActivityLine, ActivityTwins } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { inLocale, t } from '../../../words';
import { exactly, near } from '../../../words/dates';
import { doesActivity } from '../doing';
import { Twice } from '../Twice';
import { exported } from './export';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

export interface PastActivitiesProps {
  page: ActivitiesPage;
  onCorrect: (line: ActivityLine) => void;
}

export function PastActivities({ page, onCorrect }: PastActivitiesProps) {
  return (
    <section className="past" aria-labelledby="activities-past">
      <h2 id="activities-past" className="activities-past">
        {t('activities-past')}
      </h2>
      {page.twins.map((pair) => (
        <Twins key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
      ))}
      {page.recent.length > 0 && (
        <div className="past-tools">
          <AsTable label={t('activity-export')} onGive={(how) => void exported(how)} />
        </div>
      )}
      {page.recent.length === 0 && <p className="soft visit-hint">{t('activities-none')}</p>}
      {page.recent.length > 0 && (
        <ul className="card past-list">
          {page.recent.map((line) => (
            <Past key={line.id} line={line} onCorrect={() => onCorrect(line)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Twins({ pair: { one, other } }: { pair: ActivityTwins }) {
  const said = (line: ActivityLine) =>
    t('activity-twins-said', { by: line.logged_by || t('twins-words-unsaid'), name: line.name, count: line.present });
  return (
    <Twice
      one={t('activity-twins-join')}
      two={t('activity-twins-apart')}
      onOne={() =>
        doesActivity({ edit: 'join_activities', activity: other.id, same_as: one.id }, t('activity-twins-joined'))
      }
      onTwo={() =>
        doesActivity(
          { edit: 'keep_activities_apart', activity: one.id, other: other.id },
          t('activity-twins-kept-apart'),
        )
      }
    >
      <strong>{t('twins-title')}</strong>{' '}
      {t('activity-twins-words', {
        what: t(`activity-what-${one.what}`),
        class: one.class,
        date: exactly(one.held_on),
        one: said(one),
        other: said(other),
      })}
    </Twice>
  );
}

function Past({ line, onCorrect }: { line: ActivityLine; onCorrect: () => void }) {
  const groups = line.groups.filter((name) => name !== '');
  const told = [
    t(`activity-what-${line.what}`),
    t('past-line', { class: and().format([line.class, ...line.with]), count: line.present }),
    line.absent > 0 && t('past-away', { count: line.absent }),
    groups.length > 0 && groups.join(' / '),
    line.pairs > 0 && t('activity-pairs', { count: line.pairs }),
    line.tied !== null && line.tied > 0 && t('activity-tied', { count: line.tied }),
    line.logged_by && t('past-by', { name: line.logged_by }),
  ].filter(Boolean);
  return (
    <li>
      <div className="past-line">
        <span className="past-what">
          <span>
            <bdi className="past-who">{line.name}</bdi>
            {line.led_by && <span className="soft"> · {t('activity-led-by', { name: line.led_by.name })}</span>}
          </span>
          <span className="soft">{told.join(' · ')}</span>
          {line.joined.length > 0 && (
            <span className="soft past-joined">
              {t('past-joined', { count: line.joined.length })}{' '}
              <Button
                size="s"
                kind="quiet"
                onPress={() =>
                  void doesActivity(
                    { edit: 'separate_activity', activity: line.joined[0] },
                    t('activity-twins-separated'),
                  )
                }
              >
                {t('activity-separate')}
              </Button>
            </span>
          )}
        </span>
        <span className="soft past-when" title={exactly(line.held_on)}>
          {near(line.held_on)}
        </span>
        <Button kind="quiet" icon={Pencil} aria-label={t('activity-correct', { name: line.name })} onPress={onCorrect}>
          {t('past-correct')}
        </Button>
        <Button
          kind="quiet"
          icon={Trash2}
          aria-label={t('activity-remove', { name: line.name })}
          onPress={() => void doesActivity({ edit: 'remove_activity', activity: line.id }, t('activity-removed'))}
        >
          {t('past-remove')}
        </Button>
      </div>
    </li>
  );
}

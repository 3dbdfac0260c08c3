// What waits, what was sent, what was not taken and why, who is no longer one's own. Each by whose file it belongs to.

import { attempt, editWords } from '../../frame/attempt';
import { atWords } from '../../frame/district';
import { type DistrictView, kith, type RefusedLine, type Whose } from '../../ipc';
import { hasWords, t } from '../../words';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { say } from '../../widgets/StatusLine';

function who({ of, name }: Whose): string {
  if (name !== null) return name;
  const key = `district-whose-${of}`;
  return t(hasWords(key) ? (key as 'district-whose-district') : 'district-whose-district');
}

function because(reason: string): string {
  const key = `district-because-${reason}`;
  return t(hasWords(key) ? (key as 'district-because-other') : 'district-because-other');
}

export function DistrictLists({ view }: { view: DistrictView }) {
  const { waiting, sent, for_review, refused, lost, newer, staying } = view;
  return (
    <>
      {refused.length > 0 && <RefusedList refused={refused} />}
      <List title={t('district-waiting')} none={t('district-waiting-none')}>
        {waiting.map(({ whose, count, is_later }, at) => (
          <li key={`${whose.of} ${whose.name} ${at}`}>
            <span>{t('district-line', { who: who(whose), what: t('district-changes', { count }) })}</span>
            {is_later && <span className="soft">{t('district-later')}</span>}
          </li>
        ))}
      </List>
      {staying > 0 && <p className="soft settings-words">{t('district-staying', { count: staying })}</p>}
      <List title={t('district-sent')} none={t('district-sent-none')}>
        {sent.slice(0, MOST).map(({ whose, edit, recorded_ms, is_for_review }, at) => (
          <li key={`${recorded_ms} ${edit} ${at}`}>
            <span>{t('district-line', { who: who(whose), what: editWords(edit) })}</span>
            <span className="soft">{is_for_review ? t('district-review') : atWords(recorded_ms)}</span>
          </li>
        ))}
      </List>
      {for_review.length > 0 && (
        <List title={t('district-for-review')} words={t('district-for-review-words')}>
          {for_review.map(({ whose, edit, recorded_ms }, at) => (
            <li key={`${recorded_ms} ${edit} ${at}`}>
              <span>{t('district-line', { who: who(whose), what: editWords(edit) })}</span>
              <span className="soft">{atWords(recorded_ms)}</span>
            </li>
          ))}
        </List>
      )}
      {lost.length > 0 && (
        <List title={t('district-lost')} words={t('district-lost-words')}>
          {lost.map(({ name, lost_ms, for_review }, at) => (
            <li key={`${lost_ms} ${at}`}>
              <span>{name ?? t('district-whose-student')}</span>
              <span className="soft">
                {for_review > 0 && `${t('district-lost-review', { count: for_review })} `}
                {atWords(lost_ms)}
              </span>
            </li>
          ))}
        </List>
      )}
      {newer.length > 0 && (
        <List title={t('district-newer')} words={t('district-newer-words')}>
          {newer.map(({ whose, count, came_ms }, at) => (
            <li key={`${came_ms} ${at}`}>
              <span>{t('district-line', { who: who(whose), what: t('district-changes', { count }) })}</span>
              <span className="soft">{atWords(came_ms)}</span>
            </li>
          ))}
        </List>
      )}
    </>
  );
}

/** So many of what was sent: it is there for ever, and this is no place to read it. */
const MOST = 8;

export function RefusedList({ refused }: { refused: readonly RefusedLine[] }) {
  const again = async (at: number) => {
    const done = await attempt(() => kith.sendAgain(at));
    if (done !== undefined) say(t('district-sent-again'));
  };
  return (
    <div className="stack-tight">
      <h3 className="district-list">{t('district-refused')}</h3>
      <Banner tone="attention">{t('district-refused-words')}</Banner>
      <ul className="settings-list">
        {refused.map(({ at, whose, edit, reason, refused_ms }) => (
          <li key={at}>
            <div className="district-refused">
              <span>{t('district-line', { who: who(whose), what: editWords(edit) })}</span>
              <span className="soft">
                {because(reason)} {atWords(refused_ms)}
              </span>
            </div>
            <Button size="s" onPress={() => void again(at)}>
              {t('district-send-again')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ListProps {
  title: string;
  words?: string;
  none?: string;
  children: React.ReactElement[];
}

const List = ({ title, words, none, children }: ListProps) => (
  <div className="stack-tight">
    <h3 className="district-list">{title}</h3>
    {words && <p className="soft settings-words">{words}</p>}
    {children.length === 0 ? (
      <p className="soft settings-words">{none}</p>
    ) : (
      <ul className="settings-list">{children}</ul>
    )}
  </div>
);

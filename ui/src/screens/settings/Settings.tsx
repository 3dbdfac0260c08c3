// What can a person set for themselves? The lock, how the window looks, which keys it hears, the passphrase, the backups. Nothing here changes
// a record of a student.

import './settings.css';
import { TEXT_SIZES, wish } from '../../frame/appearance';
import { attempt } from '../../frame/attempt';
import { useDistrict } from '../../frame/district';
import { chooseLanguage, OWN_NAMES } from '../../frame/speaking';
import { kith, type Language, type OpenProfile, readStatusAgain, useStatus } from '../../ipc';
import { LANGUAGES, t } from '../../words';
import { Check } from '../../widgets/Check';
import { Segmented } from '../../widgets/Segmented';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';
import { Backups } from './Backups';
import { CardPart } from './CardPart';
import { District } from './District';
import { MemoryAid } from './MemoryAid';
import { Passphrase } from './Passphrase';
import { Wording } from './Wording';

const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];

export function Settings({ open }: { open: OpenProfile }) {
  return (
    <div className="page settings">
      <h1 className="page-title">{t('settings-title')}</h1>
      <District />
      <Appearance />
      <Keys />
      <LanguagePart />
      <Lock />
      <Passphrase open={open} />
      <Backups />
      {open.role !== 'teacher' && <Wording />}
      {open.has_maps && <CardPart />}
      {open.has_maps && <MemoryAid />}
      <About />
    </div>
  );
}

function Lock() {
  const status = useStatus().data;
  if (!status) return null;
  const now = status.idle_minutes;
  // A value set elsewhere stands in the list too.
  const offered = [...new Set([...MINUTES, now])].sort((a, b) => a - b);
  const set = async (minutes: number) => {
    const done = await attempt(() => kith.setIdleMinutes(minutes));
    if (done === undefined) return;
    await readStatusAgain();
    say(t('settings-lock-saved', { minutes }));
  };
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-lock')}</h2>
        <p className="soft">{t('settings-lock-words')}</p>
      </div>
      <div className="settings-field">
        <Select
          label={t('settings-lock-after')}
          options={offered.map((count) => ({ id: String(count), label: t('settings-minutes', { count }) }))}
          value={String(now)}
          onChange={(id) => void set(Number(id))}
        />
      </div>
    </section>
  );
}

function Appearance() {
  const appearance = useStatus().data?.appearance;
  if (!appearance) return null;
  const { theme, is_still, text_pct } = appearance;
  const offered = [...new Set<number>([...TEXT_SIZES, text_pct])].sort((a, b) => a - b);
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-appearance')}</h2>
      </div>
      <div className="stack">
        <div className="stack-tight">
          <span className="k-label" aria-hidden="true">
            {t('settings-theme')}
          </span>
          <div>
            <Segmented
              label={t('settings-theme')}
              options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`theme-${id}`) }))}
              value={theme}
              onChange={(id) => wish({ theme: id })}
            />
          </div>
        </div>
        <div className="settings-field">
          <Select
            label={t('settings-text')}
            options={offered.map((pct) => ({ id: String(pct), label: t('settings-text-size', { pct }) }))}
            value={String(text_pct)}
            onChange={(id) => wish({ text_pct: Number(id) })}
          />
        </div>
        <Check
          isSelected={is_still}
          onChange={(isStill) => wish({ is_still: isStill })}
          hint={t('settings-motion-hint')}
        >
          {t('settings-motion')}
        </Check>
      </div>
    </section>
  );
}

/** A letter that acts at once is in the way of whoever dictates, or strikes keys by accident. */
function Keys() {
  const isOn = useStatus().data?.letter_keys;
  if (isOn === undefined) return null;
  const set = async (areKeys: boolean) => {
    if ((await attempt(() => kith.setLetterKeys(areKeys))) === undefined) return;
    await readStatusAgain();
    say(t(areKeys ? 'settings-keys-on' : 'settings-keys-off'));
  };
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-keys')}</h2>
      </div>
      <Check isSelected={isOn} onChange={(areKeys) => void set(areKeys)} hint={t('settings-keys-letters-hint')}>
        {t('settings-keys-letters')}
      </Check>
    </section>
  );
}

function LanguagePart() {
  const language = useStatus().data?.language;
  if (!language) return null;
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-language')}</h2>
      </div>
      <div className="settings-field">
        <Select<Language>
          label={t('settings-language')}
          options={[
            { id: 'system', label: t('settings-language-system') },
            ...LANGUAGES.map((id) => ({ id, label: OWN_NAMES[id] })),
          ]}
          value={language}
          onChange={(id) => void chooseLanguage(id)}
        />
      </div>
    </section>
  );
}

function About() {
  const { version = '', log = '' } = useStatus().data ?? {};
  const isJoined = useDistrict()?.is_joined ?? true;
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-about')}</h2>
      </div>
      <div className="settings-about">
        <strong>{t('settings-version', { version })}</strong>
        {!isJoined && <p>{t('settings-about-place')}</p>}
        <p className="soft settings-log">{t('settings-log', { file: log })}</p>
        <p className="soft">{t('settings-about-words')}</p>
      </div>
    </section>
  );
}

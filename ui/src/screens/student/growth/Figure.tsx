// One figure of one student: what it is, how much was asked, what it was, and, one key away, how it is computed and who is
// counted in it. Whoever reads it never has to believe it.

import type { PanelFigure, PanelMap } from '../../../ipc';
import { inLocale, t } from '../../../words';
import { exactly, near } from '../../../words/dates';
import { HistoryLine } from './HistoryLine';
import { history, known, said, wordId, written } from './written';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

export function Figure({ figure, maps }: { figure: PanelFigure; maps: readonly PanelMap[] }) {
  const now = figure.history.at(-1) ?? null;
  const id = wordId(figure.id);
  const before = figure.history.slice(0, -1).findLastIndex((reading) => reading?.value != null);
  const was = before < 0 ? null : (figure.history[before]?.value ?? null);
  const isKnown = now?.value != null;
  return (
    <li className="growth-figure" data-known={isKnown || undefined}>
      <div className="growth-words">
        <h3>{t(`indicator-${id}-title`)}</h3>
        <p>{t(`indicator-${id}-means`)}</p>
      </div>
      <div className="growth-value">
        <p className="growth-now">{said(figure.unit, now)}</p>
        {now && <p className="room-hint">{known(figure.id, now)}</p>}
      </div>
      <div className="growth-before">
        <HistoryLine figure={figure} maps={maps} />
        {was !== null && (
          <p className="room-hint" title={exactly(maps[before].opened_on)}>
            {t('growth-was', { value: written(figure.unit, was), date: near(maps[before].opened_on) })}
          </p>
        )}
      </div>
      <details className="growth-how">
        <summary>
          {t('growth-how')} <span className="k-hidden">{t(`indicator-${id}-title`)}</span>
        </summary>
        <dl>
          <div>
            <dt>{t('growth-formula')}</dt>
            <dd>{t(`indicator-${id}-how`)}</dd>
          </div>
          <div>
            <dt>{t('growth-source')}</dt>
            <dd>
              <bdi lang="en">{figure.source}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t('growth-counted')}</dt>
            <dd>
              {figure.counted.length === 0
                ? t('growth-counted-nobody')
                : figure.counted.map((group) => (
                    <p key={group.join(' ')}>
                      <bdi>{and().format(group)}</bdi>
                    </p>
                  ))}
            </dd>
          </div>
        </dl>
        <p className="room-hint">
          {history(figure, maps)} · {t('growth-version', { id: figure.id, version: figure.version })}
        </p>
      </details>
    </li>
  );
}

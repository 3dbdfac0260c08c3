// Which measure of the dictionary has no value here, and why? Economic connectedness, exposure and friending bias (T10) ask whom
// students with less are friends with, and who has more: Kith is given neither, and guesses neither.

import './principal.css';
import { t } from '../../../words';

export const NotAvailable = () => (
  <section className="card report-card" aria-labelledby="t10">
    <p className="report-what">{t('connectedness-title')}</p>
    <h3 id="t10">{t('connectedness-none')}</h3>
    <p>{t('connectedness-why')}</p>
    <details className="report-how">
      <summary>
        {t('growth-how')} <span className="k-hidden">{t('connectedness-title')}</span>
      </summary>
      <p>{t('connectedness-how')}</p>
      <p className="soft">{t('report-how-version', { id: 'T10', version: 1 })}</p>
      <p className="soft">
        <bdi lang="en">Chetty et al. 2022</bdi>
      </p>
    </details>
  </section>
);

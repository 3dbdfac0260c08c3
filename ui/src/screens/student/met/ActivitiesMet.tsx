// In which circles, clubs, online classes and dialogues was this student? Who led each; of the other students only how many: whose
// names they were is in their own files.

import { kith, useLive } from '../../../ipc';
import { t } from '../../../words';
import { exactly, near } from '../../../words/dates';

export function ActivitiesMet({ student }: { student: string }) {
  const { data } = useLive(['activities_met', student], () => kith.activitiesMet(student), 'any', {
    keepWhileReading: true,
  });
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="met-activities">
      <h2 id="met-activities" className="met-activities">
        {t('met-activities')}
      </h2>
      <ul className="card met">
        {data.map((line) => (
          <li key={line.id} className="met-line">
            <div className="met-what">
              <span>
                <bdi className="met-who">{line.name}</bdi>
                {line.led_by && <span className="soft"> · {t('activity-led-by', { name: line.led_by.name })}</span>}
              </span>
              <span className="soft" title={exactly(line.held_on)}>
                {[
                  t(`activity-what-${line.what}`),
                  line.class,
                  ...line.with,
                  t('met-activity-others', { count: line.present - 1 }),
                  near(line.held_on),
                ].join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

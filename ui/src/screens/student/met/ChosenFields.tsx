// In which fields of work would this student like to meet somebody? Shown beside whom they met, and chosen together with them.

import { useState } from 'react';
import { choiceOf, chosenWords } from '../../../frame/clusters';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { ClusterTaps } from '../../../frame/ClusterTaps';
import { FormDialog } from '../../../frame/FormDialog';
import { type Cluster, type Edit, type InterestEdit, commit, kith, type StudentClusters, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Form } from '../../../widgets/Form';
import { t } from '../../../words';
import { near, today } from '../../../words/dates';

export function ChosenFields({ student }: { student: string }) {
  const read = useLive(['student_clusters', student], () => kith.studentClusters(student), 'any', {
    keepWhileReading: true,
  });
  const [isChoosing, setChoosing] = useState(false);
  if (!read.data) return null;
  const { clusters, on, is_opted_out } = read.data;
  return (
    <section className="card met met-fields" aria-labelledby="met-fields">
      <div className="met-what">
        <h2 id="met-fields" className="met-who">
          {t('met-fields')}
        </h2>
        {is_opted_out ? (
          <span className="soft">{t('met-fields-out')}</span>
        ) : clusters.length === 0 ? (
          <span className="soft">{t('met-fields-none')}</span>
        ) : (
          <>
            <span>{clusters.map((one) => t(`cluster-${one}`)).join(' · ')}</span>
            {on !== null && <span className="soft">{near(on)}</span>}
          </>
        )}
      </div>
      <OfTwo about={read.data} />
      {!is_opted_out && (
        <Button onPress={() => setChoosing(true)}>
          {t(clusters.length === 0 ? 'met-fields-choose' : 'met-fields-change')}
        </Button>
      )}
      {isChoosing && <Choosing student={student} before={read.data} onClose={() => setChoosing(false)} />}
    </section>
  );
}

/** Two laptops heard another choice at the same time: both are told, and choosing one is one more edit. */
function OfTwo({ about: { conflicts } }: { about: StudentClusters }) {
  if (conflicts.length < 2) return null;
  const choose = async (edit: Edit) => {
    const done = await attempt(() => commit(edit));
    if (done) sayUndoable(t('met-fields-kept'), done);
  };
  return (
    <div className="conflict" role="group" aria-label={t('met-fields-two')}>
      <p>{t('met-fields-two')}</p>
      <div className="conflict-answers">
        {conflicts.map((told) => (
          <Button key={`${told.author} ${JSON.stringify(told.value)}`} onPress={() => void choose(choiceOf(told))}>
            {chosenWords(told)}
            <span className="conflict-author">
              {t('conflict-said-by', { author: told.author_name || t('conflict-someone') })}
            </span>
          </Button>
        ))}
      </div>
    </div>
  );
}

interface ChoosingProps {
  student: string;
  before: StudentClusters;
  onClose: () => void;
}

function Choosing({ student, before, onClose }: ChoosingProps) {
  const [clusters, setClusters] = useState<Cluster[]>(before.clusters);
  const keep = async () => {
    const edit: InterestEdit = { edit: 'choose_clusters', told: [{ student, clusters }], on: today() };
    const done = await attempt(() => commit({ on: 'interest', do: edit }));
    if (!done) return;
    sayUndoable(t('met-fields-kept'), done);
    onClose();
  };
  return (
    <FormDialog title={t('kiosk-fields-title')} size="l" form="fields" does={t('do-save')} onClose={onClose}>
      <Form id="fields" onSubmit={() => void keep()}>
        <ClusterTaps label={t('kiosk-fields-title')} value={clusters} onChange={setClusters} />
      </Form>
    </FormDialog>
  );
}

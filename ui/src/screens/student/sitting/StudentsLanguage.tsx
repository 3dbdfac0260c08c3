// In which language do the two talk? The student may choose another for this sitting; the counselor's is back when it is over.

import { LanguageChoice } from '../../../frame/LanguageChoice';
import { useStudentsLanguage } from '../../../frame/speaking';

export const StudentsLanguage = () => (
  <div className="cover-language">
    <LanguageChoice onChoose={(code) => useStudentsLanguage.setState({ code })} />
  </div>
);

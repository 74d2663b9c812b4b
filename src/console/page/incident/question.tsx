import type { QuestionView } from '../../api/view.ts';
import { SourceMark } from '../../piece/source-mark.tsx';
import classes from './question.module.css';
import { useRoom } from './room.ts';
import { Unsaved } from './unsaved.tsx';
import { YesNo } from './yes-no.tsx';

export function Question({ question }: { question: QuestionView }) {
  const { run } = useRoom();
  return (
    <li className={classes.question}>
      <div>
        <p>
          {question.question} <SourceMark src={question.src} />
        </p>
        {question.decides && <p className="soft small">decides: {question.decides}</p>}
        <p className="small">
          <Unsaved of={question.field} />
        </p>
      </div>
      <YesNo
        label={question.question}
        value={question.value}
        onAnswer={(value) => void run({ type: 'AnswerQuestion', field: question.field, value })}
      />
    </li>
  );
}

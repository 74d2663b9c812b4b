import { Kbd, Modal } from '@mantine/core';
import classes from './keyboard.module.css';

const keys: [string, string][] = [
  ['d', 'Declare an incident'],
  ['/', 'Search'],
  ['1 2 3', 'Now, Runbooks, People'],
  ['?', 'This list'],
  ['a', 'In a room: acknowledge, then accept'],
  ['r', 'In a room: resolve, then close'],
  ['u', 'In a room: post an update'],
  ['n', 'In a room: write a note'],
  ['Esc', 'Close what is open'],
];

export default function Keyboard({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keyboard">
      <dl className={classes.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((each) => (
                <Kbd key={each}>{each}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

import { useMemo } from 'react';
import type { MomentKind } from '../../../core/simulate/moment.ts';
import { simulationPicture } from '../../../core/simulate/picture.ts';
import type { Simulation } from '../../api/view.ts';
import classes from './simulate.module.css';
import { offset } from './simulated-moment.tsx';

/** The simulation as a picture: a row for each person, a column for each moment. As an image it can do nothing but be looked at. */
export function SimulationPicture({ simulation, title }: { simulation: Simulation; title: string }) {
  const picture = useMemo(() => {
    const moments = simulation.moments.map((moment) => ({ ...moment, kind: moment.kind as MomentKind }));
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(simulationPicture(moments, title, offset))}`;
  }, [simulation, title]);
  return (
    <figure className={classes.picture}>
      <div className={classes.frame} tabIndex={0} role="group" aria-label="The simulation as a picture; scrolls sideways">
        <img src={picture} alt={`${title}: who is told when`} />
      </div>
      <figcaption>
        <a href={picture} download="simulation.svg">
          Save the picture
        </a>
      </figcaption>
    </figure>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Card } from '#kit';
import { Loaded, read } from '#web-api';
import type { AskCalibration } from '../../asks/schema.ts';

/** How likely one thought help was, beside how often it came. Silent below ten. */
export function AskCalibrationCard() {
  const query = useQuery(read<AskCalibration>('/asks/calibration'));
  return (
    <Card title="What you expected, and what came">
      <Loaded query={query} lines={2} label="Loading what came">
        {({ answered, needed, shown }) =>
          shown === null ? (
            <p className="asks-soft">
              {`When you ask, you can say how likely you think help is. What you expected stands here beside what came once ${needed} such messages have come to an end: by an answer, by a no, or because the ask closed in silence. So far ${answered === 1 ? '1 has' : `${answered} have`}.`}
            </p>
          ) : (
            <>
              <p>{`On average you expected help from ${shown.chance} of 100, and it came from ${shown.helped} of 100.`}</p>
              <table className="asks-table">
                <thead>
                  <tr>
                    <th scope="col">Expected</th>
                    <th scope="col">Helped</th>
                    <th scope="col">People asked</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.bands.map(({ from, to, helped, count }) => (
                    <tr key={from}>
                      <th scope="row">{`${from} to ${to}`}</th>
                      <td>{`${helped} of 100`}</td>
                      <td>{count}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

// Where does everybody stand? At once as far as it is known from before; then laid out by the shell, beside everything else, with
// its progress and a way to stop. What was laid out is not laid out again while nobody came, went or was marked.

import { kith, type NetworkView, useLive } from '../../../ipc';
import { useProgress } from '../../../frame/useProgress';
import { type Picture, readPicture } from './picture';

export interface PictureNow {
  /** What can be drawn; null while nobody stands anywhere. */
  picture: Picture | null;
  /** In thousandths, while it is laid out. */
  progress: { done: number; of: number } | null;
  error: Error | null;
  /** Lays it out again, after it was stopped or failed. */
  again: () => void;
}

const read = async (settles: boolean) => readPicture(await kith.networkPicture(settles));

export function usePicture(view: NetworkView): PictureNow {
  const key = ['network_picture', view.stamp];
  const before = useLive([...key, 'before'], () => read(false), []);
  const isToLayOut = before.data !== undefined && !before.data.isSettled;
  const laid = useLive([...key, 'laid'], () => read(true), [], { enabled: isToLayOut });
  const isWorking = isToLayOut && laid.isFetching;
  const progress = useProgress('picture', isWorking);
  const known = before.data && (before.data.isSettled || before.data.isKnown) ? before.data : null;
  const picture = laid.data ?? known;
  return {
    // Somebody came or went between two questions: the view is asked again by the commit that said so.
    picture: picture && 2 * view.people.length === picture.places.length ? picture : null,
    progress: isWorking ? progress : null,
    error: before.error ?? laid.error,
    again: () => void (before.error ? before.refetch() : laid.refetch()),
  };
}

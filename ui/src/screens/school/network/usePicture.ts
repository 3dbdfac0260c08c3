// Where does everybody stand? At once as far as it is known from before; then laid out by the shell, beside everything else, with
// its progress and a way to stop. What was laid out is not laid out again while nobody came, went or was marked.

import { useEffect } from 'react';
import { client, kith, type NetworkView, useLive } from '../../../ipc';
import { useProgress } from '../../../frame/useProgress';
import { type Picture, readPicture } from './picture';

export interface PictureNow {
  /** What can be drawn; null while nobody stands anywhere. */
  picture: Picture | null;
  /** Who goes with whom, which is known before anybody stands anywhere. */
  ties: Picture | null;
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
  // Somebody came or went between two questions: names of one network never stand beside the ties of another.
  const fitting = (one: Picture | undefined) => (one?.stamp === view.stamp ? one : null);
  const ties = fitting(laid.data) ?? fitting(before.data);
  const isOther = [before.data, laid.data].some((one) => one !== undefined && one.stamp !== view.stamp);
  useEffect(() => {
    if (!isOther) return;
    void client.invalidateQueries({ queryKey: ['network_picture', view.stamp] });
    void client.invalidateQueries({ queryKey: ['school_network'] });
  }, [isOther, view.stamp]);
  return {
    picture: ties && (ties.isSettled || ties.isKnown) ? ties : null,
    ties,
    progress: isWorking ? progress : null,
    error: before.error ?? laid.error,
    again: () => void (before.error ? before.refetch() : laid.refetch()),
  };
}

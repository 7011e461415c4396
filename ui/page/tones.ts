import type { Tone } from '../api';
import { color } from '../theme';

interface ToneColours {
  dot: string;
  text: string;
  tint: string;
}

/** Colours of a state by its tone; an unknown label is plain teal. */
export const tones: Record<Tone | 'plain', ToneColours> = {
  plain: { dot: color.teal700, text: color.teal700, tint: color.teal100 },
  neutral: { dot: '#8A8375', text: color.ink2, tint: color.hairline },
  open: { dot: color.info, text: color.info, tint: color.infoTint },
  waiting: { dot: color.ochre, text: color.warning, tint: color.warningTint },
  running: { dot: color.teal600, text: color.teal700, tint: color.teal100 },
  done: { dot: color.success, text: color.success, tint: color.successTint },
  stopped: { dot: color.error, text: color.error, tint: color.errorTint },
};

// One quiet tone when an item runs over its plan; off until somebody asks for it.
import { local } from "./storage.js";

const KEY = "chibo-sound";
export const soundOn = () => local.get(KEY) === "on";
export function setSound(on) {
  local.set(KEY, on ? "on" : "off");
  if (on) chime();
  return on;
}
export function chime() {
  if (!soundOn()) return;
  const audio = new AudioContext();
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.06, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.8);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.8);
  tone.onended = () => audio.close();
}

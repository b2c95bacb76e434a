import { setText } from "./format";
import { texts } from "./texts";
import type { Priority } from "./views";

const patterns: Record<Priority, number[]> = { high: [880, 660, 880, 660], medium: [660, 520], low: [520], technical: [390] };
let audio: AudioContext | null = null;
let on = localStorage.getItem("sound") !== "off";

/** Plays the pattern of a priority; false when the browser does not let it through yet. */
export function play(priority: Priority): boolean {
  if (!on) return false;
  audio ??= new AudioContext();
  void audio.resume();
  if (audio.state !== "running") {
    show();
    return false;
  }
  patterns[priority].forEach((frequency, index) => tone(audio!, frequency, index * 0.28));
  return true;
}

function tone(context: AudioContext, frequency: number, delay: number): void {
  const start = context.currentTime + delay;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.35, start + 0.02);
  gain.gain.linearRampToValueAtTime(0, start + 0.24);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.25);
}

function show(): void {
  setText(document.getElementById("sound-words"), !on ? texts.soundOff : audio?.state === "running" ? texts.soundReady : texts.soundBlocked);
}

/** The self-test: a browser lets a page sound only after a person has touched it, so a silent page must be found out before the night. */
export function offerSound(): void {
  const bar = document.getElementById("sound");
  if (!bar) return;
  bar.hidden = false;
  document.getElementById("sound-test")?.addEventListener("click", async () => {
    on = true;
    localStorage.setItem("sound", "on");
    audio ??= new AudioContext();
    await audio.resume();
    play("high");
    show();
  });
  document.getElementById("sound-off")?.addEventListener("click", () => {
    on = false;
    localStorage.setItem("sound", "off");
    show();
  });
  addEventListener("pointerdown", () => { if (on) void (audio ??= new AudioContext()).resume().then(show); }, { once: true });
  show();
}

/** The wall clock, a tick a second, shared by all who show it. */
const state = $state<{ now: Date }>({ now: new Date() });
setInterval(() => {
  state.now = new Date();
}, 1000);

export function now(): Date {
  return state.now;
}

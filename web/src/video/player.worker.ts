import { ClockedPlayer } from './clocked-player';
import { Player, type PlayerEvents } from './player';
import type { FromPlayer, ToPlayer } from './player-messages';

let player: Player | null = null;
let clocked: ClockedPlayer | null = null;
const tell = (message: FromPlayer) => postMessage(message);
const events: PlayerEvents = {
  shown: (pts, received) => tell({ is: 'shown', pts, received, at: Date.now() }),
  next: (at) => tell({ is: 'next', at }),
  message: (message) => tell({ is: 'message', message }),
  state: (state) => tell({ is: 'state', state }),
};

onmessage = (event: MessageEvent<ToPlayer>) => {
  const order = event.data;
  switch (order.do) {
    case 'open':
      if (order.anchor === null) {
        player = new Player(order.canvas, order.address, events);
        player.open();
      } else {
        clocked = new ClockedPlayer(order.canvas, order.address, order.anchor, events);
        clocked.open();
      }
      break;
    case 'clock':
      clocked?.clock(order.anchor);
      break;
    case 'ask':
      player?.ask(order.wish);
      break;
    case 'close':
      player?.close();
      clocked?.close();
      close();
      break;
  }
};

import { Player } from './player';
import type { FromPlayer, ToPlayer } from './player-link';

let player: Player | null = null;
const tell = (message: FromPlayer) => postMessage(message);

onmessage = (event: MessageEvent<ToPlayer>) => {
  const order = event.data;
  switch (order.do) {
    case 'open':
      player = new Player(order.canvas, order.address, {
        shown: (pts, received) => tell({ is: 'shown', pts, received, at: Date.now() }),
        message: (message) => tell({ is: 'message', message }),
        state: (state) => tell({ is: 'state', state }),
      });
      player.open();
      break;
    case 'ask':
      player?.ask(order.wish);
      break;
    case 'close':
      player?.close();
      close();
      break;
  }
};

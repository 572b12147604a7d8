// Measures at a demonstration with a quiet drone on loopback, watched by a duty officer in Chromium; ends both afterwards.
import { Demonstration } from '../tests/browser/demonstration.mjs';

/**
 * @param {() => void} prepare Runs in the page before any of the console does.
 * @param {(page: import('playwright-core').Page) => Promise<string>} measure Gives the row to print.
 */
export async function atDemonstration(prepare, measure) {
  const demo = await Demonstration.start('--scenario', 'quiet');
  try {
    console.log(await measure(await demo.signIn('tr-duty-officer', prepare)));
  } finally {
    await demo.stop();
    demo.remove();
  }
}

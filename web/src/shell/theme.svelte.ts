const remembered = 'truceline.theme';
export type Theme = 'dark' | 'light';

function first(): Theme {
  const kept = localStorage.getItem(remembered);
  return kept === 'light' || kept === 'dark' ? kept : matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

const state = $state<{ theme: Theme }>({ theme: first() });
document.documentElement.dataset['theme'] = state.theme;

export function theme(): Theme {
  return state.theme;
}

export function switchTheme(): void {
  state.theme = state.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem(remembered, state.theme);
  document.documentElement.dataset['theme'] = state.theme;
}

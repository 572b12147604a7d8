/** What is typed in a form is the form's: no shortcut of the page answers to it, and Escape gives it up. */
export function keysOfItsOwn(giveUp: () => void): (form: HTMLFormElement) => () => void {
  return (form) => {
    const press = (event: KeyboardEvent): void => {
      event.stopPropagation();
      if (event.key === 'Escape') {
        giveUp();
      }
    };
    form.addEventListener('keydown', press);
    return () => form.removeEventListener('keydown', press);
  };
}

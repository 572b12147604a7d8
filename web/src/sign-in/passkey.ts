import { post, type Answer } from '../api/client';

export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';
}

/** Signs in with a passkey that this browser or its key holds. */
export async function signInWithPasskey(): Promise<Answer<unknown>> {
  const options = await post<PublicKeyCredentialRequestOptionsJSON>('/api/session/passkey/options');
  if (!options.ok) {
    return options;
  }
  const credential = await ask(() => navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.value),
  }));
  return credential.ok ? post('/api/session/passkey/verify', { credential: credential.value }) : credential;
}

/** Makes a passkey for the account that an enrolment link is for. */
export async function enrolPasskey(token: string): Promise<Answer<unknown>> {
  const options = await post<PublicKeyCredentialCreationOptionsJSON>('/api/session/enrol/options', { token });
  if (!options.ok) {
    return options;
  }
  const credential = await ask(() => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.value),
  }));
  return credential.ok ? post('/api/session/enrol/verify', { token, credential: credential.value }) : credential;
}

async function ask(act: () => Promise<Credential | null>): Promise<Answer<unknown>> {
  try {
    const credential = await act();
    return credential instanceof PublicKeyCredential
      ? { ok: true, value: credential.toJSON() }
      : { ok: false, status: 0, refused: 'The browser gave no passkey.' };
  } catch (fault) {
    const why = fault instanceof DOMException && fault.name === 'NotAllowedError'
      ? 'The passkey was refused, or the time for it ran out. Try again.'
      : `The passkey failed: ${fault instanceof Error ? fault.message : String(fault)}`;
    return { ok: false, status: 0, refused: why };
  }
}

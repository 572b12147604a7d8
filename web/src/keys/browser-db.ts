/** What this browser keeps for itself: pinned keys, checkpoints seen, own signing keys, openings. One database an origin. */
const stores = ['pins', 'checkpoints', 'keys', 'openings', 'reports'] as const;
export type StoreName = (typeof stores)[number];

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('truceline', 2);
    request.onupgradeneeded = () => {
      for (const name of stores.filter((one) => !request.result.objectStoreNames.contains(one))) {
        request.result.createObjectStore(name);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser refused its database.'));
  });
  return opened;
}

async function run<T>(store: StoreName, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode);
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('The browser refused to keep this.'));
    transaction.onabort = transaction.onerror;
  });
}

export function read<T>(store: StoreName, key: string): Promise<T | undefined> {
  return run(store, 'readonly', (one) => one.get(key) as IDBRequest<T | undefined>);
}

export function readAll<T>(store: StoreName): Promise<T[]> {
  return run(store, 'readonly', (one) => one.getAll() as IDBRequest<T[]>);
}

export async function write(store: StoreName, key: string, value: unknown): Promise<void> {
  await run(store, 'readwrite', (one) => one.put(value, key));
}

export async function remove(store: StoreName, key: string): Promise<void> {
  await run(store, 'readwrite', (one) => one.delete(key));
}

// @ts-check

/** What the server says when it does not do what was asked. */
export class ServerSays extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** @param {Response} response */
async function failure(response) {
  let message = `${response.status} ${response.statusText}`;
  try {
    message = (await response.json()).message ?? message;
  } catch {
    // An answer without words keeps its number.
  }
  return new ServerSays(response.status, message);
}

/**
 * @param {string} path
 * @param {RequestInit} [more]
 * @returns {Promise<any>} the answer; null for none
 */
export async function ask(path, more = {}) {
  const response = await fetch(path, more);
  if (!response.ok) throw await failure(response);
  return response.status === 204 || response.status === 202 ? null : response.json();
}

/**
 * @param {'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path
 * @param {unknown} [body] sent as JSON
 */
export function tell(method, path, body) {
  return ask(path, body === undefined ? { method }
    : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

/**
 * Sends one file and says how far it is.
 * @param {File} file
 * @param {string} name as it is shown
 * @param {(share: number) => void} progressed
 * @returns {Promise<{id: string, name: string}>}
 */
export function send(file, name, progressed) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?name=${encodeURIComponent(name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => progressed(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status === 201) return resolve(JSON.parse(request.responseText));
      let message = `${request.status} ${request.statusText}`;
      try {
        message = JSON.parse(request.responseText).message ?? message;
      } catch {
        // As above.
      }
      return reject(new ServerSays(request.status, message));
    };
    request.onerror = () => reject(new ServerSays(0, 'The server cannot be reached, or has cut the file off.'));
    request.send(file);
  });
}

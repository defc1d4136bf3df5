/** A network that exists only in this process: it hands requests to the real central, and does to them what the weather says. */
import type { FastifyInstance } from 'fastify';
import type { CentralRequest, CentralResponse, Transport } from '../../main/sync/transport.ts';
import { SyncTrouble } from '../../main/sync/trouble.ts';
import type { Weather } from './steps.ts';

const PORTAL: CentralResponse = { status: 200, contentType: 'text/html', retryAfterMs: null, body: Buffer.from('<html><body>Selamat datang di Wi-Fi tamu</body></html>') };

export class Network {
  /** For the next requests, in their order. */
  weather: Weather[] = [];
  /** Called when the power fails while a request is under way. */
  onPowerCut: () => void = () => undefined;
  readonly #app: FastifyInstance;
  #pulled: CentralResponse | null = null;

  constructor(app: FastifyInstance) { this.#app = app; }

  transport(): Transport { return { send: (request) => this.#send(request), dateHeader: () => Promise.resolve(null), close: () => undefined }; }

  async #send(request: CentralRequest): Promise<CentralResponse> {
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'lose_request') throw new SyncTrouble('no_network');
    if (weather === 'portal') return PORTAL;
    if (weather === 'server_error') return { status: 503, contentType: 'text/plain', retryAfterMs: null, body: Buffer.from('upstream') };
    if (weather === 'too_many') return { status: 429, contentType: 'application/json', retryAfterMs: 1000, body: Buffer.from('{}') };
    const answer = await this.#exchange(request);
    if (weather === 'power_cut') this.onPowerCut();
    if (weather === 'lose_answer' || weather === 'power_cut') throw new SyncTrouble('no_answer');
    if (weather === 'twice') return this.#exchange(request);
    if (weather === 'torn') return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
    return this.#orLate(request, answer, weather);
  }

  /** An answer to an earlier question of the same kind instead of this one's. */
  #orLate(request: CentralRequest, answer: CentralResponse, weather: Weather): CentralResponse {
    if (request.path !== '/v1/sync/pull' || answer.status !== 200) return answer;
    const earlier = this.#pulled;
    this.#pulled = answer;
    return weather === 'late' && earlier ? earlier : answer;
  }

  async #exchange({ method, path, query = {}, token, body, range, sink }: CentralRequest): Promise<CentralResponse> {
    const search = new URLSearchParams(query).toString();
    const response = await this.#app.inject({
      method, url: search === '' ? path : `${path}?${search}`, ...(typeof body === 'object' && body !== null ? { payload: body } : {}),
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(range ? { range: `bytes=${range}-` } : {}) },
    });
    if (sink && response.statusCode < 300) sink(response.rawPayload);
    return { status: response.statusCode, contentType: response.headers['content-type'] ?? '', retryAfterMs: null, body: response.rawPayload };
  }
}

// Deliveries as Meta sends them, signed with the practice number's app secret.
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const offerFile = new URL('../../tests/fixtures/whatsapp/meta_offer.sdp', import.meta.url);

export function readSettings(config) {
  const text = readFileSync(config, 'utf8');
  const value = (key) => text.match(new RegExp(`^${key} *= *"(.*)"`, 'm'))?.[1];
  return { appSecret: value('app_secret'), accessToken: value('access_token'), phoneNumberId: value('phone_number_id'),
    accountId: value('account_id'), runDir: value('run_dir'), dataDir: value('data_dir') };
}

export const newCallId = () => `wacid.${randomBytes(60).toString('base64')}`;

function envelope(settings, field, value) {
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: settings.accountId, changes: [{ field, value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '442079460101', phone_number_id: settings.phoneNumberId }, ...value } }] }] });
}

const seconds = () => String(Math.floor(Date.now() / 1000));

export function connect(settings, id, from, offer = readFileSync(offerFile, 'utf8')) {
  return envelope(settings, 'calls', {
    contacts: [{ profile: { name: `Customer ${from.slice(-4)}` }, wa_id: from }],
    calls: [{ id, from, to: '442079460101', event: 'connect', timestamp: seconds(), direction: 'USER_INITIATED',
      session: { sdp_type: 'offer', sdp: offer } }] });
}

export function terminate(settings, id, from) {
  return envelope(settings, 'calls', { calls: [{ id, from, to: '442079460101', event: 'terminate', timestamp: seconds(),
    direction: 'USER_INITIATED', status: 'COMPLETED' }] });
}

export function statusUpdate(settings) {
  return envelope(settings, 'messages', { statuses: [{ id: `wamid.${randomBytes(24).toString('base64')}`, status: 'delivered',
    timestamp: seconds(), recipient_id: '447700900123' }] });
}

/// Sends it with its signature; resolves with { status, sentAt }: the moment the last byte was handed to the kernel.
export async function deliver(visitor, settings, body) {
  const signature = createHmac('sha256', settings.appSecret).update(body).digest('hex');
  const sentAt = performance.now();
  const answer = await visitor.request('POST', '/hooks/whatsapp', { body,
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` } });
  return { status: answer.status, sentAt, answeredAt: performance.now() };
}

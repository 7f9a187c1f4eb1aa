import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { check, parseSystem } from '../../src/index.js';
import type { Finding } from '../../src/model/finding.js';
import { readSound } from '../answers.js';

const { base, rulebook } = shippedRules();
const { nameLexicon } = base;

/** The findings about one flow of this name; `flow` may hold more than its needs. */
function named(name: string, flow: object, top: object = {}): Finding[] {
  const text = JSON.stringify({ driven: 1, system: 'test', ...top, flows: { [name]: flow } });
  return check(readSound(text, rulebook), rulebook, '2026-12-01').filter(({ rule }) => rule === 'name-intent');
}

const fires = (name: string, intent: unknown) => named(name, { needs: { intent } }).length > 0;

/** The name, and the better one that the help gives; `-` where turning it round would not be safe. */
const ORDERS_CALLED_EVENTS = `
  send-invoice              invoice-sent
  SendInvoice               InvoiceSent
  sendInvoice               invoiceSent
  send_invoice              invoice_sent
  send|invoice              invoice|sent
  Send|invoice              Invoice|sent
  SEND_INVOICE              INVOICE_SENT
  Send-Invoice              Invoice-Sent
  place-order               order-placed
  place-orders              orders-placed
  create-order              order-created
  charge-card               card-charged
  reserve-stock             stock-reserved
  validate-address          address-validated
  cancel-booking            booking-cancelled
  notify-customer           customer-notified
  verify-email              email-verified
  process-payment           payment-processed
  update-inventory          inventory-updated
  make-payment              payment-made
  deny-claim                claim-denied
  apply-discount            discount-applied
  send-order-confirmation   order-confirmation-sent
  create-customer-account   customer-account-created
  SendInvoiceEvent          -
  send-invoice-v2           -
  sendInvoice2              -
  01-send-invoice           -
  send-invoice-queue        -
  CreateAPIKeyMessage       -
  billing.SendInvoice       -
  billing/send-invoice      -
  com.shop.send-invoice.v1  -
  send.invoice              -
  remove-expired-sessions   expired-sessions-removed
  assign-ticket-to-agent    -
`;

const EVENTS_CALLED_ORDERS = `
  order-placed              place-order
  OrderPlaced               PlaceOrder
  orderPlaced               placeOrder
  ORDER_PLACED              PLACE_ORDER
  invoice_sent              send_invoice
  order|placed              place|order
  order-created             create-order
  order-shipped             ship-order
  order-cancelled           cancel-order
  order-canceled            cancel-order
  card-charged              charge-card
  payment-made              make-payment
  customer-notified         notify-customer
  stock-reserved            reserve-stock
  order-item-added          add-order-item
  claim-denied              deny-claim
  book-sold                 -
  ticket-bought             -
  payment-failed            -
  payment-received          -
  session-expired           -
  stock-level-changed       change-stock-level
  read-model-updated        update-read-model
  email-sent                send-email
  report-generated          generate-report
  user-unsubscribed         -
  user-signed-up            -
  user-logged-in            -
  order-was-placed          -
  UserWasRegistered         -
  order.placed              -
  com.shop.order.placed.v1  -
  shop/order-placed         -
  OrderPlacedEvent          -
  order-placed-topic        -
  order-placed-v2           -
  order_placed_2024         -
`;

const SILENT_EVENTS = `
  order-created OrderPlaced invoice_sent order-book book-order order-update place-update placeOrderLatency
  read-model-updated read-model set-top-box set-point post-office post-created stock-level ship-position ship-to-address
  charge-point-status charge-session transfer-window release-notes request-log report-card display-brightness
  record-label create-account-failed create-account-failed-v2 create-account-failed-alert send-invoice-failed
  cancel-order-request create-order-response create-order-result delete-user-events user-created-notification
  publish-events emit-order-placed publish-order-placed notify-analytics stream-prices browse send validate notify
  update refresh-cache sync-inventory feed-risk-models enrich-orders aggregate-clicks detect-fraud ingest-telemetry
  send-telemetry send-metrics send-heartbeat add-to-cart remove_from_cart add_payment_info generate_lead view_item
  begin_checkout sign_up SendGridWebhook sendgrid-events PayPalNotification delete-marker cancel-pending check-in
  processed-orders-export orders user-activity clickstream order.events payments.failed com.shop.orders.v1
  rechnung-versenden enviar-factura bestelling-geplaatst 注文 заказ-создан s3 v1 42 --- é
`;

const SILENT_COMMANDS = `
  process-order place-order SendInvoice charge_card processed-orders-export placed-order paid-invoices-export
  mark-order-paid mark-paid mark-as-shipped set-paid flag-account-blocked notify-order-shipped NotifyCustomerOrderProcessed
  email-order-shipped record-payment-received report-card-lost retry-failed requeue-failed purge-expired
  publish-order-placed create-account-failed send-order-confirmed user-created-notification order-placed-handler
  on-order-placed onOrderPlaced after-order-placed when-paid orders-to-be-shipped to-be-paid order-not-paid newly-created
  jobs-failed jobs.failed emails-scheduled mail-delayed jobs-queued mail-prioritized rate-limited rule-based self-hosted
  event-driven user-generated ai-generated custom-made tailor-made order-unpaid order-unprocessed password-reset
  message-read order-split price-cut data-feed rss-feed order-need seed flower-bed testbed news-embed garden-shed
  watershed high-speed page-speed proceed order-proceed exceed infrared wind-speed project-biped created completed
  failed paid order-processing order-placement neues-mitglied ny-virksomhed nuevo-usted order-placed-dlq order-placed-retry
  user-mohammed pedido-creado
`;

const pairs = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name, better]) => [name.replaceAll('|', ' '), better.replaceAll('|', ' ')]);
const list = (names: string) => names.trim().split(/\s+/);

describe('name-intent fires', () => {
  it.each(pairs(ORDERS_CALLED_EVENTS))('on the event %s: %s', (name, better) => {
    const [finding, ...more] = named(name, { needs: { intent: 'event' } });
    expect(more).toEqual([]);
    expect(finding.message).toContain(`\`${name}\` is named like \`intent: command\``);
    expect(finding.remedy).toContain(better === '-' ? 'as in `invoice-sent`; or' : `such as \`${better}\`; or`);
    expect(finding.remedy).toContain('say `intent: command`');
    expect(fires(name, 'command')).toBe(false);
    if (better !== '-') expect(fires(better, 'event')).toBe(false);
  });

  it.each(pairs(EVENTS_CALLED_ORDERS))('on the command %s: %s', (name, better) => {
    const [finding, ...more] = named(name, { needs: { intent: 'command' } });
    expect(more).toEqual([]);
    expect(finding.message).toContain(`\`${name}\` is named like \`intent: event\``);
    expect(finding.remedy).toContain(better === '-' ? 'as in `send-invoice`; or' : `such as \`${better}\`; or`);
    expect(fires(name, 'event')).toBe(false);
    if (better !== '-') expect(fires(better, 'command')).toBe(false);
  });
});

describe('name-intent is silent', () => {
  it.each(list(SILENT_EVENTS))('on the event %s', (name) => expect(fires(name, 'event')).toBe(false));
  it.each(list(SILENT_COMMANDS))('on the command %s', (name) => expect(fires(name, 'command')).toBe(false));

  const every = [...pairs(ORDERS_CALLED_EVENTS), ...pairs(EVENTS_CALLED_ORDERS)].map(([name]) => name);

  it.each([
    ['nothing is stated', {}],
    ['the intent is open', { intent: ['command', 'event'] }],
    ['only what follows from other needs', { consumers: 'open', reply: 'async' }],
  ])('where %s, whatever the name', (_, needs) => {
    for (const name of every) expect(named(name, { needs })).toEqual([]);
  });

  it('on any text that is no name of a flow in English', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('command', 'event'), (name, intent) => {
        // No name holds a NUL.
        fc.pre(name.trim() !== '' && !/[a-z\0]/i.test(name));
        expect(fires(name, intent)).toBe(false);
      }),
    );
  });

  it('on one of the two intents at least, whatever the nameLexicon', () => {
    const vocabulary = [
      ...nameLexicon.order.verbs,
      ...Object.keys(nameLexicon.order.objects),
      ...Object.values(nameLexicon.fact.participles).flat(),
      ...Object.values(nameLexicon.lists).flat(),
      ...['order', 'invoice', 'orders', 'created', 'delayed'],
    ];
    const name = fc
      .tuple(
        fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('-', '_', '.', ' ', '/'),
      )
      .map(([parts, separator]) => parts.join(separator));
    fc.assert(fc.property(name, (text) => !(fires(text, 'command') && fires(text, 'event'))));
  });

  it('on the examples', () => {
    for (const folder of readdirSync(join(ROOT, 'examples'))) {
      const text = readFileSync(join(ROOT, 'examples', folder, 'system.yaml'), 'utf8');
      const { system } = parseSystem(text, rulebook);
      const found = system === undefined ? [] : check(system, rulebook, '2026-12-01');
      expect(found.filter(({ rule }) => rule === 'name-intent')).toEqual([]);
    }
  });

  it('on the cases', () => {
    const table = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8'));
    for (const { id, needs } of [...table.cases, ...table.panel]) expect(named(id, { needs })).toEqual([]);
  });
});

describe('the finding', () => {
  it('stands at the flow, shows where the intent is stated, and cites', () => {
    const [finding] = named('send-invoice', { needs: { intent: 'event' } });
    const { source, span } = finding.place;
    expect(source.text.slice(span.start, span.end)).toBe('"send-invoice"');
    expect(finding).toMatchObject({
      rule: 'name-intent',
      severity: 'warning',
      flow: 'send-invoice',
      message: '`send-invoice` is named like `intent: command` (`send` orders something), but says `intent: event`',
      remedy:
        'Name it for what happened, such as `invoice-sent`; or say `intent: command` if somebody is told to do it.',
      facts: { intent: 'event' },
      sources: ['eip-command-message', 'eip-event-message'],
    });
    expect(finding.suppression).toBeUndefined();
    const [related] = finding.related;
    expect(related.message).toBe('`intent: event` is stated here');
    expect(source.text.slice(related.place.span.start, related.place.span.end)).toBe('"event"');
  });

  it('counts an intent that the defaults state, and says so', () => {
    const [finding] = named('order-placed', {}, { defaults: { needs: { intent: 'command' } } });
    expect(finding.message).toContain('(`placed` reports what happened)');
    expect(finding.related[0].message).toBe('`intent: command` comes from the defaults');
    expect(
      named('order-placed', { needs: { intent: 'event' } }, { defaults: { needs: { intent: 'command' } } }),
    ).toEqual([]);
  });

  it('can be waived', () => {
    const waive = [{ rule: 'name-intent', because: 'the name is public' }];
    expect(named('order-placed', { needs: { intent: 'command' }, waive })).toMatchObject([
      { suppression: { kind: 'waiver' } },
    ]);
  });

  it('keeps its fingerprint when the text around it changes', () => {
    const print = (flow: object) => named('order-placed', flow)[0].fingerprint;
    expect(print({ needs: { intent: 'command' } })).toBe(print({ about: 'More.', needs: { intent: ['command'] } }));
  });
});

describe('rules/name-lexicon.yaml', () => {
  const { homographs } = parse(readFileSync(join(ROOT, 'rules/name-lexicon.yaml'), 'utf8')) as { homographs: string[] };

  it('no homograph speaks alone, whatever follows it', () => {
    const quiet = homographs.filter((word) =>
      ['list', 'book', 'level', 'area'].some((noun) => fires(`${word}-${noun}`, 'event')),
    );
    expect(quiet).toEqual([]);
  });

  it('each word that needs an object is a homograph, or an act that a sender may do by itself', () => {
    const known = new Set([...homographs, ...nameLexicon.lists.acts]);
    expect(Object.keys(nameLexicon.order.objects).filter((verb) => !known.has(verb))).toEqual([]);
  });

  it.each(nameLexicon.order.verbs)('%s orders, and its participle reports', (verb) => {
    const [order] = named(`${verb}-invoice`, { needs: { intent: 'event' } });
    const better = /such as `(.*)`;/.exec(order.remedy)?.[1] ?? '';
    expect(named(better, { needs: { intent: 'command' } })[0].remedy).toMatch(
      new RegExp(`such as \`${verb}l?-invoice\``),
    );
  });

  it('each list holds a word once', () => {
    const lists = { ...nameLexicon.lists, homographs, verbs: nameLexicon.order.verbs, except: nameLexicon.fact.except };
    for (const [name, list] of Object.entries(lists)) expect([name, new Set(list).size]).toEqual([name, list.length]);
  });
});

/*
 * What the embedded task forms share: decimal arithmetic without floating point, the quote's figures, and how a form
 * reads and writes process variables. Tasklist loads it (see its config.js); forms find it as window.storebridge.
 */

const PLACES = 5;
const ONE = 10n ** BigInt(PLACES);
const DOCUMENT = {objectTypeName: 'java.util.LinkedHashMap', serializationDataFormat: 'application/json'};
const LIST = {...DOCUMENT, objectTypeName: 'java.util.ArrayList'};

/** Decimals are BigInts in hundred-thousandths; amounts in documents are text ("732.35"). */
const decimal = {
  /** null when the text is no decimal with at most 5 places */
  parse(text) {
    const match = /^(-?)(\d{1,12})(?:\.(\d{1,5}))?$/.exec(String(text ?? '').trim());
    if (!match) return null;
    const units = BigInt(match[2]) * ONE + BigInt((match[3] ?? '').padEnd(PLACES, '0'));
    return match[1] ? -units : units;
  },

  /** "732.35": at least `places` decimals, no more than needed */
  text(value, places = 2) {
    if (value === null) return null;
    const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
    let fraction = digits.slice(-PLACES);
    while (fraction.length > places && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
    return (value < 0n ? '-' : '') + digits.slice(0, -PLACES) + (fraction ? '.' + fraction : '');
  },

  multiply: (a, b) => a === null || b === null ? null : divideRounded(a * b, ONE),

  /** rounded to cents, half up */
  cents: value => value === null ? null : divideRounded(value, ONE / 100n) * (ONE / 100n),

  /** part of whole in percent, two places; null without a whole */
  percent: (part, whole) => part === null || !whole ? null : divideRounded(part * 10000n, whole) * (ONE / 100n),

  sum: values => values.reduce((sum, value) => sum === null || value === null ? null : sum + value, 0n),
};

function divideRounded(value, by) {
  if (by < 0n) return divideRounded(-value, -by);
  return value < 0n ? -((-value * 2n + by) / (by * 2n)) : (value * 2n + by) / (by * 2n);
}

/** The figures of a line as it stands in the form. */
function lineFigures(line) {
  const [quantity, price, list, cost, available] =
    ['quantity', 'unitPrice', 'listPrice', 'unitCost', 'available'].map(name => decimal.parse(line[name]));
  return {
    total: decimal.cents(decimal.multiply(quantity, price)),
    cost: decimal.multiply(quantity, cost),
    discount: price === null || list === null ? null : decimal.percent(list - price, list),
    margin: price === null || cost === null ? null : decimal.percent(price - cost, price),
    short: quantity !== null && available !== null && quantity > available ? quantity - available : null,
  };
}

/** The figures of the whole quote. Freight and tax are the ERP's. */
function quoteFigures(quote) {
  const lines = quote.lines.map(lineFigures);
  const subtotal = decimal.sum(lines.map(line => line.total));
  const cost = decimal.sum(lines.map(line => line.cost));
  const discounts = lines.map(line => line.discount).filter(discount => discount !== null);
  return {
    subtotal,
    total: decimal.sum([subtotal, decimal.parse(quote.freight) ?? 0n, decimal.parse(quote.tax) ?? 0n]),
    discount: discounts.reduce((greatest, discount) => discount > greatest ? discount : greatest, 0n),
    margin: subtotal === null || cost === null ? null : decimal.percent(subtotal - cost, subtotal),
    short: lines.some(line => line.short !== null),
  };
}

/** The same quote with its figures worked out anew. */
function withFigures(quote) {
  const figures = quoteFigures(quote);
  return {
    ...quote,
    lines: quote.lines.map(line => {
      const {total, discount, margin} = lineFigures(line);
      return {...line, total: decimal.text(total), discountPercent: decimal.text(discount), marginPercent: decimal.text(margin)};
    }),
    subtotal: decimal.text(figures.subtotal),
    total: decimal.text(figures.total),
    discountPercent: decimal.text(figures.discount),
    marginPercent: decimal.text(figures.margin),
    stockShort: figures.short,
  };
}

/** The figures of a line of a placed order; `item` is what the ERP knows of it, and may be missing. */
function placedLineFigures(line, item) {
  const [quantity, discount] = [decimal.parse(line.quantity), decimal.parse(line.discount) ?? 0n];
  const price = decimal.parse(line.unitPrice ?? item?.accountPrice);
  const [cost, available] = [decimal.parse(item?.unitCost), decimal.parse(item?.available)];
  const gross = decimal.cents(decimal.multiply(quantity, price));
  const total = gross === null ? null : gross - discount;
  const costs = decimal.multiply(quantity, cost);
  return {
    total,
    cost: costs,
    margin: total === null || costs === null ? null : decimal.percent(total - costs, total),
    short: quantity !== null && available !== null && quantity > available ? quantity - available : null,
  };
}

/** The figures of a placed order, with the tax as it was worked out last. */
function placedFigures(order, items, tax) {
  const lines = order.lines.map(line => placedLineFigures(line, itemOf(items, line)));
  const amounts = list => decimal.sum((list ?? []).map(each => decimal.parse(each.amount)));
  const [subtotal, cost] = [decimal.sum(lines.map(line => line.total)), decimal.sum(lines.map(line => line.cost))];
  const [discount, fees, paid] = [amounts(order.discounts), amounts(order.fees),
    amounts(received(order))];
  const taxed = decimal.parse(tax?.amount) ?? 0n;
  const total = [subtotal, discount, fees].includes(null) ? null : subtotal - discount + fees + taxed;
  return {
    subtotal, discount, fees, paid, tax: taxed, total,
    onAccount: total === null || paid === null ? null : total - paid,
    margin: subtotal === null || cost === null ? null : decimal.percent(subtotal - cost, subtotal),
  };
}

/** Payments by card, check or transfer; the rest of the order is on account, whether the store says so or not. */
const received = order => (order?.payments ?? []).filter(payment => payment.kind !== 'account');

const itemOf = (items, line) => (items ?? []).find(item => item.line === line.id && item.item === line.item);

/** A document as it is sent: without AngularJS's own marks; an emptied field is none. */
const plain = value => value === undefined ? null
  : JSON.parse(JSON.stringify(value, (key, inner) => key.startsWith('$$') ? undefined : inner === '' ? null : inner));

/** Inputs of an address: name and label. */
const ADDRESS = [['name', 'Name'], ['contact', 'Contact'], ['street1', 'Street'], ['street2', 'Second line'], ['city', 'City'],
  ['state', 'State'], ['zip', 'Postal code'], ['country', 'Country'], ['phone', 'Telephone']];

/** The same order, with no code at an address that was changed: it is no longer the one that the ERP has under this code. */
function withoutStaleCodes(order, original) {
  const check = (address, was) => {
    if (address?.code && was && JSON.stringify(address) !== JSON.stringify(was)) address.code = null;
  };
  check(order.billTo, original.billTo);
  order.shipTos.forEach(shipTo => check(shipTo.address, original.shipTos.find(was => was.id === shipTo.id)?.address));
  return order;
}

/** "1,234.50" for people; a dash for what is not known. */
function show(value, places = 2) {
  const text = decimal.text(typeof value === 'bigint' ? value : decimal.parse(value), places);
  if (text === null) return '–';
  const [whole, fraction] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? '.' + fraction : '');
}

/** "10.00" for an input: no thousands separators, at least `places` decimals. */
function forInput(value, places) {
  const parsed = decimal.parse(value);
  return parsed === null ? value : decimal.text(parsed, places);
}

/**
 * Connects a form with its task: loads the variables, keeps drafts, and sends what the form gives back.
 *
 * @param reads names of the variables that the form shows
 * @param drafts names of the scope's values that a draft keeps
 * @param ready called with the variables and the draft, if there is one
 * @param result gives the variables to send: documents and lists become JSON, the rest stays what it is
 */
function connect(camForm, scope, {reads, drafts, ready, result}) {
  const variables = camForm.variableManager;
  const draftOf = () => Object.fromEntries(drafts.map(name => [name, JSON.parse(JSON.stringify(scope[name] ?? null))]));
  Object.assign(scope, {show, lineFigures, quoteFigures});

  camForm.on('form-loaded', () => reads.forEach(name => variables.fetchVariable(name)));
  camForm.on('variables-restored', () => {
    const values = Object.fromEntries(reads.map(name => [name, valueOf(variables, name)]));
    ready(values, variables.variable('draft')?.value ?? null);
    showDatePickers(camForm.formElement[0]);
  });
  camForm.on('store', () => {
    forget(variables);
    variables.createVariable({name: 'draft', type: 'Json', value: draftOf()});
  });
  camForm.on('submit', event => {
    if (scope[camForm.formElement.attr('name')]?.$invalid) {
      event.submitPrevented = true;
      return;
    }
    forget(variables);
    for (const [name, value] of Object.entries(result())) {
      variables.createVariable(typeof value === 'object'
        ? {name, type: 'Object', value, valueInfo: Array.isArray(value) ? LIST : DOCUMENT}
        : {name, type: typeof value === 'boolean' ? 'Boolean' : 'String', value});
    }
  });
}

function valueOf(variables, name) {
  const value = variables.variable(name)?.value;
  return value === undefined || value === '' ? null : value;
}

/** The form shows many variables and sends few: those it does not change are not sent back. */
function forget(variables) {
  variables.variableNames().forEach(name => variables.destroyVariable(name));
}

/** AngularJS would make dates of them and shift them by the time zone: they stay text (yyyy-MM-dd) with a picker. */
function showDatePickers(form) {
  setTimeout(() => form.querySelectorAll('input[data-date]').forEach(input => input.type = 'date'));
}

/** What is wrong at a place in the document, by JSON pointer; empty when nothing is. */
function faultAt(failure, pointer) {
  return (failure?.fields ?? []).filter(field => field.pointer === pointer).map(field => field.message).join('; ');
}

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
};

/** "2026-11-24 05:31" in the reader's time zone, from an instant as text; a dash for none. */
function moment(instant) {
  const time = new Date(instant ?? NaN);
  if (isNaN(time)) return '–';
  const two = number => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

window.storebridge = {placedLineFigures, placedFigures, itemOf, received, plain, ADDRESS, withoutStaleCodes, decimal, lineFigures, quoteFigures, withFigures, show, forInput, connect, faultAt, today, moment};

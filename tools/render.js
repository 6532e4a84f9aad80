// Renders processes/**/*.bpmn to docs/diagrams/*.svg (a collapsed sub-process "sub_x" of it to *-x.svg) and *.dmn to
// docs/diagrams/*.png, with bpmn-js and dmn-js in headless Chromium (CHROMIUM names another binary). With --png, diagrams
// also as pictures in the given folder.
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import puppeteer from 'puppeteer-core';
import {diagrams, root} from './diagrams.js';

const require = createRequire(import.meta.url);
const png = process.argv.includes('--png') ? process.argv[process.argv.indexOf('--png') + 1] : null;
const target = join(root, 'docs', 'diagrams');
mkdirSync(target, {recursive: true});

const profile = mkdtempSync(join(tmpdir(), 'render-'));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  userDataDir: profile,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  for (const path of diagrams('.bpmn')) await renderDiagram(path);
  for (const path of diagrams('.dmn')) await renderTable(path);
} finally {
  await browser.close();
  rmSync(profile, {recursive: true, force: true});
}

async function renderDiagram(path) {
  const page = await open('bpmn-js/dist/bpmn-viewer.production.min.js', ['bpmn-js/dist/assets/bpmn-js.css']);
  const planes = await page.evaluate(async xml => {
    const viewer = new BpmnJS({container: '#canvas'});
    const {warnings} = await viewer.importXML(xml);
    if (warnings.length) throw new Error(warnings.map(warning => warning.message).join('\n'));
    const drawn = [];
    for (const {plane} of viewer.getDefinitions().diagrams) {
      const element = plane.bpmnElement;
      const collapsed = element.$type === 'bpmn:SubProcess';
      const canvas = viewer.get('canvas');
      canvas.setRootElement(canvas.findRoot(collapsed ? `${element.id}_plane` : element.id));
      drawn.push({suffix: collapsed ? '-' + element.id.replace(/^sub_/, '') : '', svg: (await viewer.saveSVG()).svg});
    }
    return drawn;
  }, read(path));
  for (const {suffix, svg} of planes) await savePlane(page, basename(path, '.bpmn') + suffix, svg);
  await page.close();
}

async function savePlane(page, name, svg) {
  const white = svg.replace(/(<svg [^>]*viewBox="(\S+) (\S+) (\S+) (\S+)"[^>]*>)/,
    '$1<rect x="$2" y="$3" width="$4" height="$5" fill="white"/>');
  save(join(target, name + '.svg'), withStableIds(white));
  if (png) {
    const [width, height] = svg.match(/width="(\d+)[^"]*" height="(\d+)/).slice(1).map(Number);
    await page.setViewport({width, height, deviceScaleFactor: 1});
    await page.setContent(`<body style="margin:0">${white}`);
    save(join(png, name + '.png'), await page.screenshot());
  }
}

/** bpmn-js names its markers at random: numbered, the same diagram gives the same file. */
function withStableIds(svg) {
  const names = [...new Set([...svg.matchAll(/<marker id="([^"]+)"/g)].map(match => match[1]))];
  return names.reduce((text, name, number) => text.replaceAll(name, `marker-${number + 1}`), svg);
}

async function renderTable(path) {
  const assets = ['dmn-js-shared', 'dmn-js-decision-table', 'dmn-js-decision-table-controls'];
  const page = await open('dmn-js/dist/dmn-viewer.production.min.js',
    [...assets.map(name => `dmn-js/dist/assets/${name}.css`), 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css']);
  await page.evaluate(async xml => {
    const viewer = new DmnJS({container: '#canvas', drd: {drillDown: {enabled: false}}});
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find(view => view.type === 'decisionTable'));
  }, read(path));
  await page.addStyleTag({content: '.view-drd, .annotation {display: none !important}'});
  const wide = await page.$eval('.tjs-table-container table', table => table.offsetWidth);
  if (wide > 1500) await page.setViewport({width: wide + 40, height: 900, deviceScaleFactor: 2});
  const [title, table] = await Promise.all(['.decision-table-properties', '.tjs-table-container'].map(name => page.$(name)));
  const [top, bounds] = [await title.boundingBox(), await (await table.$('table')).boundingBox()];
  const clip = {x: bounds.x, y: top.y, width: bounds.width + 1, height: bounds.y + bounds.height - top.y + 1};
  save(join(target, basename(path, '.dmn') + '.png'), await page.screenshot({clip}));
  await page.close();
}

async function open(script, styles) {
  const page = await browser.newPage();
  await page.setViewport({width: 1500, height: 900, deviceScaleFactor: 2});
  await page.setContent('<body style="margin:0"><div id="canvas" style="height:900px"></div>');
  for (const style of styles) await page.addStyleTag({path: require.resolve(style)});
  await page.addScriptTag({path: require.resolve(script)});
  return page;
}

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

function save(path, content) {
  writeFileSync(path, content);
  console.log(path);
}

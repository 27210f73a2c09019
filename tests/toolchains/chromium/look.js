// look.js: reads {chromium, page, views} from stdin, opens the page once for each view, and writes what it saw to stdout as JSON.
// A view is {name, width, height, scale, dark, print, axe, picture, rows, pdf}; picture and pdf are paths or null, rows the picture's greatest height.
'use strict';
const fs = require('node:fs');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function look(browser, url, view) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    deviceScaleFactor: view.scale,
    colorScheme: view.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) problems.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  if (view.print) await page.emulateMedia({ media: 'print' });
  problems.push(...(await page.evaluate(layout, view.print)));
  if (view.axe) problems.push(...(await accessibility(page)));
  if (view.picture) await photograph(page, view);
  if (view.pdf) await page.pdf({ path: view.pdf, format: 'A4', printBackground: true });
  await context.close();
  return problems.map((problem) => `${view.name}: ${problem}`);
}

async function photograph(page, view) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width: view.width, height: Math.min(whole, view.rows ?? whole) };
  await page.screenshot({ path: view.picture, fullPage: true, clip });
}

// Runs inside the page.
function layout(print) {
  const problems = [];
  const root = document.documentElement;
  const named = (element) => `<${element.localName}> “${element.textContent.trim().slice(0, 40)}”`;
  if (root.scrollWidth > root.clientWidth) problems.push(`layout: the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const scale = element.ownerSVGElement ? element.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < (print ? 8 : 9)) problems.push(`layout: ${named(element)} is ${size.toFixed(1)} px small`);
  }
  for (const image of document.images) if (!image.naturalWidth) problems.push(`layout: a picture of ${image.src.slice(0, 30)} can't be shown`);
  if (print) {
    for (const details of document.querySelectorAll('details')) {
      const content = details.querySelector('summary ~ *');
      if (content && !content.checkVisibility()) problems.push(`print: ${named(details)} stays closed`);
    }
  }
  return problems;
}

async function accessibility(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
  if (!result.passes.length) return ['axe: it looked at nothing'];
  return result.violations.flatMap((rule) => rule.nodes.map((node) => `axe: ${rule.id} at ${node.target.join(' ')}`));
}

async function main() {
  const job = JSON.parse(fs.readFileSync(0, 'utf8'));
  const env = { ...process.env, FONTCONFIG_FILE: `${job.chromium}/fonts.conf`, XDG_CACHE_HOME: `${job.chromium}/cache` };
  // The sandbox needs rights that a container's root lacks, and the pages are our own.
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'];
  const browser = await chromium.launch({ executablePath: `${job.chromium}/bin/chromium`, args, env });
  const problems = [];
  for (const view of job.views) problems.push(...(await look(browser, job.page, view)));
  process.stdout.write(JSON.stringify({ version: browser.version(), problems }));
  await browser.close();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

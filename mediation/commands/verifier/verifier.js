"use strict";

const KEYS = JSON.parse(document.getElementById("keys").textContent);
const PURPOSE = "document.page";
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MARK = /^HJT2:([2-9A-HJKMNP-Z]{12}):([0-9]{1,4}):([0-9]{1,4}):([A-Z2-7]+)$/;
const SIGNATURE_BYTES = 64, FACTS_HASH_BYTES = 32, TEXT_HASH_BYTES = 16;
const SQUARES = 24;

const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
const ascii = (text) => new TextEncoder().encode(text);

function unpacked(text) {
  const bytes = [];
  let bits = 0, held = 0;
  for (const sign of text) {
    held = (held << 5) | BASE32.indexOf(sign);
    bits += 5;
    if (bits >= 8) { bits -= 8; bytes.push((held >> bits) & 255); held &= (1 << bits) - 1; }
  }
  if (bits >= 5 || held !== 0) throw new Error("not written as it is made");
  return Uint8Array.from(bytes);
}

function read(text) {
  const found = MARK.exec(text);
  if (!found) return null;
  try {
    const packed = unpacked(found[4]);
    const afterKey = 1 + packed[0], afterSignature = afterKey + SIGNATURE_BYTES;
    const body = packed.slice(afterSignature);
    const hashes = FACTS_HASH_BYTES + TEXT_HASH_BYTES;
    const words = new TextDecoder("gb18030", { fatal: true }).decode(body.slice(hashes)).split("\n");
    if (words.length !== 7) return null;
    const [version, title, number, fen, issued, effective, parties] = words;
    return {
      code: found[1], page: Number(found[2]), pages: Number(found[3]),
      key: new TextDecoder().decode(packed.slice(1, afterKey)),
      signature: packed.slice(afterKey, afterSignature),
      signed: joined(ascii(PURPOSE), [0], ascii(text.slice(0, text.lastIndexOf(":") + 1)), body),
      version, title, number, fen, issued, effective, parties,
      facts: hex(body.slice(0, FACTS_HASH_BYTES)), text: hex(body.slice(FACTS_HASH_BYTES, hashes)),
    };
  } catch (error) {
    return null;
  }
}

// Ed25519 (RFC 8032) with whole numbers, for browsers that do not have it: before Chromium 137.
const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (value, by = P) => ((value % by) + by) % by;
function power(base, exponent) {
  let result = 1n;
  for (base = mod(base); exponent > 0n; exponent >>= 1n, base = mod(base * base)) {
    if (exponent & 1n) result = mod(result * base);
  }
  return result;
}
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT = power(2n, (P - 1n) / 4n);
const little = (bytes) => BigInt("0x" + hex(Uint8Array.from(bytes).reverse()));

function point(bytes) {
  const number = little(bytes), sign = number >> 255n, y = number & (2n ** 255n - 1n);
  if (y >= P) return null;
  const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x - square) !== 0n) x = mod(x * ROOT);
  if (mod(x * x - square) !== 0n || (x === 0n && sign === 1n)) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

function sum([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
  const e = b - a, f = d - c, g = d + c, h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(scalar, base) {
  let result = [0n, 1n, 1n, 0n];
  for (; scalar > 0n; scalar >>= 1n, base = sum(base, base)) {
    if (scalar & 1n) result = sum(result, base);
  }
  return result;
}

async function holdsByNumbers(key, signature, message) {
  const first = signature.slice(0, 32), scalar = little(signature.slice(32));
  const commitment = point(first), holder = point(key);
  if (!commitment || !holder || scalar >= ORDER) return false;
  const digest = await crypto.subtle.digest("SHA-512", joined(first, key, message));
  const base = point(unhex("58" + "66".repeat(31)));
  const left = times(scalar, base);
  const right = sum(commitment, times(little(new Uint8Array(digest)) % ORDER, holder));
  return mod(left[0] * right[2] - right[0] * left[2]) === 0n
    && mod(left[1] * right[2] - right[1] * left[2]) === 0n;
}

async function holds(key, signature, message) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  } catch (error) {
    return holdsByNumbers(key, signature, message);
  }
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}

async function isGenuine(seal) {
  const key = Object.hasOwnProperty.call(KEYS.keys, seal.key) ? KEYS.keys[seal.key] : null;
  return key !== null && holds(unhex(key), seal.signature, seal.signed);
}

async function column(code, text) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", ascii(`${code}:${text}`)));
  const bits = (digest[0] << 16) | (digest[1] << 8) | digest[2];
  return Array.from({ length: SQUARES }, (_, place) => ((bits >> (SQUARES - 1 - place)) & 1 ? "■" : "□")).join("");
}

function yuan(fen) {
  const digits = fen.padStart(3, "0");
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)} 元`;
}

function element(name, text, kind) {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

async function shown(text) {
  const seal = read(text);
  const genuine = seal !== null && await isGenuine(seal);
  const card = element("article", "", genuine ? "true" : "false");
  if (!genuine) {
    const old = /^HJT1:/.test(text);
    const unknown = seal !== null && !Object.hasOwnProperty.call(KEYS.keys, seal.key);
    card.append(element("h2", old ? "没有签名" : "伪"));
    card.append(element("p", old ? "这份文书出具时还没有签名，请到出具机构的网页用校验码查询。"
      : unknown ? "签名使用了本页没有的密钥。如果文书是新近出具的，请向出具机构索取新的校验页。"
        : "内容与签名不符，或者不是本机构的二维码。请先核对文字是否完整，仍是这个结果的，请不要采信。"));
    return { card, seal: null };
  }
  card.append(element("h2", `真：第 ${seal.page} 页，共 ${seal.pages} 页`));
  const rows = [
    ["文书", seal.title], ["编号", seal.number], ["校验码", seal.code.replace(/(.{4})(?=.)/g, "$1-")],
    ["版本", `第 ${seal.version} 版`], ["金额", seal.fen ? yuan(seal.fen) : "未载明"],
    ["出具日期", seal.issued], ["生效日期", seal.effective || "未载明"], ["当事人", seal.parties],
    ["密钥", seal.key + (seal.key === KEYS.current ? "" : "（旧密钥，仍然有效）")],
    ["要素摘要", seal.facts], ["本页文字摘要", seal.text],
    ["骑缝码右列", await column(seal.code, seal.text)],
  ];
  if (seal.page === 1) rows.splice(-1, 0, ["骑缝码左列", await column(seal.code, "")]);
  const list = document.createElement("dl");
  for (const [name, value] of rows) {
    list.append(element("dt", name), element("dd", value, name.startsWith("骑缝码") ? "strip" : ""));
  }
  card.append(list);
  return { card, seal };
}

function stack(seals) {
  const problems = [], first = seals[0];
  const strange = seals.filter((seal) => seal.code !== first.code || seal.facts !== first.facts);
  if (strange.length) problems.push(`第 ${strange.map((seal) => seal.page).join("、")} 页不属于同一份文书或者不是同一版本。`);
  const there = new Set(seals.filter((seal) => !strange.includes(seal)).map((seal) => seal.page));
  const missing = Array.from({ length: first.pages }, (_, place) => place + 1).filter((page) => !there.has(page));
  if (missing.length) problems.push(`还没有校验第 ${missing.join("、")} 页。`);
  return problems.join("") || `全部 ${first.pages} 页齐全，属于同一份文书。`;
}

async function check() {
  const result = document.getElementById("result");
  const typed = document.getElementById("typed").value.replace(/\s+/g, "").toUpperCase();
  const cards = await Promise.all(typed.split(/(?=HJT[0-9]:)/).filter(Boolean).map(shown));
  result.replaceChildren(...cards.map((each) => each.card));
  const seals = cards.map((each) => each.seal).filter(Boolean);
  if (seals.length) result.prepend(element("p", stack(seals), "stack"));
  if (!cards.length) result.append(element("p", "请先粘贴二维码的文字。"));
}

async function readPictures(event) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const texts = [];
  for (const file of event.target.files) {
    const found = await detector.detect(await createImageBitmap(file));
    texts.push(...found.map((each) => each.rawValue));
  }
  document.getElementById("typed").value = texts.join("\n");
  await check();
}

document.getElementById("check").addEventListener("click", check);
if ("BarcodeDetector" in window) {
  document.getElementById("picture").addEventListener("change", readPictures);
} else {
  document.getElementById("picture").disabled = true;
  document.getElementById("unable").hidden = false;
}

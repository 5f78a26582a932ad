"use strict";
// Pure functions on texts. The server counts code points, the browser UTF-16 units.

// Returns the UTF-16 place of each code point, and of the end.
function places(text) {
  const found = [];
  let at = 0;
  for (const char of text) {
    found.push(at);
    at += char.length;
  }
  found.push(at);
  return found;
}

// Returns edits of a suggestion in UTF-16 places, from the last to the first.
function unitEdits(edits, map) {
  return edits
    .map((edit) => ({ start: map[edit.start], end: map[edit.end], text: edit.text }))
    .sort((a, b) => b.start - a.start);
}

// Returns the one stretch that all edits touch, and what stands there afterwards.
function joined(text, edits) {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  let said = text.slice(start, end);
  for (const edit of edits) {
    said = said.slice(0, edit.start - start) + edit.text + said.slice(edit.end - start);
  }
  return { start, end, text: said };
}

// Cuts a text at the ends of all marks: [{text, marks}], marks in the order given.
function cut(text, marks) {
  const ends = new Set([0, text.length]);
  for (const mark of marks) {
    ends.add(Math.min(mark.start, text.length));
    ends.add(Math.min(mark.end, text.length));
  }
  const sorted = [...ends].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i], sorted[i + 1]];
    pieces.push({
      text: text.slice(start, end),
      marks: marks.filter((mark) => mark.start <= start && mark.end >= end && mark.end > mark.start),
    });
  }
  return pieces;
}

// Returns the blanks of a text: {start, end, inner}, the braces included in the stretch.
function blanksIn(text) {
  return [...text.matchAll(/\{([^{}\n]*)\}/g)].map((match) => ({
    start: match.index, end: match.index + match[0].length, inner: match[1],
  }));
}

// Returns where a stretch went in a newer text, or null if its words changed.
function moved(before, after, mark) {
  let head = 0;
  const most = Math.min(before.length, after.length);
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (mark.end <= head) return mark;
  const shift = after.length - before.length;
  if (mark.start >= before.length - tail) return { ...mark, start: mark.start + shift, end: mark.end + shift };
  return null;
}

if (typeof module !== "undefined") module.exports = { places, unitEdits, joined, cut, blanksIn, moved };

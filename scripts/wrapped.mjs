/**
 * Text as lines of at most so many characters, but for longer words.
 * @param {string} text in one line
 * @param {number} width
 * @returns {string[]}
 */
export function wrapped(text, width) {
  if (text.length <= width) return [text];
  const end = text.lastIndexOf(' ', width);
  return end < 0 ? [text] : [text.slice(0, end), ...wrapped(text.slice(end + 1), width)];
}

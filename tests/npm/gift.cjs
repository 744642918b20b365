// GIFT on stdin, what a parser that is not ours makes of it on stdout.
const { parse } = require("gift-pegjs");
let text = "";
process.stdin.on("data", (piece) => { text += piece; });
process.stdin.on("end", () => { process.stdout.write(JSON.stringify(parse(text))); });

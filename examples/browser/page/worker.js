// Unpacks the engine, which comes as text, and runs it. From then on the
// engine takes the messages. What it prints is why it ended.
let printed = "";
console.log = (text) => { printed += text; };
onmessage = async ({ data: text }) => {
  try {
    const unpacked = new Blob([decode(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
    const program = new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
    const go = new Go();
    const { instance } = await WebAssembly.instantiateStreaming(program, go.importObject);
    await go.run(instance); // which never ends by itself
    postMessage({ failed: printed });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};

// decode reads Ascii85, with ~ for <: five characters, from ! to u, for four
// bytes, and z for four zeros. In base64 the page would be a fifteenth longer.
function decode(text) {
  const bytes = new DataView(new ArrayBuffer(4 * text.length));
  let [size, group, count] = [0, 0, 0];
  const add = (digit) => {
    group = 85 * group + digit;
    if (++count < 5) return;
    bytes.setUint32(size, group);
    [size, group, count] = [size + 4, 0, 0];
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 122) size += 4;
    else add(code === 126 ? 27 : code - 33);
  }
  const surplus = (5 - count) % 5;
  for (let i = 0; i < surplus; i++) add(84);
  return new Uint8Array(bytes.buffer, 0, size - surplus);
}

/** A ustar archive of regular files, by path. `type` replaces the entries' type flag. */
export function tarOf(files: Readonly<Record<string, string>>, type = '0'): Buffer {
  const entries = Object.entries(files).flatMap(([path, text]) => {
    const body = Buffer.from(text);
    const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
    return [header(path, body.length, type), body, padding];
  });
  return Buffer.concat([...entries, Buffer.alloc(1024)]);
}

function header(path: string, size: number, type: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(path, 0, 'latin1');
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write('        ', 148, 'latin1');
  block.write(type, 156, 'latin1');
  block.write('ustar\0', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

const SCALE = 2;
const HEAD = 64;
const MARGIN = 16;
const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** What stands over a picture that leaves the page: it must say by itself what it shows, and as of which day. */
export type Caption = { readonly title: string; readonly note: string; readonly on: string };

const loaded = async (text: string): Promise<HTMLImageElement> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
};

const drawn = (image: HTMLImageElement, { title, note }: Caption): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  const [width, height] = [image.width + 2 * MARGIN, image.height + HEAD + MARGIN];
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser draws no pictures');
  pen.scale(SCALE, SCALE);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#1a2126';
  pen.font = `600 18px ${FONT}`;
  pen.fillText(title, MARGIN, MARGIN + 14);
  pen.fillStyle = '#4c565f';
  pen.font = `13px ${FONT}`;
  pen.fillText(note, MARGIN, MARGIN + 36);
  pen.drawImage(image, MARGIN, HEAD);
  return canvas;
};

/** Lets the browser save a drawing, as the text of an SVG, as a PNG with its caption. */
export const savePicture = async (drawing: string, caption: Caption, name: string): Promise<void> => {
  const link = document.createElement('a');
  link.href = drawn(await loaded(drawing), caption).toDataURL('image/png');
  link.download = name;
  link.click();
};

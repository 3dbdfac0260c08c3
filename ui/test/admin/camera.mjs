// What does a camera read off the screen? A picture of the screen goes through a reader of QR codes that is not the server's maker of them.

import decodeQR from 'qr/decode.js';

/** The text in a picture, read as dots: the page that is pictured is not asked. */
export async function readQr(context, png) {
  const blank = await context.newPage();
  try {
    const dots = await blank.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const drawing = canvas.getContext('2d');
      drawing.drawImage(image, 0, 0);
      const { data, width, height } = drawing.getImageData(0, 0, image.width, image.height);
      return { data: [...data], width, height };
    }, png.toString('base64'));
    return decodeQR({ ...dots, data: Uint8ClampedArray.from(dots.data) });
  } catch (error) {
    return `nothing: ${error.message}`;
  } finally {
    await blank.close();
  }
}

export { drawPicture, pixelScale } from './drawPicture';
export type { Picture } from './drawPicture';

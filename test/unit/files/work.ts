/** Work that nobody watches. */
export const noWork = (): Promise<void> => Promise.resolve();

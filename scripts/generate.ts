export async function writeDocuments(folder: string, made: { readonly seed: number; readonly documents: number }): Promise<void> {
  throw new Error(`not yet: ${folder} ${made.seed}`);
}

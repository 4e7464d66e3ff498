/** What is wrong with a JSON document, and where: the keys and indexes that lead there. */
export interface FaultAt {
  readonly at: readonly (string | number)[];
  readonly problem: string;
}

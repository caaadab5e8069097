// Finding people by a few letters, with or without diacritics, given names first: that is what people type.
export const fold = (text) =>
  text
    .replace(/[\u00d0\u00f0\u0189\u0256]/g, "d")
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07]/g, "'")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\u0111/gi, "d")
    .toLowerCase();

/** The name as it is spoken, and the mark that tells it from another of the same name: `nguyen van an`, `1978`. */
const parts = (name) => name.match(/^(.*?)(?: \((.+)\))?$/).slice(1);
const FITS = [
  (name, typed) => name.split(" ").at(-1).startsWith(typed),
  (name, typed) => typed.includes(" ") && name.includes(typed),
  (name, typed) => name.split(" ").some((word) => word.startsWith(typed)),
  (name, typed, mark = "") => `${name} ${mark}`.includes(typed),
];

/** The list with whom somebody has chosen, also one who has left it since.
 * @template {{ id: string, name: string }} P @param {P[]} people @param {string} id @param {string} name */
export const withPerson = (people, id, name) =>
  !id || people.some((one) => one.id === id) ? people : [...people, { id, name }];

export function matching(people, typed, most = 6) {
  const wanted = fold(typed.trim());
  if (!wanted) return [];
  return people
    .map((person) => [person, ...parts(fold(person.name))])
    .map(([person, name, mark]) => [FITS.findIndex((fits) => fits(name, wanted, mark)), person])
    .filter(([rank]) => rank >= 0)
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, person]) => person);
}

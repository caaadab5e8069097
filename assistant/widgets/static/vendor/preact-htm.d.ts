// What is used of preact and htm, as tsc is told: markup is text to it, hooks keep the type they were given.
export interface Ref<T> {
  current: T;
}
export type Cleanup = undefined | void | (() => unknown);
export interface Context<T> {
  Provider: unknown;
  value: T;
}
export class Component<Props = any> {
  props: Props;
}
export function html(text: TemplateStringsArray, ...parts: unknown[]): unknown;
export function h(kind: unknown, props?: object | null, ...children: unknown[]): unknown;
export function render(drawn: unknown, place: Element): void;
export function createContext<T>(value: T): Context<T>;
export function useContext<T>(context: Context<T>): T;
export function useEffect(effect: () => Cleanup, inputs?: unknown[]): void;
export function useLayoutEffect(effect: () => Cleanup, inputs?: unknown[]): void;
export function useMemo<T>(make: () => T, inputs: unknown[]): T;
export function useCallback<T>(call: T, inputs: unknown[]): T;
export function useRef<T = any>(value: T): Ref<T>;
export function useState<T = any>(value: T | (() => T)): [T, (next: T | ((now: T) => T)) => void];

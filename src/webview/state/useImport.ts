import { useEffect, useState } from 'preact/hooks';

/** A module that is loaded when it is wanted for the first time; undefined until it is there. */
export function useImport<T extends object>(load: () => Promise<T>, wanted: boolean): T | undefined {
    const [loaded, setLoaded] = useState<T>();
    useEffect(() => {
        if (wanted) {
            void load().then(setLoaded);
        }
    }, [wanted]);
    return loaded;
}

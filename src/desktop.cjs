/**
 * The entry point on the desktop: it loads the extension, the ES module beside it. The manifest's `main` is not that
 * module itself, because VS Code 1.100 on the web goes by `main` where it decides whether `browser` is an ES module,
 * and refuses to load one.
 */
exports.activate = async context => (await import('./extension.mjs')).activate(context);

// Where an error comes from is said of the TypeScript.
process.setSourceMapsEnabled(true);

/** Warnings of the compiler, accessibility included, are errors of the check. */
export default { compilerOptions: { runes: true } };

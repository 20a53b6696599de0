/** Texts of one area: setting up, looking after the workspace, the program itself. */
export const setup = {
  runtime: 'Ambiente',
  system: 'Sistema',
};

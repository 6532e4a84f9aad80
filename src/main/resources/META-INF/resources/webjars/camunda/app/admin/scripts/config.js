// Admin's settings: our name.
export default {
  app: {name: 'Admin', vendor: 'Storebridge'},
};

// Welcome's settings: our name.
export default {
  app: {name: 'Welcome', vendor: 'Storebridge'},
};

// Cockpit's settings: our name.
export default {
  app: {name: 'Cockpit', vendor: 'Storebridge'},
};

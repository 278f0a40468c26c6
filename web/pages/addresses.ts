/** Where a network is brought in; screens of rooms are told it, so that they need not know the routes. */
export const IMPORT_ADDRESS = '/sources/import';

/** No browser is downloaded at install time: docs/design.md, "Printing", says which one is used. */
module.exports = { skipDownload: true };

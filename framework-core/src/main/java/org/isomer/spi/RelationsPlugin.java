package org.isomer.spi;

/**
 * Opens data whose examples belong together, such as pairs of sentences, or queries and documents.
 */
@Kind(value = "relations", makes = Relations.class)
public interface RelationsPlugin<C extends Record> extends FilesPlugin<C, Relations> {}

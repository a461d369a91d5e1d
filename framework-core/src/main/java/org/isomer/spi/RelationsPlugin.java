package org.isomer.spi;

/** Opens data whose examples belong together. */
@Kind(value = "relations", makes = Relations.class)
public interface RelationsPlugin<C extends Record> extends Plugin<C, Relations> {}

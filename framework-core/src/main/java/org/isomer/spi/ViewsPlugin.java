package org.isomer.spi;

/** Makes the pipelines of all views. */
@Kind(value = "views", makes = Views.class)
public interface ViewsPlugin<C extends Record> extends Plugin<C, Views> {}

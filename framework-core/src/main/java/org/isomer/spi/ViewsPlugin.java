package org.isomer.spi;

/** Makes the pipelines of steps that turn an example into views. */
@Kind(value = "views", makes = Views.class)
public interface ViewsPlugin<C extends Record> extends Plugin<C, Views> {}

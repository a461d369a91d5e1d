package org.isomer.spi;

/**
 * Makes the pipelines of steps that turn an example into views. A configuration can add to them:
 * {@link ViewsAdditions}.
 */
@Kind(value = "views", makes = Views.class, additions = ViewsAdditions.class)
public interface ViewsPlugin<C extends Record> extends Plugin<C, Views> {}

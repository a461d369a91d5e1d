package org.isomer.spi;

/** Makes an order in which training goes through examples. */
@Kind(value = "order", makes = Order.class)
public interface OrderPlugin<C extends Record> extends Plugin<C, Order> {}

package org.isomer.spi;

/**
 * Makes a method of representation learning: how views, encoder, projector and loss make one step.
 */
@Kind(value = "framework", makes = Framework.class)
public interface FrameworkPlugin<C extends Record> extends Plugin<C, Framework> {}

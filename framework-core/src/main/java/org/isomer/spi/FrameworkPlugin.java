package org.isomer.spi;

/** Makes a method of representation learning. */
@Kind(value = "framework", makes = Framework.class)
public interface FrameworkPlugin<C extends Record> extends Plugin<C, Framework> {}

package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Makes an evaluation task. */
@Kind(value = "task", makes = Task.class)
public interface TaskPlugin<C extends Record> extends Plugin<C, Task> {}

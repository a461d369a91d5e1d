package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Makes an evaluation task: what is measured and how. */
@Kind(value = "task", makes = Task.class)
public interface TaskPlugin<C extends Record> extends Plugin<C, Task> {}

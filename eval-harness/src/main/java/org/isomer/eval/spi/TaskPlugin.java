package org.isomer.eval.spi;

import org.isomer.spi.FilesPlugin;
import org.isomer.spi.Kind;

/** Makes an evaluation task: what is measured and how. */
@Kind(value = "task", makes = Task.class)
public interface TaskPlugin<C extends Record> extends FilesPlugin<C, Task> {}

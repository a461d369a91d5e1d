/**
 * In which order training goes through examples.
 *
 * <p>An order is a plugin: it says which examples make which batch of an epoch, as a function of
 * seed and epoch alone, so that a run that is taken up again sees the batches that it would have
 * seen. {@link org.isomer.data.BatchPipeline} cuts and fills them.
 */
@NullMarked
package org.isomer.data.order;

import org.jspecify.annotations.NullMarked;

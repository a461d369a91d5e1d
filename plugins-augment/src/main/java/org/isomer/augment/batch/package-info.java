/**
 * Changes of whole batches, as plugins of kind {@code batch-augmentation}. They see what the
 * pipelines of a view have left of each example, as named tensors of numbers, and say what each row
 * is made of afterwards ({@link org.isomer.spi.Mix}). A new one is one class here and one line in
 * {@code META-INF/services/org.isomer.spi.Plugin}.
 */
@NullMarked
package org.isomer.augment.batch;

import org.jspecify.annotations.NullMarked;

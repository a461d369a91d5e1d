/**
 * Augmentations of texts, as plugins of kind {@code augmentation}. They work on {@link
 * org.isomer.modality.text.Text}, before a step such as {@code word-pieces} makes tokens of it.
 */
@NullMarked
package org.isomer.augment.text;

import org.jspecify.annotations.NullMarked;

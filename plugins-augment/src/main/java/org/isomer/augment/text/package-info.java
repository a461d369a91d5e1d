/**
 * Augmentations of texts, as plugins of kind {@code augmentation}. They work on {@link
 * org.isomer.modality.text.Text}, before a step such as {@code word-pieces} makes tokens of it;
 * {@link org.isomer.augment.text.MaskTokens} makes the tokens, with a step of one's choice, and
 * hides some. The encoder's dropout as the only augmentation is {@link
 * org.isomer.augment.views.SameViews}.
 */
@NullMarked
package org.isomer.augment.text;

import org.jspecify.annotations.NullMarked;

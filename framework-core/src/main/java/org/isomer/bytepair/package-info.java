/**
 * Byte-pair encoding of bytes (Sennrich et al. 2016; Radford et al., "Language models are
 * unsupervised multitask learners", 2019): a text's UTF-8 bytes, of which pairs that were frequent
 * in training become one token. Every text can be written with it, in any language; nothing is
 * unknown, and case is kept.
 *
 * <p>{@link org.isomer.bytepair.BytePairTraining} learns {@link org.isomer.bytepair.BytePairModel
 * pairs} from texts; {@link org.isomer.bytepair.BytePairs} is the step of a pipeline that cuts
 * texts with them. The file in between is a {@code tokenizer.json}, which Hugging Face's library
 * opens and cuts in the same way.
 */
@NullMarked
package org.isomer.bytepair;

import org.jspecify.annotations.NullMarked;

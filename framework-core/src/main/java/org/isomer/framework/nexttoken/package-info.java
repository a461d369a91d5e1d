/**
 * Next-token prediction (Radford et al. 2018, "Improving language understanding by generative
 * pre-training", equation 1).
 *
 * <p>The idea: an encoder that looks back only ({@link org.isomer.spi.Encoder#causal}) has to say
 * at each place of a text which token comes next.
 *
 * <pre>
 *   tokens x₁ … x_T ─ encoder ─ vectors h₁ … h_T ─ logits of h₁ … h_{T−1} ─ cross-entropy ← x₂ … x_T
 * </pre>
 *
 * <p>With E the embeddings of the V tokens, the loss is the mean over all places of the batch that
 * a token follows of
 *
 * <pre>
 *   −log softmax(E h_t + b)_{x_{t+1}}
 * </pre>
 *
 * <p>As in the paper the weights of the output are the embeddings. Padding is neither read nor
 * found. Features are not what is trained, so nothing is watched for collapse.
 */
@NullMarked
package org.isomer.framework.nexttoken;

import org.jspecify.annotations.NullMarked;

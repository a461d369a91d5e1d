/**
 * TS2Vec (Yue et al. 2022, "TS2Vec: towards universal representation of time series").
 *
 * <p>The idea: two overlapping crops of a series are encoded, with positions hidden at random. At
 * each position of the overlap both should have the same vector, and another than at other
 * positions and than other series have there; and so on every scale.
 *
 * <pre>
 *        ┌─ first crop ── encoder ── z_t  ─┐
 *   x ───┤                                 ├─ hierarchical contrast over the overlap
 *        └─ second crop ─ encoder ── z'_t ─┘
 * </pre>
 *
 * <p>{@link org.isomer.framework.ts2vec.HierarchicalContrast} states the loss. The views are one
 * pipeline without chance, since the crops are drawn in the graph, once for a batch; what hides
 * positions is the encoder {@code ts2vec}. Any encoder that has a vector for each position can be
 * trained. The outcome is the mean of the weights over the run, first values included: variables
 * {@code average.encoder…}, which evaluation and export read.
 *
 * <p>Paper and reference code, and what was resolved:
 *
 * <ul>
 *   <li>The mean of the weights is in the code alone. As there, all steps have equal weight.
 *   <li>The paper's loss is the mean of the sum of both terms; the code halves them (α = 0.5),
 *       which with AdamW makes no difference but for weight decay. Here as in the code.
 *   <li>The code moves each series of a batch by an offset of its own, and crops what lies under
 *       the batch's windows. Here as well; a crop has the whole's shape, and what lies beyond its
 *       ends is padding, which an encoder that honours masks does not tell from an end.
 *   <li>The code centres series that are shorter than others; here they begin at the first
 *       position. In both, windows may cover padding, whose vectors enter the loss as others do.
 *   <li>The code splits series that are longer than 3000; views with {@code series-crop} do.
 *   <li>In the code what is missing at the ends of a series gets vectors like what is missing
 *       within; here it is padding, and is not pooled.
 * </ul>
 *
 * <p>Logs {@code instance-loss} and {@code temporal-loss} at full resolution, and {@code
 * average-share}, the weight of the newest values in the mean.
 */
@NullMarked
package org.isomer.framework.ts2vec;

import org.jspecify.annotations.NullMarked;

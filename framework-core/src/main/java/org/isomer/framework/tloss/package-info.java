/**
 * T-Loss (Franceschi, Dieuleveut and Jaggi 2019, "Unsupervised scalable representation learning for
 * multivariate time series").
 *
 * <p>The idea is that of word2vec: a window of a series is the context, a window within it the word
 * that belongs there, and windows of other series the words that do not.
 *
 * <pre>
 *   x ── anchor ── positive within it ──┐
 *                                       ├─ encoder ─ a, p, n₁ … n_K ─ logistic loss
 *   other series ── K negatives ────────┘
 * </pre>
 *
 * <p>{@link org.isomer.framework.tloss.TripletLogistic} states the loss. Lengths and places of all
 * windows are drawn in the graph for each series by itself: that of the positive from 1 to the
 * series' length, that of the anchor from there on, that of a negative from 1 to its series'
 * length. The views are one pipeline without chance. Any encoder of sequences with a mask can be
 * trained; the paper's is causal.
 *
 * <p>Paper and reference code, and what was resolved:
 *
 * <ul>
 *   <li>The paper adds up the terms of the negatives, the code takes their mean. Here as in the
 *       code; {@code negative-weight} equal to {@code negatives} is the paper's.
 *   <li>Where all series have one length, the code draws lengths once for a batch and gives
 *       negatives the positive's length, to save time. The paper draws each length by itself, and
 *       so does the code for series of unequal length. Here as in the paper always.
 *   <li>Negatives come from all training series there, the anchor's own included; here from the
 *       others of the batch, which is a random part of them.
 * </ul>
 *
 * <p>Logs {@code positive-loss} and {@code negative-loss}.
 */
@NullMarked
package org.isomer.framework.tloss;

import org.jspecify.annotations.NullMarked;

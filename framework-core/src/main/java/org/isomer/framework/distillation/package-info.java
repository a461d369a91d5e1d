/**
 * Distillation of an encoder from the vectors of another one (Hinton, Vinyals and Dean 2015; for
 * sentences Reimers and Gurevych 2020, "Making monolingual sentence embeddings multilingual using
 * knowledge distillation").
 *
 * <p>The idea: a large or well-taught encoder, the teacher, has made a vector of each training
 * example, and a small one, the student, learns to make the same ones, or vectors that lie to each
 * other as those do. No labels, no negatives; the teacher itself is not needed.
 *
 * <pre>
 *   view 1 ─── student ─── (projector) ─── z ─┐
 *                                             loss
 *   last view: the teacher's vector ────── t ─┘
 * </pre>
 *
 * <p>The last view is made by the step {@code teacher-vectors}; every other one passes through the
 * encoder, and the losses are averaged. {@code negative-cosine} (as {@code normalized-mse}) and
 * {@code mean-squared-error}, the paper's, compare z with t and need both to be of one length: a
 * student of the teacher's width, or a projector {@code {name: linear, dim: …}}, which is thrown
 * away afterwards and takes a part of what was learned with it. {@code similarity-matrix} compares
 * the cosines between the examples of a batch instead, on the features themselves and whatever
 * their length.
 *
 * <p>No gradient flows into the targets, which are data.
 */
@NullMarked
package org.isomer.framework.distillation;

import org.jspecify.annotations.NullMarked;

/**
 * The page of one pretraining run. {@link org.isomer.eval.runpage.RunPages} makes it: what the
 * folder of the run says, {@link org.isomer.eval.runpage.LoggedFigures} of its log, and, where its
 * data are at hand, its views and a {@link org.isomer.eval.runpage.HeldOutMap}. Examples of a test
 * split are never looked at.
 */
@NullMarked
package org.isomer.eval.runpage;

import org.jspecify.annotations.NullMarked;

/**
 * Stored scores against what their stored predictions give.
 *
 * <p>{@link org.isomer.eval.verification.Recomputation} computes the scores of a record anew, in
 * its own dialect or another, by the {@link org.isomer.eval.scoring.Scoring} of their kind. {@link
 * org.isomer.eval.verification.Verifier} compares them with what the record says; a result of which
 * a score does not follow from what is stored is not called right. {@code Facts} does the same for
 * facts that follow from others: a field that is added to records, and follows from what is there,
 * gets its line there. What follows from nothing (names, times, versions) is bound by {@link
 * org.isomer.reports.record.RecordDigest}. {@code Bounds} checks what predictions limit without
 * determining it.
 */
@NullMarked
package org.isomer.eval.verification;

import org.jspecify.annotations.NullMarked;

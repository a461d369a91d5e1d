/**
 * What a report draws beside the numbers: training curves, curves of precision against recall,
 * pictures with predictions, augmented views, nearest neighbours, the worst errors, a map of the
 * embedding.
 *
 * <p>An evaluation computes an {@link org.isomer.reports.artifact.Artifact}, a report only draws
 * it. Everything is plain data of the size at which it is shown: thin curves out to a few hundred
 * points, keep pictures at a data set's native size up to about 96 pixels, and a map at about a
 * thousand points, so that a page stays small. A new sort of artifact is a record here, a constant
 * of {@link org.isomer.reports.artifact.ArtifactKind}, and a section of the HTML report.
 */
@NullMarked
package org.isomer.reports.artifact;

import org.jspecify.annotations.NullMarked;

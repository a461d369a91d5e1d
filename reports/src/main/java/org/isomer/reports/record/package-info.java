/**
 * Results that can be checked: what was measured, on which samples, by which protocol, of which
 * encoder, and everything needed to measure it again.
 *
 * <p>A {@link org.isomer.reports.record.Result} is a {@link
 * org.isomer.reports.record.ResultRecord}, the prediction for every sample, and the data of the
 * figures. A {@link org.isomer.reports.record.ResultArchive} keeps them, and a JAR may bring
 * another one. Isomer's own gives each a folder of its own; records are never changed:
 *
 * <pre>{@code
 * results/
 *   knn-simclr-seed-1/
 *     result.json            the record; says the SHA-256 of each file beside it
 *     result.json.sha256     the record's own, as sha256sum writes it
 *     predictions.jsonl.gz   one line for each sample, unrounded: scores follow from it
 *     curves.json            one file for each figure
 *   ridge-simclr-seed-1.failed.json   a FailedResult: why there is none, until there is
 * }</pre>
 *
 * <p>The record types are the schema, and {@code result-2.schema.json} beside them says it to
 * others; a test holds the two together. Whoever adds, removes or renames a component raises {@link
 * org.isomer.reports.record.ResultRecord#SCHEMA}, unless the component may be absent and no release
 * has written the present schema yet.
 */
@NullMarked
package org.isomer.reports.record;

import org.jspecify.annotations.NullMarked;

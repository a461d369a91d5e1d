/**
 * An index of stored results, for questions over many of them.
 *
 * <p>{@link org.isomer.reports.index.ResultIndex} keeps a row for each record of a folder, and one
 * for each of its metrics, in a SQLite file in that folder. The records stay the truth: the file
 * can be deleted at any time, and is made anew where it is damaged or of another version. What is
 * to be asked for is a constant of {@link org.isomer.reports.index.IndexColumn}.
 */
@NullMarked
package org.isomer.reports.index;

import org.jspecify.annotations.NullMarked;

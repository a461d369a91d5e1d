/**
 * Files, whatever they hold: writing so that a kill leaves them as they were or complete ({@link
 * org.isomer.file.AtomicFiles}), growing logs of which at worst the last line is cut short ({@link
 * org.isomer.file.AppendedFile}) and lists of lines that mend that ({@link
 * org.isomer.file.LineFile}), keeping other processes out of a folder ({@link
 * org.isomer.file.FolderLock}), listing folders ({@link org.isomer.file.FileListing}), reading
 * files at once ({@link org.isomer.file.RegularFile}) and texts ({@link org.isomer.file.TextFile}),
 * bounding what is inflated ({@link org.isomer.file.BoundedInput}), their digests ({@link
 * org.isomer.file.Sha256}) and saying what is in the way ({@link org.isomer.file.FileTrouble}).
 * Every reader and writer of the product goes through here, so that hidden files, byte-order marks
 * and locks are treated alike.
 *
 * <p>With the system property {@code isomer.crash-at=N} the process halts at the N-th of these
 * writes; tests show with it that every verb goes on after a kill at any moment.
 */
@NullMarked
package org.isomer.file;

import org.jspecify.annotations.NullMarked;

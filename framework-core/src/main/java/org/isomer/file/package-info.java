/**
 * Writing files so that a kill leaves them as they were or complete. What a file holds is the
 * business of whoever writes it.
 */
@NullMarked
package org.isomer.file;

import org.jspecify.annotations.NullMarked;

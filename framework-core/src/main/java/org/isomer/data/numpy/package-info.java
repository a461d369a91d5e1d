/**
 * Arrays as NumPy writes them, read and written: numbers that come from or go to other programs.
 */
@NullMarked
package org.isomer.data.numpy;

import org.jspecify.annotations.NullMarked;

/** The verb {@code vocabulary}, which trains what turns texts into tokens on a data set. */
@NullMarked
package org.isomer.vocabulary;

import org.jspecify.annotations.NullMarked;

/**
 * What a page shows of an example. Whoever knows a kind of example (a {@link
 * org.isomer.spi.Modality}) makes an {@link org.isomer.exhibit.Exhibit} of it; reports draw it
 * without knowing what it is of.
 */
@NullMarked
package org.isomer.exhibit;

import org.jspecify.annotations.NullMarked;

/** The verb {@code pack}, which writes a data set as shards. */
@NullMarked
package org.isomer.packing;

import org.jspecify.annotations.NullMarked;

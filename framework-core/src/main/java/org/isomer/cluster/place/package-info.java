/**
 * Who a worker is, and where the others are: told on the command line, by {@code launch}, or by the
 * scheduler that started it. Each {@link org.isomer.cluster.place.Starter} reads what one of them
 * leaves in the environment; {@link org.isomer.cluster.place.Places} chooses, and refuses what
 * contradicts.
 */
@NullMarked
package org.isomer.cluster.place;

import org.jspecify.annotations.NullMarked;

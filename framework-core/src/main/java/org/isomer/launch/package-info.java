/**
 * {@code isomer launch}: all workers of a run on this machine, each a process like this one. What
 * one of them is, it is told by {@link org.isomer.cluster.place.Launched}; what becomes of them is
 * {@link org.isomer.launch.Attempt}. Other verbs that need workers for a while have {@link
 * org.isomer.launch.Workers}.
 */
@NullMarked
package org.isomer.launch;

import org.jspecify.annotations.NullMarked;

/**
 * Several data sets as one: {@link org.isomer.data.union.Joined} is the plugin, {@link
 * org.isomer.data.union.JoinedExamples} what it makes of each split.
 */
@NullMarked
package org.isomer.data.union;

import org.jspecify.annotations.NullMarked;

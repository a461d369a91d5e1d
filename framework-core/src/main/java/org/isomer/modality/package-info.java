/**
 * What kinds of examples have in common; each kind has a room of its own, such as {@link
 * org.isomer.modality.series}. {@link org.isomer.modality.Numbers} are what baselines and teachers
 * make of examples.
 */
@NullMarked
package org.isomer.modality;

import org.jspecify.annotations.NullMarked;
